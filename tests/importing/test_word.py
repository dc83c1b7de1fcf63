"""Word files of any making: what is on their pages, and what becomes of it."""

from __future__ import annotations

import gc
from textwrap import dedent

import pytest

from engross.errors import SourceError
from engross.import_proof import prove_import
from engross.importing import Imported
from engross.model.law.text import LINE_BREAK
from importing.outlines import imported, outline
from wordfiles import del_, ins, marked, numbered, p, r, row, word_file

TITLE = p("§ 9-1. Title.")
RAISED = '<w:vertAlign w:val="superscript"/>'


def shown(body: str, parts: dict[str, str] | None = None, *, lenient: bool = False) -> str:
    return outline(imported(word_file(body, parts), lenient=lenient).proposal)


def both(body: str, parts: dict[str, str] | None = None) -> tuple[str, str]:
    read = imported(word_file(body, parts))
    assert read.base is not None
    return outline(read.base), outline(read.proposal)


def as_outline(text: str) -> str:
    return dedent(text).strip("\n")


def test_nothing_that_reads_a_file_stays_until_garbage_is_collected() -> None:
    gc.collect()
    gc.disable()
    try:
        imported(word_file(TITLE + p(runs=r("No ") + del_("dog") + ins(r("cat")) + r(" may be let loose."))))
        kept = {type(each).__qualname__ for each in gc.get_objects()}
    finally:
        gc.enable()
    assert not {"_Reading", "InheritedStyles", "RunReader"} & kept


def test_a_page_typed_without_styles() -> None:
    lines = [
        "Chapter 9 Leaf Blowers",
        "§ 9-1. Definitions.",
        "As used here:",
        "“Leaf blower” means a machine.",
        "NOISE — Any sound.",
        "§ 9-2. Limits. No person shall operate a leaf blower on a Sunday before noon, except as follows.",
        "A.\tIn an emergency, where:",
        "(1)\tone;",
        "(a)\talpha;",
        "(h)\thotel;",
        "(i)\tindia;",
        "(j)\tjuliet;",
        "(2)\ttwo:",
        "(a) it may",
        "(i) be here, or",
        "(ii) be there;",
        "(b) it must.",
        "B.\t(1)\tIt is so.",
        "(2)\tIt was so.",
        "Section 14-1 of the General Statutes provides otherwise, and the city shall follow it.",
        "Section 9-3. Penalties",
        "See § 9-2A(1) and § 9-9.",
    ]
    assert shown("".join(map(p, lines))) == as_outline(
        """
        chapter Chapter 9 “Leaf Blowers”
          section § 9-1. “Definitions.”
            | As used here:
            definition
              | “<def>Leaf blower</def>” means a machine.
            definition
              | <def>NOISE</def> — Any sound.
          section § 9-2. “Limits.”
            | No person shall operate a leaf blower on a Sunday before noon, except as follows.
            subsection A.
              | In an emergency, where:
              paragraph (1)
                | one;
                subparagraph (a)
                  | alpha;
                subparagraph (h)
                  | hotel;
                subparagraph (i)
                  | india;
                subparagraph (j)
                  | juliet;
              paragraph (2)
                | two:
                subparagraph (a)
                  | it may
                  clause (i)
                    | be here, or
                  clause (ii)
                    | be there;
                subparagraph (b)
                  | it must.
            subsection B.
              paragraph (1)
                | It is so.
              paragraph (2)
                | It was so.
                | <ref>Section 14-1 of the General Statutes</ref> provides otherwise, and the city shall follow it.
          section Section 9-3. “Penalties”
            | See <ref>§ 9-2A(1)</ref> and § 9-9.
        """
    )


