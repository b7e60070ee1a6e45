"""What to do with a budget: the best of some plans, and the best plan for a sum of money."""
