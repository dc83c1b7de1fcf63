"""The references that were marked by hand in the ordinances are what is found in their words, and where it leads."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from engross.akn import parse_chapter
from engross.cite.finding.finder import find_citations
from engross.cite.resolving.chapter_index import index_chapter
from engross.cite.resolving.target_lookup import resolve
from engross.model.law.chapter import Chapter
from engross.model.law.provision import Provision
from engross.model.law.text import Text

ORDINANCES = Path(__file__).resolve().parents[2] / "ordinances"
FILES = sorted(ORDINANCES.glob("*/*.xml"))


def texts(text: Text) -> Iterator[Text]:
    yield text
    for note in text.notes:
        for inside in note.content:
            yield from texts(inside)


def marked(chapter: Chapter) -> Iterator[tuple[Provision, Text]]:
    for provision in chapter.walk():
        for text in provision.texts():
            yield from ((provision, one) for one in texts(text) if any(tag.kind == "ref" for tag in one.tags))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ORDINANCES).as_posix())
def test_every_reference_is_found_and_leads_where_it_was_marked(path: Path) -> None:
    chapter = parse_chapter(path.read_bytes(), path.name)
    own = index_chapter(chapter)
    for provision, text in marked(chapter):
        found = {(citation.start, citation.end): citation for citation in find_citations(text.plain)}
        for tag in text.tags:
            if tag.kind != "ref":
                continue
            words = text.plain[tag.start : tag.end]
            assert (tag.start, tag.end) in found, words
            resolution = resolve(found[tag.start, tag.end], provision, own, {})
            if tag.value.startswith("#"):
                at = resolution.table or resolution.provision
                assert (words, f"#{at.eid if at else ''}") == (words, tag.value)
            else:
                assert resolution.outcome in ("external", "unverified"), words
