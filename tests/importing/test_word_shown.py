"""What a Word file shows beside the characters that it holds: capitals, signs, fields, alternatives, run-in lines."""

from __future__ import annotations

import pytest

from engross.errors import SourceError
from engross.import_proof import prove_import
from importing.outlines import imported, outline
from wordfiles import OFFICE, ListForm, definition, del_, field, ins, marked, numbered, p, r, row, word_file

TITLE = p("§ 9-1. Title.")


def lines(body: str, parts: dict[str, str] | None = None, *, lenient: bool = False) -> list[str]:
    """The lines of § 9-1 on the accepted side, the import proved."""
    data = word_file(TITLE + body, parts)
    read = imported(data, lenient=lenient)
    prove_import(data, "x.docx", read.proposal, read.base, [remark.words for remark in read.remarks], lenient=lenient)
    return [line.strip().removeprefix("| ") for line in outline(read.proposal).splitlines()[2:]]


CAPITALS = (
    '<w:style w:type="paragraph" w:styleId="P"><w:name w:val="P"/><w:rPr><w:caps/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Q"><w:name w:val="Q"/><w:basedOn w:val="P"/></w:style>'
    '<w:style w:type="character" w:styleId="C"><w:name w:val="C"/><w:rPr><w:caps/></w:rPr></w:style>'
)


@pytest.mark.parametrize(
    ("runs", "style", "shown"),
    [
        (r("noise", "<w:caps/>") + r(" is so."), "", "NOISE is so."),
        (r("noise", '<w:caps w:val="0"/>') + r(" is so."), "P", "noise IS SO."),
        (r("noise", '<w:rStyle w:val="C"/>') + r(" is so."), "", "NOISE is so."),
        (r("noise", '<w:rStyle w:val="C"/>') + r(" is so."), "Q", "noise IS SO."),
        (r("Noise", "<w:smallCaps/>") + r(" is so."), "", "Noise is so."),
        (r("straße", "<w:caps/>"), "", "STRAßE"),
    ],
    ids=["the run", "not the run", "its style", "both styles", "small capitals", "a letter that has no capital"],
)
def test_capitals_are_those_that_are_shown(runs: str, style: str, shown: str) -> None:
    said = f'<w:pStyle w:val="{style}"/>' if style else ""
    assert lines(p(runs=runs, properties=said), {"styles": CAPITALS}) == [shown]


def test_a_label_is_shown_in_the_capitals_of_its_paragraph_or_its_level() -> None:
    levels = definition(
        1, ListForm("decimal", "Rule %1."), ListForm("decimal", "Item %2.", more="<w:rPr><w:caps/></w:rPr>")
    )
    properties = '<w:pStyle w:val="P"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    body = p("one", properties) + numbered("two", 1)
    assert lines(body, {"styles": CAPITALS, "numbering": levels}) == [
        "subsection RULE 1.",
        "ONE",
        "paragraph ITEM 1.",
        "two",
    ]


def test_a_number_that_is_counted_and_hidden_is_no_label() -> None:
    levels = definition(1, ListForm("decimal", "%1.", more="<w:rPr><w:vanish/></w:rPr>"))
    assert lines(numbered("one", 0), {"numbering": levels}) == ["one"]


SYMBOL, WINGDINGS = (
    '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>',
    '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>',
)


@pytest.mark.parametrize(
    ("runs", "shown"),
    [
        (r("65 ") + r("£", SYMBOL) + r(" x"), "65 ≤ x"),
        (r("65 ") + r("\uf0a3", SYMBOL) + r(" x"), "65 ≤ x"),
        (r("65 ") + r("±", SYMBOL) + r(" 2"), "65 ± 2"),
        (r("m", SYMBOL) + r("g"), "μg"),
        (r("n", WINGDINGS) + r(" paid"), "■ paid"),
        (r("\uf06e", WINGDINGS) + r(" paid"), "■ paid"),
        (r("a ") + '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>' + r(" b"), "a ≥ b"),
        (r("a ") + '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>' + r(" b"), "a ✓ b"),
        (r("a ") + '<w:r><w:sym w:font="Times New Roman" w:char="00A7"/></w:r>' + r(" b"), "a § b"),
        (r("65 ") + r("£", '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>') + r(" x"), "65 £ x"),
        (r("65 ") + field(' SYMBOL 179 \\f "Symbol" \\s 10 ') + r(" x"), "65 ≥ x"),
    ],
)
def test_signs_of_a_symbol_font_are_the_signs_that_are_shown(runs: str, shown: str) -> None:
    assert lines(p(runs=runs)) == [shown]


