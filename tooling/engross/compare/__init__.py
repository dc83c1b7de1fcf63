"""Comparing two versions: aligning provisions, then words, then saying what kind of change it is."""
