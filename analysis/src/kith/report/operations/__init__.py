"""What programs did, as tables of the page."""
