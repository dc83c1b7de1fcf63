"""From chapters, comparisons and meetings to the one neutral document that every format is made from.

What is made of chapters is named here; what is made of meetings is in the modules of its name (``agenda``, ``notice``,
…), so that a redline does not wait for calendars and schemas.
"""

from engross.compose.clean import clean_copy
from engross.compose.redline import redline
from engross.compose.summary import change_summary, moved_figures, sentences, summary_json

__all__ = [
    "change_summary",
    "clean_copy",
    "moved_figures",
    "redline",
    "sentences",
    "summary_json",
]
