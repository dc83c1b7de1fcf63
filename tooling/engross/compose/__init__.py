"""From chapters and comparisons to the one neutral document that every format is made from."""

from engross.compose.clean import clean_copy
from engross.compose.redline import redline
from engross.compose.summary import change_summary, summary_json

__all__ = ["change_summary", "clean_copy", "redline", "summary_json"]
