"""Readers of the virtual trial that a result holds."""
