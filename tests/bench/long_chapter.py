"""One chapter with a long table, or with many defined terms, to measure checks with."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from engross.akn import identify, write_chapter
from engross.model.law.chapter import Body, Chapter, Version
from engross.model.law.provision import Provision
from engross.model.law.table import Cell, Row, Table
from engross.model.law.text import Tag, Text

_ZONES = ("Residence", "Business", "Industrial", "Neighborhood business", "Central business")


def write_long_table(root: Path, rows: int) -> int:
    """Put a chapter under ``root`` whose one section holds a table of so many rows; its size in bytes."""
    head = Row(tuple(Cell((Text(words),), heading=True) for words in ("Street", "Zone", "Fee", "Limit", "Authority")))
    table = Table((Text("Table 1. Fees by street"),), (head, *(_row(number) for number in range(1, rows + 1))))
    return _write(root, Provision("section", "§ 1-1.", Text("Fees."), (Text("The fees are those of Table 1."), table)))


def write_many_terms(root: Path, terms: int) -> int:
    """Put a chapter under ``root`` that defines so many terms and uses each of them in the next; its size in bytes."""
    definitions = tuple(_definition(number, terms) for number in range(1, terms + 1))
    return _write(root, Provision("section", "§ 1-1.", Text("Definitions."), (Text("In this chapter:"),), definitions))


def _row(number: int) -> Row:
    words = (f"Street {number}", _ZONES[number % 5], f"${number % 90 + 10}", f"{number % 30 + 40} dBA", "§ 1-1")
    return Row(tuple(Cell((Text(each),)) for each in words))


def _definition(number: int, terms: int) -> Provision:
    term, other = (f"KIND {_letters(at)} PERMIT" for at in (number, number % terms + 1))
    words = f"{term} — a permit that is issued to the holder of a {other.title()} for use on one street."
    return Provision("definition", body=(Text(words, (Tag("def", 0, len(term)),)),))


def _letters(number: int) -> str:
    """A number as letters, A for 1, so that every term is a word of its own."""
    found = ""
    while number:
        number, rest = divmod(number - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


def _write(root: Path, section: Provision) -> int:
    chapter = Provision("chapter", "Chapter 1", Text("Permits"), (), (section,))
    version = Version(date(2020, 1, 14), "codified")
    data = write_chapter(
        identify(Chapter("/akn/us-xx-x/act/code/chapter-1", version, chapter, Body("council", "Council")))
    )
    path = root / "ordinances" / "001-permits" / "2020-01-14.codified.xml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return len(data)
