"""A page of a newspaper read from a picture of it, against what the newspaper was sent.

What differs is read again from the picture, larger and softer: a difference that is not there in most of the readings
is the recogniser's, not the newspaper's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from engross.errors import EngrossError
from engross.model.meeting.misprint import HARMLESS, Misprint, MisprintKind, PrintedPlace, ProofFinding, ProofReport
from engross.model.scanned_page import Box, PaperPage, ScannedLine, ScannedPage
from engross.patterns import compile_on_use
from engross.proofreading import PrintedLine, notice_lines, proofread
from engross.scanning import cut_outs, read_again
from engross.services.scans.page_events import TellPage
from engross.services.scans.scanned_files import paper_pages
from engross.values import dataclass

_LEAST = 0.3
"""Of the words that were sent: where fewer are on the page, it is another page."""
_BY_LETTERS: frozenset[MisprintKind] = frozenset({"words", "spelling", "added"})
_BLANK = compile_on_use(r"_{2,}")
"""A blank to be filled in is a rule on paper, which no recogniser reads."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the file: its page, its words, its column on all pages, and where it stands in the page's picture."""

    page: PaperPage
    text: str
    column: int
    row: int
    box: Box | None


def scanned_proof(sent: str, data: bytes, name: str, tell: TellPage) -> ProofReport:
    """What a picture or a scanned PDF shows that is not what was ``sent``, the gravest first.

    Errors: EngrossError where the file cannot be read, or the notice is not on it.
    """
    words = _BLANK.sub(" ", sent)
    page = tuple(_lines(paper_pages(data, name, tell)))
    ours = notice_lines(words, [PrintedLine(line.text, line.column) for line in page])
    lines = [page[at] for at in ours]
    if sum(len(line.text.split()) for line in lines) < _LEAST * len(words.split()):
        raise EngrossError(f"{name} does not show this notice; name the newspaper's page that has it, or scan it anew")
    others = len(page) - len(lines)
    remarks = (f"{others} lines of the page are of other notices, and were not compared",) if others else ()
    found = _confirmed(words, lines, name)
    return ProofReport(tuple(_with_pictures(found, lines, name)), remarks)


def _lines(pages: Iterable[PaperPage]) -> Iterator[_Line]:
    first = 0
    for page in pages:
        last = first
        if isinstance(page, ScannedPage):
            for row, line in enumerate(page.lines, 1):
                last = max(last, first + line.column)
                yield _Line(page, _BLANK.sub(" ", line.text), first + line.column, _row(page, line, row), line.box)
        else:
            for row, text in enumerate(page.lines, 1):
                yield _Line(page, _BLANK.sub(" ", text), first, row, None)
        first = last + 1


def _row(page: ScannedPage, line: ScannedLine, place: int) -> int:
    """Which line of its column it is, from 1."""
    return place - sum(other.column < line.column for other in page.lines)


def _confirmed(sent: str, lines: Sequence[_Line], name: str) -> tuple[Misprint, ...]:
    """What differs in most readings, and words that differ in all; the rest is noise.

    A figure can be read as the one that was sent by chance, a word hardly.
    """
    found = proofread(sent, "\n".join(line.text for line in lines))
    doubted = sorted({at for each in found if each.kind not in HARMLESS for at in _touched(each, lines)})
    again = _read_again(lines, doubted, name)
    others = [proofread(sent, "\n".join(texts)) for texts in again]
    votes = [[each for each in other if each.kind not in HARMLESS] for other in others]

    def judged(each: Misprint) -> Misprint:
        if each.kind in HARMLESS or not votes:
            return each
        agreed = sum(any(_same_place(each, other) for other in vote) for vote in votes)
        needed = len(votes) if each.kind in _BY_LETTERS else len(votes) / 2
        return each if agreed >= needed else replace(each, kind="noise")

    return tuple(map(judged, found))


def _touched(each: Misprint, lines: Sequence[_Line]) -> range:
    """The lines, from 0, that a difference stands in, and those beside what is missing."""
    if not each.line:
        return range(max(each.beside - 1, 0), min(each.beside + 1, len(lines)))
    end, words = each.line, len(lines[each.line - 1].text.split())
    while words < len(each.printed.split()) and end < len(lines):
        words += len(lines[end].text.split())
        end += 1
    return range(each.line - 1, min(end + 1, len(lines)))


def _read_again(lines: Sequence[_Line], doubted: Sequence[int], name: str) -> list[list[str]]:
    """The texts of all lines, once for each further reading; a line that is not in doubt reads as before."""
    texts: dict[int, tuple[str, ...]] = {}
    for page in dict.fromkeys(lines[at].page for at in doubted):
        if isinstance(page, ScannedPage):
            here = [(at, box) for at in doubted if lines[at].page is page and (box := lines[at].box) is not None]
            texts |= zip((at for at, _ in here), read_again(page, [box for _, box in here], name), strict=True)
    count = max(map(len, texts.values()), default=0)
    return [
        [_BLANK.sub(" ", texts[at][turn]) if at in texts else line.text for at, line in enumerate(lines)]
        for turn in range(count)
    ]


def _same_place(one: Misprint, other: Misprint) -> bool:
    if one.at is None or other.at is None:
        return one.at is other.at and abs(one.line - other.line) <= 1
    return one.at <= other.at + len(other.sent.split()) and other.at <= one.at + len(one.sent.split())


def _with_pictures(found: Iterable[Misprint], lines: Sequence[_Line], name: str) -> Iterator[ProofFinding]:
    """Each difference with its place, and what is of weight with the picture of it."""
    placed = [(each, [lines[at] for at in _touched(each, lines)]) for each in found]
    wanted: dict[ScannedPage, dict[Misprint, Box]] = {}
    for each, there in placed:
        boxes = [line.box for line in there if line.box is not None and line.column == there[0].column]
        if boxes and each.kind != "noise" and isinstance(there[0].page, ScannedPage):
            wanted.setdefault(there[0].page, {})[each] = _around(boxes)
    pictures = {
        each: picture
        for page, boxes in wanted.items()
        for each, picture in zip(boxes, cut_outs(page, list(boxes.values()), name), strict=True)
    }
    for each, there in placed:
        place = PrintedPlace(there[0].page.number, there[0].column + 1, there[0].row) if there else None
        yield ProofFinding(each, place, pictures.get(each, b""))


def _around(boxes: Sequence[Box]) -> Box:
    return Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )
