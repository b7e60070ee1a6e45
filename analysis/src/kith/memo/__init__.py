"""One page about a study for the office: Letter, at most 350 words, English or Spanish."""
