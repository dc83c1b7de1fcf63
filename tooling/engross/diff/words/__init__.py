"""Comparing two texts word by word: tokens, alignment, clean-up, opcodes, spans."""
