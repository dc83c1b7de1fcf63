"""Pages with numbers that Word counts, whatever they count and wherever they stand: read, and proved."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engross.errors import SourceError
from engross.import_proof import Proof, judge_import
from importing.outlines import imported, outline
from wordfiles import ListForm, definition, del_, marked, numbered, p, r, row, word_file

TITLE = p("§ 9-1. Title.")


def one_cell(*content: str) -> str:
    """A table of one cell."""
    return "<w:tbl>" + row("<w:tc>" + "".join(content) + "</w:tc>") + "</w:tbl>"


def proved(body: str, *forms: ListForm, old: bool = False, styles: str = "") -> list[str]:
    """The outline of a page, its chapter's line aside, once it is proved."""
    parts = {"numbering": definition(1, *forms), "styles": styles}
    data = word_file(body, parts)
    made = imported(data, lenient=True)
    listed = [remark.words for remark in made.remarks if remark.kind in ("furniture", "left out")]
    judged = judge_import(data, "x.docx", made.proposal, made.base, listed, lenient=True)
    assert isinstance(judged, Proof), judged.sentence
    chapter = made.base if old else made.proposal
    assert chapter is not None
    return outline(chapter).splitlines()[1:]


ARTICLES = ListForm("upperLetter", "Art. %1")


def test_the_number_of_an_item_deeper_than_the_profile_is_kept_with_its_words() -> None:
    levels = [ListForm("decimal", f"({at})%{at}") for at in range(1, 6)]
    body = TITLE + "".join(numbered(f"w{at}", at) for at in range(6)) + numbered("", 5) + numbered("w7", 5)
    assert proved(body, *levels, ListForm("upperLetter", "Art. %6"))[-3:] == [
        "              | Art. A w5",
        "              | Art. B",
        "              | Art. C w7",
    ]


def test_a_number_without_words_is_not_taken_for_that_of_the_line_below() -> None:
    body = TITLE + numbered("", 0) + numbered("", 0) + p("2 dogs may be kept.") + numbered("Cats.", 0)
    assert proved(body, ListForm("decimal", "%1.")) == [
        "  section § 9-1. “Title.”",
        "    subsection 1. [vacant]",
        "    subsection 2.",
        "      | 2 dogs may be kept.",
        "    subsection 3.",
        "      | Cats.",
    ]


def test_numbers_without_words_above_and_in_a_table() -> None:
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    body = TITLE + numbered("", 0) + one_cell(p("", listed)) + numbered("Cats.", 0)
    assert proved(body, ListForm("decimal", "%1."))[1:] == [
        "    subsection 1.",
        "      table",
        "        2.",
        "    subsection 3.",
        "      | Cats.",
    ]