def test_indents_say_which_list_a_label_belongs_to_and_where_flush_text_returns() -> None:
    def at(indent: int, words: str) -> str:
        return p(words, f'<w:ind w:left="{indent}"/>')

    body = (
        at(0, "ARTICLE I")
        + at(0, "General")
        + at(0, "Sec. 4. Fees.")
        + at(720, "(a) A fee is due for:")
        + at(1440, "(1) a permit, be it")
        + at(2160, "(A) new, and")
        + at(2880, "(i) paid, or")
        + at(2880, "(ii) owed;")
        + at(2160, "(B) old;")
        + at(1440, "(2) a copy;")
        + at(720, "and is paid at once.")
        + at(720, "(b) It may be waived.")
        + at(0, "All fees go to the city.")
    )
    assert shown(body) == as_outline(
        """
        chapter
          article ARTICLE I “General”
            section Sec. 4. “Fees.”
              subsection (a)
                | A fee is due for:
                paragraph (1)
                  | a permit, be it
                  subparagraph (A)
                    | new, and
                    clause (i)
                      | paid, or
                    clause (ii)
                      | owed;
                  subparagraph (B)
                    | old;
                paragraph (2)
                  | a copy;
                / | and is paid at once.
              subsection (b)
                | It may be waived.
              / | All fees go to the city.
        """
    )


@pytest.mark.parametrize(
    ("following", "level"), [("(j) it is juliet;", "subparagraph (i)"), ("(ii) it is two;", "clause (i)")]
)
def test_i_is_a_letter_or_a_numeral_by_what_comes_next(following: str, level: str) -> None:
    lines = ["A. It is:", "(1) it is one:", "(g) it is golf;", "(h) it is hotel:", "(i) it is so;", following]
    assert level in shown(TITLE + "".join(map(p, lines)))


NUMBERING = """
<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperLetter"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="(%2)"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%3)"/></w:lvl>
<w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="(%4)"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1">
<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/><w:pPr><w:ind w:left="720"/></w:pPr></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/><w:pPr><w:ind w:left="1440"/></w:pPr></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="2">
<w:lvl w:ilvl="0"><w:start w:val="5"/><w:numFmt w:val="decimal"/><w:pStyle w:val="H"/><w:lvlText w:val="§ 9-%1."/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
"""
STYLES = (
    '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 3"/>'
    '<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
)


def headed(words: str) -> str:
    return p(words, '<w:pStyle w:val="H"/>')


def test_numbers_that_word_counts_become_labels() -> None:
    body = (
        headed("Fees.")
        + numbered("It is due:", 0)
        + numbered("once;", 1)
        + numbered("twice, if", 1)
        + numbered("large, or", 2)
        + numbered("very large;", 3)
        + numbered("It is paid:", 0)
        + numbered("as follows:", 1)
        + numbered("cash,", 0, 2)
        + numbered("coin,", 1, 2)
        + numbered("check.", 0, 2)
        + headed("Fines.")
        + numbered("It starts anew.", 0, 4)
        + numbered("It goes on.", 0, 4)
    )
    assert shown(body, {"numbering": NUMBERING, "styles": STYLES}) == as_outline(
        """
        chapter
          section § 9-5. “Fees.”
            subsection A.
              | It is due:
              paragraph (1)
                | once;
              paragraph (2)
                | twice, if
                subparagraph (a)
                  | large, or
                  clause (i)
                    | very large;
            subsection B.
              | It is paid:
              paragraph (1)
                | as follows:
                point
                  | cash,
                  point
                    | coin,
                point
                  | check.
          section § 9-6. “Fines.”
            subsection A.
              | It starts anew.
            subsection B.
              | It goes on.
        """
    )


def test_a_struck_item_is_not_counted_in_the_proposal() -> None:
    item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    gone = p(runs=del_("Struck words are."), properties=item + marked("del"))
    old, new = both(TITLE + numbered("First is.", 0) + gone + numbered("Last is.", 0), {"numbering": NUMBERING})
    assert "subsection C.\n      | Last is." in old
    assert "subsection B.\n      | Last is." in new


def test_both_sides_of_tracked_changes() -> None:
    body = (
        TITLE
        + p(runs=r("Keep ") + del_("old") + ins(r("new")) + r(" end."))
        + p(runs=ins(r("Added paragraph.")), properties=marked("ins"))
        + p(runs=del_("Gone paragraph."), properties=marked("del"))
        + p("(1)\tIt is one;")
        + p(runs=r("(2)\tIt is split he"), properties=marked("ins"))
        + p(runs=ins(r("(3)\t")) + r("re."))
    )
    old, new = both(body)
    assert old == as_outline(
        """
        chapter
          section § 9-1. “Title.”
            | Keep old end.
            | Gone paragraph.
            paragraph (1)
              | It is one;
            paragraph (2)
              | It is split here.
        """
    )
    assert new == as_outline(
        """
        chapter
          section § 9-1. “Title.”
            | Keep new end.
            | Added paragraph.
            paragraph (1)
              | It is one;
            paragraph (2)
              | It is split he
            paragraph (3)
              | re.
        """
    )


