"""Instructions written for a chapter, and applied to it."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from engross.akn import identify
from engross.diff.words.word_diff import diff_words
from engross.errors import RefusedInstruction
from engross.instructions import amended_chapter, chapter_instructions, section_text
from engross.instructions.quotation import straight
from engross.model.law.chapter import Chapter
from engross.model.law.provision import Provision
from engross.model.law.table import Table
from engross.model.law.text import Text
from engross.workspace import load

LAW = Path(__file__).parents[2] / "ordinances"
WORDS = ["ferry", "market", "tower", "clock", "bell"]


def chapter(folder: str, stage: str) -> Chapter:
    """The last text of a chapter of that stage."""
    path = sorted((LAW / folder).glob(f"*.{stage}.xml"))[-1]
    return load(path, path.name)


def words_of(provision: Provision) -> list[str]:
    """The sections of a chapter as plain text, in order."""
    if provision.level == "section":
        return [straight(section_text(provision))]
    return [text for child in provision.children for text in words_of(child)]


def without_last_section(provision: Provision) -> Provision:
    """The part of a chapter without its last section."""
    *rest, last = provision.children
    kept = () if last.level == "section" else (without_last_section(last),)
    return replace(provision, children=(*rest, *kept))


def tables_of(provision: Provision) -> list[list[str]]:
    """The words of each table below a provision, those of its notes with them."""
    return [
        [text.words for text in block.texts()] + [line.words for note in block.notes for line in note.content]
        for one in provision.walk()
        for block in one.blocks()
        if isinstance(block, Table)
    ]


def definitions_of(provision: Provision) -> list[tuple[str, ...]]:
    """The terms that are defined below a provision, in order."""
    return [one.terms for one in provision.walk() if one.level == "definition"]


@pytest.mark.parametrize("folder", ["068-noise", "084-retirement-benefits", "112-trees", "126-pension-plan"])
def test_the_draft_of_a_chapter_is_written_as_instructions(folder: str) -> None:
    old, new = chapter(folder, "codified"), chapter(folder, "proposed")
    text = chapter_instructions(old, new, diff_words)
    made = amended_chapter(old, text)
    assert made.refused == ()
    assert words_of(made.chapter.root) == words_of(new.root)
    assert tables_of(made.chapter.root) == tables_of(new.root)
    assert definitions_of(made.chapter.root) == definitions_of(new.root)
    assert chapter_instructions(old, old, diff_words) == ""


def test_one_section_is_written_alone() -> None:
    old, new = chapter("084-retirement-benefits", "codified"), chapter("084-retirement-benefits", "proposed")
    text = chapter_instructions(old, new, diff_words)
    assert chapter_instructions(old, new, diff_words, "84-3") == text.split("\n\n")[1]
    with pytest.raises(RefusedInstruction, match="no section 84-99"):
        chapter_instructions(old, new, diff_words, "84-99")


@pytest.mark.parametrize(
    ("instruction", "term", "words"),
    [
        ('The definition of "DRIP LINE" in section 112-2 is repealed.', "DRIP LINE", ""),
        (
            'The definition of "City shrub" in section 112-2 is amended by striking "A shrub" and inserting "Any shrub".',
            "CITY SHRUB",
            "CITY SHRUB — Any shrub in a public place.",
        ),
        (
            'The definition of "CITY SHRUB" in section 112-2 is amended to read as follows:\n"CITY SHRUB — A bush.".',
            "CITY SHRUB",
            "CITY SHRUB — A bush.",
        ),
        (
            'Section 112-2 is amended by adding, after the definition of "CITY TREE", a definition:\n"CROWN — A top.".',
            "CROWN",
            "CROWN — A top.",
        ),
    ],
)
def test_a_definition_is_amended_by_its_term(instruction: str, term: str, words: str) -> None:
    made = amended_chapter(chapter("112-trees", "codified"), instruction)
    assert made.refused == ()
    found = [one for one in made.chapter.root.walk() if one.terms[:1] == (term,)]
    assert [text.plain for one in found for text in one.texts()] == ([words] if words else [])


@pytest.mark.parametrize(
    ("instruction", "why"),
    [
        ('The definition of "BELL" in section 112-2 is repealed.', 'no definition of "BELL"'),
        (
            'Section 112-2 is amended by adding the definition of "BELL" to read as follows:\n"BELL — A device.".',
            "no alphabetical order",
        ),
        (
            'Section 112-2 is amended by adding the following definition:\n"A device is a bell.".',
            "is no definition",
        ),
        ("Note 3 of Table 2 in section 68-5(A)(1) is repealed.", "no section 68-5"),
    ],
)
def test_a_definition_that_is_in_doubt_is_refused(instruction: str, why: str) -> None:
    made = amended_chapter(chapter("112-trees", "codified"), instruction)
    assert len(made.refused) == 1
    assert why in made.refused[0]


def test_the_notes_of_a_table_are_repealed_and_redesignated() -> None:
    noise = chapter("068-noise", "codified")
    made = amended_chapter(
        noise,
        "Note 1 of Table 2 in section 68-5(A)(1) is repealed.\n"
        "Note 2 of Table 2 in section 68-5(A)(1) is redesignated as note 1.\n"
        'Table 2 in section 68-5(A)(1) is amended by striking "Outdoors" and inserting "Out of doors".\n'
        "Note 2 of Table 2 in section 68-5(A)(1) is repealed.\n"
        "Table 2 in section 68-5(A)(1) is repealed.\n"
        'Table 9 in section 68-5(A)(1) is amended by striking "Outdoors".',
    )
    table = next(
        block
        for one in made.chapter.root.walk()
        for block in one.blocks()
        if isinstance(block, Table) and block.number == "2"
    )
    assert [note.marker for note in table.notes] == ["1"]
    assert "Out of doors" in [text.words for text in table.texts()]
    reasons = [
        "no section 68-5(A)(1), table 2, note 2",
        "not understood as a place",
        "0 tables section 68-5(A)(1), table 9",
    ]
    assert [reason in why for reason, why in zip(reasons, made.refused, strict=True)] == [True, True, True]


def test_a_section_that_is_gone_is_refused() -> None:
    old = chapter("084-retirement-benefits", "codified")
    new = replace(old, root=without_last_section(old.root))
    with pytest.raises(RefusedInstruction, match="is gone"):
        chapter_instructions(old, new, diff_words)
    with pytest.raises(RefusedInstruction, match="text above the sections"):
        chapter_instructions(old, replace(old, root=replace(old.root, body=(Text("Words."),))), diff_words)


def test_the_heading_of_a_chapter_is_amended() -> None:
    old = chapter("084-retirement-benefits", "codified")
    new = replace(old, root=replace(old.root, heading=Text("Pensions")))
    text = chapter_instructions(old, new, diff_words)
    assert text == 'The heading of Chapter 84 is amended to read "Pensions".'
    made = amended_chapter(old, text)
    assert made.chapter.root.heading == Text("Pensions")
    assert "this is Chapter 84" in amended_chapter(old, text.replace("84", "85")).refused[0]


def test_a_table_of_another_shape_is_restated_with_its_provision() -> None:
    old = chapter("068-noise", "codified")
    new = replace(old, root=with_shorter_tables(old.root))
    text = chapter_instructions(old, new, diff_words)
    assert "|- ! {4} Outdoors" in text
    made = amended_chapter(old, text)
    assert made.refused == ()
    assert tables_of(made.chapter.root) == tables_of(new.root) != tables_of(old.root)


def with_shorter_tables(provision: Provision) -> Provision:
    """``provision`` without the last row of each table."""
    body = tuple(
        replace(block, rows=block.rows[:-1]) if isinstance(block, Table) else block for block in provision.body
    )
    return replace(provision, body=body, children=tuple(with_shorter_tables(child) for child in provision.children))


def test_a_section_is_added_before_the_first() -> None:
    new = chapter("068-noise", "codified")
    old = replace(new, root=replace(new.root, children=new.root.children[1:]))
    made = amended_chapter(old, chapter_instructions(old, new, diff_words))
    assert words_of(made.chapter.root) == words_of(new.root)


def test_a_new_section_is_added() -> None:
    new = chapter("084-retirement-benefits", "codified")
    old = replace(new, root=without_last_section(new.root))
    text = chapter_instructions(old, new, diff_words)
    assert text.startswith("A new section 84-")
    assert words_of(amended_chapter(old, text).chapter.root) == words_of(new.root)


@pytest.mark.parametrize("folder", ["068-noise", "112-trees", "126-pension-plan"])
@pytest.mark.parametrize("seed", range(8))
def test_random_drafts_are_written_and_applied(folder: str, seed: int) -> None:
    old = chapter(folder, "codified")
    new = replace(old, root=changed(old.root, random.Random(seed)))
    made = amended_chapter(old, chapter_instructions(old, new, diff_words))
    assert made.refused == ()
    assert words_of(made.chapter.root) == words_of(new.root)


def changed(provision: Provision, chance: random.Random) -> Provision:
    """``provision`` with some words put in some of its texts, and some definitions taken out."""
    body = tuple(with_words(block, chance) if isinstance(block, Text) else block for block in provision.body)
    kept = [child for child in provision.children if child.level != "definition" or chance.random() > 0.05]
    return replace(provision, body=body, children=tuple(changed(child, chance) for child in kept))


def with_words(text: Text, chance: random.Random) -> Text:
    """``text`` with a word put in, once in ten times."""
    words = text.plain.split(" ")
    if text.notes or text.tags or len(words) < 4 or chance.random() > 0.1:
        return text
    at = chance.randrange(1, len(words))
    return Text(" ".join([*words[:at], chance.choice(WORDS), *words[at:]]))


def relabelled(provision: Provision, labels: dict[str, str]) -> Provision:
    """A provision with other labels, by the eId of each, its identity kept."""
    wid = provision.identity if provision.eid in labels else provision.wid
    return replace(
        provision,
        label=labels.get(provision.eid, provision.label),
        wid=wid,
        children=tuple(relabelled(child, labels) for child in provision.children),
    )


def test_what_has_another_number_is_redesignated() -> None:
    old = chapter("068-noise", "codified")
    place = "chp_68__sec_68-4__subsec_"
    letters = [each.number for each in next(s for s in old.sections() if s.number == "68-4").children]
    following = dict(zip(letters, [*letters[1:], chr(ord(letters[-1]) + 1)], strict=True))
    labels = {f"{place}{letter}": f"{following[letter]}." for letter in letters[2:]}
    new = identify(replace(old, root=relabelled(old.root, labels)))
    written = chapter_instructions(old, new, diff_words)
    first, *_ = written.split("\n\n")
    assert first == f"Section 68-4({letters[-1]}) is redesignated as subsection ({following[letters[-1]]})."
    assert written.count("redesignated") == len(letters) - 2
    assert "to read as follows" not in written
    made = amended_chapter(old, written)
    assert not made.refused
    assert words_of(made.chapter.root) == words_of(new.root)


def test_a_section_that_has_another_number_is_redesignated() -> None:
    old = chapter("068-noise", "codified")
    last = list(old.sections())[-1]
    new = identify(replace(old, root=relabelled(old.root, {last.eid: "§ 68-99."})))
    written = chapter_instructions(old, new, diff_words)
    assert written == f"Section {last.number} is redesignated as section 68-99."
    made = amended_chapter(old, written)
    assert [each.number for each in made.chapter.sections()][-1] == "68-99"
    assert chapter_instructions(old, new, diff_words, "68-99") == written


def test_two_that_change_places_are_restated() -> None:
    old = chapter("068-noise", "codified")
    place = "chp_68__sec_68-4__subsec_"
    new = identify(replace(old, root=relabelled(old.root, {f"{place}A": "B.", f"{place}B": "A."})))
    assert "redesignated" not in chapter_instructions(old, new, diff_words, "68-4")
