"""Restatements in which what is new and what is struck are marked."""

from __future__ import annotations

import pytest

from engross.errors import RefusedInstruction
from engross.instructions import amended_section, read_section, section_text

SECTION = "§ 9-4 Bells.\n  a. No bell may ring at night.\n  b. A bell may ring:\n    1. by day;\n    2. at noon."
RESTATES = "§ 2. Subdivision a of section 9-4 of the code is amended to read as follows:\n"


@pytest.mark.parametrize(
    ("instruction", "old", "new"),
    [
        (
            RESTATES + "a. No bell {+or gong+} may ring [at night] {+after dark+}.",
            "bell may ring at night",
            "bell or gong may ring after dark",
        ),
        (RESTATES + "a. [No] {+A+} bell may ring at night.", "a. No bell", "a. A bell"),
        (RESTATES + "a. No bell{+s+} may ring[ at night].", "bell may ring at night", "bells may ring"),
        (
            """Section 9-4 is amended to read as follows:
§ 9-4 Bells{+ and gongs+}.
a. No bell may ring at night.
b. A bell may ring:
1. by day;
2. at noon{+, twice+}.""",
            SECTION,
            SECTION.replace("Bells.", "Bells and gongs.").replace("noon.", "noon, twice."),
        ),
        (
            "Section 9-4 is amended by adding a new subdivision c to read as follows:\n{+c. A gong rings.+}",
            "2. at noon.",
            "2. at noon.\n  c. A gong rings.",
        ),
    ],
)
def test_marks_say_what_is_new_and_what_is_struck(instruction: str, old: str, new: str) -> None:
    assert SECTION.count(old) == 1
    assert section_text(amended_section(read_section(SECTION), [], instruction)) == SECTION.replace(old, new)


def test_the_provision_alone_is_restated_where_it_is_the_text_at_hand() -> None:
    alone = read_section("a. No bell may ring at night.")
    made = amended_section(alone, [], RESTATES + "a. No bell {+or gong+} may ring at night.")
    assert section_text(made).strip() == "a. No bell or gong may ring at night."


@pytest.mark.parametrize(
    ("instruction", "why"),
    [
        (RESTATES + "a. No horn may ring [at night] {+after dark+}.", "does not read as"),
        (RESTATES + "a. No bell may ring [at night {+after dark+}.", "not closed"),
        (RESTATES + "a. No bell may ring {+after dark.", "not closed"),
        (RESTATES + "a. No bell may ring at night+}.", "not closed"),
        (
            "Section 9-4 is amended by adding a new subdivision c to read as follows:\nc. A {+gong+} rings.",
            "not marked as new",
        ),
        (
            "Section 9-4 is amended by adding new sections 9-5 and 9-6 to read as follows:\n§ 9-5 One.\n§ 9-6 Two.",
            "whole section",
        ),
        ('The definition of "bell" in section 9-4 is repealed.', "no definition of"),
        ("The table in section 9-4 is amended to read as follows:\n(a) One.", "not understood as a place"),
        ("Section 9-4 is amended by the addition of a list to read as follows:\n(a) One.", "not understood as a place"),
    ],
)
def test_marks_that_do_not_fit_the_text_are_refused(instruction: str, why: str) -> None:
    with pytest.raises(RefusedInstruction, match=why):
        amended_section(read_section(SECTION), [], instruction)


def test_brackets_that_strike_nothing_stay() -> None:
    section = read_section("§ 9-4 Bells.\n  (a) One.")
    made = amended_section(section, [], 'Section 9-4(a) is amended to read as follows:\n"(a) See [§ 9-5]. [Reserved]".')
    assert section_text(made) == "§ 9-4 Bells.\n  (a) See [§ 9-5]. [Reserved]"


def test_several_sections_are_not_put_where_one_stands() -> None:
    added = "Chapter 9 is amended by adding new sections 9-5 and 9-6 to read as follows:\n§ 9-5 One.\n§ 9-6 Two."
    with pytest.raises(RefusedInstruction, match="2 sections"):
        amended_section(read_section(""), [], added)