def test_moves_are_struck_here_and_inserted_there() -> None:
    def move(kind: str, words: str) -> str:
        mark = f'<w:rPr><w:{kind} w:id="1" w:author="c"/></w:rPr>'
        return p(runs=f'<w:{kind} w:id="7" w:author="c">{r(words)}</w:{kind}>', properties=mark)

    body = (
        TITLE
        + move("moveFrom", "A.\tIt moves.")
        + p("B.\tIt stays.")
        + move("moveTo", "C.\tIt moves.")
        + p("D.\tIt ends.")
    )
    old, new = both(body)
    assert [line.split()[1] for line in old.splitlines() if "subsection" in line] == ["A.", "B.", "D."]
    assert [line.split()[1] for line in new.splitlines() if "subsection" in line] == ["B.", "C.", "D."]


def test_words_inserted_by_one_and_struck_by_another_are_in_neither() -> None:
    old, new = both(TITLE + p(runs=r("Kept") + ins(del_(" both")) + r(" words.")))
    assert old == new


def test_former_formatting_comes_back_on_rejecting() -> None:
    changed = '<w:pPrChange w:id="5" w:author="c"><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:pPrChange>'
    old, new = both(
        TITLE + p(runs=r("It is an item.") + ins(r(" Now."))) + p("It was an item.", changed), {"numbering": NUMBERING}
    )
    assert "subsection A.\n      | It was an item." in old
    assert "| It was an item." in new
    assert "subsection" not in new


