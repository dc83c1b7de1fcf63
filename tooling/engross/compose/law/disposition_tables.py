"""The disposition table of a code, and the cross table of former and present numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from posixpath import commonprefix
from typing import get_args

from engross.model.law.disposition import Action, DisposedProvision, Disposition, FormerNumber
from engross.model.meeting.date_words import date_words
from engross.model.publication.publication import Grid, GridCell, GridRow, Line, PageBlock, Publication, Run

_HOW = (
    "Made from the history of the sections. The first ordinance that a section's history names counts as the one that "
    "added it, unless a number in an earlier code is given or an earlier text has the section; the last one of a "
    "repealed section as the one that repealed it."
)
_NONE = "No section names an ordinance or a number in an earlier code."


def disposition_tables(
    code: str, dispositions: Sequence[Disposition], former: Sequence[FormerNumber], day: str
) -> Publication:
    """Both tables of the code called ``code``; ``day`` (ISO 8601) is that of the law which they show."""
    blocks: list[PageBlock] = [Line("title", (Run(f"Disposition of ordinances: {code}"),))]
    if dispositions:
        common = _common([each.ordinance for each in dispositions])
        rows = [_ordinance(each, len(common)) for each in dispositions]
        headings = ("Ordinance", "Effective", *(action.capitalize() for action in get_args(Action)))
        blocks += [Line("body", (Run(_HOW),)), _grid(headings, rows)]
    if former:
        rows = [(_cell((Run(each.number),)), _cell((Run(each.place, href=each.address),))) for each in former]
        blocks.append(Line("heading", (Run("Numbers of an earlier code"),)))
        blocks.append(_grid(("Former number", "Present number"), rows))
    if not dispositions and not former:
        blocks.append(Line("body", (Run(_NONE),)))
    return Publication(
        title=f"Disposition of ordinances: {code}",
        blocks=tuple(blocks),
        footer=f"Disposition of ordinances · {code}",
        date=f"{day}T00:00:00Z",
    )


def _common(names: Sequence[str]) -> str:
    """What all names begin with, the city's name and a comma: what the table need not repeat."""
    shared = commonprefix(names) if len(names) > 1 else ""
    return shared[: shared.rfind(", ") + 2] if ", " in shared else ""


def _ordinance(disposition: Disposition, common: int) -> tuple[GridCell, ...]:
    """The row of an ordinance, its name without the first ``common`` characters: its days, and what it did."""
    days = sorted({each.effective for each in disposition.provisions if each.effective})
    return (
        _cell((Run(disposition.ordinance[common:]),)),
        _cell((Run("; ".join(date_words(day) for day in days)),) if days else ()),
        *(_cell(tuple(_listed(disposition.provisions, action))) for action in get_args(Action)),
    )


def _listed(provisions: Iterable[DisposedProvision], action: Action) -> Iterator[Run]:
    found = dict.fromkeys((each.place, each.address) for each in provisions if each.action == action)
    for number, (place, address) in enumerate(found):
        if number:
            yield Run(", ")
        yield Run(place, href=address)


def _grid(headings: tuple[str, ...], rows: Sequence[tuple[GridCell, ...]]) -> Grid:
    top = GridRow(tuple(GridCell((Line("cell-heading", (Run(words),)),), heading=True) for words in headings))
    return Grid((top, *(GridRow(row) for row in rows)), len(headings))


def _cell(runs: tuple[Run, ...]) -> GridCell:
    return GridCell((Line("cell", runs),))
