"""The outline of a chapter leads citations where the whole chapter does."""

from __future__ import annotations

from pathlib import Path

import pytest

from engross.akn import parse_chapter
from engross.akn.chapter_outline import read_outline
from engross.errors import SourceError
from engross.model.law.table import Table

ORDINANCES = Path(__file__).resolve().parents[2] / "ordinances"


@pytest.mark.parametrize("path", sorted(ORDINANCES.glob("*/*.xml")), ids=lambda path: path.parent.name)
def test_an_outline_has_the_places_of_the_chapter(path: Path) -> None:
    whole, outline = parse_chapter(path.read_bytes(), path.name), read_outline(path.read_bytes(), path.name)
    assert (outline.uri, outline.version, outline.number, outline.excerpt) == (
        whole.uri,
        whole.version,
        whole.number,
        whole.excerpt,
    )
    for one, other in zip(outline.walk(), whole.walk(), strict=True):
        assert (one.level, one.number, one.status, one.eid, one.identity) == (
            other.level,
            other.number,
            other.status,
            other.eid,
            other.identity,
        )
        assert (one.heading.words if one.heading else "") == (other.heading.words if other.heading else "")
        tables = [(table.number, table.eid) for table in other.blocks() if isinstance(table, Table)]
        assert [(table.number, table.eid) for table in one.blocks() if isinstance(table, Table)] == tables


@pytest.mark.parametrize("data", [b"<a>", b"<a/>"])
def test_what_is_no_chapter_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError):
        read_outline(data, "a.xml")
