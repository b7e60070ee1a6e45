"""People reached, and their care under usual care."""
