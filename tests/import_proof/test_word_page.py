"""What a Word file shows, by the reader that proves imports."""

from __future__ import annotations

import pytest

from engross.errors import SourceError
from engross.import_proof.shown_page import ANCHOR, COUNTED, UNKNOWN_SIGN, ShownLine
from engross.import_proof.word_file import word_page
from engross.import_proof.word_styles import W_CLARK
from wordfiles import del_, ins, marked, p, r, word_file


def shown(body: str, parts: dict[str, str] | None = None) -> tuple[list[str], list[str] | None]:
    page = word_page(word_file(body, parts), "x.docx")
    return [line.words for line in page.new], None if page.old is None else [line.words for line in page.old]


def one(body: str, parts: dict[str, str] | None = None) -> ShownLine:
    (line,) = word_page(word_file(body, parts), "x.docx").new
    return line


def char(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


CODE = "<w:r><w:instrText>REF dogs</w:instrText></w:r>"


def test_changes_accepted_and_rejected() -> None:
    body = p(runs=r("The fee is ") + del_("$50") + ins(r("$100")) + r("."))
    assert shown(body) == (["The fee is $100."], ["The fee is $50."])


@pytest.mark.parametrize(
    "written", ["<w:ins\n", "<w:ins\tw:id='7' ", "<w:moveTo ", f"<ins xmlns='{W_CLARK.rstrip()}' "]
)
def test_changes_are_found_however_their_tags_are_written(written: str) -> None:
    name = written[1:].split()[0]
    came = f"{written}w:author='A'>{r('new ')}</{name}>"
    assert shown(p(runs=r("The ") + came + r("fee."))) == (["The new fee."], ["The fee."])


def test_a_file_without_changes_has_one_side() -> None:
    assert shown(p("One.") + p() + p("Two.")) == (["One.", "Two."], None)


def test_a_deletion_inside_an_insertion_is_on_neither_side() -> None:
    body = p(runs=r("A dog") + ins(r(" or cat") + del_(" or cow")) + r("."))
    assert shown(body) == (["A dog or cat."], ["A dog."])


def test_a_paragraph_whose_mark_is_deleted_goes_on_in_the_next() -> None:
    new, old = shown(p("The fee", marked("del")) + p("is due."))
    assert [line.replace("\ue002", "|") for line in new] == ["The fee|is due."]
    assert old == ["The fee", "is due."]


def test_a_paragraph_inserted_whole_is_not_in_the_old_page() -> None:
    body = p("One.") + p(properties=marked("ins"), runs=ins(r("Two."))) + p("Three.")
    assert shown(body) == (["One.", "Two.", "Three."], ["One.", "Three."])


def test_rows_and_cells_that_came_and_went() -> None:
    def row(cell: str, row_change: str = "", cell_change: str = "") -> str:
        said = f"<w:tcPr>{cell_change}</w:tcPr>" if cell_change else ""
        return f"<w:tr><w:trPr>{row_change}</w:trPr><w:tc>{said}{p(cell)}</w:tc></w:tr>"

    body = f"<w:tbl>{row('kept')}{row('came', '<w:ins/>')}{row('went', '<w:del/>')}{row('', '')}</w:tbl>"
    assert shown(body) == (["kept", "came"], ["kept", "went"])
    body = f"<w:tbl>{row('kept')}{row('cell', '', '<w:cellDel/>')}</w:tbl>"
    assert shown(body) == (["kept"], ["kept", "cell"])


def test_a_cell_that_goes_on_from_the_one_above_shows_nothing_of_its_own() -> None:
    def row(words: str, merge: str) -> str:
        return f"<w:tr><w:tc><w:tcPr>{merge}</w:tcPr>{p(words)}</w:tc></w:tr>"

    restart, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    assert shown(f"<w:tbl>{row('whole', restart)}{row('covered', goes_on)}</w:tbl>") == (["whole"], None)
    assert shown(f"<w:tbl>{row('alone', goes_on)}</w:tbl>") == (["alone"], None), "there is none above it"


def test_the_words_of_a_fields_code_are_not_shown_those_of_its_result_are() -> None:
    code = CODE + r("code")
    assert shown(p(runs=char("begin") + code + char("separate") + r("§ 9-1") + char("end"))) == (["§ 9-1"], None)


def test_a_field_that_is_never_closed_keeps_its_words() -> None:
    assert shown(p(runs=char("begin") + CODE + r("a fee")) + p("is due.")) == (["a fee", "is due."], None)
    opened = char("begin") + CODE + char("separate") + r("a fee")
    assert shown(p(runs=opened) + p("is due.")) == (["a fee", "is due."], None)


def test_a_field_whose_end_is_deleted_keeps_its_words() -> None:
    end = f"<w:del>{char('end')}</w:del>"
    body = p(runs=char("begin") + CODE + char("separate") + r("a fee") + end + r(" is due."))
    assert shown(body) == (["a fee is due."], ["a fee is due."])


@pytest.mark.parametrize("code", ["LISTNUM", " autonumlgl \\* Arabic "])
def test_a_number_that_a_field_counts(code: str) -> None:
    simple = f'<w:fldSimple w:instr="{code}"/>'
    long = char("begin") + f"<w:r><w:instrText>{code}</w:instrText></w:r>" + char("end")
    assert shown(p(runs=simple + r(" stop"))) == shown(p(runs=long + r(" stop"))) == ([f"{COUNTED} stop"], None)


def test_content_controls_smart_tags_and_links_are_only_wrapped_around_words() -> None:
    control = f'<w:sdt><w:sdtPr><w:tag w:val="x"/></w:sdtPr><w:sdtContent>{p("In a control.")}</w:sdtContent></w:sdt>'
    inside = "<w:hyperlink>" + r("a link") + "</w:hyperlink><w:smartTag><w:smartTagPr/>" + r(" here") + "</w:smartTag>"
    assert shown(control + p(runs=inside)) == (["In a control.", "a link here"], None)


def test_of_alternates_what_word_understands_is_shown_once() -> None:
    def alternate(needs: str) -> str:
        choice = f'<mc:Choice Requires="{needs}">{r("new")}</mc:Choice>'
        return p(runs=f"<mc:AlternateContent>{choice}<mc:Fallback>{r('old')}</mc:Fallback></mc:AlternateContent>")

    assert shown(alternate("wps") + alternate("unheardof")) == (["new", "old"], None)


def test_a_text_box_is_a_line_of_its_own_beside_its_paragraph() -> None:
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{p('Boxed') + p('words')}</w:txbxContent></v:textbox></w:pict></w:r>"
    page = word_page(word_file(p(runs=r("Before ") + box + r("behind."))), "x.docx")
    assert [(line.words, line.kind) for line in page.new] == [("Boxed words", "aside"), ("Before behind.", "words")]


def test_an_equation_is_beside_the_words() -> None:
    page = word_page(word_file(p(runs=r("Say ") + "<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>")), "x.docx")
    assert [(line.words, line.kind) for line in page.new] == [("x+1", "aside"), ("Say", "words")]


def test_notes_stand_at_their_anchors() -> None:
    reference = '<w:r><w:footnoteReference w:id="3"/></w:r>'
    notes = f'<w:footnote w:id="3">{p("See the")}{p(runs=r("code") + ins(r(" of law")))}</w:footnote>'
    page = word_page(word_file(p(runs=r("A fee") + reference + r(".")), {"footnotes": notes}), "x.docx")
    assert [line.words for line in page.new] == [f"A fee{ANCHOR}."]
    assert page.new[0].notes[0].words == "See the code of law"
    assert page.old is not None
    assert page.old[0].notes[0].words == "See the code"


def test_a_notes_own_mark_is_no_word() -> None:
    reference = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="3"/><w:t>*</w:t></w:r>'
    notes = f'<w:footnote w:id="3">{p("See.")}</w:footnote>'
    assert shown(p(runs=r("A fee") + reference + r(".")), {"footnotes": notes}) == ([f"A fee{ANCHOR}."], None)


def test_hidden_words_are_not_shown() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="S"><w:rPr><w:vanish w:val="0"/></w:rPr></w:style>'
    )
    body = p(runs=r("shown") + r(" hidden", "<w:vanish/>"))
    body += p(properties='<w:pStyle w:val="H"/>', runs=r("hidden ") + r("shown", '<w:rStyle w:val="S"/>'))
    assert shown(body, {"styles": styles}) == (["shown", "shown"], None)


