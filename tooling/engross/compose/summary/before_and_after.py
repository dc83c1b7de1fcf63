"""The table of a brief: of the changes that matter most, the words before and after."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engross.compose.law.certificate import plain_table
from engross.compose.summary.edit_sentences import Sentence
from engross.compose.summary.quotations import cut_to
from engross.compose.summary.subjects import SUBJECTS, ChangeSubject, states_amount, states_sum
from engross.compose.summary.summary_lines import SummaryLine
from engross.model.publication.publication import Line, PageBlock, Run
from engross.values import dataclass

_TABLE_LINES, _CELL_LINE, _WIDE_CELL_LINE = 11, 36, 60
"""How many lines the table may have, so that all is one page; about how many characters a line of a cell holds, and of
a cell that has nothing beside it."""
_CELL = 300
"""Characters of a cell."""


@dataclass(frozen=True, slots=True)
class _Told:
    """What becomes of some words of a line; ``place`` is that of the provision, ``section`` of the section it is in,
    ``at`` its position in reading order."""

    at: int
    place: str
    section: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class _TableRow:
    place: str
    before: str
    after: str

    @property
    def rank(self) -> int:
        """0 for figures that change in words that fit whole, 1 for other words on both sides, 2 for words on one."""
        if not (self.before and self.after):
            return 2
        figures = [[letter for letter in side if letter.isdigit()] for side in (self.before, self.after)]
        return 0 if max(len(self.before), len(self.after)) <= _CELL and figures[0] != figures[1] else 1

    def height(self, line: int) -> int:
        """About how many lines it takes, of so many characters each."""
        return max(1 + min(len(words), _CELL) // line for words in (self.before, self.after))


def before_and_after(lines: Sequence[SummaryLine], *, fresh: bool) -> Iterator[PageBlock]:
    """A heading and the table; nothing where no words change. ``fresh``: of a new ordinance, which has nothing before.

    Money comes first, then limits, times and the rest; of each the figures that change. What a section has on a
    subject in provisions that are struck and in others that are new is one row: the new words may restate the struck.
    """
    rows = [
        row
        for subject in SUBJECTS
        if subject != "numbering"
        for row in sorted(_rows(_told(lines, subject), fresh=fresh), key=lambda row: row.rank)
    ]
    if not rows:
        return
    yield Line("heading", (Run("What it would say" if fresh else "Before and after"),))
    shown = rows[: _fitting(rows, _WIDE_CELL_LINE if fresh else _CELL_LINE)]
    if fresh:
        yield plain_table([("Where", "Words"), *((row.place, cut_to(row.after, _CELL)) for row in shown)], head=True)
    else:
        sides = [
            (row.place, cut_to(row.before, _CELL) or "(nothing)", cut_to(row.after, _CELL) or "(struck)")
            for row in shown
        ]
        yield plain_table([("Where", "Before", "After"), *sides], head=True)
    if len(shown) < len(rows):
        yield Line("body", (Run("Every other change is in the summary, a line a provision."),))


def _told(lines: Sequence[SummaryLine], subject: ChangeSubject) -> list[_Told]:
    return [
        _Told(line.at, line.place, line.section_place, said.before, said.after)
        for line in lines
        if line.subject == subject
        for said in line.sentences
        if _is_shown(said, subject)
    ]


def _is_shown(said: Sentence, subject: ChangeSubject) -> bool:
    """Whether it has words of the subject to set side by side; words that only lead to what follows have not."""
    words = said.before + said.after
    return said.subject == subject and bool(words) and not (words.endswith(":") and not states_amount(words))


def _rows(told: Sequence[_Told], *, fresh: bool) -> Iterator[_TableRow]:
    restated = set() if fresh else _restated(told)
    for each in told:
        if (each.before and each.after) or each.section not in restated:
            yield _TableRow(each.place, each.before, each.after)
    for section in sorted(restated, key=[each.section for each in told].index):
        of_it = [each for each in told if each.section == section and not (each.before and each.after)]
        yield _TableRow(
            section, _joined([each for each in of_it if each.before]), _joined([each for each in of_it if each.after])
        )


def _restated(told: Sequence[_Told]) -> set[str]:
    """The sections that have words struck as a whole, and others that are new."""
    struck = {each.section for each in told if not each.after}
    return struck & {each.section for each in told if not each.before}


def _joined(told: Sequence[_Told]) -> str:
    """The words of several provisions of a section on one side, each with its place in it, as many as a cell holds.

    Those that state a sum are chosen first, then those that stand beside these.
    """
    beside = {_above(each.place) for each in told if states_sum(each.before + each.after)}
    shown: list[tuple[int, str]] = []
    for each in sorted(
        told, key=lambda each: (not states_sum(each.before + each.after), _above(each.place) not in beside)
    ):
        words, within = each.before + each.after, each.place.removeprefix(each.section)
        part = f"{within}: {words}" if within else words
        if shown and sum(len(other) for _, other in shown) + len(part) > _CELL:
            break
        shown.append((each.at, part))
    joined = " ".join(part for _, part in sorted(shown))
    return joined if len(shown) == len(told) or joined.endswith("…") else f"{joined} …"


def _above(place: str) -> str:
    """The citation of what a provision stands in: § 68-10C(1) of § 68-10C(1)(b)."""
    return place[: place.rfind("(")] if place.endswith(")") else ""


def _fitting(rows: Sequence[_TableRow], line: int) -> int:
    """How many of the rows the page has room for, in lines of so many characters; one at least."""
    left = _TABLE_LINES
    for at, row in enumerate(rows):
        left -= row.height(line)
        if left < 0:
            return max(at, 1)
    return len(rows)
