"""The neutral document of every output, and the docket of the review site."""
