"""What figures share: their look, their layout, and how findings and numbers are written."""
