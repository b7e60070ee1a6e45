"""Statistics of results: differences, intervals, value for money, and how certain they are."""
