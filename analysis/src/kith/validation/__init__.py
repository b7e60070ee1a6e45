"""Kith against the world: patterns, counties, the pandemic, calibration, a ledger."""
