"""All scenarios of a study side by side, and usual care beside a clinic of the place."""
