"""Validation of Kith: patterns, counties, the pandemic, calibration, the ledger of assumptions."""
