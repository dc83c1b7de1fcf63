"""The lines of a summary as blocks of a page, a heading a subject."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from engross.compose.summary.subjects import SUBJECTS
from engross.compose.summary.summary_lines import SummaryLine, SummaryLines
from engross.compose.summary.table_sentences import tables_before_and_after
from engross.model.publication.publication import Line, PageBlock, Run

SUMMARY_LEGEND = (
    "One line for each provision that changes; its place is that in the new text, unless the line says otherwise. "
    "“…” inside a quotation stands for words left out here; the redline has them all."
)


def summary_blocks(told: SummaryLines, *, linked: bool = False) -> Iterator[PageBlock]:
    """The legend, the lines by subject, the one of terms only, and those of the publisher's notes."""
    if not told.lines and not told.terms and not told.notes:
        yield Line("body", (Run("The two versions have the same text."),))
        return
    yield Line("body", (Run(SUMMARY_LEGEND),))
    for subject, lines in groupby(told.lines, lambda line: line.subject):
        yield Line("heading", (Run(SUBJECTS[subject]),))
        for line in lines:
            yield from line_blocks(line, linked=linked)
    words = terms_words(told)
    if words:
        yield Line("heading", (Run("Terms only"),))
        yield Line("body", (Run(words),))
    if told.notes:
        yield Line("heading", (Run("Notes of the publisher, no law"),))
        yield from (Line("item", (Run(f"{place}: {words}"),)) for place, words in told.notes)


def line_blocks(line: SummaryLine, *, linked: bool = False) -> Iterator[PageBlock]:
    """One line, and its tables before and after."""
    href = f"#{line.anchor}" if linked and line.anchor else ""
    yield Line("item", (Run(line.place, href=href), Run(f": {line.words}")))
    for table in line.tables:
        yield from tables_before_and_after(table)


def terms_words(told: SummaryLines) -> str:
    """The one line on capitals and hyphens; empty where none change."""
    parts = []
    if told.terms:
        number = len(told.terms)
        what = "1 provision changes" if number == 1 else f"{number} provisions change"
        names = "; ".join(each.name for each in told.terms)
        parts.append(f"{what} nothing but capitals or hyphens of defined terms: {names}.")
    if told.terms_too:
        parts.append(f"They change besides in {len(told.terms_too)} of the provisions above.")
    return " ".join(parts)
