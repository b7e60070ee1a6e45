"""The value of knowing an uncertain number before choosing."""
