"""Instructions applied to a small section: (lead-ins, instruction, what becomes of it), or the words of the refusal."""

from __future__ import annotations

import pytest

from engross.errors import EngrossError, RefusedInstruction
from engross.instructions import amended_section, read_section, section_text

SECTION = """§ 9-4. Quiet hours.
In this section, the term:
  (1) "Horn" means a device that gives warning; and
  (2) "Bell" means a device that rings; and
    (A) hangs in a tower; or
    (B) stands on a street.
  (5) No person shall ring a bell at night. No person shall ring a bell by day.
  (6) [Reserved]
  (7) Repealed."""


@pytest.mark.parametrize(
    ("chain", "instruction", "old", "new"),
    [
        (
            ["Section 9-4 is amended as follows:"],
            'Paragraph (1) is amended by striking the phrase "gives warning" and inserting the word "sounds" in its place.',
            "that gives warning;",
            "that sounds;",
        ),
        (
            ["Section 9-4(2) is amended as follows:"],
            'Strike the period and insert "; or" in its place.',
            "street.",
            "street; or",
        ),
        (
            [],
            'Section 9-4(1) is amended by striking "; and" and inserting a semicolon in its place.',
            "warning; and",
            "warning;",
        ),
        ([], "Section 9-4(2)(A) is repealed.", "(A) hangs in a tower; or", "(A) Repealed."),
        (
            ["Section 9-4 is amended as follows:"],
            'Paragraph (5) is amended by striking the word "bell" both times it appears and inserting "gong" in its place.',
            "ring a bell at night. No person shall ring a bell by day",
            "ring a gong at night. No person shall ring a gong by day",
        ),
        (
            [],
            'The second sentence of section 9-4(5) is amended by striking "ring" and inserting the word "strike" in its place.',
            "shall ring a bell by day",
            "shall strike a bell by day",
        ),
        (
            ["Section 9-4 is amended as follows:"],
            'The section heading is amended by striking the word "Quiet" and inserting the word "Still" in its place.',
            "Quiet hours",
            "Still hours",
        ),
        (
            ["Section 9-4 is amended as follows:"],
            'A new paragraph (5A) is added to read as follows:\n"(5A) A clock may strike.".',
            "  (6) [Reserved]",
            "  (5A) A clock may strike.\n  (6) [Reserved]",
        ),
        (
            ["Section 9-4 is amended as follows:"],
            'A new paragraph (6) is added to read as follows:\n"(6) A clock may strike.".',
            "(6) [Reserved]",
            "(6) A clock may strike.",
        ),
        (
            ["Section 9-4 is amended as follows:"],
            'Paragraph (2) is amended to read as follows:\n"(2) "Bell" means a gong:\n  "(A) of bronze.".',
            '(2) "Bell" means a device that rings; and\n    (A) hangs in a tower; or\n    (B) stands on a street.',
            '(2) "Bell" means a gong:\n    (A) of bronze.',
        ),
        (["Section 9-4 is amended as follows:"], "Paragraph (5) is redesignated as paragraph (4).", "(5) No", "(4) No"),
        (
            ["Section 9-4 is amended as follows:"],
            'Paragraph (1) is amended by inserting the words "or sound" after the word "warning".',
            "gives warning;",
            "gives warning or sound;",
        ),
        (
            ["Section 9-4 is amended as follows:"],
            'Subparagraphs (A) and (B) of paragraph (2) are amended by striking the word "a" and inserting "any" in its place.',
            "in a tower; or\n    (B) stands on a street",
            "in any tower; or\n    (B) stands on any street",
        ),
        (
            ["Section 9-4 is amended as follows:"],
            'Paragraph (2)(B) is amended by striking the period and inserting ";or" in place.',
            "street.",
            "street; or",
        ),
        (
            ["Section 9-4 is amended as follows:"],
            'Paragraph (2)(B) is amended by striking the period "." and inserting the phrase "(a "public place")." in its place.',
            "street.",
            'street (a "public place").',
        ),
        (
            [],
            'Section 9-4(2)(A) is amended by striking the phrase "hangs in " and inserting the work "tops" in its place.',
            "hangs in a tower",
            "tops a tower",
        ),
        (
            ["Section 9-4(1) is amended as follows:"],
            'A new paragraph (3) is added to read as follows:\n"(3) "Gong" is a bell.".',
            "  (5) No",
            '  (3) "Gong" is a bell.\n  (5) No',
        ),
    ],
)
def test_an_instruction_changes_what_it_says_and_nothing_else(
    chain: list[str], instruction: str, old: str, new: str
) -> None:
    assert SECTION.count(old) == 1
    made = section_text(amended_section(read_section(SECTION), chain, instruction))
    assert made == SECTION.replace(old, new)


