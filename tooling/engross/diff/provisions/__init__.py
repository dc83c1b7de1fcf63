"""Comparing provisions: pairing siblings, merging two trees, kinds of change, moves."""
