"""All texts of a memo, one table per language."""
