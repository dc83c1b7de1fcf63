"""Proving an import: it can be read again, and its words are those of the page, in the page's order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from engross.akn import read_chapter, write_chapter
from engross.errors import EngrossError, SourceError
from engross.import_proof.expected import expected_words
from engross.import_proof.markdown_file import markdown_page
from engross.import_proof.matching import Difference, Matching
from engross.import_proof.omissions import Omissions
from engross.import_proof.shown import ANCHOR, COUNTED, JOINT, UNKNOWN_SIGN, ShownLine, ShownPage, count_words
from engross.import_proof.word_file import word_page
from engross.model.chapter import Chapter
from engross.model.place import places

MOST_OMITTED = 0.01
"""Furniture may be one word in a hundred."""
_SHOWN = 60
_SIGNS = str.maketrans(dict.fromkeys((ANCHOR, COUNTED, JOINT, UNKNOWN_SIGN), " "))


@dataclass(frozen=True, slots=True)
class Proof:
    """What was proved of an import: how many words the page has, how many of them were left out and listed.

    Both count the accepted side; ``both_sides``: the rejected side was proved too.
    """

    words: int
    omitted: int
    both_sides: bool


def prove_import(
    data: bytes,
    name: str,
    new: Chapter,
    old: Chapter | None,
    listed: Sequence[str],
    *,
    lenient: bool = False,
) -> Proof:
    """Hold the chapters that were read from the file ``data``, called ``name``, against what the file shows.

    ``listed`` are the words of what the import says that it left out. ``lenient``: more than one word in a hundred
    may be left out.

    Raises: SourceError with the first place that differs, for numbered text that was left out, and for more words
    left out than furniture has.
    """
    for chapter in (new, old):
        if chapter is not None:
            _prove_reading(chapter, name)
    page = _page(data, name, old is not None)
    if old is None and page.old is not None and _words(page.old) != _words(page.new):
        raise SourceError(name, 0, "its tracked changes were not read, which is a fault of Engross; please report it")
    proof = _prove_side(page, page.new, new, name, listed, lenient)
    if old is not None:
        _prove_side(page, page.new if page.old is None else page.old, old, name, listed, lenient, " before the changes")
    return replace(proof, both_sides=old is not None)


def _page(data: bytes, name: str, two_versions: bool) -> ShownPage:
    if PurePath(name).suffix.lower() != ".docx":
        return markdown_page(data)
    page = word_page(data, name)
    return word_page(data, name, by_hand=True) if two_versions and page.old is None else page


def _words(lines: Sequence[ShownLine]) -> list[str]:
    return [line.words for line in lines]


def _prove_reading(chapter: Chapter, name: str) -> None:
    """Write a chapter, read it again, and hold one against the other."""
    try:
        again = read_chapter(write_chapter(chapter), f"{chapter.version}.xml", chapter.hierarchy)
    except EngrossError as fault:
        raise SourceError(
            name, 0, f"what was read from it cannot be written so that it is read again ({fault}); please report it"
        ) from None
    if again != chapter:
        raise SourceError(
            name, 0, "what was read from it is another text once it is written, which is a fault of Engross; please "
            "report it"
        )  # fmt: skip


def _prove_side(
    page: ShownPage,
    lines: Sequence[ShownLine],
    chapter: Chapter,
    name: str,
    listed: Sequence[str],
    lenient: bool,
    when: str = "",
) -> Proof:
    expected = expected_words(chapter)
    omissions = Omissions(listed, expected)
    matching = Matching(lines, expected, omissions.may_go)
    difference = matching.difference()
    if difference is not None:
        raise SourceError(name, 0, _sentence(difference, chapter, page.unit, when))
    numbered = next((line for line in matching.omitted if omissions.is_numbered(line)), None)
    if numbered is not None:
        raise SourceError(
            name,
            0,
            f"{page.unit} {numbered.number}{when} is numbered and would be left out ({_quoted(numbered.words)}); "
            "give it a place in a section, or take it out of the file",
        )
    words, omitted = (
        count_words([line for line in lines if line.kind == "words"]),
        omissions.counted(matching.omitted, lines),
    )
    if omitted > max(words * MOST_OMITTED, 0) and not lenient:
        raise SourceError(
            name,
            0,
            f"{omitted} of its {words} words{when} would be left out, more than one in a hundred, the first at "
            f"{page.unit} {matching.omitted[0].number} ({_quoted(matching.omitted[0].words)}); take them out of the "
            "file, or import with --lenient",
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
