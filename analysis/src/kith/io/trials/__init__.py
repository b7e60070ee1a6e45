"""What a result holds of a trial."""