def test_signs_of_symbol_fonts() -> None:
    symbol = '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>'
    body = p(runs=r("\uf0a3", symbol) + r("£", symbol) + '<w:r><w:sym w:font="Symbol" w:char="F0B1"/></w:r>')
    body += p(runs='<w:r><w:sym w:font="Wingdings" w:char="F06E"/></w:r>')
    assert shown(body) == (["≤≤±", UNKNOWN_SIGN], None)


def test_signs_and_breaks() -> None:
    broken = "<w:r><w:t>9</w:t><w:noBreakHyphen/><w:t>1</w:t><w:br/><w:t>a</w:t><w:softHyphen/><w:t>b</w:t></w:r>"
    assert shown(p(runs=broken) + p("one\ttwo\u00a0three")) == (["9-1 ab", "one two three"], None)


def test_what_is_counted_before_a_paragraph() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>'
        '<w:pStyle w:val="N"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl>'
        '<w:lvl w:ilvl="2"><w:numFmt w:val="none"/><w:lvlText w:val=""/></w:lvl></w:abstractNum>'
        '<w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num>'
    )
    styles = (
        '<w:style w:type="paragraph" w:styleId="N"><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="M"><w:basedOn w:val="N"/></w:style>'
    )

    def listed(level: int, number: int = 5) -> str:
        return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'

    body = p("a", listed(0)) + p("b", listed(1)) + p("c", listed(2)) + p("d", '<w:pStyle w:val="M"/>')
    body += p("e", '<w:pStyle w:val="M"/>' + listed(0, 0)) + p(
        "f", '<w:pStyle w:val="M"/><w:numPr><w:ilvl w:val="1"/></w:numPr>'
    )
    page = word_page(word_file(body, {"numbering": numbering, "styles": styles}), "x.docx")
    assert [line.numbering for line in page.new] == ["number", "bullet", "", "number", "", "bullet"]


