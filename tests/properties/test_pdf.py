"""Whatever a publication holds, there is a PDF of it: any letters, marks, looks, links, notes, shapes of tables."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engross.model.publication.publication import Footnote, Grid, GridCell, GridRow, Line, PageBlock, Publication, Run
from engross.rendering.docx import render_docx
from engross.rendering.html.html_document import render_html
from engross.rendering.markdown import render_markdown
from engross.rendering.pdf.pdf_document import render_pdf
from engross.rendering.plain_text.text_document import render_text

# What a file of law can hold: any character but controls, surrogates and those that no character is (`akn.reader`).
_letters = st.one_of(
    st.sampled_from("ab 1.,§“”\u2028\u00a0\u00ad\u200d\ufe0f\ufeff\uf045\U000f1234\U0001f600中한עש́҈〇"),
    st.characters(exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp"), exclude_characters="\ufffc"),
    st.characters(categories=("So", "Co", "Mn", "Cf", "Lo"), exclude_characters="\ufffc"),
)
_words = st.text(_letters, max_size=8) | st.sampled_from(
    ["A", "x" * 60, "👩‍👩‍👧", "e\u0301\u0323", "\U0001f1fa\U0001f1f8"]
)
_anchors = st.sampled_from(["", "a", "b", "a"])
_looks = st.lists(st.sampled_from(("i", "b", "u", "sup", "sub")), max_size=5, unique=True).map(tuple)
_marks = st.sampled_from(("kept", "inserted", "deleted"))
_hrefs = st.sampled_from(["", "#a", "#b", "#nowhere", "/akn/us/act/uscode/42/1983"])
_bare = st.builds(Run, _words, _marks, st.booleans(), _looks, _hrefs, st.booleans())
_notes = st.builds(
    Footnote,
    st.sampled_from("12*"),
    st.sampled_from(("footnote", "editor")),
    st.lists(st.lists(_bare, max_size=3).map(tuple), max_size=2).map(tuple),
)
_runs = st.lists(
    st.one_of(_bare, _bare, st.builds(Run, st.just("1"), _marks, looks=_looks, note=_notes)), max_size=4
).map(tuple)
_styles = st.sampled_from(
    [
        "title",
        "subtitle",
        "chapter",
        "article",
        "section",
        "subsection",
        "text",
        "caption",
        "notes-heading",
        "note",
        "heading",
        "body",
        "centered",
        "signature",
        "legend",
    ]
)
_lines = st.builds(
    Line, _styles, _runs, _runs, _marks, st.booleans(), st.integers(0, 12), _anchors, _words, st.just("§ 1-1")
)
_spans = st.one_of(st.just(1), st.integers(1, 5), st.just(1000))
_cells = st.builds(GridCell, st.lists(_lines, max_size=2).map(tuple), _spans, _spans, st.booleans())
_rows = st.builds(GridRow, st.lists(_cells, max_size=4).map(tuple), _marks)
_grids = st.builds(Grid, st.lists(_rows, max_size=5).map(tuple), st.integers(0, 5), st.integers(0, 9), _anchors)
_blocks = st.lists(st.one_of(_lines, _grids), max_size=5).map(tuple)


@pytest.mark.slow
@settings(deadline=None, max_examples=40)
@given(_words.map(lambda words: f"T{words}"), _blocks, _blocks, st.booleans())
def test_there_is_a_pdf(
    title: str, blocks: tuple[PageBlock, ...], certificate: tuple[PageBlock, ...], numbered: bool
) -> None:
    made = Publication(title, blocks, title, certificate, subject=title, line_numbers=numbered)
    assert render_pdf(made).startswith(b"%PDF-")


@settings(deadline=None, max_examples=25)
@given(_blocks)
def test_there_is_a_page_in_every_other_format(blocks: tuple[PageBlock, ...]) -> None:
    made = Publication("T", blocks)
    for render in (render_docx, render_html, render_markdown, render_text):
        assert render(made)
