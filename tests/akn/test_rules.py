"""The block of rules survives reading and writing, and follows its provisions."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engross.akn import identify, parse_chapter, write_chapter
from engross.errors import SourceError
from engross.model.law.chapter import Chapter
from engross.model.law.provision import Provision
from engross.model.rules.declaration import RuleDeclaration
from samples import chapter_of, item, section

FACT = RuleDeclaration("fact", (("asks", "how “loud” & where"), ("name", "level"), ("type", "number"), ("unit", "dBA")))
LIMIT = RuleDeclaration(
    "condition",
    (("name", "loud"), ("of", "any"), ("provision", "#chp_68__sec_68-1__subsec_A"), ("title", "Loud")),
    (RuleDeclaration("when", (("atLeast", "limit"), ("that", "level"))),),
)


def noise(*rules: RuleDeclaration) -> Chapter:
    return replace(chapter_of(section("1", "Limits.", item("subsection", "A.", "Not over 60."))), rules=rules)


def test_declarations_round_trip() -> None:
    chapter = noise(FACT, LIMIT)
    data = write_chapter(chapter)
    assert parse_chapter(data, "a.xml") == chapter
    assert write_chapter(identify(parse_chapter(data, "a.xml"))) == data


def test_a_declaration_follows_its_provision_when_it_is_renumbered() -> None:
    chapter = noise(LIMIT)
    only = chapter.root.children[0]
    relabelled = replace(only, children=(replace(only.children[0], label="B."),))
    moved = identify(replace(chapter, root=replace(chapter.root, children=(relabelled,))))
    assert moved.rules[0].get("provision") == "#chp_68__sec_68-1__subsec_B"
    assert isinstance(moved.root, Provision)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ('<en:wish name="a"/>', "en:wish"),
        ('<en:fact name="a" asks="b" type="number" value="7"/>', "value"),
        ('<en:fact name="Not A Name" asks="b" type="number"/>', "not as the profile asks"),
        ('<en:threshold name="a" title="b" that="c"/>', "not as the profile asks"),
    ],
)
def test_what_is_not_in_the_vocabulary_is_refused(words: str, said: str) -> None:
    data = write_chapter(noise(FACT)).decode().replace("<en:rules>", f"<en:rules>{words}")
    with pytest.raises(SourceError, match=said):
        parse_chapter(data.encode(), "a.xml")


def test_a_mark_has_a_plain_name() -> None:
    words = '<quantity refersTo="#../x" normalized="60">60</quantity>'
    data = write_chapter(noise()).decode().replace("over 60", f"over {words}")
    with pytest.raises(SourceError, match="not as the profile asks"):
        parse_chapter(data.encode(), "a.xml")