@pytest.mark.parametrize(
    "runs",
    [
        r("\uf0ff", WINGDINGS),
        r("a", '<w:rFonts w:ascii="Webdings"/>'),
        r("\ue123"),
        '<w:r><w:sym w:font="Wingdings 2" w:char="F052"/></w:r>',
        '<w:r><w:sym w:font="Arial" w:char="FFFFFFFF"/></w:r>',
        '<w:r><w:sym w:font="Symbol" w:char="none"/></w:r>',
        field(' SYMBOL 255 \\f "Wingdings" '),
        field(' SYMBOL 9999999 \\f "Arial" '),
    ],
    ids=[
        "none in its table",
        "no table",
        "a private letter",
        "w:sym",
        "too large",
        "no number",
        "a field",
        "its number",
    ],
)
def test_a_sign_that_is_not_known_is_refused_and_never_a_private_letter(runs: str) -> None:
    with pytest.raises(SourceError, match="a sign of the font"):
        lines(p(runs=r("Paid ") + runs + r(" now.")))
    assert lines(p(runs=r("Paid ") + runs + r(" now.")), lenient=True) == ["Paid now."]
    assert lines(p(runs=r("Paid now ") + runs), lenient=True) == ["Paid now"]


def test_a_no_break_hyphen_in_a_number_is_a_hyphen() -> None:
    hyphen = "<w:r><w:noBreakHyphen/></w:r>"
    assert lines(p(runs=r("See § 9") + hyphen + r("1 at no") + hyphen + r("one."))) == [
        "See <ref>§ 9-1</ref> at no\u2011one."
    ]


BEGIN, SEPARATE, END = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
CODE = "<w:r><w:instrText> REF a </w:instrText></w:r>"


@pytest.mark.parametrize(
    "runs",
    [
        BEGIN + CODE + SEPARATE + r("all words") + END,
        BEGIN + CODE + SEPARATE + r("all words"),
        BEGIN + CODE + r("all words"),
        BEGIN + CODE + r("all words") + END,
        r("all words") + END,
        SEPARATE + r("all words") + END,
        BEGIN + CODE + BEGIN + CODE + SEPARATE + r("all") + END + SEPARATE + r("all words") + END,
        BEGIN
        + CODE
        + del_("x").replace("<w:r>", '<w:r><w:fldChar w:fldCharType="separate"/>', 1)
        + r("all words")
        + END,
    ],
    ids=[
        "whole",
        "no end",
        "no result",
        "no separator",
        "no beginning",
        "no code",
        "a field in a code",
        "half deleted",
    ],
)
def test_a_field_that_is_not_whole_keeps_its_words(runs: str) -> None:
    body = p(runs=r("Of ") + runs + r(" it is so.")) + p("And so on.")
    assert lines(body) == ["Of all words it is so.", "And so on."]


