"""The labels that Word counts (ISO/IEC 29500-1 § 17.9), and which provision each is of."""

from __future__ import annotations

import pytest

from engross.importing.source_page import Paragraph
from engross.importing.word import read_word
from engross.importing.word.number_formats import numeral
from importing.outlines import imported, outline
from wordfiles import ListForm, definition, numbered, p, r, word_file

TITLE = p("§ 9-1. Title.")


@pytest.mark.parametrize(
    ("form", "count", "shown"),
    [
        ("decimal", 12, "12"),
        ("decimalZero", 9, "09"),
        ("decimalZero", 110, "110"),
        ("upperLetter", 26, "Z"),
        ("upperLetter", 27, "AA"),
        ("lowerLetter", 28, "bb"),
        ("lowerLetter", 53, "aaa"),
        ("upperRoman", 1990, "MCMXC"),
        ("lowerRoman", 4, "iv"),
        ("ordinal", 1, "1st"),
        ("ordinal", 12, "12th"),
        ("ordinal", 23, "23rd"),
        ("cardinalText", 11, "Eleven"),
        ("cardinalText", 21, "Twenty-One"),
        ("cardinalText", 340, "Three Hundred Forty"),
        ("cardinalText", 2025, "Two Thousand Twenty-Five"),
        ("ordinalText", 3, "Third"),
        ("ordinalText", 12, "Twelfth"),
        ("ordinalText", 20, "Twentieth"),
        ("ordinalText", 42, "Forty-Second"),
        ("ordinalText", 100, "One Hundredth"),
        ("hex", 27, "1B"),
        ("chicago", 3, "‡"),
        ("chicago", 6, "††"),
        ("numberInDash", 4, "- 4 -"),
        ("decimalEnclosedCircle", 3, "③"),
        ("decimalEnclosedParen", 12, "⑿"),
        ("decimalEnclosedFullstop", 20, "⒛"),
        ("decimalFullWidth", 10, "１０"),
        ("none", 5, ""),
        ("hebrew1", 5, None),
    ],
)
def test_numbers_are_shown_in_each_format_of_an_english_document(form: str, count: int, shown: str | None) -> None:
    assert numeral(count, form) == shown


def test_a_format_of_ones_own_counts_with_leading_zeros() -> None:
    assert [numeral(count, "custom", "0001, 0002, 0003, ...") for count in (7, 12345)] == ["0007", "12345"]
    assert numeral(7, "custom", "α, β, γ, ...") is None


def shown(body: str, *forms: ListForm, more: str = "", styles: str = "") -> list[str]:
    """The lines of a page whose list 1 has ``forms``, or whose lists are ``more`` alone: label and words."""
    parts = {"numbering": (definition(1, *forms) if forms else "") + more, "styles": styles}
    items = read_word(word_file(body, parts), "x.docx").new.items
    return [f"{item.label} {item.text.plain}".strip() for item in items if isinstance(item, Paragraph)]


LETTERS, DIGITS = ListForm("upperLetter", "%1."), ListForm("decimal", "(%2)")


def test_the_level_of_a_paragraph_goes_before_that_of_its_style() -> None:
    style = '<w:style w:type="paragraph" w:styleId="N"><w:name w:val="List"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    styled = '<w:pStyle w:val="N"/>'
    body = p("a", styled) + p("b", f'{styled}<w:numPr><w:ilvl w:val="1"/></w:numPr>') + p("c", styled)
    assert shown(body, ListForm("upperLetter", "%1.", style="N"), DIGITS, styles=style) == ["A. a", "(1) b", "B. c"]


def test_a_style_inherits_its_list_and_its_level_and_can_leave_it() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="B"/><w:basedOn w:val="A"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="C"><w:name w:val="C"/><w:basedOn w:val="A"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="D"><w:name w:val="D"/><w:basedOn w:val="C"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="E"><w:name w:val="E"/><w:basedOn w:val="A"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>'
    )
    body = "".join(p(name, f'<w:pStyle w:val="{name}"/>') for name in "ABCDEA")
    assert shown(body, LETTERS, DIGITS, styles=styles) == ["A. A", "B. B", "(1) C", "(2) D", "E", "C. A"]


def test_an_empty_paragraph_that_is_numbered_is_counted_and_said() -> None:
    body = TITLE + numbered("First.", 0) + numbered("", 0) + numbered("Third.", 0)
    read = imported(word_file(body, {"numbering": definition(1, LETTERS)}))
    assert [line.strip() for line in outline(read.proposal).splitlines() if "subsection" in line] == [
        "subsection A.",
        "subsection B. [vacant]",
        "subsection C.",
    ]
    assert [(remark.kind, remark.place) for remark in read.remarks] == [("unsure", "paragraph 3")]


def test_a_hidden_paragraph_is_not_counted() -> None:
    hidden = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:vanish/></w:rPr>'
    body = numbered("a", 0) + p(runs=r("hidden", "<w:vanish/>"), properties=hidden) + numbered("b", 0)
    assert shown(body, LETTERS) == ["A. a", "B. b"]


def test_legal_numbering_is_in_decimals_and_keeps_leading_zeros() -> None:
    forms = ListForm("upperRoman", "ARTICLE %1."), ListForm("decimalZero", "Section %1.%2.", more="<w:isLgl/>")
    body = numbered("a", 0) + numbered("b", 1) + numbered("c", 0) + numbered("d", 1) + numbered("e", 1)
    assert shown(body, *forms) == [
        "ARTICLE I. a",
        "Section 1.01. b",
        "ARTICLE II. c",
        "Section 2.01. d",
        "Section 2.02. e",
    ]