def test_numbering_that_is_the_only_change() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
        '</w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num>'
    )
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="5"/></w:numPr>'
    page = word_page(
        word_file(p("a", listed + "<w:pPrChange><w:pPr/></w:pPrChange>"), {"numbering": numbering}), "x.docx"
    )
    assert [line.numbering for line in page.new] == ["number"]
    assert page.old is not None
    assert [line.numbering for line in page.old] == [""]


def test_styles_and_lists_in_circles_end() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>'
    )
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="L"/></w:abstractNum>'
        '<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="L"/><w:numStyleLink w:val="L"/></w:abstractNum>'
        '<w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num>'
    )
    body = p("words", '<w:pStyle w:val="A"/><w:numPr><w:numId w:val="5"/></w:numPr>')
    assert one(body, {"styles": styles, "numbering": numbering}).words == "words"


def test_words_struck_and_underlined_by_hand() -> None:
    data = word_file(p(runs=r("The fee is ") + r("$50", "<w:strike/>") + r("$100", '<w:u w:val="single"/>')))
    page = word_page(data, "x.docx")
    assert [(line.words, line.kind) for line in page.new] == [("$50", "aside"), ("The fee is $100", "words")]
    page = word_page(data, "x.docx", by_hand=True)
    assert page.old is not None
    assert ([line.words for line in page.new], [line.words for line in page.old]) == (
        ["The fee is $100"],
        ["The fee is $50"],
    )


def test_ten_thousand_levels_of_content_controls_take_no_recursion() -> None:
    depth = 10_000
    body = "<w:sdt><w:sdtContent>" * depth + p("deep") + "</w:sdtContent></w:sdt>" * depth
    assert one(body).words == "deep"


def test_the_names_of_the_strict_form() -> None:
    data = word_file(p("strict"))
    strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    from engross.import_proof.word_parts import word_parts
    from engross.import_proof.word_story import read_story
    from engross.import_proof.word_styles import ShownStyles

    part = word_parts(data).document
    assert strict not in part
    assert read_story(part, ShownStyles(), {}).new[0].words == "strict"


def test_a_damaged_file_is_refused() -> None:
    with pytest.raises(SourceError, match=r"x\.docx: the words of this Word file cannot be read again"):
        word_page(b"PK", "x.docx")
