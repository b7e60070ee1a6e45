"""Who was reached, and what their life in usual care held."""
