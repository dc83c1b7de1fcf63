"""From chapters and comparisons to the one neutral document that every format is made from."""

from engross.compose.clean import clean_copy
from engross.compose.redline import redline

__all__ = ["clean_copy", "redline"]
