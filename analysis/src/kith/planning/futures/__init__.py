"""Whether a choice holds where the future is another than planned."""
