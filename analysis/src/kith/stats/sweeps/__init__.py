"""What concerns the samples of a sweep."""
