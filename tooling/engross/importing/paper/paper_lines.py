"""The lines of pages of paper put together as paragraphs; what stands around the law on every page left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from engross.importing.recognition.labels import LABEL
from engross.importing.source_page import ImportRemark
from engross.model.scanned_page import Box
from engross.patterns import compile_on_use
from engross.values import dataclass

_PAGE_NUMBER = compile_on_use(r"(page )?([-–] ?)?\d{1,4}( ?[-–])?( of \d{1,4})?", re.IGNORECASE)
_HEADING = compile_on_use(r"(§§?|section|sec\.|chapter|article|part|title|division)\s*\S*\d", re.IGNORECASE)
_TERM = compile_on_use(r"[A-Z][A-Z ,'/()-]{2,60}\s?[—–-]\s")
"""A term that is defined."""
_STOPPED = compile_on_use(r"[.;:!?—–][)\]”\"’']?$|[;,] (and|or)$")
_SHORT = 0.85
"""Of the width of the column: a line that ends before it may end its paragraph."""
_APART, _SOMEWHAT = 1.5, 1.18
"""Times the distance of two lines of a paragraph: where they stand further apart, a paragraph begins; where somewhat
further, behind an end."""


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A line: its words, its page and column, where it stands in the picture (None where the page holds text), and what
    a report calls its place."""

    text: str
    page: int
    column: int
    box: Box | None
    place: str


def paragraphs_of(lines: Sequence[PaperLine]) -> list[list[PaperLine]]:
    """The lines of each paragraph. A paragraph begins with a heading or a label behind an end, and behind a gap."""
    found = [[line] for line in lines[:1]]
    widths, pitch = _widths(lines), _pitch(lines)
    for before, line in pairwise(lines):
        if _begins(before, line, widths, pitch):
            found.append([])
        found[-1].append(line)
    return found


def without_page_furniture(lines: Sequence[PaperLine], remarks: list[ImportRemark]) -> list[PaperLine]:
    """The lines without page numbers and without what stands at the head or foot of most pages, each remarked."""
    edges = [line for page in _pages(lines) for line in {page[0]: None, page[-1]: None}]
    often = {text for text, count in Counter(line.text for line in edges).items() if count >= 3}
    gone = {line for line in edges if _PAGE_NUMBER.fullmatch(line.text) or line.text in often}
    remarks += [ImportRemark("furniture", line.place, line.text) for line in lines if line in gone]
    return [line for line in lines if line not in gone]


def _pages(lines: Sequence[PaperLine]) -> Iterator[list[PaperLine]]:
    for number in dict.fromkeys(line.page for line in lines):
        yield [line for line in lines if line.page == number]


def _begins(before: PaperLine, line: PaperLine, widths: dict[tuple[int, int], float], pitch: float) -> bool:
    ended = bool(_STOPPED.search(before.text))
    short = _end(before) < _SHORT * widths[before.page, before.column]
    named = bool(_HEADING.match(line.text) or LABEL.match(line.text) or _TERM.match(line.text))
    apart = _step(before, line)
    if apart > _APART * pitch or (ended and apart > _SOMEWHAT * pitch):
        return True
    if _HEADING.match(before.text) and len(before.text) < 60 and ended and short:
        return True
    return (named and (ended or short)) or (ended and short)


def _end(line: PaperLine) -> float:
    return float(line.box.right) if line.box else float(len(line.text))


def _widths(lines: Sequence[PaperLine]) -> dict[tuple[int, int], float]:
    """The right edge of each column: in pixels of the picture, or in characters."""
    found: dict[tuple[int, int], float] = {}
    for line in lines:
        key = line.page, line.column
        found[key] = max(found.get(key, 0.0), _end(line))
    return found


def _pitch(lines: Sequence[PaperLine]) -> float:
    """The distance of two lines of a paragraph: that which a quarter of all pairs of lines do not reach."""
    steps = sorted(step for before, after in pairwise(lines) if (step := _step(before, after)) > 0)
    return float(steps[len(steps) // 4]) if steps else 0.0


def _step(before: PaperLine, line: PaperLine) -> int:
    """How far a line stands below the one before it, in pixels; 0 in another column, and where that is not known."""
    if before.box is None or line.box is None or (before.page, before.column) != (line.page, line.column):
        return 0
    return line.box.top - before.box.top
