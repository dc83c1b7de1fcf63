"""Law that is not the city's: which collection a name means, and the IRI of what is cited in it."""
