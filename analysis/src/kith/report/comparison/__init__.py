"""All scenarios of a study side by side."""