@pytest.mark.parametrize(
    ("instruction", "why"),
    [
        ('Section 9-4(5) is amended by striking the word "bell".', "2 times"),
        ('Section 9-4(1) is amended by striking the word "bell".', "not in"),
        ('Section 9-4(1) is amended by striking the word "devi".', "not in"),
        ("Section 9-4(9) is repealed.", "no provision"),
        (
            'Section 9-4 is amended by adding a new paragraph (5) to read as follows:\n"(5) A clock may strike.".',
            "taken",
        ),
        ("Section 9-5(1) is repealed.", "not for 9-4"),
        ("The Bell Amendment Act of 2019, effective May 1, 2019 (D.C. Law 1-1), is repealed.", "names an act"),
        ('Section 9-4(1) is amended by striking the word "gives.', "not understood"),
        ('Section 9-4(1) is amended by striking the word "gives" as the Mayor may decide.', "not understood"),
        (
            'Section 9-4 is amended by adding new paragraphs (8) and (9) to read as follows:\n"(8) One.".',
            "make them agree",
        ),
        ('Section 9-4(1) is amended to read as follows:\n"(3) One.".', "make the numbers agree"),
        ("Section 9-4(1) is redesignated as section 9-4(2).", "taken"),
        (
            'Section 9-4(1) is amended by striking the word "warning" and inserting "warning;" in its place.',
            "two stops",
        ),
        ('Section 9-4(1) is amended by striking the word "warning" and inserting "a "loud" in its place.', "mark"),
        ("This act takes effect at once.", "no amending instruction"),
        ('Section 9-4 is amended by adding a new paragraph (7) to read as follows:\n"(7) One.".', "is taken"),
        ('Section 9-4(1) is amended by striking the word "device" and inserting "alarm" in its place.', '"a alarm"'),
        (
            "Section 2(a) of the Bell Amendment Act of 2019, effective May 1, 2019 (D.C. Law 1-1), is repealed.",
            "names an act",
        ),
    ],
)
def test_what_would_be_a_guess_is_refused(instruction: str, why: str) -> None:
    with pytest.raises(RefusedInstruction, match=why):
        amended_section(read_section(SECTION), [], instruction)


def test_an_outline_is_applied_in_its_order() -> None:
    outline = """Sec. 2. Section 9-4 is amended as follows:
  (a) Paragraph (5) is redesignated as paragraph (4).
  (b) A new paragraph (5) is added to read as follows:
    "(5) A clock may strike.".
  (c) The newly designated paragraph (4) is amended by striking the phrase "by day" and inserting "at noon" in its place."""
    made = section_text(amended_section(read_section(SECTION), [], outline))
    assert "(4) No person shall ring a bell at night. No person shall ring a bell at noon." in made
    assert "(5) A clock may strike." in made


def test_existing_text_is_designated() -> None:
    section = read_section("§ 9-5. Fines.\nA fine is due:\n  (1) at once; or\n  (2) later.")
    made = section_text(
        amended_section(section, [], "The existing text of section 9-5 is designated as subsection (a).")
    )
    assert made == "§ 9-5. Fines.\n  (a) A fine is due:\n    (1) at once; or\n    (2) later."


def test_ten_thousand_levels_are_refused() -> None:
    deep = "\n".join("  " * level + "(1) x" for level in range(10_000))
    with pytest.raises(EngrossError, match="nested"):
        read_section("§ 1-1. Deep.\n" + deep)
    with pytest.raises(EngrossError, match="lead-ins"):
        amended_section(
            read_section(SECTION), [], "\n".join(" " * n + "(1) is amended as follows:" for n in range(10_000))
        )


def test_a_loop_of_redesignations_is_refused() -> None:
    loop = "Paragraph (1) is redesignated as paragraph (2).\nParagraph (2) is redesignated as paragraph (1)."
    with pytest.raises(RefusedInstruction, match="taken"):
        amended_section(
            read_section(SECTION), [], "Section 9-4 is amended as follows:\n  (a) " + loop.replace("\n", "\n  (b) ")
        )


@pytest.mark.parametrize("text", [SECTION, "§ 1-1. §\nHeading.\nWords.", "§ 1-2.\nWords.\n  (a)\n    (1) One.\nFlush."])
def test_plain_text_is_written_as_it_was_read(text: str) -> None:
    assert section_text(read_section(text)) == text


CODE = """§ 9-7. Bells.
  (1) A bell that is rung under § 9-8.02(b) of this chapter shall not sound.
  (1) A gong that is struck at noon shall sound.
  [(1A)] A clock, defined in [§ 9-9], shall strike.
  (2) A horn"""