@pytest.mark.parametrize(
    ("restart", "last"),
    [("", "(1)"), ('<w:lvlRestart w:val="0"/>', "(3)"), ('<w:lvlRestart w:val="1"/>', "(2)")],
    ids=["below any", "never", "below the outermost"],
)
def test_where_a_level_starts_anew(restart: str, last: str) -> None:
    forms = LETTERS, ListForm("lowerRoman", "%2)"), ListForm("decimal", "(%3)", more=restart)
    body = numbered("", 0) + numbered("", 2) + numbered("", 1) + numbered("", 2) + numbered("", 0) + numbered("", 2)
    counted = shown(body, *forms)
    assert counted[1] == "(1)"
    assert counted[3] == ("(2)" if restart else "(1)")
    assert counted[5] == ("(1)" if restart.endswith('"1"/>') else last)


def test_a_list_that_starts_elsewhere_does_so_whenever_its_level_starts() -> None:
    anew = (
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/>'
        '</w:lvlOverride><w:lvlOverride w:ilvl="1"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    body = numbered("a", 0) + numbered("b", 0, 2) + numbered("c", 1, 2) + numbered("d", 0, 2) + numbered("e", 1, 2)
    assert shown(body, LETTERS, DIGITS, more=anew) == ["A. a", "C. b", "(5) c", "D. d", "(5) e"]


def test_a_list_style_lends_its_levels() -> None:
    more = (
        '<w:abstractNum w:abstractNumId="7"><w:styleLink w:val="Law"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1)"/></w:lvl></w:abstractNum>'
        '<w:abstractNum w:abstractNumId="8"><w:numStyleLink w:val="Law"/></w:abstractNum>'
        '<w:num w:numId="7"><w:abstractNumId w:val="8"/></w:num>'
    )
    assert shown(numbered("a", 0, 7) + numbered("b", 0, 7), LETTERS, more=more) == ["I) a", "II) b"]


def test_a_newer_format_goes_before_the_older_that_stands_in_for_it() -> None:
    both = (
        '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/>'
        '</mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
    )
    assert shown(numbered("Fees", 0), ListForm("", "Section 9.%1.", more=both)) == ["Section 9.001. Fees"]


def test_numbers_of_another_script_are_remarked() -> None:
    read = imported(word_file(TITLE + numbered("a", 0), {"numbering": definition(1, ListForm("hebrew1", "%1."))}))
    assert "subsection 1." in outline(read.proposal)
    assert [remark.words for remark in read.remarks] == [
        "numbers that Word shows in the format “hebrew1” are decimals here: 1"
    ]


def test_a_full_stop_typed_behind_a_label_that_nothing_is_set_behind_is_the_labels() -> None:
    form = ListForm("decimal", "Section %1", more='<w:suff w:val="nothing"/>')
    assert shown(numbered(". Fees", 0), form) == ["Section 1. Fees"]


def test_a_label_without_a_number_is_words() -> None:
    assert shown(numbered("the Council finds", 0), ListForm("none", "WHEREAS,")) == ["WHEREAS, the Council finds"]
    item = read_word(word_file(numbered("noise", 0), {"numbering": definition(1, ListForm("bullet", "o"))}), "x.docx")
    assert [(i.label, i.bullet) for i in item.new.items if isinstance(i, Paragraph)] == [("•", True)]


def levels(body: str, *forms: ListForm) -> list[str]:
    read = imported(word_file(TITLE + body, {"numbering": definition(1, *forms)}))
    return [line[4:].partition(" |")[0] for line in outline(read.proposal).splitlines()[2:] if "|" not in line]


@pytest.mark.parametrize("form", ["Rule %1.", "%1:", "%1 -", "Art. %1", "<%1>", "Rule %1, part"])
def test_items_of_one_depth_are_siblings_whatever_their_labels_look_like(form: str) -> None:
    forms = ListForm("decimal", form.replace("<", "&lt;")), ListForm("lowerLetter", "(%2)")
    body = (
        numbered("one;", 0) + numbered("two:", 0) + numbered("deep;", 1) + numbered("deeper;", 1) + numbered("four.", 0)
    )
    one, two, three = (form.replace("%1", number) for number in "123")
    assert levels(body, *forms) == [
        f"subsection {one}",
        f"subsection {two}",
        "  subparagraph (a)",
        "  subparagraph (b)",
        f"subsection {three}",
    ]


def test_bullets_nest_as_deep_as_word_counts_them() -> None:
    bullets = ListForm("bullet", "•"), ListForm("bullet", "o")
    body = numbered("one", 0) + numbered("two", 1) + numbered("three", 1) + numbered("four", 0)
    assert levels(body, *bullets) == ["point", "  point", "  point", "point"]


@pytest.mark.parametrize("text", ["", "\uf0b7"])
def test_a_picture_is_a_bullet(text: str) -> None:
    form = ListForm("bullet", text, more='<w:lvlPicBulletId w:val="0"/>')
    assert levels(numbered("one", 0), form) == ["point"]


@pytest.mark.parametrize(
    "numbering",
    [
        (
            '<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="S"/><w:numStyleLink w:val="S"/></w:abstractNum>'
            '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
        ),
        '<w:num w:numId="1"><w:abstractNumId w:val="9"/></w:num>',
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>',
        "",
    ],
    ids=["a list style that is its own", "no definition", "no list", "nothing"],
)
def test_a_list_that_is_not_there_numbers_nothing(numbering: str) -> None:
    assert shown(numbered("one", 0) + numbered("two", 12), more=numbering) == ["one", "two"]