def test_a_paragraph_that_lost_its_mark_before_a_table_stays_a_paragraph() -> None:
    struck = p("Fees:", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' + marked("del"))
    table = one_cell(p("Dogs"))
    assert proved(TITLE + struck + table, ARTICLES)[1:] == [
        "    subsection Art. A",
        "      | Fees:",
        "      table",
        "        Dogs",
    ]


def test_the_last_paragraph_of_a_page_keeps_its_number_without_its_mark() -> None:
    last = p("The end.", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' + marked("del"))
    assert proved(TITLE + last, ARTICLES)[1:] == ["    subsection Art. A", "      | The end."]


def test_one_number_above_numbers_of_several_parts_is_the_section() -> None:
    body = numbered("Completion", 0) + numbered("It takes place today.", 1) + numbered("It is free.", 1)
    assert proved(body, ListForm("decimal", "%1."), ListForm("decimal", "%1.%2")) == [
        "  section 1. “Completion”",
        "    subsection 1.1",
        "      | It takes place today.",
        "    subsection 1.2",
        "      | It is free.",
    ]
    assert proved(body, ListForm("upperLetter", "%1."), ListForm("decimal", "%1.%2"))[0] == (
        "  section A. “Completion”"
    )


def test_the_number_of_a_line_that_becomes_a_title_stays() -> None:
    body = numbered("Dogs", 0) + p("ARTICLE I") + p("§ 9-1. Title.") + p("Words.")
    data = word_file(body, {"numbering": definition(1, ListForm("upperRoman", "%1."))})
    assert outline(imported(data).proposal).startswith("chapter “I. Dogs”")


def test_bullets_without_words_in_a_cell_show_nothing() -> None:
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    table = one_cell(p("", listed), p("Dogs", listed))
    assert proved(TITLE + table, ListForm("bullet", "•"))[-1] == "      • Dogs"


def test_words_of_a_bullet_that_repeat_themselves_are_not_taken_for_a_number() -> None:
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    body = TITLE + p("Dogs", listed + marked("del")) + p("Dogs Dogs Dogs.", listed)
    assert proved(body, ListForm("bullet", "•"))[-1] == "      | DogsDogs Dogs Dogs."


def test_a_sign_that_is_no_number_before_an_empty_paragraph_shows_nothing() -> None:
    body = TITLE + numbered("", 0) + numbered("Dogs", 0)
    assert proved(body, ListForm("none", "%1.")) == ["  section § 9-1. “Title.”", "    | . Dogs"]


def test_the_number_that_word_counts_for_a_caption_stays() -> None:
    caption = p("Fees", '<w:pStyle w:val="C"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    style = '<w:style w:type="paragraph" w:styleId="C"><w:name w:val="caption"/></w:style>'
    table = one_cell(p("Dogs"))
    form = ListForm("decimal", "Table %1:")
    assert proved(TITLE + caption + table, form, styles=style)[1] == "    table Table 1: Fees"


def test_a_title_does_not_end_inside_a_word() -> None:
    body = p(runs=r("§ 9-1. ") + r("D", '<w:u w:val="single"/>') + r("ogs are kept on a leash in the whole park."))
    assert proved(body, ARTICLES)[0].startswith("  section § 9-1.")


def test_a_chapter_behind_sections_is_an_article_and_nothing_before_it_goes() -> None:
    body = p("§ 9-1. Dogs.") + p("Words.") + p("Chapter 5. Cats.") + p("§ 9-2. Fees.") + p("More.")
    made = imported(word_file(body))
    assert [line.strip() for line in outline(made.proposal).splitlines()[1:]] == [
        "section § 9-1. “Dogs.”",
        "| Words.",
        "article Chapter 5. “Cats.”",
        "section § 9-2. “Fees.”",
        "| More.",
    ]
    assert "“Chapter 5.”, a chapter behind sections, is read as an article" in [x.words for x in made.remarks]


def test_a_heading_whose_number_begins_another_is_no_entry_of_a_contents_list() -> None:
    heads = [p(f"Part {at}", '<w:outlineLvl w:val="0"/>') + p(f"Words {at}.") for at in (1, 2, 10, 20)]
    body = p("Contents") + "".join(p(f"Part {at} {at + 3}") for at in (1, 2, 10, 20)) + "".join(heads)
    assert [line.strip() for line in outline(imported(word_file(body), lenient=True).proposal).splitlines()[1:]] == [
        x for at in (1, 2, 10, 20) for x in (f"section Part {at}", f"| Words {at}.")
    ]


@pytest.mark.parametrize(
    "title", ["Sections:", "SECTIONS", "Articles:", "Index of sections", "Sections of this chapter:", ""]
)
def test_the_list_of_sections_that_heads_a_chapter_is_no_law(title: str) -> None:
    heads = ["6.08.010\tPurpose.", "6.08.020\tLicense required.", "6.08.030\tFees."]
    body = p("Chapter 6.08 ANIMALS") + (p(title) if title else "")
    body += "".join(map(p, heads)) + "".join(p(head) + p("Words of it.") for head in heads)
    data = word_file(body)
    made = imported(data)
    assert outline(made.proposal).splitlines() == [
        "chapter Chapter 6.08 “ANIMALS”",
        "  section 6.08.010 “Purpose.”",
        "    | Words of it.",
        "  section 6.08.020 “License required.”",
        "    | Words of it.",
        "  section 6.08.030 “Fees.”",
        "    | Words of it.",
    ]
    listed = [remark.words for remark in made.remarks if remark.kind == "furniture"]
    assert listed == [*([title] if title else []), *(head.replace("\t", " ") for head in heads)]
    assert judge_import(data, "x.docx", made.proposal, None, listed) == Proof(
        26 + len(title.split()), 0, both_sides=False
    )


def test_the_title_or_part_that_a_chapter_stands_in_is_its_preface() -> None:
    body = p("TITLE 9 - PUBLIC PEACE") + p("Chapter 9.04") + p("NOISE") + p("9.04.010 Purpose.") + p("Quiet.")
    data = word_file(body)
    made = imported(data)
    assert outline(made.proposal).splitlines()[:2] == ["chapter Chapter 9.04 “NOISE”", "  section 9.04.010 “Purpose.”"]
    assert [text.plain for text in made.proposal.root.preface] == ["TITLE 9 - PUBLIC PEACE"]
    assert isinstance(judge_import(data, "x.docx", made.proposal, None, []), Proof)


def test_articles_and_parts_without_a_chapter_are_no_preface() -> None:
    made = imported(word_file(p("PART I. GENERAL") + p("Section 1. Purpose.") + p("Quiet.")))
    assert outline(made.proposal).splitlines()[1:] == [
        "  article PART I. “GENERAL”",
        "    section Section 1. “Purpose.”",
        "      | Quiet.",
    ]


def test_two_numbers_of_sections_that_are_repeated_are_contents() -> None:
    heads = ["101.01 Designation; citation.", "101.02 General definitions."]
    body = p("CHAPTER 101 Ordinances") + "".join(map(p, heads)) + p("CROSS REFERENCES")
    body += "".join(p(head.upper()) + p("Words of it.") for head in heads)
    assert outline(imported(word_file(body)).proposal).splitlines()[1:] == [
        "  | CROSS REFERENCES",
        "  section 101.01 “DESIGNATION; CITATION.”",
        "    | Words of it.",
        "  section 101.02 “GENERAL DEFINITIONS.”",
        "    | Words of it.",
    ]


def test_rules_above_numbers_of_several_parts_are_the_sections() -> None:
    body = p("Rule 1. Scope") + p("1.1 These rules apply.") + p("1.2 They are free.")
    body += p("Rule 2. Time") + p("2.1 Days are calendar days.")
    assert [line.strip() for line in outline(imported(word_file(body)).proposal).splitlines()[1:]] == [
        "section Rule 1. “Scope”",
        "subsection 1.1",
        "| These rules apply.",
        "subsection 1.2",
        "| They are free.",
        "section Rule 2. “Time”",
        "subsection 2.1",
        "| Days are calendar days.",
    ]


def test_an_amending_sentence_is_the_text_of_its_section_and_a_question_its_title() -> None:
    body = p("Section 1. Section 12-3 of the Code is amended to read as follows:") + p("New words.")
    body += p("Section 2. Chapter 7 is repealed.") + p("Section 3. When a permit is required.") + p("Always.")
    read = outline(imported(word_file(body)).proposal).replace("<ref>", "").replace("</ref>", "")
    assert [line.strip() for line in read.splitlines()[1:]] == [
        "section Section 1.",
        "| Section 12-3 of the Code is amended to read as follows:",
        "| New words.",
        "section Section 2.",
        "| Chapter 7 is repealed.",
        "section Section 3. “When a permit is required.”",
        "| Always.",
    ]


def test_numbers_that_no_later_line_repeats_are_no_contents() -> None:
    body = p("Chapter 6.08 ANIMALS") + "".join(p(f"6.08.0{at}0\tPurpose {at}.") + p("Words.") for at in (1, 2, 3))
    assert outline(imported(word_file(body)).proposal).count("section 6.08.0") == 3


def test_contents_in_capitals_by_their_style_may_go() -> None:
    toc = p("Contents") + p(runs=r("§ 9-1. Dogs 4", "<w:caps/>"))
    assert proved(toc + p("§ 9-1. Dogs") + p("Words."), ARTICLES)[0] == "  section § 9-1. “Dogs”"


def test_a_list_is_named_in_the_properties_of_lists_only() -> None:
    assert proved(TITLE + p("Words.", '<w:numId w:val="1"/>'), ARTICLES)[1:] == ["    | Words."]


@pytest.mark.parametrize("lenient", [False, True])
@pytest.mark.parametrize(
    "body",
    [
        TITLE + p("Words.") + r("Stray words."),
        TITLE + one_cell(r("Stray words.")),
        TITLE + f"<w:sdt><w:sdtContent><w:hyperlink>{r('Stray words.')}</w:hyperlink></w:sdtContent></w:sdt>",
    ],
    ids=["page", "cell", "content control"],
)
def test_words_that_stand_in_no_paragraph_are_refused(body: str, *, lenient: bool) -> None:
    with pytest.raises(SourceError, match=r"words that stand in no paragraph .“Stray words.”., as in a damaged file"):
        imported(word_file(body), lenient=lenient)


FORMATS = (
    "decimal",
    "decimalZero",
    "upperLetter",
    "lowerLetter",
    "upperRoman",
    "lowerRoman",
    "ordinal",
    "cardinalText",
)
SHAPES = ("%{0}.", "(%{0})", "%{0})", "[%{0}]", "Art. %{0}", "%{0}:")
LINES = ("the owner shall keep it", "fee:", "(a) typed", "see § 9-1", "“Owner” means a person.", "2 dogs", "")


@st.composite
def pages(draw: st.DrawFn) -> tuple[str, list[ListForm]]:
    """A section whose paragraphs are of a list of up to nine levels, or of none; some without words or mark."""
    forms = [
        ListForm(draw(st.sampled_from(FORMATS)), draw(st.sampled_from(SHAPES)).format(at))
        for at in range(1, draw(st.integers(1, 9)) + 1)
    ]
    body = TITLE
    for at in range(draw(st.integers(1, 12))):
        words = draw(st.sampled_from(LINES))
        words = f"{words} w{at}" if words else ""
        level = draw(st.integers(-1, len(forms) - 1))
        listed = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>' if level >= 0 else ""
        fate = draw(st.sampled_from(["plain", "plain", "plain", "struck", "joined", "table"]))
        if fate == "table":
            body += one_cell(p(words, listed))
        elif fate == "struck":
            body += p(properties=listed + marked("del"), runs=del_(f"s{at}"))
        else:
            body += p(words, listed + (marked("del") if fate == "joined" and words else ""))
    return body + p("The end."), forms


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(pages())
def test_whatever_is_numbered_is_read_as_it_is_shown(page: tuple[str, list[ListForm]]) -> None:
    body, forms = page
    proved(body, *forms)