@pytest.mark.parametrize(
    ("chain", "instruction", "old", "new"),
    [
        (
            [
                "Section 12(a) of the Bell Act, effective May 1, 2019 (D.C. Law 1-1; D.C. Official Code § 9-7), is amended:"
            ],
            'Paragraph (2) is amended by striking the word "horn" and inserting the word "whistle" in its place.',
            "A horn",
            "A whistle",
        ),
        (
            [
                "Section 12(a) of the Bell Act, effective May 1, 2019 (D.C. Law 1-1; D.C. Official Code § 9-7), is amended:"
            ],
            'A new paragraph (3) is added to read as follows:\n"(3) A siren".',
            "  (2) A horn",
            "  (2) A horn\n  (3) A siren",
        ),
        (
            [],
            'Section 9-7(1) is amended by striking the phrase "gong that is struck at noon" and inserting "gong" in its place.',
            "gong that is struck at noon",
            "gong",
        ),
        (
            [],
            'Section 9-7 is amended by striking "rung under section 12(b) of this act shall not" and inserting "rung shall".',
            "rung under § 9-8.02(b) of this chapter shall not",
            "rung shall",
        ),
        (
            [],
            'Section 9-7(1A) is amended by striking the phrase ", shall" and inserting the phrase "shall not" in its place.',
            "[§ 9-9], shall strike",
            "[§ 9-9] shall not strike",
        ),
        (
            ["Section 9-7 is amended as follows:"],
            'Paragraph (2) is amended by striking the word "horn\' and inserting the word "whistle" in its place.',
            "A horn",
            "A whistle",
        ),
        (
            ["Section 9-7 is amended as follows:"],
            'Paragraph (2) is amended by striking the word "horn" and "inserting the word "whistle" in its place.',
            "A horn",
            "A whistle",
        ),
    ],
)
def test_the_code_numbers_and_cites_otherwise_than_the_act(
    chain: list[str], instruction: str, old: str, new: str
) -> None:
    assert CODE.count(old) == 1
    assert section_text(amended_section(read_section(CODE), chain, instruction)) == CODE.replace(old, new)


@pytest.mark.parametrize(
    ("instruction", "why"),
    [
        ('Section 9-7(1) is amended by striking the word "sound".', "2 provisions"),
        ("Section 9-7(1) is repealed.", "2 provisions"),
        ('Section 9-7 is amended by adding a new subsection (b) to read as follows:\n"(b) A siren.".', "fits no list"),
        ('Section 9-7 is amended by striking "rung under section 12(c) of this act shall not".', "are not in"),
        ("Section 12(z) of the Bell Act (D.C. Law 1-1; D.C. Official Code § 9-7) is repealed.", "no provision"),
    ],
)
def test_what_the_code_leaves_open_is_refused(instruction: str, why: str) -> None:
    with pytest.raises(RefusedInstruction, match=why):
        amended_section(read_section(CODE), [], instruction)


def test_a_provision_is_not_placed_beside_others_that_are_numbered_otherwise() -> None:
    section = read_section("§ 9-8. Bells.\n  (a) One.\n  (1) Two.\n  (2) Three.")
    with pytest.raises(RefusedInstruction, match="numbered otherwise"):
        amended_section(
            section, [], 'Section 9-8 is amended by adding a new subsection (b) to read as follows:\n"(b) x.".'
        )


def test_a_doubled_letter_is_placed_only_where_its_list_has_the_one_before() -> None:
    added = 'Section 9-8 is amended by adding a new subsection (kk) to read as follows:\n"(kk) x.".'
    for letters, placed in (("k l", False), ("k l z jj", True), ("j k", True)):
        listed = "\n".join(f"  ({letter}) One." for letter in letters.split())
        section = read_section(f"§ 9-8. Bells.\n{listed}")
        if placed:
            assert section_text(amended_section(section, [], added)) == f"§ 9-8. Bells.\n{listed}\n  (kk) x."
        else:
            with pytest.raises(RefusedInstruction, match="after which"):
                amended_section(section, [], added)


def test_the_stop_that_an_editor_supplied_is_the_one_that_is_struck() -> None:
    section = read_section("§ 9-8. Bells.\n  (a) One[; and]\n  (b) Two.")
    made = amended_section(
        section, [], 'Section 9-8(a) is amended by striking the period and inserting "; or" in place.'
    )
    assert section_text(made) == "§ 9-8. Bells.\n  (a) One; or\n  (b) Two."
    section = read_section("§ 9-8. Bells.\n  (a) Ring it under § 9-7 [§ 9-9] or § 9-6.")
    with pytest.raises(RefusedInstruction, match="the editor corrects"):
        amended_section(section, [], 'Section 9-8(a) is amended by striking the phrase "under § 9-7".')


