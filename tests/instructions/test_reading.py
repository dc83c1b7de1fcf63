"""What instructions are read as."""

from __future__ import annotations

import pytest

from engross.errors import RefusedInstruction
from engross.instructions.numbering import fits, order_key, series_of
from engross.instructions.places import read_place
from engross.instructions.quotation import read_directive
from engross.instructions.reading import read_instruction
from engross.model.law.text import Text
from engross.model.law.textual_mod import ModPlace


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("Section 5(a)(1)", ["section 5(a)(1)"]),
        ("Section 101(b) (D.C. Official Code § 2-51.01(c))", ["section 2-51.01(c)"]),
        ("Paragraph (2) of subsection (b) of section 9-4", ["section 9-4(b)(2)"]),
        ("Subsections (b) through (d)", ["(b)", "(c)", "(d)"]),
        ("Paragraphs (1), (3), and (4A)", ["(1)", "(3)", "(4A)"]),
        ("Section 5(a)(1) and (2)", ["section 5(a)(1)", "section 5(a)(2)"]),
        ("Subdivision d of section 11-13", ["section 11-13(d)"]),
        ("The lead-in language of subsection (b)", ["(b), lead-in"]),
        ("The section heading", ["the section, heading"]),
        ("Sections 68-5 and 68-6", ["section 68-5", "section 68-6"]),
        ("Section 68-5(a) and section 68-6", ["section 68-5(a)", "section 68-6"]),
        ("§§ 68-5, 68-6, and 68-7", ["section 68-5", "section 68-6", "section 68-7"]),
        ("Section 919.1 of section 919", ["section 919.1"]),
        ("The headings of sections 68-5 and 68-6", ["section 68-5, heading", "section 68-6, heading"]),
        ("Note 1 to Table 2 of section 68-5", ["section 68-5, table 2, note 1"]),
        ("Section 47–2829", ["section 47-2829"]),
        ("Subdivision b of section 16-308, as relettered by section 2 of this local law", ["section 16-308(b)"]),
        ("Sections 3 and 4(c) (D.C. Official Code §§ 5-1.03 and 5-1.04(c))", ["section 5-1.03", "section 5-1.04(c)"]),
    ],
)
def test_places(words: str, places: list[str]) -> None:
    assert [str(place) for place in read_place(words, ModPlace()).places] == places


@pytest.mark.parametrize(
    "words",
    [
        "Section 68-5A or C",
        "Section 68-5 to 68-7",
        "Section 68-5–68-7",
        "Sections 68-5–68-7",
        "Section 68-5(a)–(c)",
        "Section 68-5(a) and Chapter 112",
        "Section 68-5 and Article II",
        "Section 68-5, subsection (a) and subsection (b)",
        "Subdivision 1 and paragraph (h) of subdivision 2 of section 3-704",
        "Section 68-5 et seq.",
        "Section 68-5 and Table 2",
        "Table 1 or 2",
        "Tables 1 and 2 in section 68-5",
        "Note 1 and 2 to Table 2 of section 68-5",
        "Chapter 68 and Chapter 69",
        "Section 68-5(a) and the first sentence of section 68-6",
        "The first sentence and the last sentence of section 68-5",
        "The heading and subsection (a) of section 68-5",
        "Section 68-5 and throughout chapter 68",
        "Section 68-5 and 68-6 and in the heading",
        "Section 68-5 and all that follows through section 68-9",
        "Section 68-5 and following",
    ],
)
def test_of_several_places_none_is_taken_alone(words: str) -> None:
    with pytest.raises(RefusedInstruction, match="names more than is read of it"):
        read_place(words, ModPlace())


def test_each_of_several_sentences_is_a_place() -> None:
    places = read_place("The first, third and last sentence of section 68-5", ModPlace()).places
    assert [(place.section, place.sentence) for place in places] == [("68-5", 1), ("68-5", 3), ("68-5", -1)]


@pytest.mark.parametrize(
    "instruction",
    [
        "The existing text of subsections (a) and (b) of section 68-5 is designated as paragraph (1).",
        "The existing text of section 68-5 is designated as subsections (a) and (b).",
        "Sections 68-5 to 68-7 and 68-9 are repealed.",
        "Sections 68-5 to 68-7 and 68-9 to 68-11 are repealed.",
    ],
)
def test_an_order_for_several_is_not_read_as_one_for_the_first(instruction: str) -> None:
    with pytest.raises(RefusedInstruction):
        read_instruction((), instruction)


@pytest.mark.parametrize(
    ("line", "quotations"),
    [
        ('Strike "a" and insert "b".', ["a", "b"]),
        ('Strike "a "b" c" and insert "d ("D")".', ['a "b" c', 'd ("D")']),
        ("Strike “a” and insert ''b''.", ["a", "b"]),
        ('Strike the phrase "a (the "B" and insert the phrase "c" in its place.', ['a (the "B', "c"]),
    ],
)
def test_quotations(line: str, quotations: list[str]) -> None:
    assert list(read_directive(line).quotations) == quotations


def test_a_number_belongs_where_its_series_has_it() -> None:
    assert series_of(["i", "ii", "iii"]) == "lower roman"
    assert series_of(["h", "i", "j"]) == "lower letters"
    assert series_of(["i", "j"]) == "lower letters"
    assert not fits("A", "lower letters")
    numbers = ["aa", "5A", "6", "5", "5A-1"]
    assert sorted(numbers[1:], key=lambda n: order_key(n, "figures")) == ["5", "5A", "5A-1", "6"]
    assert order_key("z", "lower letters") < order_key("aa", "lower letters")
    assert order_key("ix", "lower roman") < order_key("x", "lower roman")


def test_a_quotation_that_is_not_closed_is_refused_with_its_words() -> None:
    with pytest.raises(RefusedInstruction, match=r'begins "\(a\) A "bell\. is not closed'):
        read_instruction((), 'Section 9-4(a) is amended to read as follows:\n"(a) A "bell.')


def test_the_dash_of_a_run_in_heading_is_none_of_the_heading() -> None:
    order = 'Section 9-4 is amended to read as follows:\n"Sec. 9-4. Bells. --\n"A bell rings.".'
    (mod,) = read_instruction((), order)
    assert mod.matter[0].heading == Text("Bells.")
