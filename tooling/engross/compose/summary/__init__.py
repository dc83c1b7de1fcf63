"""What a proposal changes, in words that a resident reads: edits, sentences, subjects, lines."""
