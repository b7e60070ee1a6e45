"""Readers of the groups of a result: answer, ranking, reach, partnerships; and of panels."""
