"""What programs did."""
