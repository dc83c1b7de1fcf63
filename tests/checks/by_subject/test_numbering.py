"""Numbers of real codes that are no gaps, doubles or placeholders, and those that are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checks.found import found_in
from engross.model.law.provision import Level, Provision
from engross.model.law.table import Cell, Row, Table
from engross.model.law.text import Tag, Text
from samples import chapter_of, item, section


def listed(labels: str, level: Level = "paragraph") -> list[Provision]:
    """Items with these labels, parted by blanks, ``_`` a blank in them; ``text`` is text between two lists."""
    return [
        Provision("text", body=item("paragraph", "", "Further:").body)
        if label == "text"
        else item(level, label.replace("_", " "), "Words.")
        for label in labels.split()
    ]


@pytest.mark.parametrize(
    ("labels", "found"),
    [
        ("(1) (2) (3)", []),
        ("(1) (2) (1) (2) (3)", []),
        ("(1) (2) text (1)", []),
        ("(1) (2) text (3)", []),
        ("(1) (2) (1)", [("NUM002", "(1)"), ("NUM003", "(1)")]),
        ("(1) (2) (1) (2) (4)", [("NUM001", "(4)")]),
        ("(a) (b) (1) (2) (c)", [("NUM003", "(1)"), ("NUM003", "(2)")]),
        ("(i) (ii) (iii)", []),
        ("(i) (iii)", [("NUM001", "(iii)")]),
        ("(h) (i) (j)", [("NUM001", "(h)")]),
        ("(2) (3)", [("NUM001", "(2)")]),
        ("(ww) (xx) (yy)", [("NUM001", "(ww)")]),
        ("(a) (b) (xx)", [("NUM005", "(xx)"), ("NUM001", "(xx)")]),
        ("(1) (2) (3)_–_(5) (6)", []),
    ],
)
def test_lists(labels: str, found: list[tuple[str, str]]) -> None:
    children = listed(labels)
    chapter = chapter_of(section("1", "Lists", "As follows:", *children))
    assert sorted(found_in(chapter, "NUM001 NUM002 NUM003 NUM005")) == sorted(found)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Traffic moves (1) on Oak Street to the east; and", []),
        ("Traffic moves on Oak Street to the east; and", [("NUM001", "(2)")]),
        ("Footnotes are added to Table 9, and are deleted there, to read:", []),
        ("The footnotes of the standard are added, to read:", []),
    ],
)
def test_a_list_that_does_not_begin_with_its_first_number(words: str, found: list[tuple[str, str]]) -> None:
    assert found_in(chapter_of(section("1", "Schedule", words, *listed("(2) (3)"))), "NUM") == found


def test_a_number_in_the_line_of_the_item_before_is_not_left_out() -> None:
    four = item("paragraph", "(2)", "the map; (3) the plan; and")
    run_on = section("1", "Papers", "File:", *listed("(1)"), four, *listed("(4)"))
    assert found_in(chapter_of(run_on), "NUM001") == []


@pytest.mark.parametrize(
    ("numbers", "found"),
    [
        ("§_68-1. §_68-2. §_68-2.1. §_68-3. §_68-4. §§_68-5_to_68-9. §_68-10.", []),
        ("§_68-1. §_68-2. §_68-3. §_68-4. §§_68-5_to_68-9. §_68-11.", [("NUM001", "§ 68-11.")]),
        ("§_68-1. §_68-2. §_68-3. §_68-4. §_68-5. §_68-6.1. §_68-6.2. §_68-7.", []),
        ("§_68-1. §_68-2. §_68-3. §_68-4. §_68-5. §_68-6.1. §_68-8.", [("NUM001", "§ 68-8.")]),
        ("§_68-1. §_68-2. §_68-2.2. §_68-2.1. §_68-3.", [("NUM003", "§ 68-2.1.")]),
        ("§_68-1. §_68-2. §_86-3. §_68-4. §_68-5.", [("NUM003", "§ 86-3.")]),
        ("§_68-1. §_68-2. §_68-2. §_68-3.", [("NUM002", "§ 68-2.")]),
    ],
)
def test_sections(numbers: str, found: list[tuple[str, str]]) -> None:
    labels = [label.replace("_", " ") for label in numbers.split()]
    sections = [replace(section("1", "Scope", "Words."), label=label) for label in labels]
    assert found_in(chapter_of(*sections), "NUM001 NUM002 NUM003 STR005") == found


def test_a_codified_text_without_a_number_waits_for_none() -> None:
    chapter = chapter_of(section("1", "Scope", "Words."))
    bare = replace(chapter, root=replace(chapter.root, label="", status="unassigned"))
    draft = replace(bare, version=replace(bare.version, stage="proposed"))
    assert found_in(bare, "NUM005") == []
    assert found_in(draft, "NUM005") == [("NUM005", "")]


def test_a_label_is_compared_by_its_last_letters() -> None:
    articles = tuple(
        Provision("article", f"ARTICLE {number}.", section("1", "Of it").heading, children=(section(at, "Of", "W."),))
        for at, number in (("1", "I"), ("2", "II"), ("3", "III"), ("4", "IV"))
    )
    chapter = chapter_of()
    held = replace(chapter, root=replace(chapter.root, children=articles))
    assert found_in(held, "STR005") == []


def test_an_item_whose_next_is_printed_in_its_line_does_not_stand_alone() -> None:
    alone = section("1", "Papers", item("paragraph", "(1)", "The map."))
    run_on = section("2", "Papers", item("paragraph", "(1)", "The map; and (2) the plan."))
    assert found_in(chapter_of(alone, run_on), "NUM006") == [("NUM006", "(1)")]


def test_the_items_of_a_list_are_compared_with_those_of_the_same_list() -> None:
    first = [item("paragraph", f"({at})", "one thing;") for at in (1, 2, 3)]
    second = [item("paragraph", f"({at})", "A sentence.") for at in (1, 2)]
    assert found_in(chapter_of(section("1", "Lists", *first, *second)), "DRF007") == []
    odd = [item("paragraph", f"({at})", words) for at, words in enumerate(("a;", "b.", "c;", "d;", "e."), 1)]
    assert found_in(chapter_of(section("1", "Lists", *odd)), "DRF007") == [("DRF007", "b.")]


@pytest.mark.parametrize(
    ("note", "found"),
    [("1. Corner lots: 10 feet.", []), ("2. Corner lots: 10 feet.", [("NUM007", "1")]), ("1. 35", [("NUM007", "1")])],
)
def test_a_note_in_a_row_of_the_table(note: str, found: list[tuple[str, str]]) -> None:
    marked = Text("P1", (Tag("sup", 1, 2),))
    table = Table((), (Row((Cell((Text("Front"),)), Cell((marked,)))), Row((Cell((Text(note),)),))))
    assert found_in(chapter_of(section("1", "Yards", "As follows:", table)), "NUM007") == found
