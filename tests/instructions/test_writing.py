"""Instructions written from two texts: applied by Engross and by a second interpreter, they give the new one."""

from __future__ import annotations

import random

import pytest

from engross.diff.words.word_diff import diff_words
from engross.instructions import amended_section, read_section, section_text, written_instructions
from plain_interpreter import interpreted

OLD = """§ 9-4. Quiet hours.
  (a) In this section, the term "horn" means a device that gives warning to persons on a street of the city.
  (b) No person shall sound:
    (1) a horn at night, unless there is danger at hand; or
    (2) a bell at night, unless the bell hangs in a tower.
  (c) A fine of $50 is due for each offense."""
WORDS = [
    "horn",
    "bell",
    "gong",
    "tower",
    "street",
    "night",
    "danger",
    "city",
    "person",
    "warning",
    "fine",
    "offense",
    "clock",
    "ferry",
    "market",
]


def written(old: str, new: str) -> list[str]:
    """The instructions, after both interpreters have agreed that they give ``new``."""
    made = list(written_instructions(read_section(old), read_section(new), diff_words))
    ours, theirs = read_section(old), old
    for instruction in made:
        ours = amended_section(ours, [], instruction)
        theirs = interpreted(theirs, instruction)
    assert section_text(ours) == new
    assert theirs == new
    return made


@pytest.mark.parametrize(
    ("old", "new", "instruction"),
    [
        (
            "$50",
            "$75",
            'Section 9-4(c) is amended by striking the phrase "$50" and inserting the phrase "$75" in its place.',
        ),
        (
            "Quiet hours.",
            "Still hours.",
            'The heading of section 9-4 is amended by striking the phrase "Quiet" and inserting the phrase "Still" in its place.',
        ),
        ("(c) A fine of $50 is due for each offense.", "(c) Repealed.", "Section 9-4(c) is repealed."),
        (
            "sound:",
            "ring:",
            'The lead-in language of section 9-4(b) is amended by striking the phrase "sound:" and inserting the phrase "ring:" in its place.',
        ),
        (
            "  (c) A",
            "  (b-1) A ferry may sound.\n  (c) A",
            'Section 9-4 is amended by adding a new subsection (b-1) to read as follows:\n"(b-1) A ferry may sound.".',
        ),
        (
            " at hand",
            "",
            'Section 9-4(b)(1) is amended by striking the phrase "at hand; or" and inserting the phrase "; or" in its place.',
        ),
    ],
)
def test_what_is_written(old: str, new: str, instruction: str) -> None:
    after = OLD.replace(old, new, 1)
    assert after != OLD
    made = written(OLD, after)
    if old != " at hand":
        assert made == [instruction]


def test_what_is_new_stands_last_in_one_instruction() -> None:
    after = OLD.replace("  (b) No", "  (a-1) A ferry may sound:\n    (1) twice.\n  (b) No").replace("$50", "$75")
    assert written(OLD, after + "\n  (d) A market may not.") == [
        'Section 9-4(c) is amended by striking the phrase "$50" and inserting the phrase "$75" in its place.',
        """Section 9-4 is amended by adding the following new subsections (a-1) and (d):
"(a-1) A ferry may sound:
  "(1) twice.
"(d) A market may not.".""",
    ]


def test_text_that_becomes_the_first_provision_is_designated() -> None:
    old = "§ 9-5. Fines.\nA fine of $50 is due for each offense:\n  (1) at once; or\n  (2) later."
    new = "§ 9-5. Fines.\n  (a) A fine of $75 is due for each offense:\n    (1) at once; or\n    (2) later.\n  (b) No more."
    assert written(old, new) == [
        "The existing text of section 9-5 is designated as subsection (a).",
        'The lead-in language of section 9-5(a) is amended by striking the phrase "$50" and inserting the phrase "$75" in its place.',
        'Section 9-5 is amended by adding a new subsection (b) to read as follows:\n"(b) No more.".',
    ]
    below = OLD.replace("(c) A fine of", "(c)\n    (1) A fine of") + "\n    (2) No more is due."
    assert written(OLD, below)[0] == "The existing text of section 9-4(c) is designated as paragraph (1)."


def test_words_that_are_only_added_do_not_make_a_provision_be_restated() -> None:
    after = OLD.replace("is due for", "to be paid to the city by whoever has done it within thirty days is due for")
    assert written(OLD, after)[0].startswith("Section 9-4(c) is amended by striking")


def test_a_roman_numeral_that_may_be_a_letter_is_not_added_by_itself() -> None:
    old = "§ 9-6. Bells.\n  (a) No bell:\n    (i) by day;\n    (ii) at noon; or\n    (iii) at night."
    (made,) = written_instructions(
        read_section(old), read_section(old.replace("night.", "night; or\n    (iv) ever.")), diff_words
    )
    assert made.startswith("Section 9-6(a) is amended to read as follows:")


def test_brackets_between_quotation_marks_are_the_law_s() -> None:
    after = OLD.replace("A fine of $50 is due for each offense.", "[Reserved by the city, see § 9-8.]")
    assert written(OLD, after)[0].startswith("Section 9-4(c) is amended to read as follows:")


def test_equal_texts_need_no_instruction() -> None:
    assert written(OLD, OLD) == []


def test_a_provision_of_which_most_changes_is_restated() -> None:
    after = OLD.replace("A fine of $50 is due for each offense.", "Whoever does so pays the city at once.")
    assert written(OLD, after) == [
        'Section 9-4(c) is amended to read as follows:\n"(c) Whoever does so pays the city at once.".'
    ]


@pytest.mark.parametrize("seed", range(60))
def test_written_instructions_give_the_new_text(seed: int) -> None:
    chance = random.Random(seed)
    lines = OLD.split("\n")
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(lines))
        words = lines[at].split(" ")
        place = chance.randrange(lines[at].count(" ") - len(lines[at].strip().split(" ")) + 3, len(words))
        words[place : place + chance.randint(0, 2)] = chance.choices(WORDS, k=chance.randint(1, 3))
        lines[at] = " ".join(words)
    written(OLD, "\n".join(lines))
