"""The legal notice that an ordinance is printed in: what stands before and after the ordinance is no law."""

from __future__ import annotations

import re
from collections.abc import Sequence

from engross.importing.recognition.headings import heading_of
from engross.importing.source_page import ImportRemark, PageItem, Paragraph
from engross.patterns import compile_on_use

_HEAD = compile_on_use(r"legal notice\b|notice (is hereby given|of public hearing)\b", re.IGNORECASE)
_TAIL = compile_on_use(r"dated (at|in) .{2,60}\bthis \d{1,2}(st|nd|rd|th)? day of\b", re.IGNORECASE)


def without_notice(items: Sequence[PageItem], remarks: list[ImportRemark]) -> list[PageItem]:
    """``items`` without the notice's head before the first heading, and its date and attestation after the last.

    Each paragraph that is left out is remarked.
    """
    headings = [at for at, item in enumerate(items) if isinstance(item, Paragraph) and heading_of(item) is not None]
    first, last = (headings[0], headings[-1]) if headings else (0, len(items))
    tail = next((at for at in range(last, len(items)) if _begins(items[at], _TAIL)), len(items))
    kept = []
    for at, item in enumerate(items):
        if at >= tail or (at < first and _begins(item, _HEAD)):
            words = item.text.words if isinstance(item, Paragraph) else "a table"
            remarks.append(ImportRemark("furniture", item.place, words))
        else:
            kept.append(item)
    return kept


def _begins(item: PageItem, form: re.Pattern[str]) -> bool:
    return isinstance(item, Paragraph) and bool(form.match(item.text.plain))
