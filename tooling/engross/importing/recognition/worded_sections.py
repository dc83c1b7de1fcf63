"""Sections that the page calls so ("Section 2."), where only the lines around them tell what each of them is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from engross.importing.recognition.front_and_back_matter import begins_closing
from engross.importing.recognition.heading_lines import heading_lines, is_law, section_lines, with_lines
from engross.importing.recognition.headings import RecognisedHeading, heading_of, is_sentence
from engross.importing.recognition.labels import begins_with_picture
from engross.importing.recognition.outermost_numbers import NumberedLine
from engross.importing.source_page import ImportRemark, PageItem, Paragraph, quoted
from engross.model.law.number import number_of
from engross.model.law.text import Text
from engross.patterns import compile_on_use

_ENACTS = compile_on_use(
    r"\b(?:amended|added|created|enacted|adopted|inserted|substituted|replaced|to read|as follows)\b[^:]{0,200}:$",
    re.IGNORECASE,
)
"""How a section of an ordinance announces the sections of the code that it enacts."""

_LIKE_A_HEADING = compile_on_use(
    r"(?:§{1,2}\s*|(?:section|sec\.?|sect\.)\s+)\d[\w.:\u2010-\u2015-]*(?:\s+[\u2012-\u2015-]\s+\d+)?[.:]?\s+(?-i:[A-Z“(\[])",
    re.IGNORECASE,
)
_APPENDIX = compile_on_use(
    r"(?:appendix|exhibit|schedule|attachment|annex|addendum)(?:\s+(?:\d{1,3}|[A-Z]{1,3}(?:-\d{1,2})?))?(?:\s?[.:—–-]|\s*$)",
    re.IGNORECASE,
)
_SIGNS = ("§", "S", "s")
_LONGEST_TITLE = 100

Headings = Mapping[int, RecognisedHeading]
"""The headings of a page by their places on it."""


def with_worded_sections(
    items: list[PageItem],
    headed: Headings,
    lines: Callable[[], Iterable[NumberedLine]],
    remarks: list[ImportRemark],
) -> list[PageItem]:
    """``items``, whose ``headed`` lines call themselves sections, with what the words of each alone do not tell.

    A heading that is a sentence of law with nothing below it is the section's text. A section that holds nothing but
    sections numbered after it (9.4, then 9.4.1) is an article. Of ``lines``, those that a section of an ordinance
    enacts ("is amended to read as follows:", then "9.04.020 Licenses.") are sections beside it, and remarked.
    """
    changes = {at: _as_text(items[at], headed[at]) for at in _sentences(items, headed)}
    holders = _holders(headed)
    changes |= {at: _as_article(items[at], headed[at]) for at in holders}
    enacted = list(_enacted(items, headed, lines))
    changes |= {line.at: _as_section(items[line.at], line) for line in enacted}
    if enacted:
        words = quoted(f"{enacted[0].label} {enacted[0].words.words}")
        say = (
            f"{words} is read as a section of its own, beside that of the ordinance which enacts it"
            if len(enacted) == 1
            else f"{len(enacted)} lines such as {words} are read as sections of their own, beside those of the "
            "ordinance which enact them"
        )
        remarks.append(ImportRemark("unsure", items[enacted[0].at].place, say))
    return list(with_lines(items, changes)) if changes else items


def say_unread_headings(items: Sequence[PageItem], remarks: list[ImportRemark]) -> None:
    """Remark each short line that begins as the heading of a section does, or is that of an appendix behind a section,
    is no sentence, and is read as text."""
    headed = False
    for item in items:
        headed = headed or (isinstance(item, Paragraph) and heading_of(item) is not None)
        if isinstance(item, Paragraph) and headed and _names_appendix(item):
            say = (
                f"{quoted(item.text.words)} is read as text of the section before it; give it the heading of a section"
            )
            remarks.append(ImportRemark("unsure", item.place, say))
        if not isinstance(item, Paragraph) or item.style is not None or item.text.plain[:1] not in _SIGNS:
            continue
        words, labelled = item.text.plain, bool(item.label) or begins_with_picture(item.text)
        like = len(words) <= _LONGEST_TITLE and not labelled and _LIKE_A_HEADING.match(words)
        if like and heading_of(item) is None and not is_sentence(words):
            say = f"{quoted(words)} is read as text: no number of a section is written so"
            remarks.append(ImportRemark("unsure", item.place, say))


def _names_appendix(item: Paragraph) -> bool:
    words, labelled = item.text.plain, bool(item.label) or begins_with_picture(item.text)
    named = item.style is None and not labelled and len(words) <= _LONGEST_TITLE and _APPENDIX.match(words)
    return bool(named) and not is_sentence(words)


def _sentences(items: Sequence[PageItem], headed: Headings) -> Iterator[int]:
    """Where the whole line behind "Section 1." is a sentence, and the section has no other words."""
    for at, found in headed.items():
        item, title = items[at], found.heading
        if found.level != "section" or title is None or found.rest.plain or not isinstance(item, Paragraph):
            continue
        alone = at + 1 == len(items) or at + 1 in headed or begins_closing(items[at + 1])
        if alone and not item.emphatic and item.style is None and is_law(title.plain):
            yield at


def _holders(headed: Headings) -> list[int]:
    """Where the sections stand that are articles: each of the outermost holds others from the next line on."""
    if any(found.level == "article" for found in headed.values()):
        return []
    numbers = {at: number_of(found.label) for at, found in headed.items() if found.level == "section"}
    known = set(numbers.values())
    outer = [at for at, number in numbers.items() if not any(above in known for above in _above(number))]
    whole = all(
        numbers.get(at + 1, "").startswith(f"{numbers[at]}.") and not headed[at].rest.plain and numbers[at]
        for at in outer
    )
    return outer if whole and len(numbers) > 2 * len(outer) - 1 else []


def _above(number: str) -> Iterator[str]:
    """The numbers that ``number`` is numbered after: 9.4 and 9 of 9.4.1."""
    while "." in number:
        number = number.rpartition(".")[0]
        yield number


def _enacted(
    items: Sequence[PageItem], headed: Headings, numbered_lines: Callable[[], Iterable[NumberedLine]]
) -> Iterator[NumberedLine]:
    """The sections of a code among the numbered lines, behind the words that announce them."""
    sections = [at for at, found in headed.items() if found.level == "section"]
    outer = [at for at in sections if number_of(headed[at].label).isalnum()]
    starts = {
        at: (next((here for here in range(at, end) if _announces(items[here])), end), end)
        for at, end in pairwise((*outer, len(items)))
    }
    lines = list(numbered_lines()) if any(start < end for start, end in starts.values()) else []
    for at, (start, end) in starts.items():
        number = number_of(headed[at].label)
        inside = [x for x in lines if start < x.at < end and x.parts and x.parts[0] != number]
        least = min((len(line.parts) for line in inside if line.titled), default=0)
        beside = {line.parts[:-1] for line in inside if line.titled and len(line.parts) == least}
        yield from (line for line in inside if line.parts[:-1] in beside)


def _announces(item: PageItem) -> bool:
    return (
        isinstance(item, Paragraph) and item.text.plain.endswith(":") and bool(_ENACTS.search(item.text.words[-250:]))
    )


def _as_text(item: PageItem, found: RecognisedHeading) -> list[Paragraph]:
    assert isinstance(item, Paragraph)  # noqa: S101 - only paragraphs are headings
    return heading_lines(item, "section", found.label, None, found.heading or Text())


def _as_article(item: PageItem, found: RecognisedHeading) -> list[Paragraph]:
    assert isinstance(item, Paragraph)  # noqa: S101 - only paragraphs are headings
    return heading_lines(item, "article", found.label, found.heading, found.rest)


def _as_section(item: PageItem, line: NumberedLine) -> list[Paragraph]:
    assert isinstance(item, Paragraph)  # noqa: S101 - only paragraphs have numbers
    return section_lines(item, line)
