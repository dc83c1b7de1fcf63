"""Tables 2 and 3 go away and a Table 1 takes over: every place that still said otherwise would be found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from engross.akn import parse_chapter
from engross.checks import CHECKS, run_checks
from engross.cite.finding.finder import find_citations
from engross.diff import compare
from engross.model.law.chapter import Chapter
from engross.model.law.code import Draft
from engross.model.law.provision import Provision
from engross.model.law.splice import splice
from engross.model.law.text import Text

NOISE = Path(__file__).resolve().parents[2] / "ordinances" / "068-noise"
REFERENCES = [check for check in CHECKS if check.code[:3] in ("REF", "REN")]


def load(name: str) -> Chapter:
    return parse_chapter((NOISE / name).read_bytes(), name)


OLD, NEW = load("2020-01-14.codified.xml"), load("2025-10-21.proposed.xml")


def cited(chapter: Chapter) -> Iterator[tuple[Provision, int, int, int]]:
    """Where the text blocks of ``chapter`` cite a table: provision, which block, from, to."""
    for provision in chapter.walk():
        for at, block in enumerate(provision.body):
            if isinstance(block, Text):
                found = [one for one in find_citations(block.plain) if one.level == "table"]
                yield from ((provision, at, one.start, one.end) for one in found)


PLACES = [(provision.eid, at, start, end) for provision, at, start, end in cited(NEW)]


def put(provision: Provision, eid: str, at: int, start: int, end: int, words: str) -> Provision:
    if provision.eid == eid:
        block = provision.body[at]
        assert isinstance(block, Text)
        body = (*provision.body[:at], splice(block, start, end, words), *provision.body[at + 1 :])
        return replace(provision, body=body)
    return replace(provision, children=tuple(put(child, eid, at, start, end, words) for child in provision.children))


def found(new: Chapter) -> Counter[tuple[str, str]]:
    return Counter((one.eid, one.words) for one in run_checks([Draft(new, "a", compare(OLD, new))], {}, REFERENCES))


def test_the_proposal_has_no_table_left_behind() -> None:
    assert len(PLACES) >= 9
    assert not [words for _, words in found(NEW) if words.startswith("Table")]


@pytest.mark.parametrize("place", PLACES, ids=lambda place: f"{place[0][14:]}-{place[2]}")
@pytest.mark.parametrize("words", ["Table 2", "Tables 2 and 3"])
def test_a_place_that_was_forgotten_is_found_and_nothing_else(place: tuple[str, int, int, int], words: str) -> None:
    forgotten = replace(NEW, root=put(NEW.root, *place, words))
    more = found(forgotten) - found(NEW)
    assert {eid for eid, _ in more} == {place[0]}
    assert sum(more.values()) == len(words.split(" and "))
