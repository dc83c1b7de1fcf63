"""Paragraphs of several lines (Shift and Enter in Word), where the lines are headings and items of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from engross.importing.recognition.headings import heading_of
from engross.importing.recognition.labels import BULLET_KIND, LabelReading, label_at_head, label_readings
from engross.importing.recognition.page_lines import split_label
from engross.importing.source_page import ImportRemark, PageItem, Paragraph, quoted
from engross.model.law.tag_nesting import nested_cut
from engross.model.law.text import LINE_BREAK, normal

_ENDS = (".", ";", ":", "!", "?", ")", "]", "”", '"')
_ENDS_ITEM = (*_ENDS, ",", "—", "; and", "; or", ", and", ", or")
"""How a line ends behind which another item may begin, or a heading as well; else a line was only broken."""


def with_lines_apart(items: Sequence[PageItem], remarks: list[ImportRemark]) -> list[PageItem]:
    """``items`` with a paragraph for each line that begins as a heading, or as the next item of a list, and for what
    stands below the line of a heading.

    Only of what no style of ours names. That lines are read as headings and items is remarked.
    """
    found: list[PageItem] = []
    guessed: list[Paragraph] = []
    for item in items:
        if isinstance(item, Paragraph) and item.style is None and LINE_BREAK in item.text.plain:
            parts, begun = _parts(item)
            found += parts
            guessed += parts[begun : begun + 1] if begun else []
        else:
            found.append(item)
    if guessed:
        first = quoted(guessed[0].text.words)
        many = (
            f"{len(guessed)} paragraphs of several lines are read line by line, such as the line {first}"
            if len(guessed) > 1
            else f"the line {first} inside a paragraph is read as a paragraph of its own"
        )
        remarks.append(ImportRemark("unsure", guessed[0].place, many))
    return found


def _parts(item: Paragraph) -> tuple[list[Paragraph], int]:
    """The paragraphs that an item of several lines is, and which is the first that begins as a heading or an item."""
    plain = item.text.plain
    starts = [at + 1 for at, sign in enumerate(plain) if sign == LINE_BREAK]
    before = list(label_readings(item.label or split_label(item)[0]))
    cuts, begun = [0], 0
    for start, end in pairwise((*starts, len(plain) + 1)):
        above = plain[cuts[-1] : start - 1].rstrip()
        if not above.endswith(_ENDS_ITEM):
            continue
        line = _part(item, start, end - 1)
        label = label_at_head(line.text)
        readings = label_readings(label[0]) if label is not None else ()
        if heading_of(line) is not None and above.endswith(_ENDS):
            before.clear()
        elif any(_begins_item(reading, before) for reading in readings):
            before += readings
        else:
            if above.endswith(_ENDS) and _heads(_part(item, cuts[-1], start - 1)):
                cuts.append(start)
            continue
        begun = begun or len(cuts)
        cuts.append(start)
    return [_part(item, start, end - 1) for start, end in pairwise((*cuts, len(plain) + 1))], begun


def _part(item: Paragraph, start: int, end: int) -> Paragraph:
    text = normal(nested_cut(item.text, start, end))
    if not start:
        return replace(item, text=text)
    return replace(item, text=text, label="", bullet=False, listed=None, outline=0)


def _heads(item: Paragraph) -> bool:
    """Whether a line is a heading and no more; not of a paragraph that is a heading by its look, which is one whole."""
    headed = None if item.outline else heading_of(item)
    return headed is not None and not headed.rest.plain and LINE_BREAK not in item.text.plain


def _begins_item(reading: LabelReading, before: Sequence[LabelReading]) -> bool:
    """Whether a label is the first of a list, or next behind one of those before it."""
    if reading.kind == BULLET_KIND:
        return False
    return reading.ordinal == 1 or any(reading.kind == o.kind and reading.follows(o.ordinal) for o in before)
