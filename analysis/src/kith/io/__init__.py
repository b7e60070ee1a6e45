"""Reads results of Kith into tables, names their contents, and starts the program."""
