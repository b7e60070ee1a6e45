"""The page about plans: the best one, its rivals, and what money brings."""
