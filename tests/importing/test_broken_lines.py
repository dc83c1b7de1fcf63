"""Lines that are broken inside a paragraph (Shift and Enter in Word): headings and items of their own, or none."""

from __future__ import annotations

import pytest

from engross.import_proof import prove_import
from engross.importing import Imported
from importing.outlines import imported, outline
from wordfiles import ins, p, r, word_file

BREAK = "<w:r><w:br/></w:r>"


def broken(*lines: str) -> str:
    """A paragraph of several lines."""
    return p(runs=BREAK.join(r(line) for line in lines))


def read(body: str) -> Imported:
    data = word_file(body)
    made = imported(data)
    prove_import(data, "x.docx", made.proposal, made.base, [remark.words for remark in made.remarks])
    return made


def lines(body: str) -> list[str]:
    return [line.strip().removeprefix("| ") for line in outline(read(body).proposal).splitlines()[1:]]


@pytest.mark.parametrize(
    ("paragraph", "shown"),
    [
        (("A. Dogs.", "B. Cats."), ["subsection A.", "Dogs.", "subsection B.", "Cats."]),
        (("For:", "(1) dogs; and", "(2) cats."), ["For:", "paragraph (1)", "dogs; and", "paragraph (2)", "cats."]),
        (
            ("A. Dogs:", "(1) big;", "(2) small.", "B. Cats."),
            ["subsection A.", "Dogs:", "paragraph (1)", "big;", "paragraph (2)", "small.", "subsection B.", "Cats."],
        ),
    ],
)
def test_items_are_read_line_by_line(paragraph: tuple[str, ...], shown: list[str]) -> None:
    body = p("§ 9-1. Title.") + broken(*paragraph)
    assert lines(body) == ["section § 9-1. “Title.”", *shown]
    [remark] = read(body).remarks
    first = next(line for line in paragraph[1:] if line[0] in "(B")
    assert remark.words == f"the line “{first}” inside a paragraph is read as a paragraph of its own"


def test_headings_are_read_line_by_line() -> None:
    body = broken("§ 9-1. Dogs.", "None.", "§ 9-2. Cats.", "A. All.", "B. More.") + broken(
        "§ 9-3. Cows.", "C. No.", "§ 9-4. Bees.", "None."
    )
    assert lines(body) == [
        "section § 9-1. “Dogs.”",
        "None.",
        "section § 9-2. “Cats.”",
        "subsection A.",
        "All.",
        "subsection B.",
        "More.",
        "section § 9-3. “Cows.”",
        "subsection C.",
        "No.",
        "section § 9-4. “Bees.”",
        "None.",
    ]
    assert [remark.words for remark in read(body).remarks] == [
        "2 paragraphs of several lines are read line by line, such as the line “§ 9-2. Cats.”"
    ]


@pytest.mark.parametrize(
    "paragraph",
    [
        ("City Hall", "1 Main Street", "Oak"),
        ("A. Smith", "B. Jones"),
        ("The fee is due under state law,", "Section 9-4. It is paid each year."),
        ("A. Dogs.", "D. Cats."),
        ("• Dogs.", "• Cats."),
    ],
)
def test_other_lines_stay_the_lines_of_one_paragraph(paragraph: tuple[str, ...]) -> None:
    made = read(p("§ 9-1. Title.") + broken(*paragraph))
    texts = [text.plain for provision in made.proposal.root.walk() for text in provision.texts()]
    assert sum("\u2028" in text for text in texts) == 1
    assert "unsure" not in {remark.kind for remark in made.remarks}


def test_a_title_that_is_broken_behind_a_comma_is_one_title() -> None:
    [section] = read(broken("§ 9-1. Noise,", "odor and dust") + p("None.")).proposal.root.children
    assert section.heading is not None
    assert section.heading.plain == "Noise,\u2028odor and dust"


@pytest.mark.parametrize("first", ["Noise,", "Noise."])
def test_a_heading_of_markdown_is_one_title_whatever_its_lines(first: str) -> None:
    [section] = imported(f"## § 9-1. {first}<br>Odor\n\nNone.\n".encode(), "x.md").proposal.root.children
    assert section.heading is not None
    assert section.heading.plain == f"{first}\u2028Odor"


def test_both_sides_of_a_change_are_read_so() -> None:
    made = read(p("§ 9-1. Title.") + p(runs=r("A. Dogs.") + BREAK + r("B. ") + ins(r("Big ")) + r("cats.")))
    assert [each.label for each in made.proposal.root.walk()][2:] == ["A.", "B."]
    assert made.base is not None
    assert [each.label for each in made.base.root.walk()][2:] == ["A.", "B."]


