"""All that a memo says, one table a language."""
