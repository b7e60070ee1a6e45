"""Writes the pages of the site from the repository and from what the programs say of themselves."""
