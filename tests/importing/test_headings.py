"""What is a heading by its words alone, and what only begins like one."""

from __future__ import annotations

import pytest

from engross.importing.recognition.headings import heading_of
from engross.importing.source_page import Paragraph
from engross.model.law.text import Tag, Text

FORMS = [
    # printed, level, label, heading, text that runs on
    ("§ 9-1. Title.", "section", "§ 9-1.", "Title.", ""),
    ("§\u20029-1.\u2003Title.", "section", "§\u20029-1.", "Title.", ""),
    ("§\u202f9-1 Title", "section", "§\u202f9-1", "Title", ""),
    ("Section 9-4 - Days", "section", "Section 9-4", "Days", ""),
    ("Section 9-4 Days", "section", "Section 9-4", "Days", ""),
    ("SEC. 9-2 FEES", "section", "SEC. 9-2", "FEES", ""),
    ("SEC. 9-2", "section", "SEC. 9-2", None, ""),
    ("Sec.9-2. Fees", "section", "Sec.9-2.", "Fees", ""),
    ("Sec. 95-1. - Purpose.", "section", "Sec. 95-1.", "Purpose.", ""),
    ("Sec. 2-82. – Review of boards.", "section", "Sec. 2-82.", "Review of boards.", ""),
    ("SECTION ELEVEN.", "section", "SECTION ELEVEN.", None, ""),
    ("SECTION TWENTY-ONE. Fees.", "section", "SECTION TWENTY-ONE.", "Fees.", ""),
    ("Section One", "section", "Section One", None, ""),
    ("Section IV: Officers", "section", "Section IV:", "Officers", ""),
    ("Section 3) Officers", "section", "Section 3)", "Officers", ""),
    ("Section 9.04.010 Purpose.", "section", "Section 9.04.010", "Purpose.", ""),
    ("SECTION 1-1: INCORPORATION", "section", "SECTION 1-1:", "INCORPORATION", ""),
    ("§§ 9-6 to 9-9. (Reserved)", "section", "§§ 9-6 to 9-9.", "(Reserved)", ""),
    ("§ 9-6 through § 9-9. Reserved.", "section", "§ 9-6 through § 9-9.", "Reserved.", ""),
    ("Secs. 2-62—2-80. Reserved.", "section", "Secs. 2-62—2-80.", "Reserved.", ""),
    ("Sections 11, 12. Superseded.", "section", "Sections 11, 12.", "Superseded.", ""),
    ("Section 2. Fines. A fine of $9 is due.", "section", "Section 2.", "Fines.", "A fine of $9 is due."),
    ("Section 2. Fines.— A fine is due.", "section", "Section 2.", "Fines.", "A fine is due."),
    ("Section 3. This ordinance is in force today.", "section", "Section 3.", None, None),
    ("ARTICLE I", "article", "ARTICLE I", None, ""),
    ("ARTICLE I – Name", "article", "ARTICLE I", "Name", ""),
    ("Article 1. Name", "article", "Article 1.", "Name", ""),
    ("Article First: Name", "article", "Article First:", "Name", ""),
    ("ARTICLE FOUR. OFFICERS", "article", "ARTICLE FOUR.", "OFFICERS", ""),
    (
        "Article II. Name. The name of the club is Oak.",
        "article",
        "Article II.",
        "Name.",
        "The name of the club is Oak.",
    ),
    ("DIVISION 2. CITY AUDITOR", "article", "DIVISION 2.", "CITY AUDITOR", ""),
    ("Part A - General", "article", "Part A", "General", ""),
    ("Chapter 10.04 GENERAL PROVISIONS", "chapter", "Chapter 10.04", "GENERAL PROVISIONS", ""),
]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form[0])
def test_the_forms_of_headings(form: tuple[str, str, str, str | None, str | None]) -> None:
    printed, level, label, heading, rest = form
    found = heading_of(Paragraph(Text(printed)))
    assert found is not None
    said = found.heading.plain if found.heading is not None else None
    assert (found.level, found.label, said) == (level, label, heading)
    assert found.rest.plain == (printed.removeprefix(label).strip() if rest is None else rest)


@pytest.mark.parametrize(
    "words",
    [
        "Section 14-1 of the General Statutes provides otherwise.",
        "Section 5 is repealed.",
        "Sections 5 and 6 shall not apply to a Sunday.",
        "§§ 9-6 to 9-9 are for dogs.",
        "Article II of the bylaws is amended.",
        "Article I, Section 2 shall be read as follows.",
        "Part of The City shall be a park.",
        "§ 112-10, Tree or shrub replacement, below.",
        "Sections shall be numbered.",
        "Section title shall be short.",
        "Chapter 9 shall not apply.",
        "Division of Fire is named in the charter.",
    ],
)
def test_a_sentence_that_begins_with_a_citation_is_no_heading(words: str) -> None:
    assert heading_of(Paragraph(Text(words))) is None


def test_the_words_set_in_bold_behind_a_number_are_its_title() -> None:
    text = Text("Section 4. Dogs in parks Every dog shall be led.", (Tag("b", 0, 24),))
    found = heading_of(Paragraph(text))
    assert found is not None
    assert found.heading is not None
    assert (found.heading.plain, found.rest.plain) == ("Dogs in parks", "Every dog shall be led.")


def test_a_style_of_ours_says_that_any_number_heads_a_section() -> None:
    for printed in ("9.04.010 Purpose", "5-1. Dogs", "Rule 3", "12. Fees"):
        label = printed.rpartition(" ")[0]
        found = heading_of(Paragraph(Text(printed), style="section"))
        assert found is not None
        assert found.level == "section"
        assert found.label == ("" if printed == "Rule 3" else label)
    set_off = heading_of(Paragraph(Text("Purpose"), label="9.04.010", style="section"))
    assert set_off is not None
    assert (set_off.label, set_off.heading) == ("9.04.010", Text("Purpose"))
