"""A page as it was found in a file: paragraphs and tables in reading order, before it is known what each one is."""

from __future__ import annotations

from dataclasses import field, replace
from typing import Literal

from engross.model.law.table import Table
from engross.model.law.text import Text, normal
from engross.model.publication.publication import Style
from engross.values import dataclass, quick_init

ImportRemarkKind = Literal[
    "comment",
    "author",
    "furniture",
    "hidden",
    "left out",
    "preamble",
    "closing",
    "unsure",
    "reference",
    "mark",
    "replaced",
    "proof",
]
"""``comment``: somebody's remark in the file. ``author``: whose changes the file tracks. ``furniture``: what stands
around the law (heads, feet, balloons). ``hidden``: words that the file hides. ``left out``: what the profile cannot
hold. ``preamble``, ``closing``: recitals and signatures, kept around the sections. ``unsure``: a reading that could be
another. ``reference``: a citation that was left plain. ``mark``: a figure's mark that was lost. ``replaced``: a file
that gave way. ``proof``: what was proved of the import."""

LAW_STYLES: tuple[Style, ...] = (
    "chapter",
    "article",
    "section",
    "subsection",
    "paragraph",
    "subparagraph",
    "clause",
    "subclause",
)
"""The styles of numbered provisions in our own files, outermost first (templates/word)."""


@dataclass(frozen=True, slots=True)
class ImportRemark:
    """Something in the file that is not law, or that a person should look at: where it is, and what it says."""

    kind: ImportRemarkKind
    place: str
    words: str


@dataclass(frozen=True, slots=True)
class ListPlace:
    """Where a program numbers a paragraph: which run of which list, and how deep in it (0 is the outermost).

    Paragraphs of one place are siblings, whatever their labels look like.
    """

    run: str
    level: int


@quick_init
@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. ``text`` is its words, its label ("A.") taken off.

    ``style`` is what the file says that it is, empty where it says nothing. ``indent`` is where its words stand
    (twentieths of a point from the margin), None where the file does not say. ``emphatic``: bold or centred as a
    whole, as headings are. ``listed`` is its place in a list that the program counts, None where its label was typed.
    ``place`` names it for people ("paragraph 12"). ``outline``: how deep a heading it is by its
    style, the outermost 1; 0 for no heading. ``goes_on``: what ends the line above it, a blank or a line break, where
    the file has both in one paragraph.
    """

    text: Text
    label: str = ""
    style: Style | None = None
    indent: int | None = None
    emphatic: bool = False
    bullet: bool = False
    place: str = field(default="", compare=False)
    listed: ListPlace | None = None
    outline: int = 0
    goes_on: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table with its caption and the notes under it, put together."""

    table: Table
    place: str = field(default="", compare=False)


PageItem = Paragraph | PageTable


@dataclass(frozen=True, slots=True)
class SourcePage:
    """What a file holds: its items, and what there is to remark."""

    items: tuple[PageItem, ...]
    remarks: tuple[ImportRemark, ...] = ()


def prefixed(words: str, text: Text, between: str = " ") -> Text:
    """``text`` with ``words`` and a blank, or a line break, before it; ``words`` alone before nothing."""
    start = len(words) + 1
    tags = tuple(replace(tag, start=tag.start + start, end=tag.end + start) for tag in text.tags)
    return Text(f"{words}{between}{text.plain}" if text.plain else words, tags, text.notes, text.line)


def has_number(paragraph: Paragraph) -> bool:
    """Whether the label of a paragraph says which it is: no bullet, and no sign alone."""
    return not paragraph.bullet and any(letter.isalnum() for letter in paragraph.label)


def text_with_label(paragraph: Paragraph) -> Text:
    """The words of a paragraph behind the label that Word or its writer put before it."""
    return normal(prefixed(paragraph.label, paragraph.text)) if paragraph.label else paragraph.text


def joined(first: Text, second: Text, between: str = " ") -> Text:
    """Two texts as one, a blank or a line break between them."""
    behind = prefixed(first.plain, second, between)
    return Text(behind.plain, (*first.tags, *behind.tags), (*first.notes, *second.notes), first.line)


def quoted(words: str, most: int = 60) -> str:
    """The first words of a paragraph, for a message: ``“No person shall …”``."""
    words = " ".join(words.split())
    return f"“{words}”" if len(words) <= most else f"“{words[:most].rsplit(' ', 1)[0]} …”"
