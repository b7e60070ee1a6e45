"""Decisions about a budget: the best of several plans, and the best plan for a sum of money."""
