"""Tables that compare all scenarios of a study, and usual care with a local clinic."""