def cell(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def test_a_table_with_caption_spans_and_notes() -> None:
    table = (
        "<w:tbl>"
        + row(cell(p("Use")), cell(p("Limit"), '<w:gridSpan w:val="2"/>'), properties="<w:tblHeader/>")
        + row(cell(p("Home"), '<w:vMerge w:val="restart"/>'), cell(p("Day")), cell(p(runs=r("55") + r("1", RAISED))))
        + row(cell(p(), "<w:vMerge/>"), cell(p("Night")), cell(p("45")))
        + "</w:tbl>"
    )
    note = p(runs=r("1", RAISED) + r(" At the lot line."))
    body = TITLE + p("As follows:") + p("Table 1") + p("Limits by use") + table + p("NOTES:") + note + p("It ends.")
    assert shown(body) == as_outline(
        """
        chapter
          section § 9-1. “Title.”
            | As follows:
            table Table 1 / Limits by use
              # Use | 2x1 # Limit
              1x2 Home | Day | 55{1 table: At the lot line.}
              Night | 45
            | It ends.
        """
    )


def test_rows_and_cells_that_come_and_go() -> None:
    gone, come = '<w:cellDel w:id="9" w:author="c"/>', '<w:ins w:id="4" w:author="c"/>'
    table = (
        "<w:tbl>"
        + row(cell(p("a")), cell(p("b"), gone))
        + row(cell(p("c")), cell(p("d"), gone), properties=come)
        + "</w:tbl>"
    )
    old, new = both(TITLE + table)
    assert old.splitlines()[-1].strip() == "a | b"
    assert [line.strip() for line in new.splitlines()[-2:]] == ["a", "c"]


def test_footnotes_are_notes_of_the_law_and_their_changes_are_read() -> None:
    notes = (
        '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
        f'<w:footnote w:id="1">{p(runs="<w:r><w:footnoteRef/></w:r>" + r(" Editor’s Note: See Ch. 118, Zoning."))}</w:footnote>'
        f'<w:footnote w:id="2">{p(runs=r("With ") + del_("old") + ins(r("new")) + r(" words."))}</w:footnote>'
    )
    refer = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    old, new = both(TITLE + p(runs=r("One") + refer.format(1) + r(" two") + refer.format(2)), {"footnotes": notes})
    assert "One{1 editor: Editor’s Note: See <ref>Ch. 118</ref>, Zoning.} two{2 footnote: With old words.}" in old
    assert "{2 footnote: With new words.}" in new


def test_fields_give_their_results_and_hidden_words_are_reported() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF x </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + r("§ 9-1") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    runs = (
        r("See ")
        + field
        + r(" secret", "<w:vanish/>")
        + r(" and ")
        + r("Felis catus", "<w:i/>")
        + r(", CO")
        + r("2", '<w:vertAlign w:val="subscript"/>')
    )
    control = f"<w:sdt><w:sdtContent>{p('In a control.')}</w:sdtContent></w:sdt>"
    contents = p("§ 9-1. Title ... 1", '<w:pStyle w:val="T"/>')
    styles = '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="toc 1"/></w:style>'
    read = imported(word_file(contents + TITLE + p(runs=runs) + control, {"styles": styles}))
    assert outline(read.proposal).splitlines()[2:] == [
        "    | See <ref>§ 9-1</ref> and <i>Felis catus</i>, CO<sub>2</sub>",
        "    | In a control.",
    ]
    assert {(remark.kind, remark.words.strip()) for remark in read.remarks} == {
        ("hidden", "secret"),
        ("furniture", "§ 9-1. Title ... 1"),
    }


def test_comments_are_remarks_and_no_law() -> None:
    comments = f'<w:comment w:id="1" w:author="Counsel">{p("Is this right?")}</w:comment>'
    body = TITLE + p(runs=r("Words.") + '<w:r><w:commentReference w:id="1"/></w:r>')
    read = imported(word_file(body, {"comments": comments}))
    assert outline(read.proposal).endswith("| Words.")
    assert [(remark.kind, remark.place, remark.words) for remark in read.remarks] == [
        ("comment", "paragraph 2 (“Words.”)", "Counsel: Is this right?")
    ]


UNHELD = {
    "a picture": "<w:r><w:drawing/></w:r>",
    "an old picture": "<w:r><w:pict><v:shape/></w:pict></w:r>",
    "an equation": "<m:oMath/>",
    "an object": "<w:r><w:object/></w:r>",
    "a text box": "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><w:txbxContent><w:p><w:r><w:t>Boxed"
    "</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice></mc:AlternateContent></w:r>",
    "words struck by hand": r("by hand", "<w:strike/>"),
    "a sign of another font": '<w:r><w:sym w:font="Webdings" w:char="F0FC"/></w:r>',
}


@pytest.mark.parametrize("runs", UNHELD.values(), ids=UNHELD.keys())
def test_what_an_ordinance_cannot_hold_stops_the_import_with_its_place(runs: str) -> None:
    body = TITLE + p(runs=r("Near these words ") + runs + r("and these."))
    with pytest.raises(SourceError, match=r"^x.docx: paragraph 2 \(“Near these words .*an ordinance cannot hold"):
        imported(word_file(body))
    read = imported(word_file(body), lenient=True)
    assert outline(read.proposal).endswith("| Near these words and these.")
    assert [remark.kind for remark in read.remarks] == ["left out"]


def test_a_table_inside_a_cell_stops_the_import() -> None:
    inner = "<w:tbl>" + row(cell(p("inner"))) + "</w:tbl>"
    with pytest.raises(SourceError, match="a table inside a cell"):
        imported(word_file(TITLE + "<w:tbl>" + row(cell(p("outer") + inner)) + "</w:tbl>"))


def proved(data: bytes, read: Imported, *, lenient: bool) -> bool:
    """Whether the second reader finds every word of the page in its order, or listed."""
    listed = [remark.words for remark in read.remarks]
    return bool(prove_import(data, "x.docx", read.proposal, read.base, listed, lenient=lenient))


def test_every_line_of_every_text_box_is_named() -> None:
    lines = (p("Our long address of ten words") + p("City"), p("Telephone 203"))
    boxes = "".join(f"<w:txbxContent>{line}</w:txbxContent>" for line in lines)
    data = word_file(TITLE + p(runs=f"<w:r><w:drawing>{boxes}</w:drawing></w:r>" + r("Words.")))
    read = imported(data, lenient=True)
    (remark,) = read.remarks
    assert remark.words.startswith("text boxes (“Our long address of ten words City Telephone 203”)")
    assert proved(data, read, lenient=True)


def test_signs_that_have_no_character_may_stand_close_together() -> None:
    data = word_file(TITLE + p("A\ue037\ue038\ue136\u23b7\ue135b\ue080=\ue081 and so on"))
    read = imported(data, lenient=True)
    assert outline(read.proposal).endswith("| A\u23b7b= and so on")
    assert proved(data, read, lenient=True)


def test_a_numbered_line_of_a_text_box_may_go_with_it() -> None:
    box = f"<w:txbxContent>{p('1. Illustration: a dog')}{p(runs=del_('2. Struck'))}</w:txbxContent>"
    data = word_file(TITLE + p(runs=f"<w:r><w:drawing>{box}</w:drawing></w:r>" + r("Words.")))
    read = imported(data, lenient=True)
    assert any("1. Illustration: a dog" in remark.words for remark in read.remarks)
    assert proved(data, read, lenient=True)


def test_a_contents_list_with_tabs_is_proved_in_a_redline_made_by_hand() -> None:
    contents = p("Contents") + p(runs=r("§ 9-1. Title.") + "<w:r><w:tab/></w:r>" + r("3"))
    marked_by_hand = p(runs=r("A fee of ") + r("five", "<w:strike/>") + r("six", '<w:u w:val="single"/>'))
    data = word_file(contents + TITLE + marked_by_hand)
    read = imported(data)
    assert [remark.words for remark in read.remarks if remark.kind == "furniture"] == ["Contents", "§ 9-1. Title. 3"]
    assert proved(data, read, lenient=False)


def test_a_document_of_two_bodies_is_refused() -> None:
    with pytest.raises(SourceError, match="its document has 2 bodies; open the file in Word"):
        imported(word_file(TITLE + "</w:body><w:body>" + p("Lost.")))


def test_a_table_inside_a_cell_may_be_read_as_paragraphs_of_the_cell_in_their_order() -> None:
    deep = "<w:tbl>" + row(cell(p("deepest"))) + "</w:tbl>"
    inner = "<w:tbl>" + row(cell(p("first")), cell(deep + p("second"))) + row(cell(p("third"))) + "</w:tbl>"
    data = word_file(TITLE + "<w:tbl>" + row(cell(p("before") + inner + p("after")), cell(p("beside"))) + "</w:tbl>")
    read = imported(data, lenient=True)
    assert "before ¶ first ¶ deepest ¶ second ¶ third ¶ after | beside" in outline(read.proposal)
    # Each of the two tables is told by its place.
    told = [remark for remark in read.remarks if "inside a cell" in remark.words]
    assert {remark.words for remark in told} == {"a table inside a cell is read as paragraphs of that cell, row by row"}
    assert len({remark.place for remark in told}) == len(told) == 2
    assert proved(data, read, lenient=True)


def test_all_the_words_of_a_text_box_that_is_left_out_are_listed_and_a_refusal_is_short() -> None:
    words = "A notice that stands in a box of its own and goes on for longer than a message should quote it."
    box = f"<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
    body = TITLE + p(runs=r("Near these words ") + box)
    with pytest.raises(SourceError) as refused:
        imported(word_file(body))
    assert "longer than" not in str(refused.value)
    [remark] = imported(word_file(body), lenient=True).remarks
    assert words in remark.words


def test_words_and_breaks_beside_the_runs_of_a_paragraph_are_read_in_their_place() -> None:
    data = word_file(TITLE + p(runs=r("One ") + "<w:t>two</w:t><w:br/>" + "<w:t>three</w:t>" + r(" four.")))
    read = imported(data)
    assert outline(read.proposal).endswith("One two" + LINE_BREAK + "three four.")
    assert proved(data, read, lenient=False)


def test_a_list_deeper_than_subclauses_stops_the_import() -> None:
    labels = ["A.", "(1)", "(a)", "[1]", "[a]", "(i)", "(A)"]
    body = TITLE + "".join(
        p(f"{label}\tIt is so:", f'<w:ind w:left="{at * 360}"/>') for at, label in enumerate(labels, 1)
    )
    with pytest.raises(SourceError, match="deeper than subclauses"):
        imported(word_file(body))
    read = imported(word_file(body), lenient=True)
    assert outline(read.proposal).splitlines()[-3:] == [
        "              | It is so:",
        "              | (i) It is so:",
        "              | (A) It is so:",
    ]
    assert [remark.kind for remark in read.remarks] == ["unsure", "unsure"]


def test_a_file_without_a_section_is_refused() -> None:
    with pytest.raises(SourceError, match="no section can be recognised in this file"):
        imported(word_file(p("Dear Sir,") + p("Kind regards.")))
