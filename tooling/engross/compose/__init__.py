"""From chapters, comparisons and meetings to the one neutral document that every format is made from."""

from engross.compose.agenda import agenda, minutes
from engross.compose.clean import clean_copy
from engross.compose.notice import hearing_notice
from engross.compose.redline import redline
from engross.compose.summary import change_summary, moved_figures, sentences, summary_json

__all__ = [
    "agenda",
    "change_summary",
    "clean_copy",
    "hearing_notice",
    "minutes",
    "moved_figures",
    "redline",
    "sentences",
    "summary_json",
]
