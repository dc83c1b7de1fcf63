"""No part of a Word file that we write has an XML comment: SuperDoc's command line refuses a file that has one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from lxml import etree

from engross import clean_copy, compare, open_workspace, redline
from engross.model.publication.placed_comment import PlacedComment
from engross.model.publication.publication import Publication
from engross.rendering.docx import docx_parts
from engross.resources import SHIPPED, Stationery, Templates
from revisions import REVISIONS

NOISE = open_workspace(Path(__file__).parents[2]).chapter("68")
OLD, NEW = NOISE.text("codified"), NOISE.text("proposed")
KINDS = frozenset(
    ["document", "styles", "settings", "footnotes", "comments", "footer", "header", "app", "core", "item", "itemProps"]
)
"""The parts in XML, numbers aside, that a Word file of ours can have, beside its types and relations."""


def publications() -> Iterator[Publication]:
    yield from REVISIONS.values()
    yield clean_copy(OLD)
    change = compare(OLD, NEW)
    yield redline(change)
    yield replace(clean_copy(NEW), book=True)
    section = next(provision for provision in NEW.root.walk() if provision.level == "section" and provision.heading)
    words = section.heading.plain.split()[0] if section.heading else ""
    yield redline(change, comments=(PlacedComment(section.eid, words, 0, "a remark"),))


def test_no_part_has_a_comment_or_an_instruction() -> None:
    seen = set()
    for templates in (SHIPPED, Templates((), Stationery((), ("City of Norwalk",), "city.toml"))):
        for publication in publications():
            for name, content in docx_parts(publication, templates).items():
                root = etree.fromstring(content)
                strange = [*root.iter(etree.Comment), *root.iter(etree.PI), root.getprevious(), root.getnext()]
                assert [each for each in strange if each is not None] == [], name
                assert b"<!--" not in content, name
                seen.add(name.rpartition("/")[2].split(".")[0].rstrip("0123456789"))
    assert seen >= KINDS


def test_the_comments_of_a_citys_own_styles_go_and_its_words_stay() -> None:
    styles = SHIPPED.data("word", "styles.xml")
    assert b"<!--" in styles
    named = styles.replace(b"</w:styles>", b"<!-- a --><w:x><![CDATA[<!-- kept -->]]></w:x><!-- b\n--></w:styles>")
    made = docx_parts(clean_copy(OLD), Templates((("word/styles.xml", named),)))["word/styles.xml"]
    assert made.count(b"<!--") == 1
    assert etree.fromstring(made)[-1].text == "<!-- kept -->"
    plain = etree.XMLParser(remove_comments=True, remove_blank_text=True)
    assert etree.tostring(etree.fromstring(made, plain)) == etree.tostring(etree.fromstring(named, plain))
