"""The figures of the law as rules that run, and the languages they are written out in."""
