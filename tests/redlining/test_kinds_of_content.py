"""Pairs of Word files of every kind of content that a paragraph, a table or a part may have: made, and exact both ways."""

from __future__ import annotations

import base64
from datetime import date

import pytest

from engross.importing.tracked_text import tracked_text
from engross.redline_proof import prove_redline
from engross.redlining import redline_word_files
from wordfiles import OFFICE, ListForm, definition, del_, ins, marked, numbered, p, r, word_file

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
GIF = "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"
_DRAWING = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_IMAGES = "".join(
    f'<Relationship Id="{name}" Type="{OFFICE}/image" Target="media/{name}.{kind}"/>'
    for name, kind in (("one", "png"), ("two", "gif"))
)
_MEDIA = {"word/media/one.png": base64.b64decode(PNG), "word/media/two.gif": base64.b64decode(GIF)}
RULE = "The clerk shall keep a list of every permit that the council has granted."


def drawing(graphic: str, *, number: int = 1) -> str:
    return (
        f'<w:r><w:drawing {_DRAWING}><wp:inline><wp:extent cx="9" cy="9"/><wp:docPr id="{number}" name="d{number}"/>'
        f"<a:graphic>{graphic}</a:graphic></wp:inline></w:drawing></w:r>"
    )


def picture(name: str) -> str:
    return drawing(
        f'<a:graphicData uri="x"><pic:pic><pic:blipFill><a:blip r:embed="{name}"/></pic:blipFill></pic:pic></a:graphicData>'
    )


def diagram(name: str) -> str:
    return drawing(f'<a:graphicData uri="d"><dgm:relIds r:dm="{name}"/></a:graphicData>')


def text_box(content: str, *, both: bool = False) -> str:
    shape = drawing(
        f'<a:graphicData uri="s"><wps:wsp><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData>'
    )
    if not both:
        return shape
    stand_in = f"<w:pict><v:shape><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict>"
    inner = shape.removeprefix("<w:r>").removesuffix("</w:r>")
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{inner}</mc:Choice><mc:Fallback>{stand_in}</mc:Fallback>'
        "</mc:AlternateContent></w:r>"
    )


def math(words: str) -> str:
    return f"<m:oMath><m:r><m:t>{words}</m:t></m:r></m:oMath>"


def field(code: str, words: str) -> str:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    return f"{mark('begin')}<w:r><w:instrText>{code}</w:instrText></w:r>{mark('separate')}{r(words)}{mark('end')}"


def cell(*blocks: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(blocks)}</w:tc>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(f'<w:tr>{cells}</w:tr>' for cells in rows)}</w:tbl>"


def grid(*rows: tuple[str, ...]) -> str:
    return table(*("".join(cell(p(words)) for words in row) for row in rows))


def note(kind: str, *notes: str) -> dict[str, str]:
    return {f"{kind}s": "".join(f'<w:{kind} w:id="{at + 1}">{body}</w:{kind}>' for at, body in enumerate(notes))}


def reference(kind: str, number: int) -> str:
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def control(content: str, *, tag: str = "a") -> str:
    return f'<w:sdt><w:sdtPr><w:tag w:val="{tag}"/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'


def section(width: int = 12240, *, kind: str = "") -> str:
    said = f'<w:type w:val="{kind}"/>' if kind else ""
    return f'<w:sectPr>{said}<w:pgSz w:w="{width}" w:h="15840"/></w:sectPr>'


def headed(body: str, **parts: str) -> bytes:
    """A file whose last section has these headers and footers, by kind."""
    roots = {"header": "hdr", "footer": "ftr"}
    references = "".join(f'<w:{kind}Reference w:type="default" r:id="{kind}"/>' for kind in parts)
    relations = "".join(f'<Relationship Id="{kind}" Type="{OFFICE}/{kind}" Target="{kind}.xml"/>' for kind in parts)
    extra = {
        f"word/{kind}.xml": f'<w:{roots[kind]} xmlns:w="{W}">{content}</w:{roots[kind]}>'
        for kind, content in parts.items()
    }
    return word_file(f"{body}<w:sectPr>{references}</w:sectPr>", relations=relations, extra=extra)


def pictured(body: str) -> bytes:
    return word_file(body, relations=_IMAGES, extra=_MEDIA)


