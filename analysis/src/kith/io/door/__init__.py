"""Checks a result before anything reads it."""
