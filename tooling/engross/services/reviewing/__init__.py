"""A file that somebody edited: what was read in it, reviewed change by change, and saved as it was reviewed."""
