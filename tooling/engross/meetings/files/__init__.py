"""The TOML files of the city and of its meetings, read into nouns and written to."""
