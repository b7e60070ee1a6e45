"""Figures of plans: which to choose, and how one goes on."""
