"""Use cases of amending instructions: read, and applied."""
