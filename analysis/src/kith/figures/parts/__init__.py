"""Shared parts of figures: look, layout, and the wording of findings and numbers."""
