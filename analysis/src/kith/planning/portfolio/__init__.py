"""The best portfolio of programs and doses for a sum of money."""
