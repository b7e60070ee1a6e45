"""Where a plan fails: scenario discovery over the numbers that replicates draw."""
