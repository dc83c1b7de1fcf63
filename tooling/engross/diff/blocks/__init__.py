"""Comparing the blocks of a provision: paragraphs with their notes, and tables."""
