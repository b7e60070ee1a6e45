"""The living plan: a forecast redrawn by what has happened since the partnership's start."""
