"""Rules: declarations, expressions, figures, reviews."""
