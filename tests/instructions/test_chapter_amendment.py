"""Instructions for a whole chapter, or for several of its sections at once."""

from __future__ import annotations

import pytest

from engross.akn import identify
from engross.instructions import amended_chapter
from engross.model.law.chapter import Chapter
from samples import chapter_of, item, section

CHAPTER = identify(
    chapter_of(
        section("1", "Purpose.", "The Director keeps the peace."),
        section("2", "Limits.", item("subsection", "A.", "The Director sets them."), item("subsection", "B.", "None.")),
        section("3", "Fees.", "The fee is $5."),
    )
)


def words(chapter: Chapter) -> list[str]:
    return [text.plain for provision in chapter.walk() for text in provision.texts()]


@pytest.mark.parametrize(
    "order",
    [
        'Throughout the Municipal Code, replace "Director" with "Manager".',
        'Throughout Chapter 68, the term "Director" is replaced with "Manager".',
        'All references to "Director" throughout the Municipal Code are hereby amended to read "Manager".',
    ],
)
def test_words_are_replaced_throughout_a_chapter(order: str) -> None:
    made = amended_chapter(CHAPTER, order)
    assert not made.refused
    assert words(made.chapter) == [line.replace("Director", "Manager") for line in words(CHAPTER)]


@pytest.mark.parametrize(
    ("order", "why"),
    [
        ('Throughout Chapter 69, replace "Director" with "Manager".', "all of 69 are meant"),
        ('Throughout Title 6, replace "Director" with "Manager".', "all of 6 are meant"),
        ('Throughout Chapter 68, replace "Mayor" with "Manager".', "not in"),
        ("Sections 68-1 through 68-9 are repealed.", "no section 68-9"),
        ("Section 68-2 of Chapter 112 is repealed.", "chapter 112 is meant, and this is Chapter 68"),
        ('Section 68-2(A) of Chapter 69 is amended by striking "Director".', "chapter 69 is meant"),
    ],
)
def test_what_is_of_another_chapter_is_refused(order: str, why: str) -> None:
    made = amended_chapter(CHAPTER, order)
    assert made.chapter == CHAPTER
    assert why in made.refused[0]


@pytest.mark.parametrize(
    "order",
    [
        'Section 68-1 of Chapter 68 is amended by striking "Director" and inserting "Manager".',
        'Section 68-1 is amended by striking "Director" and inserting "section 5 of chapter 12".',
        'Section 68-1 of chapter 12 of the laws of 2020 is amended by striking "Director" and inserting "Manager".',
    ],
)
def test_a_section_of_this_chapter_is_not_that_of_another(order: str) -> None:
    assert amended_chapter(CHAPTER, order).applied == ("section 68-1: substitution",)


@pytest.mark.parametrize(
    ("order", "left"),
    [
        ("The first and second sentence of section 68-1 are repealed.", "He sat. Four."),
        ("The first and last sentence of section 68-1 are repealed.", "Two. He sat."),
        (
            'In the first and third sentences of section 68-1, strike "He" and insert "She".',
            "She ran. Two. She sat. Four.",
        ),
    ],
)
def test_each_of_several_sentences_is_changed(order: str, left: str) -> None:
    chapter = identify(chapter_of(section("1", "Numbers.", "He ran. Two. He sat. Four.")))
    made = amended_chapter(chapter, order)
    assert [made.refused, words(made.chapter)[-1]] == [(), left]


def test_a_range_of_sections_is_repealed() -> None:
    made = amended_chapter(CHAPTER, "Sections 68-1 through 68-2 are repealed.")
    assert made.applied == ("section 68-1: repeal", "section 68-2: repeal")
    assert [each.status for each in made.chapter.sections()] == ["repealed", "repealed", ""]
    assert [eid for _, eid in made.placed] == ["chp_68__sec_68-1", "chp_68__sec_68-2"]


def test_each_modification_names_the_provision_that_it_changes() -> None:
    order = (
        'Section 68-2(A) is amended by striking "sets" and inserting "makes" in its place.\n'
        'Section 68-2 is amended by adding a new subsection C to read as follows:\n"C. Some.".\n'
        'Section 68-2(C) is amended by striking "Some" and inserting "Many" in its place.'
    )
    made = amended_chapter(CHAPTER, order)
    assert not made.refused
    # What an instruction added has no eId yet: it is named by the provision above.
    assert [eid for _, eid in made.placed] == [
        "chp_68__sec_68-2__subsec_A",
        "chp_68__sec_68-2",
        "chp_68__sec_68-2",
    ]
