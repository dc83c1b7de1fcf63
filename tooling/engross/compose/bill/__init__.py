"""The documents of a bill: one proposal over several chapters."""
