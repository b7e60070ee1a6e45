"""The operation of programs."""
