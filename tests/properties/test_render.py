"""Whatever the words and marks, each text format shows the publication's words, and nothing in them is markup."""

from __future__ import annotations

import re
import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from markdown_it import MarkdownIt

from engross.model.publication.publication import Footnote, Grid, GridCell, GridRow, Line, Publication, Run
from engross.rendering.html.html_document import render_html
from engross.rendering.markdown import render_markdown
from engross.rendering.plain_text.text_document import TEXT_WIDTH, render_text

GFM = MarkdownIt("commonmark").enable(["table", "strikethrough"])

_letters = st.one_of(
    st.sampled_from("abcz019 .,;:-+*_~`#|<>&[](){}!\"'\\/$=@^%§—“”²\u00a0"),
    st.characters(exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp")),
)
_words = st.text(_letters, min_size=1, max_size=12)
_note = st.builds(
    Footnote,
    st.sampled_from("12ab*"),
    st.sampled_from(("footnote", "editor")),
    st.lists(st.builds(Run, _words).map(lambda run: (run,)), min_size=1, max_size=2).map(tuple),
)
_run = st.builds(
    Run,
    _words,
    st.sampled_from(("kept", "inserted", "deleted")),
    st.booleans(),
    st.lists(st.sampled_from(("i", "b", "u")), max_size=2, unique=True).map(tuple),
    note=st.one_of(st.none(), st.none(), st.none(), _note),
)
_line = st.builds(
    Line,
    st.sampled_from(("section", "text", "subsection", "paragraph", "definition", "body", "chapter")),
    st.lists(_run, min_size=1, max_size=5).map(tuple),
    st.lists(st.builds(Run, st.sampled_from(("A.", "1.", "(1)", "-", "§ 1-1.", "#", "[1]"))), max_size=1).map(tuple),
    level=st.integers(0, 9),
)
_cell = st.builds(
    GridCell, st.lists(_run, max_size=2).map(lambda runs: (Line("cell", tuple(runs)),)), heading=st.booleans()
)
_grid = st.integers(1, 4).flatmap(
    lambda width: st.lists(
        st.lists(_cell, min_size=width, max_size=width).map(lambda cells: GridRow(tuple(cells))), min_size=1, max_size=3
    ).map(lambda rows: Grid(tuple(rows), width))
)
_publications = st.lists(st.one_of(_line, _line, _grid), min_size=1, max_size=5).map(
    lambda blocks: Publication("T", (Line("title", (Run("T"),)), *blocks))
)


def letters(text: str) -> str:
    """The letters of ``text``, white space left out: formats wrap lines as they must."""
    return re.sub(r"\s+", "", text)


def body_and_notes(publication: Publication) -> tuple[str, str]:
    body, notes = [], []
    for block in publication.blocks:
        lines = [block] if isinstance(block, Line) else [ln for row in block.rows for c in row.cells for ln in c.lines]
        for run in (run for line in lines for run in (*line.label, *line.runs)):
            body.append(run.text)
            if run.note:
                notes.append(run.note.marker + "".join(r.text for runs in run.note.content for r in runs))
    return letters("".join(body)), letters("".join(notes))


@settings(max_examples=150, deadline=None)
@given(_publications)
def test_markdown_gives_the_words_back(publication: Publication) -> None:
    page = html.fromstring(f"<div>{GFM.render(render_markdown(publication))}</div>")
    assert letters(page.text_content()) == "".join(body_and_notes(publication))


@settings(max_examples=150, deadline=None)
@given(_publications)
def test_html_gives_the_words_back(publication: Publication) -> None:
    page = html.fromstring(render_html(publication))
    for extra in page.xpath("//*[@class='vh' or @class='key' or @class='back' or @id='page-notes'] | //nav | //style"):
        extra.drop_tree()
    told = letters("".join(page.xpath("//body//text()")))
    body, notes = body_and_notes(publication)
    assert told == f"Skiptothetext{body}{notes}"


@settings(max_examples=150, deadline=None)
@given(_publications)
def test_text_keeps_the_words_and_its_width(publication: Publication) -> None:
    made = render_text(publication)
    assert max(map(len, made.split("\n"))) <= TEXT_WIDTH
    _, notes = body_and_notes(publication)
    for line in publication.blocks:
        if isinstance(line, Line) and all(r.mark == "kept" and not r.note for r in line.runs):
            words = letters("".join(run.text for run in (*line.label, *line.runs)))
            assert words in letters(made)
    assert not any(unicodedata.category(c) == "Cc" for c in made if c != "\n")
    assert notes == "" or "-" * 20 in made
