"""Writes the pages of the site from the repository and from the programs' own declarations."""