def linked(words: str, target: str) -> bytes:
    relation = f'<Relationship Id="l" Type="{OFFICE}/hyperlink" Target="{target}" TargetMode="External"/>'
    return word_file(p(runs=r("See ") + f'<w:hyperlink r:id="l">{r(words)}</w:hyperlink>' + r(".")), relations=relation)


def commented(words: str, about: str) -> bytes:
    said = f'<w:comment w:id="0" w:author="A">{p(about)}</w:comment>'
    ends = '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
    return word_file(p(runs=f'<w:commentRangeStart w:id="0"/>{r(words)}{ends}'), {"comments": said})


def with_notes(kind: str, *notes: str, before: str = "The fee", after: str = " is ten dollars.") -> bytes:
    references = "".join(reference(kind, at + 1) + r(f" and {at}") for at in range(len(notes)))
    return word_file(p(runs=r(before) + references + r(after)) + p("End."), note(kind, *notes))


_SPAN, _MERGED, _GOES_ON = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
_LIST = {"numbering": definition(1, ListForm("decimal", "%1."), ListForm("lowerLetter", "(%2)"))}
_STYLES = "".join(
    f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{name}"/></w:style>'
    for kind, name in (("paragraph", "One"), ("paragraph", "Two"), ("character", "Strong"))
)
_ROWS = [(f"item {n}", f"{n * 3} dollars") for n in range(12)]
_FILLER = [f"Paragraph {n} of the bylaws is about subject number {n * 7}." for n in range(20)]


def document(*blocks: str) -> bytes:
    return word_file("".join(blocks))


