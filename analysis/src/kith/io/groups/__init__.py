"""Groups of a result, each with what it holds: answer, ranking, reach, panel, partnerships."""
