"""Checks a result before any other module reads it."""
