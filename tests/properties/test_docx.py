"""Whatever is published as a Word document: accept and reject give each side exactly, in the bytes read back."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from engross.importing.tracked_text import tracked_text
from engross.model.comparison.span import Mark
from engross.model.publication.accepted_text import Side, side_blocks, side_text
from engross.model.publication.publication import (
    Footnote,
    Grid,
    GridCell,
    GridRow,
    Line,
    PageBlock,
    PageBreak,
    Publication,
    Run,
)
from engross.rendering.docx import render_docx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LAW = ("section", "subsection", "paragraph", "clause", "definition", "point", "text", "caption", "note", "body", "item")
WORDS = st.text("abc A.§—<&>\"'\u00a0\u0301\u2028é😀\U0010fffd", min_size=1, max_size=8)


_SIGNS = {f"{W}tab": "\t", f"{W}br": "\u2028"}


def runs(mark: Mark | None, size: int = 4) -> st.SearchStrategy[tuple[Run, ...]]:
    """Runs of one fate, or of any."""
    marks = st.just(mark) if mark else st.sampled_from(("kept", "inserted", "deleted"))
    looks = st.sampled_from(((), ("i",), ("b", "sup")))
    hrefs = st.sampled_from(("", "", "#one", "#two", "https://example.org/"))
    plain = st.builds(Run, WORDS, marks, st.booleans(), looks, hrefs, st.booleans())
    content = st.lists(st.lists(st.builds(Run, WORDS, marks), max_size=2).map(tuple), max_size=2).map(tuple)
    notes = st.builds(Footnote, st.sampled_from("123*"), st.just("footnote"), content)
    noted = st.builds(lambda mark, note: Run(note.marker, mark, looks=("sup",), note=note), marks, notes)
    return st.lists(st.one_of(plain, plain, noted), max_size=size).map(tuple)


@st.composite
def lines(draw: st.DrawFn, fate: Mark | None = None) -> Line:
    mark = fate or draw(st.sampled_from(("kept", "kept", "inserted", "deleted")))
    own = None if mark == "kept" else mark
    return Line(
        draw(st.sampled_from(LAW)),
        draw(runs(own)),
        draw(runs(own, 2).map(lambda found: tuple(run for run in found if run.note is None))),
        mark,
        terms=draw(st.booleans()),
        level=draw(st.integers(0, 7)),
        anchor=draw(st.sampled_from(("", "one", "two"))),
        remark=draw(st.sampled_from(("", "Moved."))),
    )


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    width = draw(st.integers(1, 3))
    rows = []
    for _ in range(draw(st.integers(1, 3))):
        mark = draw(st.sampled_from(("kept", "kept", "inserted", "deleted")))
        inner = st.lists(lines(fate=mark), min_size=1, max_size=1)
        columns = [1] * width if draw(st.booleans()) else [width]
        rows.append(
            GridRow(tuple(GridCell(tuple(draw(inner)), wide, heading=draw(st.booleans())) for wide in columns), mark)
        )
    return Grid(tuple(rows), width, anchor=draw(st.sampled_from(("", "two"))))


BLOCKS = st.lists(st.one_of(lines(), lines(), grids(), st.just(PageBreak())), max_size=6)


@given(BLOCKS, BLOCKS, st.booleans())
def test_each_side_is_read_back_exactly(blocks: list[PageBlock], certificate: list[PageBlock], numbers: bool) -> None:
    publication = Publication("Test", tuple(blocks), "Foot", tuple(certificate), line_numbers=numbers)
    file = render_docx(publication)
    assert file == render_docx(publication)
    body = ZipFile(BytesIO(file)).read("word/document.xml")
    for side in ("old", "new"):
        assert read_side(body, side) == [text for text in side_blocks(blocks, side) if text]
        assert tracked_text(file, side) == list(side_text(blocks, side))


def read_side(body: bytes, side: Side) -> list[str]:
    """The texts of the paragraphs with words, in reading order, all changes accepted or rejected."""
    lost = f"{W}{'ins' if side == 'old' else 'del'}"
    root = etree.fromstring(body)
    for row in list(root.iter(f"{W}tr")):
        if row.find(f"{W}trPr/{lost}") is not None:
            row.getparent().remove(row)
    for change in list(root.iter(lost)):
        if change.getparent().tag not in (f"{W}rPr", f"{W}trPr"):
            change.getparent().remove(change)
    texts = []
    for paragraph in root.iter(f"{W}p"):
        text = "".join(_text(run) for run in paragraph.iter(f"{W}r"))
        if paragraph.find(f"{W}pPr/{W}rPr/{lost}") is not None:
            assert not text, "a lost paragraph must be empty, or its words would join the next"
        if text:
            texts.append(text)
    return texts


def _text(run: etree._Element) -> str:
    if run.find(f"{W}footnoteReference") is not None:
        return ""
    return "".join(
        _SIGNS.get(str(part.tag)) or part.text or "" for part in run.iter(f"{W}t", f"{W}delText", f"{W}tab", f"{W}br")
    )