def test_a_section_restated_from_its_first_subsection_on_keeps_its_heading() -> None:
    section = read_section("§ 9-8. Bells.\nOld words.\n  (a) One.\n  (b) Two.")
    made = amended_section(section, [], 'Section 9-8 is amended to read as follows:\n"(a) New.\n"(b) Newer.".')
    assert section_text(made) == "§ 9-8. Bells.\n  (a) New.\n  (b) Newer."


def test_a_part_that_is_added_with_one_section_is_that_section() -> None:
    part = 'A new Part B is added to read as follows:\n"Part B\n"Gongs.\n"12 Gongs that ring.\n  "(a) One.".'
    assert section_text(amended_section(read_section(""), [], part)) == "Sec. 12. Gongs that ring.\n  (a) One."
    two = part.replace('".', '\n"13 Gongs that do not ring.\n"None.".')
    with pytest.raises(RefusedInstruction, match="2 sections are added"):
        amended_section(read_section(""), [], two)


CITY = "9.40.010 Quiet hours.\n  (a) A horn may sound.\n  (b) Bells are loud."


@pytest.mark.parametrize(
    ("instruction", "made"),
    [
        (
            "Section 9.40.010 of the Municipal Code is hereby amended to read as follows:\n9.40.010 Bells.\n(a) One.\n(b) Two.",
            "9.40.010 Bells.\n  (a) One.\n  (b) Two.",
        ),
        (
            "Subsection (b) of Section 9.40.010 is hereby amended to read as follows:\n(b) Bells are quiet.",
            CITY.replace("loud", "quiet"),
        ),
        (
            "Subsection (c) is added to Section 9.40.010 of the Municipal Code to read as follows:\n(c) Gongs ring.",
            CITY + "\n  (c) Gongs ring.",
        ),
        (
            "Section 9.40.010 is amended to add a new subsection (c) to read as follows:\n(c) Gongs ring.",
            CITY + "\n  (c) Gongs ring.",
        ),
        ("Section 9.40.010(b) is deleted in its entirety.", CITY.replace("Bells are loud", "Repealed")),
        (
            'Section 9.40.010 is amended by deleting the word "horn" and replacing it with the word "gong".',
            CITY.replace("horn", "gong"),
        ),
        ('Throughout the Municipal Code, replace references to "horn" with "gong".', CITY.replace("horn", "gong")),
        ("Section 9.40.010 is amended as follows:\n9.40.010 Bells.\n(a) One.", "9.40.010 Bells.\n  (a) One."),
        ("Modify HMC 9.40.010 as follows:\n9.40.010 Bells.\n(a) One.", "9.40.010 Bells.\n  (a) One."),
        ("HMC 9.40.010 is amended to provide:\n9.40.010 Bells.\n(a) One.", "9.40.010 Bells.\n  (a) One."),
        (
            "Section 9.40.010 is repealed in its entirety and replaced with the following:\n9.40.010 Bells.\n(a) One.",
            "9.40.010 Bells.\n  (a) One.",
        ),
        (
            "Section 9.40.010 is repealed and reenacted to read as follows:\n9.40.010 Bells.\n(a) One.",
            "9.40.010 Bells.\n  (a) One.",
        ),
        ("Section 9.40.010 is amended by adding subsection (c):\n(c) Gongs ring.", CITY + "\n  (c) Gongs ring."),
        ("Delete HMC 9.40.010(b).", CITY.replace("Bells are loud", "Repealed")),
        ("Section 9.40.010 is amended to delete subsection (b).", CITY.replace("Bells are loud", "Repealed")),
        ('Section 9.40.010 is amended to change "horn" to "gong".', CITY.replace("horn", "gong")),
        ('Section 9.40.010 is amended by substituting "gong" for "horn".', CITY.replace("horn", "gong")),
        ('The word "horn" in Section 9.40.010 is replaced with the word "gong".', CITY.replace("horn", "gong")),
        ('In Section 9.40.010(b), the phrase "are loud" is deleted.', CITY.replace("Bells are loud", "Bells")),
        ('All references to "horn" in Chapter 9.40 are changed to "gong".', CITY.replace("horn", "gong")),
        ("Throughout the Code, replace references to the horn with the gong.", CITY.replace("horn", "gong")),
        (
            'Throughout the Municipal Code, replace all references to "horn" with "gong."',
            CITY.replace("horn", "gong"),
        ),
        ('Throughout Title 9 of the Municipal Code, change "horn" to "gong".', CITY.replace("horn", "gong")),
        ('Replace "horn" with "gong" wherever it appears in Section 9.40.010.', CITY.replace("horn", "gong")),
        ('In Section 9.40.010, replace all instances of "horn" with "gong".', CITY.replace("horn", "gong")),
        (
            'Wherever the word "horn" appears in Section 9.40.010, it is replaced with "gong".',
            CITY.replace("horn", "gong"),
        ),
        ('Strike the word "horn" in Section 9.40.010(a) and insert the word "gong".', CITY.replace("horn", "gong")),
        ('The word "horn" in Section 9.40.010(a) is changed to the word "gong".', CITY.replace("horn", "gong")),
        (
            'After the word "horn" in Section 9.40.010(a), add the words "of brass".',
            CITY.replace("horn", "horn of brass"),
        ),
        (
            'Section 9.40.010(a) is amended by inserting, after "horn", "of brass".',
            CITY.replace("horn", "horn of brass"),
        ),
        (
            'The following sentence is added to the end of Section 9.40.010(a): "It may not howl."',
            CITY.replace("sound.", "sound. It may not howl."),
        ),
        (
            'Section 9.40.010(a) is amended by adding a sentence at the end to read as follows:\n"It may not howl."',
            CITY.replace("sound.", "sound. It may not howl."),
        ),
        (
            'The first sentence of Section 9.40.010(b) is amended to read: "Bells are quiet."',
            CITY.replace("are loud", "are quiet"),
        ),
        (
            'Section 9.40.010(b) is amended by striking the last sentence and inserting the following sentence: "Bells ring."',
            CITY.replace("are loud", "ring"),
        ),
        ("Chapter 9.40 is deleted in its entirety.", "9.40.010 Quiet hours. [Repealed.]"),
        ('Section 9.40.010 is retitled "Noise".', CITY.replace("Quiet hours.", "Noise")),
        ("Reletter subsection (b) of Section 9.40.010 as subsection (c).", CITY.replace("(b)", "(c)")),
        (
            "Section 9.40.010 is amended to include a new subsection (c) as follows:\n(c) Gongs ring.",
            CITY + "\n  (c) Gongs ring.",
        ),
        ('The title of Section 9.40.010 is amended to read "Noise."', CITY.replace("Quiet hours", "Noise")),
        ("Repeal and replace Section 9.40.010(b) as follows:\n(b) Bells are quiet.", CITY.replace("loud", "quiet")),
    ],
)
def test_the_forms_of_cities(instruction: str, made: str) -> None:
    assert section_text(amended_section(read_section(CITY), [], instruction)) == made


