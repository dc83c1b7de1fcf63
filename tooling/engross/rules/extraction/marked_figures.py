"""The marked quantities, dates and times of a chapter, each proved against its own words."""

from __future__ import annotations

import keyword
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from engross.errors import SourceError
from engross.model.law.chapter import Chapter
from engross.model.law.place import places
from engross.model.law.provision import Provision
from engross.model.law.table import Table
from engross.model.law.text import NOTE_ANCHOR, Tag, Text
from engross.model.rules.figure import FIGURE_TAGS, FigureType, RuleFigure
from engross.model.rules.passage import SourcePassage
from engross.patterns import compile_on_use
from engross.rules.extraction.amounts import amount_in, date_in, day_of_year_in, days_in, time_in
from engross.rules.extraction.sentences import sentence_at
from engross.rules.extraction.value_cells import cell_passage, value_cells
from engross.values import dataclass

_DEVICE = compile_on_use(r"con|prn|aux|nul|(?:com|lpt)[0-9]")
"""What no file may be called on Windows; a figure is a file of an OpenFisca package."""


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A text of the law, and where it stands; ``cell`` says that it is a table's."""

    text: Text
    provision: Provision
    place: str
    cell: str = ""

    def passage(self, start: int = 0, end: int | None = None) -> SourcePassage:
        """The sentence around ``[start, end)``; a cell's with its headings; without an end, the whole text."""
        if self.cell:
            words = self.cell
        elif end is None:
            words = self.text.plain
        else:
            words = sentence_at(self.text.plain, start, end)
        return SourcePassage(self.provision.eid, self.place, words.replace(NOTE_ANCHOR, ""))


def placed_texts(chapter: Chapter) -> Iterator[PlacedText]:
    """Every text of the chapter but headings, in reading order, tables' cells included."""
    where = places(chapter)
    for provision in chapter.walk():
        place = where.get(provision.eid, provision.eid)
        for block in provision.blocks():
            if isinstance(block, Text):
                yield PlacedText(block, provision, place)
                continue
            for cell in value_cells(block):
                passage = cell_passage(cell, block, provision.eid, place)
                for text in cell.content:
                    yield PlacedText(text, provision, passage.place, passage.words)


def marked_figures(chapter: Chapter) -> dict[str, RuleFigure]:
    """Each marked and named figure, by its name; the same name at several places is one figure.

    Errors: SourceError where a mark's value is not what its words say, or two marks of one name differ.
    """
    found: dict[str, RuleFigure] = {}
    file = chapter.source.name if chapter.source else chapter.number
    for placed in placed_texts(chapter):
        for tag in placed.text.tags:
            if tag.kind not in FIGURE_TAGS or not tag.name:
                continue
            figure = _figure(tag, placed, file)
            known = found.get(tag.name)
            if known is None:
                found[tag.name] = figure
                continue
            if (known.type, known.value, known.unit) != (figure.type, figure.value, figure.unit):
                raise SourceError(
                    file,
                    placed.text.line,
                    f"{tag.name} is {figure.shown} here and {known.shown} in {known.passages[0].place}; give one of "
                    "them another name, or correct the value",
                )
            if figure.passages[0] not in known.passages:
                found[tag.name] = replace(known, passages=(*known.passages, *figure.passages))
    return found


def _figure(tag: Tag, placed: PlacedText, file: str) -> RuleFigure:
    if keyword.iskeyword(tag.name) or _DEVICE.fullmatch(tag.name):
        raise SourceError(
            file,
            placed.text.line,
            f"{tag.name!r} is a word of the languages that rules are written out in, or no name for a file on Windows; "
            "give the mark another name",
        )
    words = placed.text.plain[tag.start : tag.end].replace(NOTE_ANCHOR, "")
    kind, value, said = _read(tag, words)
    if value != said:
        raise SourceError(
            file,
            placed.text.line,
            f"{tag.name} is marked as {value or repr(tag.value)}, but its words “{words}” say "
            f"{said or 'no such thing'}; correct the one that is wrong",
        )
    return RuleFigure(
        tag.name, kind, value, "" if kind != "number" else tag.unit, words, (placed.passage(tag.start, tag.end),)
    )


def _read(tag: Tag, words: str) -> tuple[FigureType, str, str]:
    """The type of a marked figure, its value in normal form, and the value that its words say."""
    if tag.kind == "time":
        return "time", tag.value[:5], time_in(words)
    if tag.kind == "date":
        return "date", tag.value, date_in(words)
    if tag.unit == "days-of-week":
        return "days", tag.value, days_in(words)
    if tag.unit == "day-of-year":
        return "day-of-year", tag.value, day_of_year_in(words)
    said = amount_in(words)
    try:
        value = plain_number(Decimal(tag.value))
    except InvalidOperation:
        value = ""
    return "number", value, "" if said is None else plain_number(said)


def plain_number(number: Decimal) -> str:
    """A number in normal form: no exponent, no trailing noughts."""
    return f"{number.normalize():f}"


def declared_table(chapter: Chapter, eid: str) -> tuple[Table, Provision] | None:
    """The table of that eId, with the provision it stands in."""
    for provision in chapter.walk():
        for block in provision.blocks():
            if isinstance(block, Table) and block.eid == eid:
                return block, provision
    return None