PAIRS: dict[str, tuple[bytes, bytes]] = {
    "digits": (document(p("12.34")), document(p("12.44"))),
    "blanks at the ends": (document(p(" a  b ")), document(p("a b"))),
    "capitals": (document(p("the City Clerk")), document(p("The city clerk"))),
    "three paragraphs, the middle deleted": (document(p("a"), p("b"), p("c")), document(p("a"), p("c"))),
    "all replaced": (document(p("one two three")), document(p("four"), p("five"))),
    "nothing against something": (document(p()), document(p(RULE), p("Second."))),
    "longest at the end": (document(p("x y z", ""), p(RULE)), document(p("q"), p(f"z {RULE}"))),
    "twenty paragraphs": (document(*map(p, _FILLER)), document(*map(p, [*_FILLER[3:9], "New.", *_FILLER[9:17]]))),
    "moved paragraph": (document(*map(p, _FILLER)), document(*map(p, [*_FILLER[5:], *_FILLER[:5]]))),
    "same paragraphs over and over": (
        document(*[p("None.")] * 9),
        document(*[p("None.")] * 4, p("One."), *[p("None.")] * 3),
    ),
    "split in three": (document(p(f"{RULE} {RULE} {RULE}")), document(p(RULE), p(RULE), p(RULE))),
    "tabs and breaks": (
        document(p(runs=r("a\tb") + "<w:r><w:br/></w:r>" + r("c"))),
        document(p(runs=r("a\tb\t") + r("c"))),
    ),
    "page break": (document(p(RULE)), document(p(runs='<w:r><w:br w:type="page"/></w:r>' + r(RULE)))),
    "no-break and soft hyphens": (
        document(p(runs=r("co") + "<w:r><w:noBreakHyphen/></w:r>" + r("op"))),
        document(p(runs=r("co") + "<w:r><w:softHyphen/></w:r>" + r("op"))),
    ),
    "symbol": (
        document(p(runs=r("a") + '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>')),
        document(p(runs=r("a") + '<w:r><w:sym w:font="Wingdings" w:char="F0FB"/></w:r>')),
    ),
    "Hebrew": (document(p(runs=r("שלום עולם", "<w:rtl/>"))), document(p(runs=r("שלום לעולם כולו", "<w:rtl/>")))),
    "Chinese": (document(p("市议会通过了新的噪音条例。")), document(p("市议会否决了新的噪音条例草案。"))),
    "French": (
        document(p("L’arrêté est publié à l’hôtel de ville.")),
        document(p("L’arrêté n’est pas publié à l’hôtel de ville.")),
    ),
    "emoji and combining letters": (document(p("e\u0301 \U0001f600 x")), document(p("\u00e9 \U0001f601 x"))),
    "row added": (document(grid(*_ROWS), p()), document(grid(*_ROWS[:5], ("new", "row"), *_ROWS[5:]), p())),
    "row deleted": (document(grid(*_ROWS), p()), document(grid(*_ROWS[:5], *_ROWS[6:]), p())),
    "rows moved": (document(grid(*_ROWS), p()), document(grid(*_ROWS[6:], *_ROWS[:6]), p())),
    "cell edited": (document(grid(("a", "b"), ("c", "d")), p()), document(grid(("a", "b"), ("c", "the d")), p())),
    "paragraphs in a cell": (document(table(cell(p("a"), p("b"))), p()), document(table(cell(p("a"))), p())),
    "column added": (
        document(grid(("a", "c"), ("d", "f")), p()),
        document(grid(("a", "b", "c"), ("d", "e", "f")), p()),
    ),
    "columns and rows": (
        document(grid(("a", "c"), ("d", "f")), p()),
        document(grid(("a", "b", "c"), ("x", "y", "z"), ("d", "e", "f")), p()),
    ),
    "table between paragraphs": (document(p("a"), p("b")), document(p("a"), grid(("x", "y")), p("b"))),
    "table first": (document(p("b")), document(grid(("x", "y")), p("b"))),
    "two tables side by side": (
        document(grid(("a", "b")), p(), grid(("c", "d")), p()),
        document(grid(("a", "b")), p(), p()),
    ),
    "table against paragraphs": (document(grid(("a", "b"), ("c", "d")), p()), document(p("a b"), p("c d"), p())),
    "cells merged across": (
        document(grid(("a", "b", "c"), ("d", "e", "f")), p()),
        document(table(cell(p("a b"), properties=_SPAN) + cell(p("c")), "".join(cell(p(x)) for x in "def")), p()),
    ),
    "cells merged down": (
        document(
            table(cell(p("a"), properties=_MERGED) + cell(p("b")), cell(p(), properties=_GOES_ON) + cell(p("c"))), p()
        ),
        document(grid(("a", "b"), ("", "c")), p()),
    ),
    "words in a merged cell": (
        document(table(cell(p("a fee"), properties=_SPAN), cell(p("b")) + cell(p("c"))), p()),
        document(table(cell(p("the fee"), properties=_SPAN), cell(p("b")) + cell(p("c"))), p()),
    ),
    "nested table edited": (
        document(table(cell(grid(("a", "b")), p()) + cell(p("x"))), p()),
        document(table(cell(grid(("a", "c"), ("d", "e")), p()) + cell(p("x"))), p()),
    ),
    "nested table added": (
        document(table(cell(p("a"))), p()),
        document(table(cell(p("a"), grid(("b", "c")), p())), p()),
    ),
    "cell becomes empty": (document(grid(("a", "b")), p()), document(grid(("a", "")), p())),
    "picture added": (pictured(p(RULE)), pictured(p(runs=r(RULE) + picture("one")))),
    "picture replaced": (pictured(p(runs=picture("one"))), pictured(p(runs=picture("two")))),
    "picture between paragraphs": (pictured(p("a") + p("b")), pictured(p("a") + p(runs=picture("one")) + p("b"))),
    "picture in a cell": (pictured(table(cell(p("a"))) + p()), pictured(table(cell(p(runs=picture("one")))) + p())),
    "picture and equation": (
        pictured(p(runs=picture("one") + math("x=1") + r("a"))),
        pictured(p(runs=math("x=2") + picture("one") + r("a b"))),
    ),
    "equation edited": (document(p(runs=r("so ") + math("x=1"))), document(p(runs=r("so ") + math("x=2")))),
    "two equations": (document(p(runs=math("x") + math("y"))), document(p(runs=math("y")))),
    "equation in a paragraph of its own": (
        document(p(runs=f"<m:oMathPara>{math('x')}</m:oMathPara>"), p("a")),
        document(p(runs=f"<m:oMathPara>{math('y')}</m:oMathPara>"), p("a b")),
    ),
    "diagram kept": (document(p(runs=r("a ") + diagram("d1"))), document(p(runs=r("the ") + diagram("d1")))),
    "diagram added": (document(p("a")), document(p(runs=r("a") + diagram("d2")))),
    "text box edited": (
        document(p(runs=r("a") + text_box(p("fee")))),
        document(p(runs=r("a") + text_box(p("the fee")))),
    ),
    "text box with a stand-in": (
        document(p(runs=text_box(p("fee of ten"), both=True))),
        document(p(runs=text_box(p("fee of 12") + p("new"), both=True) + r("x"))),
    ),
    "text box added": (document(p("a")), document(p(runs=r("a") + text_box(p("fee"))))),
    "two text boxes": (
        document(p(runs=text_box(p("a")) + text_box(p("b")))),
        document(p(runs=text_box(p("a x")) + text_box(p("b y")))),
    ),
    "text box in a cell": (
        document(table(cell(p(runs=text_box(p("a"))))), p()),
        document(table(cell(p(runs=text_box(p("b"))))), p()),
    ),
    "picture in a text box": (
        pictured(p(runs=text_box(p(runs=picture("one")) + p("a")))),
        pictured(p(runs=text_box(p(runs=picture("two")) + p("a b")))),
    ),
    "table in a text box": (
        document(p(runs=text_box(grid(("a", "b")) + p()))),
        document(p(runs=text_box(grid(("a", "c"), ("d", "e")) + p()))),
    ),
    "simple field": (
        document(p(runs=r("page ") + f'<w:fldSimple w:instr="PAGE">{r("1")}</w:fldSimple>')),
        document(p(runs=r("page ") + f'<w:fldSimple w:instr="NUMPAGES">{r("9")}</w:fldSimple>')),
    ),
    "field added": (document(p("See it.")), document(p(runs=r("See ") + field("MERGEFIELD a", "§ 5") + r("it.")))),
    "result of a field": (
        document(p(runs=field("MERGEFIELD a", "§ 5"))),
        document(p(runs=field("MERGEFIELD a", "§ 6") + r(" now"))),
    ),
    "field in a field": (
        document(p(runs=field("IF 1", "x") + r("a"))),
        document(
            p(
                runs=field("IF", "").replace("<w:r><w:instrText>IF", f"{field('PAGE', '1')}<w:r><w:instrText>IF")
                + r("a")
            )
        ),
    ),
    "link to another place": (linked("the code", "https://example.org/a"), linked("the code", "https://example.org/b")),
    "words of a link": (linked("the code", "https://example.org/a"), linked("the whole code", "https://example.org/a")),
    "link added": (document(p("See the code.")), linked("the code", "https://example.org/a")),
    "bookmark": (
        document(p(runs=f'<w:bookmarkStart w:id="7" w:name="b"/>{r("a b")}<w:bookmarkEnd w:id="7"/>')),
        document(p(runs=f'{r("a ")}<w:bookmarkStart w:id="7" w:name="b"/>{r("c")}<w:bookmarkEnd w:id="7"/>')),
    ),
    "comment": (commented("The fee is ten.", "Why?"), commented("The fee is 12.", "Why not?")),
    "control in a paragraph": (
        document(p(runs=control(r("ten")) + r(" fee"))),
        document(p(runs=control(r("12")) + r(" fee"))),
    ),
    "control around paragraphs": (
        document(control(p("a") + p("b")), p("c")),
        document(control(p("a") + p("x")), p("c")),
    ),
    "control added around a paragraph": (document(p("a"), p("b")), document(control(p("a")), p("b"))),
    "control around a row": (
        document("<w:tbl><w:tblPr/><w:tblGrid/>" + control(f"<w:tr>{cell(p('a'))}</w:tr>") + "</w:tbl>", p()),
        document("<w:tbl><w:tblPr/><w:tblGrid/>" + control(f"<w:tr>{cell(p('b'))}</w:tr>") + "</w:tbl>", p()),
    ),
    "control around a cell": (
        document(table(control(cell(p("a"))) + cell(p("b"))), p()),
        document(table(control(cell(p("c"))) + cell(p("b"))), p()),
    ),
    "footnote added": (
        document(p("The fee and 0 is ten dollars."), p("End.")),
        with_notes("footnote", p("As adopted.")),
    ),
    "footnote edited": (with_notes("footnote", p("As adopted.")), with_notes("footnote", p("As first adopted."))),
    "footnote of two paragraphs": (with_notes("footnote", p("a")), with_notes("footnote", p("a") + p("b"))),
    "footnote with a table": (with_notes("footnote", p("a")), with_notes("footnote", grid(("a", "b")) + p())),
    "second footnote": (with_notes("footnote", p("One.")), with_notes("footnote", p("Two."), p("One."))),
    "endnote edited": (with_notes("endnote", p("As adopted.")), with_notes("endnote", p("As amended."))),
    "endnote with a table": (
        with_notes("endnote", grid(("a", "b")) + p()),
        with_notes("endnote", grid(("a", "c")) + p()),
    ),
    "endnote against footnote": (with_notes("endnote", p("One.")), with_notes("footnote", p("One."))),
    "header added": (headed(p("a")), headed(p("a"), header=p("City"))),
    "header edited": (headed(p("a"), header=p("City")), headed(p("a b"), header=p("The City") + p("Page"))),
    "footer with a table": (
        headed(p("a"), footer=grid(("a", "b")) + p()),
        headed(p("a"), footer=grid(("a", "c")) + p()),
    ),
    "width of the page": (document(p("a"), section()), document(p("b"), section(15840))),
    "section added": (
        document(p("a"), p("b"), section()),
        document(p("a", section(kind="continuous")), p("b"), section()),
    ),
    "list item added": (
        word_file(numbered("a", 0) + numbered("b", 0), _LIST),
        word_file(numbered("a", 0) + numbered("x y", 1) + numbered("b", 0), _LIST),
    ),
    "level of an item": (
        word_file(numbered("a", 0) + numbered("b", 0), _LIST),
        word_file(numbered("a", 0) + numbered("b", 1), _LIST),
    ),
    "list taken off": (word_file(numbered("a", 0), _LIST), word_file(p("a"), _LIST)),
    "style added": (
        word_file(p("a"), {"styles": ""}),
        word_file(p("a", '<w:pStyle w:val="One"/>'), {"styles": _STYLES}),
    ),
    "style changed": (
        word_file(p("a", '<w:pStyle w:val="Two"/>') + p("b"), {"styles": _STYLES}),
        word_file(p("a", '<w:pStyle w:val="One"/>') + p("b c"), {"styles": _STYLES}),
    ),
    "style of letters": (
        word_file(p(runs=r("a b")), {"styles": _STYLES}),
        word_file(p(runs=r("a ") + r("b", '<w:rStyle w:val="Strong"/>')), {"styles": _STYLES}),
    ),
    "alignment": (document(p("a", '<w:jc w:val="center"/>')), document(p("a b"))),
    "pending in the old": (document(p(runs=r("a ") + ins(r("b ")) + del_("c") + r("d"))), document(p("a x d"))),
    "pending mark in the new": (document(p("a"), p("b")), document(p("a", marked("ins")), p("b"))),
    "chunk of another format": (
        document(p("a"), '<w:altChunk r:id="x"/>', p("b")),
        document(p("a"), '<w:altChunk r:id="x"/>', p("c")),
    ),
    "smart tag": (
        document(p(runs=f'<w:smartTag w:element="place">{r("Norwalk")}</w:smartTag>' + r(" is"))),
        document(p(runs=f'<w:smartTag w:element="place">{r("New Norwalk")}</w:smartTag>' + r(" is"))),
    ),
    "ruby": (
        document(p(runs=f"<w:r><w:ruby><w:rt>{r('a')}</w:rt><w:rubyBase>{r('b')}</w:rubyBase></w:ruby></w:r>")),
        document(p(runs=f"<w:r><w:ruby><w:rt>{r('c')}</w:rt><w:rubyBase>{r('b')}</w:rubyBase></w:ruby></w:r>")),
    ),
    "object": (
        document(p(runs='<w:r><w:object><v:shape id="a"/></w:object></w:r>')),
        document(p(runs='<w:r><w:object><v:shape style="x"/></w:object></w:r>' + r("a"))),
    ),
}


@pytest.mark.parametrize("backwards", [False, True], ids=["forwards", "backwards"])
@pytest.mark.parametrize("kind", PAIRS)
def test_a_kind_of_content_is_redlined_exactly(kind: str, backwards: bool) -> None:
    old, new = PAIRS[kind][::-1] if backwards else PAIRS[kind]
    for options in ({}, {"moves": True, "formatting": True}):
        made = redline_word_files((old, "old.docx"), (new, "new.docx"), author="Ann", day=date(2026, 1, 2), **options)
        prove_redline(made.data, old, new)
        assert tracked_text(made.data, "old") == tracked_text(old, "new")
        assert tracked_text(made.data, "new") == tracked_text(new, "new")


@pytest.mark.parametrize("kind", PAIRS)
def test_equal_files_bear_no_mark(kind: str) -> None:
    for data in PAIRS[kind]:
        made = redline_word_files((data, "old.docx"), (data, "new.docx"), author="Ann", day=date(2026, 1, 2))
        assert (made.insertions, made.deletions) == (0, 0)
