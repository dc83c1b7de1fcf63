"""Proving an import: it can be read again, and its words are those of the page, in the page's order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import Literal

from engross.akn import parse_unsourced, write_chapter
from engross.errors import EngrossError, SourceError
from engross.import_proof.expected_words import expected_words
from engross.import_proof.level_order import level_fault
from engross.import_proof.markdown_file import markdown_page
from engross.import_proof.matching import Difference, Matching
from engross.import_proof.omissions import Omissions
from engross.import_proof.shown_page import ANCHOR, COUNTED, JOINT, UNKNOWN_SIGN, ShownLine, ShownPage, count_words
from engross.import_proof.word_file import word_page
from engross.model.law.chapter import Chapter
from engross.model.law.place import places
from engross.values import dataclass

MOST_OMITTED = 0.01
"""Furniture may be one word in a hundred."""
_SHOWN = 60
_SIGNS = str.maketrans(dict.fromkeys((ANCHOR, COUNTED, JOINT, UNKNOWN_SIGN), " "))


FaultKind = Literal["unreadable", "changes", "words", "numbered", "omitted"]
"""``unreadable``: what would be written cannot be read again. ``changes``: tracked changes were not read. ``words``:
they are not those of the page, in its order. ``numbered``: numbered text was left out. ``omitted``: too much was."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What was proved of an import: how many words the page has, how many of them were left out and listed.

    Both count the accepted side; ``both_sides``: the rejected side was proved too.
    """

    words: int
    omitted: int
    both_sides: bool


@dataclass(frozen=True, slots=True)
class ImportFault:
    """Why an import is not proved: the kind of fault, and a sentence that says where."""

    kind: FaultKind
    sentence: str


def prove_import(
    data: bytes, name: str, new: Chapter, old: Chapter | None, listed: Sequence[str], *, lenient: bool = False
) -> Proof:
    """As ``judge_import``, and refuse what is not proved.

    Errors: SourceError with the sentence of the fault, and where the file cannot be read.
    """
    judged = judge_import(data, name, new, old, listed, lenient=lenient)
    if isinstance(judged, ImportFault):
        raise SourceError(name, 0, judged.sentence)
    return judged


def judge_import(
    data: bytes, name: str, new: Chapter, old: Chapter | None, listed: Sequence[str], *, lenient: bool = False
) -> Proof | ImportFault:
    """Hold the chapters that were read from the file ``data``, called ``name``, against what the file shows.

    ``listed`` are the words of what the import says that it left out. ``lenient``: more than one word in a hundred
    may be left out. Gives the first fault; of two sides, the accepted one's first.

    Errors: SourceError where the file cannot be read.
    """
    for chapter in (new, old):
        fault = _reading_fault(chapter) if chapter is not None else None
        if fault is not None:
            return fault
    page = _page(data, name, old is not None)
    if old is None and page.old is not None and _words(page.old) != _words(page.new):
        return ImportFault(
            "changes", "its tracked changes were not read, which is a fault of Engross; please report it"
        )  # fmt: skip
    proof = _judge_side(page.new, page.unit, new, listed, lenient)
    if old is None or isinstance(proof, ImportFault):
        return proof
    before = page.new if page.old is None else page.old
    other = _judge_side(before, page.unit, old, listed, lenient, " before the changes")
    return other if isinstance(other, ImportFault) else replace(proof, both_sides=True)


def _page(data: bytes, name: str, two_versions: bool) -> ShownPage:
    if PurePath(name).suffix.lower() != ".docx":
        return markdown_page(data)
    page = word_page(data, name)
    return word_page(data, name, by_hand=True) if two_versions and page.old is None else page


def _words(lines: Sequence[ShownLine]) -> list[str]:
    return [line.words for line in lines]


def _reading_fault(chapter: Chapter) -> ImportFault | None:
    """Write a chapter, read it again, and hold one against the other."""
    disorder = level_fault(chapter)
    if disorder is not None:
        return ImportFault("unreadable", disorder)
    try:
        again = parse_unsourced(write_chapter(chapter), f"{chapter.version}.xml", chapter.hierarchy)
    except EngrossError as fault:
        return ImportFault(
            "unreadable",
            f"what was read from it cannot be written so that it is read again ({fault}); please report it",
        )
    if again == chapter:
        return None
    return ImportFault(
        "unreadable",
        "what was read from it is another text once it is written, which is a fault of Engross; please report it",
    )


def _judge_side(
    lines: Sequence[ShownLine], unit: str, chapter: Chapter, listed: Sequence[str], lenient: bool, when: str = ""
) -> Proof | ImportFault:
    """Hold one side of a page against the chapter that was read from it."""
    expected = expected_words(chapter)
    omissions = Omissions(listed, expected)
    matching = Matching(lines, expected, omissions.may_go)
    difference = matching.difference()
    if difference is not None:
        return ImportFault("words", _sentence(difference, chapter, unit, when))
    numbered = next((line for line in matching.omitted if omissions.is_numbered(line)), None)
    if numbered is not None:
        return ImportFault(
            "numbered",
            f"{unit} {numbered.number}{when} is numbered and would be left out ({_quoted(numbered.words)}); give it a "
            "place in a section, or take it out of the file",
        )
    words = count_words([line for line in lines if line.kind == "words"])
    omitted = omissions.counted(matching.omitted, lines)
    if omitted > words * MOST_OMITTED and not lenient:
        first = matching.omitted[0]
        return ImportFault(
            "omitted",
            f"{omitted} of its {words} words{when} would be left out, more than one in a hundred, the first at {unit} "
            f"{first.number} ({_quoted(first.words)}); take them out of the file, or import with --lenient",
        )
    return Proof(words, omitted, both_sides=False)


def _sentence(difference: Difference, chapter: Chapter, unit: str, when: str) -> str:
    """Where a page and what was read of it differ, and what either says there."""
    line, expected = difference.line, difference.expected
    at = f"{unit} {line.number}{when}" if line is not None else f"the end of the page{when}"
    shown = f"the page shows {_quoted(line.words)}" if line is not None else "the page shows nothing more"
    said, where = "nothing more", ""
    if expected is not None:
        place = places(chapter).get(expected.provision.eid, "")
        said, where = _quoted(expected.words), f" in {place}" if place else ""
    elif difference.note:
        said = f"the note {_quoted(difference.note)}"
    return (
        f"the words read from it are not those of the page, in its order: at {at} {shown}, and {said} was read"
        f"{where}; nothing was kept of it: put each paragraph into the section it belongs to, or report this file"
    )


def _quoted(words: str) -> str:
    plain = " ".join(words.translate(_SIGNS).split())
    return f"“{plain}”" if len(plain) <= _SHOWN else f"“{plain[:_SHOWN].rsplit(' ', 1)[0]} …”"
