"""What scenarios and samples of a sweep change, as one table."""
