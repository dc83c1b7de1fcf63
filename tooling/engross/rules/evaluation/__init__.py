"""Evaluating a rule for given facts, and telling the answer."""
