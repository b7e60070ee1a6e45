"""One self-contained page about a study, for people who have never seen a simulation."""