@pytest.mark.parametrize("name", ["AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "LISTNUM"])
@pytest.mark.parametrize("lenient", [True, False])
def test_a_number_that_only_word_knows_is_refused(name: str, lenient: bool) -> None:
    body = p(runs=field(f" {name} \\* Arabic ") + r(" It is so."))
    simple = p(runs=f'<w:fldSimple w:instr=" {name} "/>' + r(" It is so."))
    for each in (body, simple):
        with pytest.raises(
            SourceError, match=rf"paragraph 2 \(“It is so.”\) has a number that the field {name} counts"
        ):
            lines(each, lenient=lenient)
    assert lines(
        p(runs=BEGIN + f"<w:r><w:instrText> {name} </w:instrText></w:r>" + SEPARATE + r("(1)") + END + r(" It is so."))
    ) == [
        "paragraph (1)",
        "It is so.",
    ]


def test_a_contents_list_that_a_field_makes_is_furniture() -> None:
    code = '<w:r><w:instrText> TOC \\o "1-3" </w:instrText></w:r>'
    contents = p(runs=BEGIN + code + SEPARATE + r("§ 9-1. Title. 1")) + p(runs=r("§ 9-2. Fines. 2") + END)
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    control = f"<w:sdt>{gallery}<w:sdtContent>{p('§ 9-1. Title. 1')}</w:sdtContent></w:sdt>"
    for before in (contents, control):
        read = imported(word_file(before + TITLE + p("It is so.") + p("§ 9-2. Fines.") + p("It is due.")))
        assert [line for line in outline(read.proposal).splitlines() if "section" in line] == [
            "  section § 9-1. “Title.”",
            "  section § 9-2. “Fines.”",
        ]
        assert {remark.kind for remark in read.remarks} == {"furniture"}


def test_a_style_that_is_called_like_a_page_header_is_law() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="Header 2"/></w:style>'
    assert lines(p("It is so.", '<w:pStyle w:val="H"/>'), {"styles": styles}) == ["It is so."]


def alternatives(*forms: tuple[str, str], fallback: str = "") -> str:
    choices = "".join(f'<mc:Choice Requires="{names}">{content}</mc:Choice>' for names, content in forms)
    return f"<mc:AlternateContent>{choices}<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"


@pytest.mark.parametrize(
    ("offered", "shown"),
    [
        (alternatives(("w14", r("$20")), fallback=r("$10")), "$20"),
        (alternatives(("unheard", r("$30")), fallback=r("$10")), "$10"),
        (alternatives(("unheard", r("$30")), ("w15 w16se", r("$20")), fallback=r("$10")), "$20"),
        (alternatives(("unheard", r("$30"))).replace("<mc:Fallback></mc:Fallback>", ""), ""),
        (alternatives(("w14", alternatives(("w14", r("$20")), fallback=r("$10"))), fallback=r("$5")), "$20"),
    ],
    ids=["understood", "not understood", "the second", "no fallback", "one in another"],
)
def test_of_alternatives_the_one_that_word_shows(offered: str, shown: str) -> None:
    assert lines(p(runs=r("The fee is ") + offered + r("."))) == [f"The fee is {shown}."]
    read = imported(word_file(TITLE + p(runs=offered + r("A fee."))))
    assert [(remark.kind, remark.words) for remark in read.remarks] == ([] if shown else [("hidden", "$30")])
    inside = offered.replace("<w:r>", "").replace("</w:r>", "")
    assert lines(p(runs=r("The fee is ") + f"<w:r>{inside}</w:r>" + r("."))) == [f"The fee is {shown}."]


def test_a_style_separator_puts_two_paragraphs_on_one_line() -> None:
    mark = "<w:rPr><w:vanish/><w:specVanish/></w:rPr>"
    levels = {"numbering": definition(1, ListForm("upperLetter", "%1."))}
    run_in = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' + mark
    body = p("Fees.", run_in) + p(" A fee is due.") + numbered("Fines.", 0)
    assert lines(body, levels) == ["subsection A.", "Fees. A fee is due.", "subsection B.", "Fines."]
    read = imported(word_file(p("§ 9-1. Fees.", mark) + p(" A fee is due.")))
    assert outline(read.proposal).splitlines()[1:] == ["  section § 9-1. “Fees.”", "    | A fee is due."]
    assert lines(p("It is so", mark)) == ["It is so"]


RULE = '<w:r><w:pict><v:rect o:hr="t" style="height:1.5pt" xmlns:o="urn:schemas-microsoft-com:office:office"/></w:pict></w:r>'


def test_a_horizontal_line_is_remarked() -> None:
    read = imported(word_file(p(runs=RULE) + TITLE + p("It is so.")))
    assert [(remark.kind, remark.place) for remark in read.remarks] == [("left out", "paragraph 1")]


PICTURE = "<w:r><w:drawing/></w:r>"


def test_a_picture_before_the_law_is_remarked_and_one_in_it_refused() -> None:
    logo = p(runs=PICTURE) + p(runs=PICTURE + r("City of Norwalk"))
    read = imported(word_file(logo + TITLE + p("It is so.")))
    assert [remark.words for remark in read.remarks if remark.kind == "left out"] == [
        "a picture before the law",
        "a picture before the law (“City of Norwalk”)",
    ]
    for body in (p(runs=r("§ 9-1. Title.") + PICTURE) + p("It is so."), TITLE + p(runs=PICTURE)):
        with pytest.raises(SourceError, match="holds a picture, which an ordinance cannot hold"):
            imported(word_file(body))


def test_an_attached_template_is_remarked() -> None:
    rels = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="t" Type="{OFFICE}/attachedTemplate" Target="file:///C:/Law.dotm" TargetMode="External"/></Relationships>'
    data = word_file(TITLE + p("It is so."), {"settings": ""}, extra={"word/_rels/settings.xml.rels": rels})
    assert [(remark.kind, remark.words) for remark in imported(data).remarks] == [
        ("left out", "the document takes its template from elsewhere; it was not followed")
    ]


def sign(code: str) -> str:
    return f'<w:r><w:sym w:font="Wingdings" w:char="{code}"/></w:r>'


def test_a_sign_of_a_symbol_font_stands_alone_in_a_cell_or_on_a_line() -> None:
    rows = row(f"<w:tc>{p('Dogs')}</w:tc>", f"<w:tc>{p(runs=sign('F0FC'))}</w:tc>") + row(
        f"<w:tc>{p('Cats')}</w:tc>", f"<w:tc>{p(runs=sign('F0FB') + sign('F081'))}</w:tc>"
    )
    assert lines(f"<w:tbl>{rows}</w:tbl>" + p(runs=sign("F0FC")) + p("So it is.")) == [
        "table",
        "Dogs | ✓",
        "Cats | ✗①",
        "✓",
        "So it is.",
    ]


def test_signs_that_are_left_out_beside_one_that_is_read() -> None:
    body = p(runs=sign("F0FC") + sign("F0DC")) + p(runs=sign("F0DC")) + p("So it is.")
    assert lines(body, lenient=True) == ["✓", "So it is."]


def test_a_table_inside_a_paragraph_is_damage() -> None:
    table = f"<w:tbl>{row('<w:tc>' + p('Fee') + '</w:tc>')}</w:tbl>"
    for lenient in (False, True):
        with pytest.raises(SourceError, match=r"paragraph 2 \(“So it is.Fee”\) holds a table, as in a damaged file"):
            imported(word_file(TITLE + p(runs=r("So it is.") + table)), lenient=lenient)


def test_content_controls_that_were_inserted_with_changes_tracked() -> None:
    start, end = '<w:customXmlInsRangeStart w:id="8" w:author="C"/>', '<w:customXmlInsRangeEnd w:id="8"/>'
    words = p(runs=ins(r("It is new.")), properties=marked("ins"))
    body = (
        TITLE + start + "<w:sdt><w:sdtContent>" + end + words + start + "</w:sdtContent></w:sdt>" + end + p("It ends.")
    )
    read = imported(word_file(body))
    assert read.base is not None
    assert [outline(read.base).splitlines()[2:], outline(read.proposal).splitlines()[2:]] == [
        ["    | It ends."],
        ["    | It is new.", "    | It ends."],
    ]


@pytest.mark.parametrize(
    "body",
    [
        p("It is", marked("del")) + f"<w:sdt><w:sdtContent>{p(' so.')}</w:sdtContent></w:sdt>",
        f"<w:sdt><w:sdtContent>{p('It is', marked('del'))}</w:sdtContent></w:sdt>" + p(" so."),
    ],
    ids=["before one", "in one"],
)
def test_a_deleted_mark_joins_paragraphs_across_a_content_control(body: str) -> None:
    assert lines(body + p("It ends.")) == ["It is so.", "It ends."]


def test_a_message_never_names_an_element_alone() -> None:
    for body in (p(runs="<w:r><w:nonsense/></w:r>"), "<w:nonsense/>", p(runs="<m:oMathPara/>")):
        with pytest.raises(SourceError) as caught:
            lines(body)
        assert "<" not in str(caught.value)
        assert "holds an equation" in str(caught.value) or "not known here (nonsense)" in str(caught.value)
