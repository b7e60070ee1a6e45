"""Checks and runs scenarios by the program `kith`, and says what went wrong."""
