"""The effects of scenarios and of samples of a sweep, as one table."""
