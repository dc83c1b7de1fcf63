"""Whole codes: brought in, and written out in the forms of others."""
