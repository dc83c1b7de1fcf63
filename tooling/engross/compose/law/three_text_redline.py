"""The redline of three texts: the law, a draft as it was noticed, and the draft as it was amended since."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from engross.compose.law.redline import redline
from engross.compose.law.three_texts import TextsDoNotFit, three_texts
from engross.compose.source_names import file_name, full_hash
from engross.model.authorship import AUTHOR
from engross.model.comparison.comparison import Comparison
from engross.model.publication.accepted_text import side_text
from engross.model.publication.publication import PageBlock, Publication

TWO_TEXTS = (
    "two texts: the three cannot be shown on one page, as a row of a table, a note or the end of a paragraph changed "
    "twice; what was struck of the text as noticed ({}) is not shown: compare with it (--from)"
)
"""What is said where the redline of three texts is one of two; the version that was noticed, in words, goes in."""


def three_text_redline(
    whole: Comparison,
    noticed: Comparison,
    amended: Comparison,
    amended_by: str,
    *,
    author: str = AUTHOR,
    line_numbers: bool = False,
    remarks: Sequence[str] = (),
) -> Publication:
    """The redline of the amended text against the law (``whole``), the amendments to the noticed text told apart.

    ``noticed`` is the noticed text against the law, ``amended`` the amended text against the noticed one. ``author`` is
    whom the tracked changes name that were noticed, ``amended_by`` whom those that amend the noticed text. Where the
    three cannot be one page, it is the redline of two, and its remarks say so.
    """
    text = noticed.new
    named = f"as noticed: {file_name(text)} ({text.version}), SHA-256 {full_hash(text)}"
    told = (*remarks, named)
    new = replace(whole, new=replace(whole.new, changed_by=()))
    made = redline(new, author=author, line_numbers=line_numbers, remarks=told)
    blocks = _page(made.blocks, noticed, amended, amended_by)
    if blocks is None:
        remarks = (*told, TWO_TEXTS.format(text.version.words))
        return redline(whole, author=author, line_numbers=line_numbers, remarks=remarks)
    first = made.first_page[:-1] if made.first_page and "(terms only)" in made.first_page[-1] else made.first_page
    legend = (
        f"Three texts: the changes of “{author}” are those that were noticed ({text.version.words}); those of "
        f"“{amended_by}” amend the noticed text. Word shows each author in a color of its own; words that were "
        "inserted and struck again bear both."
    )
    return replace(
        made,
        title=f"{made.title}, as noticed and as amended",
        blocks=blocks,
        first_page=(*first, legend, *made.first_page[len(first) :]),
        amended_by=amended_by,
        sources=(whole.old, whole.new),
    )


def _page(
    wanted: Sequence[PageBlock], noticed: Comparison, amended: Comparison, amended_by: str
) -> tuple[PageBlock, ...] | None:
    """The page of the three texts; None where it has not the words of ``wanted``, the redline of two, on both sides."""
    first, second = (redline(_unattributed(each)).blocks for each in (noticed, amended))
    try:
        blocks = three_texts(first, second, amended_by)
    except TextsDoNotFit:
        return None
    same = all(list(side_text(blocks, side)) == list(side_text(wanted, side)) for side in ("old", "new"))
    return blocks if same else None


def _unattributed(comparison: Comparison) -> Comparison:
    return replace(comparison, new=replace(comparison.new, changed_by=()))