@pytest.mark.parametrize(
    ("instruction", "why"),
    [
        ("Chapter 9.41 is deleted.", "not numbered in it"),
        ("Delete the second sentence of Section 9.40.010(a).", "no such sentence"),
        ("The first sentence of Section 9.40.010(a) is deleted.", "all that the provision says"),
        ("Delete the last sentence of Section 9.40.010.", "provisions below it"),
        ("Delete the first sentence of Section 9.40.010(c).", "may end a sentence or not"),
        ('The word "bell" in Section 9.40.010 is replaced with "gong".', "not in"),
    ],
)
def test_the_forms_of_cities_are_refused_where_they_leave_a_doubt(instruction: str, why: str) -> None:
    section = read_section(CITY + "\n  (c) Horns at St. Paul sound. No others do.")
    with pytest.raises(RefusedInstruction, match=why):
        amended_section(section, [], instruction)


def test_a_letter_behind_the_number_of_a_section_is_its_subsection() -> None:
    section = read_section("9.40.010 Quiet hours.\n  A. A horn may sound.\n  B. Bells are loud.")
    made = amended_section(section, [], "Section 9.40.010.B is hereby amended to read as follows:\nB. Bells ring.")
    assert section_text(made) == section_text(section).replace("are loud", "ring")


def test_another_section_is_not_put_in_the_place_of_one() -> None:
    with pytest.raises(RefusedInstruction, match="make the numbers agree"):
        amended_section(
            read_section(CITY), [], "Section 9.40.010 is amended to read as follows:\n9.40.020 Bells.\n(a) One."
        )


def test_words_without_quotation_marks_end_at_the_next_order() -> None:
    outline = """Section 9.40.010 is amended as follows:
  (1) Subsection (b) is amended to read as follows:
    (b) Bells are quiet.
  (2) Subsection (a) is amended by striking "horn" and inserting "gong" in its place."""
    made = section_text(amended_section(read_section(CITY), [], outline))
    assert made == CITY.replace("loud", "quiet").replace("horn", "gong")