@pytest.mark.parametrize("line", ["APPENDIX A", "Exhibit 1: Map", "SCHEDULE B", "Attachment C – Fees"])
def test_an_appendix_that_is_read_as_text_of_a_section_is_said(line: str) -> None:
    made = read(p("§ 9-1. Title.") + p("None.") + p(line) + p("Dogs: five dollars."))
    say = f"“{line}” is read as text of the section before it; give it the heading of a section"
    assert [remark.words for remark in made.remarks if remark.kind == "unsure"] == [say]


def test_a_sentence_about_an_appendix_is_text() -> None:
    made = read(p("§ 9-1. Title.") + p("None.") + p("Appendix A lists the fees.") + p("Exhibit A is a map."))
    assert made.remarks == ()


@pytest.mark.parametrize(
    ("paragraph", "shown"),
    [
        (("For:", "(1) dogs", "(2) cats"), ["For:", "paragraph (1)", "dogs", "paragraph (2)", "cats"]),
        (("For:", "(1) dogs."), ["For:", "paragraph (1)", "dogs."]),
        (
            ("ARTICLE II", "Dogs", "§ 9-2. Leads.", "None."),
            ["article ARTICLE II “Dogs”", "section § 9-2. “Leads.”", "None."],
        ),
        (("§ 9-2 Dogs", "A dog may bark."), ["section § 9-2 “Dogs”", "A dog may bark."]),
    ],
)
def test_lines_begin_items_and_headings_without_a_stop_above(paragraph: tuple[str, ...], shown: list[str]) -> None:
    assert lines(p("§ 9-1. Title.") + broken(*paragraph)) == ["section § 9-1. “Title.”", *shown]


def test_a_list_goes_on_from_the_paragraph_before() -> None:
    """ "(i)" was read as the numeral, inside of (g)."""
    body = p("§ 9-1. Title.") + p("(g) dogs;") + broken("For:", "(h) cats;", "(i) cows;", "(j) bees.")
    assert [line for line in lines(body) if line[-1] == ")"] == [f"subparagraph ({letter})" for letter in "ghij"]


LONE = [
    ("Send it to:", "1. Main Street Hall.", "Oak."),
    ("As in § 9-2(b)", "(1) and (2), it is due."),
    ("As provided in subsections (b),", "(a) and (c), a fee is due."),
    ("Moved by:", "J. Smith.", "I. Jones.", "A. Brown."),
    ("Present were:", "I. Jones, Mayor;", "V. Smith, Clerk."),
    ("The rate is:", "(a) + (b) = c."),
    ("Rule:", "i. e. the clerk."),
    ("See:", "Section 9-2", "Section 9-4"),
    ("Under 42 U.S.C.", "§ 1983. Other law holds."),
]


@pytest.mark.parametrize("paragraph", LONE)
def test_a_line_that_only_looks_like_an_item_or_a_heading_stays_a_line(paragraph: tuple[str, ...]) -> None:
    [section] = read(p("§ 9-1. Title.") + broken(*paragraph) + p("It is the law.")).proposal.root.children
    assert not section.children
    assert [text.plain for text in section.texts()][1:] == ["\u2028".join(paragraph), "It is the law."]


RUN_IN = (
    ("It says: (1) dogs; (2) cats;", "(3) cows."),
    ("As Sections 9.02.060, 9.02.100 and", "9.02.110 of this chapter say."),
    ("Nor shall Sections 9.02.060 and", "9.02.110 be deemed to apply."),
    ("As either subsection (a)(1) or", "(a)(2) of this section says."),
)


@pytest.mark.parametrize("end", ["\n", "  \n", "<br>"])
@pytest.mark.parametrize("paragraph", [*LONE[1:3], *LONE[8:], *RUN_IN])
def test_a_line_of_markdown_that_only_looks_like_one_stays_a_line(paragraph: tuple[str, ...], end: str) -> None:
    """A line that an editor wrapped became a provision without a word."""
    [section] = imported(f"## § 9-1. Title.\n\n{end.join(paragraph)}\n".encode(), "x.md").proposal.root.children
    assert not section.children
    assert [text.words for text in section.texts()][1:] == [" ".join(paragraph)]


def test_a_line_below_the_last_item_is_told() -> None:
    made = read(p("§ 9-1. Title.") + broken("For:", "(1) dogs;", "(2) cats.", "All are kept on a leash."))
    said = "the line “All are kept on a leash.” is read as a line of the item “(2) cats.”"
    assert said in [remark.words for remark in made.remarks]
