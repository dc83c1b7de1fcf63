"""Analysis that checks share: the prepared draft, its text blocks, terms, series, history, references."""
