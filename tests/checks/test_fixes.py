"""Correcting: what --fix does is gone on the next check, and nothing else is touched."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from engross.akn import identify, parse_chapter, write_chapter
from engross.checks import CHECKS, run_checks
from engross.checks.fixes import apply_fixes
from engross.diff import compare
from engross.model.findings.finding import Finding
from engross.model.law.chapter import Chapter, Version
from engross.model.law.code import Draft
from engross.model.law.splice import splice
from engross.model.law.text import Tag, Text
from samples import chapter_of, definition, item, section

TAGGED = Text("See § 68-4D(6) and more.", (Tag("ref", 4, 14, "#x"), Tag("i", 19, 23)))


def found(chapter: Chapter, code: str) -> list[Finding]:
    checks = [check for check in CHECKS if check.code == code]
    return list(run_checks([Draft(chapter, "a")], {}, checks))


def test_definitions_are_put_in_order() -> None:
    terms = [definition(term, "a thing.") for term in ("ALTER", "ZONE", "DEVICE", "OWNER", "TREE")]
    chapter = chapter_of(section("1", "Definitions.", "In this chapter:", *terms))
    corrected, actions = apply_fixes(chapter, found(chapter, "DEF006"))
    assert [p.terms[0] for p in corrected.walk() if p.terms] == ["ALTER", "DEVICE", "OWNER", "TREE", "ZONE"]
    assert [deed.split(": ", 1)[1] for deed in actions] == ["definitions put in order"]
    assert not found(corrected, "DEF006")


def test_a_label_is_given_the_form_of_its_neighbours() -> None:
    items = [item("subsection", label, "Words.") for label in ("A.", "B", "C.", "D.")]
    chapter = chapter_of(section("1", "Limits.", *items))
    corrected, actions = apply_fixes(chapter, found(chapter, "STR005"))
    assert [child.label for child in corrected.root.children[0].children] == ["A.", "B.", "C.", "D."]
    assert [deed.split(": ", 1)[1] for deed in actions] == ["label B → B."]


def test_eids_are_derived_anew() -> None:
    chapter = chapter_of(section("1", "Limits.", item("subsection", "A.", "Words.")))
    one = chapter.root.children[0]
    wrong = replace(chapter, root=replace(chapter.root, children=(replace(one, eid="chp_68__sec_68-7"),)))
    corrected, actions = apply_fixes(wrong, found(wrong, "STR002"))
    assert len(actions) == 1
    assert "eIds derived anew (the eId is chp_68__sec_68-7" in actions[0]
    assert [p.eid for p in corrected.walk()] == [p.eid for p in chapter.walk()]
    assert not found(corrected, "STR002")


def test_the_words_of_a_reference_follow_its_target() -> None:
    items = [
        item("subsection", f"{letter}.", f"The keeper of {letter} shall show it to the warden.") for letter in "ABC"
    ]
    cited = Text("See § 68-1C and Table 1.", (Tag("ref", 4, 11, "#chp_68__sec_68-1__subsec_C"),))
    old = chapter_of(section("1", "Limits.", *items), section("2", "Tests.", cited))
    one, two = old.root.children
    struck = replace(one, children=(one.children[0], replace(one.children[2], label="B.")))
    version = Version(date(2025, 10, 21), "proposed")
    new = identify(replace(old, version=version, root=replace(old.root, children=(struck, two))))
    checks = [check for check in CHECKS if check.code == "REN001"]
    findings = list(run_checks([Draft(new, "a", compare(old, new))], {}, checks))
    corrected, actions = apply_fixes(new, findings)
    text = corrected.root.children[1].body[0]
    assert isinstance(text, Text)
    assert text.plain == "See § 68-1B and Table 1."
    assert (text.tags[0].start, text.tags[0].end, text.tags[0].value) == (4, 11, "#chp_68__sec_68-1__subsec_B")
    assert [deed.split(": ", 1)[1] for deed in actions] == ["“§ 68-1C” → “§ 68-1B”"]


def test_nothing_to_mend_leaves_the_chapter_as_it_is() -> None:
    chapter = chapter_of(section("1", "Limits.", "Words."))
    assert apply_fixes(chapter, found(chapter, "REF001")) == (chapter, ())


@pytest.mark.parametrize(
    ("start", "end", "words", "plain", "tags"),
    [
        (4, 14, "§ 68-4C", "See § 68-4C and more.", [(4, 11), (16, 20)]),
        (10, 11, "CC", "See § 68-4CC(6) and more.", [(4, 15), (20, 24)]),
        (0, 3, "Compare", "Compare § 68-4D(6) and more.", [(8, 18), (23, 27)]),
        (15, 18, "or", "See § 68-4D(6) or more.", [(4, 14), (18, 22)]),
    ],
)
def test_words_are_written_into_a_text_and_its_tags_move(
    start: int, end: int, words: str, plain: str, tags: list[tuple[int, int]]
) -> None:
    done = splice(TAGGED, start, end, words)
    assert (done.plain, [(tag.start, tag.end) for tag in done.tags]) == (plain, tags)


def test_what_is_mended_can_be_written_and_read() -> None:
    items = [item("subsection", label, "Words.") for label in ("A.", "B", "C.", "D.")]
    chapter = chapter_of(section("1", "Limits.", *items))
    corrected, _ = apply_fixes(chapter, found(chapter, "STR005"))
    assert parse_chapter(write_chapter(corrected), "a.xml") == corrected
