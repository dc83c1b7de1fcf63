"""From chapters, comparisons and meetings to the one neutral document that every format is made from.

What is made of chapters is named here; what is made of meetings is in the modules of its name (``agenda``, ``notice``,
…), so that a redline does not wait for calendars and schemas.
"""

from engross.compose.law.change_summary import change_sentences, change_summary, replaced_figures, summary_json
from engross.compose.law.clean_copy import clean_copy
from engross.compose.law.redline import redline
from engross.compose.law.whole_code import whole_code

__all__ = [
    "change_sentences",
    "change_summary",
    "clean_copy",
    "redline",
    "replaced_figures",
    "summary_json",
    "whole_code",
]
