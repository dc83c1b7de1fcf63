"""What goes out to Word comes back as it was: every version of every chapter, clean and redlined (DESIGN § 5.2).

Three times each: with the source that the file carries; without it, against the workspace's versions; and with
nothing but the page, where all is exact that a page can say.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from engross.akn import identify, parse_chapter
from engross.compose import clean_copy, redline
from engross.diff import compare
from engross.importing import Identity, import_word
from engross.model.law.chapter import Chapter
from engross.model.law.provision import Provision
from engross.model.law.table import Table
from engross.model.law.text import Text
from engross.model.law.text_mapping import map_texts
from engross.model.publication.accepted_text import Side
from engross.rendering import render

pytestmark = pytest.mark.slow

ORDINANCES = Path(__file__).resolve().parents[2] / "ordinances"
FOLDERS = sorted({path.parent for path in ORDINANCES.glob("*/*.xml")})
VERSIONS = sorted(ORDINANCES.glob("*/*.xml"))
PAIRS = [(a, b) for folder in FOLDERS for a, b in pairwise(sorted(folder.glob("*.xml")))]


@cache
def chapter(path: Path) -> Chapter:
    return parse_chapter(path.read_bytes(), path.name)


def same(side: Side, was: Chapter | None, changed: bool) -> Identity:
    assert was is not None
    assert not changed
    return Identity(was.uri, was.author, was.version, was.events)


def without_sources(data: bytes) -> bytes:
    """A .docx without its custom XML parts, as a program may save it."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(made, "w") as copy:
        for name in archive.namelist():
            if not name.startswith("customXml"):
                copy.writestr(name, archive.read(name))
    return made.getvalue()


@pytest.mark.parametrize("carried", [True, False], ids=["carried", "known"])
@pytest.mark.parametrize("path", VERSIONS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_clean_copy_comes_back(path: Path, carried: bool) -> None:
    data = render(clean_copy(chapter(path)), "docx")
    known = [] if carried else [chapter(other) for other in sorted(path.parent.glob("*.xml"))]
    read = import_word(data if carried else without_sources(data), "x.docx", known, same)
    assert read.proposal == chapter(path)
    assert read.base is None


@pytest.mark.parametrize("carried", [True, False], ids=["carried", "known"])
@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair[0].parent.name)
def test_a_redline_comes_back_as_both(pair: tuple[Path, Path], carried: bool) -> None:
    old, new = map(chapter, pair)
    data = render(redline(compare(old, new)), "docx")
    read = import_word(data if carried else without_sources(data), "x.docx", [] if carried else [old, new], same)
    assert read.base == old
    assert read.proposal == new


@pytest.mark.parametrize("path", VERSIONS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_the_page_alone_gives_all_that_a_page_can_say(path: Path) -> None:
    whole = chapter(path)
    data = without_sources(render(clean_copy(whole), "docx"))
    told = Identity(whole.uri, whole.author, whole.version, whole.events)
    read = import_word(data, "x.docx", [], lambda side, was, changed: told)
    assert shown(read.proposal) == shown(whole)


def shown(chapter: Chapter) -> Chapter:
    """A chapter without what no page shows: identity across versions, the number that other texts cite, rules, and what
    was done with the text."""
    uncited = identify(
        replace(chapter, rules=(), actions=(), root=each(chapter.root, lambda item: replace(item, cited="")))
    )
    return replace(uncited, root=map_texts(each(uncited.root, nameless), unruled), excerpt=False)


def nameless(item: Provision) -> Provision:
    body, flush = (
        tuple(replace(block, wid="") if isinstance(block, Table) else block for block in part)
        for part in (item.body, item.flush)
    )
    return replace(item, wid="", body=body, flush=flush)


def unruled(text: Text) -> Text:
    return replace(text, tags=tuple(tag for tag in text.tags if tag.kind not in ("quantity", "date", "time")))


def each(item: Provision, change: Callable[[Provision], Provision]) -> Provision:
    return change(replace(item, children=tuple(each(child, change) for child in item.children)))
