"""Reporting standards answered from a result: each item with its value, its place, or a gap."""
