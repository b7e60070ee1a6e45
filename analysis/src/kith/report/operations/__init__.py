"""Tables of the operation of programs."""
