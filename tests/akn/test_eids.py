"""Deriving eIds, and keeping identity across renumbering."""

from __future__ import annotations

from dataclasses import replace

from engross.akn import identify
from engross.model.law.chapter import Chapter
from engross.model.law.provision import Provision
from engross.model.law.text import Tag, Text
from samples import chapter_of, definition, item, section


def _ids(chapter: Chapter) -> list[str]:
    return [p.eid for p in chapter.walk()]


def test_eids_come_from_the_numbers() -> None:
    chapter = chapter_of(
        section(
            "5",
            "Limits.",
            definition("SOUND LEVEL", "a level."),
            item("subsection", "A.", item("paragraph", "(1)", item("subparagraph", "(a)", item("clause", "[1]", "x")))),
            item("point", "", "y"),
        )
    )
    assert _ids(chapter) == [
        "chp_68",
        "chp_68__sec_68-5",
        "chp_68__sec_68-5__def_sound-level",
        "chp_68__sec_68-5__subsec_A",
        "chp_68__sec_68-5__subsec_A__para_1",
        "chp_68__sec_68-5__subsec_A__para_1__subpara_a",
        "chp_68__sec_68-5__subsec_A__para_1__subpara_a__cl_1",
        "chp_68__sec_68-5__point_nn_1",
    ]


def test_a_number_used_twice_gets_its_ordinal() -> None:
    chapter = chapter_of(section("5", "x", item("subsection", "G.", "a"), item("subsection", "G.", "b")))
    assert _ids(chapter)[-2:] == ["chp_68__sec_68-5__subsec_G", "chp_68__sec_68-5__subsec_G_2"]


def _relabelled(chapter: Chapter, **labels: str) -> Chapter:
    """The subsections of the first section relabelled by their old letters, one new one put in front."""
    first = chapter.root.children[0]
    children = tuple(replace(child, label=labels[child.number]) for child in first.children)
    fresh = Provision("subsection", "A.", body=(Text("New."),))
    root = replace(chapter.root, children=(replace(first, children=(fresh, *children)), *chapter.root.children[1:]))
    return identify(replace(chapter, root=root))


def test_renumbering_keeps_the_old_eid_as_wid_and_dates_the_newcomer() -> None:
    old = chapter_of(section("4", "x", item("subsection", "A.", "one"), item("subsection", "B.", "two")))
    new = _relabelled(old, A="B.", B="C.")
    assert [(p.eid, p.wid) for p in new.walk() if p.level == "subsection"] == [
        ("chp_68__sec_68-4__subsec_A", "chp_68__sec_68-4__subsec_A@2020-01-14"),
        ("chp_68__sec_68-4__subsec_B", "chp_68__sec_68-4__subsec_A"),
        ("chp_68__sec_68-4__subsec_C", "chp_68__sec_68-4__subsec_B"),
    ]
    assert identify(new) == new


def test_references_follow_their_target() -> None:
    target = "#chp_68__sec_68-4__subsec_B"
    citing = Text("See B.", (Tag("ref", 4, 5, target),))
    old = chapter_of(
        section("4", "x", item("subsection", "A.", "one"), item("subsection", "B.", "two")), section("5", "y", citing)
    )
    new = _relabelled(old, A="B.", B="C.")
    tag = next(tag for p in new.walk() for text in p.texts() for tag in text.tags)
    assert tag.value == "#chp_68__sec_68-4__subsec_C"
