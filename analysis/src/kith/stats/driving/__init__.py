"""Chance in `kith.drivers`: events that it decides, and correlations that it produces."""
