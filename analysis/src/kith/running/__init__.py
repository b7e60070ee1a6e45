"""Checks and runs scenarios with the program `kith`, and reports errors."""
