"""Where a plan fails: scenario discovery over the uncertain numbers."""
