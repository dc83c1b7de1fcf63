"""From chapters, comparisons and meetings to the one neutral document that every format is made from.

What is made of chapters is named here; what is made of meetings is in the modules of its name (``agenda``, ``notice``,
…), so that a redline does not wait for calendars and schemas.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.names_on_demand import names_on_demand

if TYPE_CHECKING:
    from engross.compose.law.change_summary import change_summary, replaced_figures, summary_json, summary_lines_json
    from engross.compose.law.clean_copy import clean_copy
    from engross.compose.law.redline import redline
    from engross.compose.law.whole_code import whole_code
    from engross.compose.summary.summary_lines import summary_lines

__all__ = [
    "change_summary",
    "clean_copy",
    "redline",
    "replaced_figures",
    "summary_json",
    "summary_lines",
    "summary_lines_json",
    "whole_code",
]

__getattr__ = names_on_demand(
    __name__,
    {
        "change_summary": "law.change_summary",
        "clean_copy": "law.clean_copy",
        "redline": "law.redline",
        "replaced_figures": "law.change_summary",
        "summary_json": "law.change_summary",
        "summary_lines": "summary.summary_lines",
        "summary_lines_json": "law.change_summary",
        "whole_code": "law.whole_code",
    },
)
