"""An emulator: what a sweep's scenario gains at numbers that were not run, and how sure that is."""
