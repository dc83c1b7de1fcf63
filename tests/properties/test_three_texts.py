"""What must always hold of the redline of three texts: rejecting gives the first, accepting the third."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from engross.akn import identify
from engross.building import document_bytes
from engross.compose import redline
from engross.compose.law.three_text_redline import three_text_redline
from engross.compose.law.three_texts import TextsDoNotFit, three_texts
from engross.diff import compare
from engross.model.law.chapter import Chapter
from engross.model.publication.accepted_text import side_text
from engross.model.publication.publication import lines_in
from engross.rendering import render
from strategies import chapters, edited

_SLOW = settings(max_examples=25)
Texts = tuple[Chapter, Chapter, Chapter]


@st.composite
def in_turn(draw: st.DrawFn) -> Texts:
    """A chapter, what a drafter made of it, and what a body made of that."""
    law = draw(chapters())
    noticed = identify(replace(law, root=draw(edited(law.root))))
    return law, noticed, identify(replace(noticed, root=draw(edited(noticed.root))))


@_SLOW
@given(in_turn())
def test_three_texts_have_the_first_and_the_third_on_their_sides(texts: Texts) -> None:
    law, noticed, amended = texts
    try:
        page = three_texts(redline(compare(law, noticed)).blocks, redline(compare(noticed, amended)).blocks, "Council")
    except TextsDoNotFit:
        return
    wanted = redline(compare(law, amended)).blocks
    for side in ("old", "new"):
        assert list(side_text(page, side)) == list(side_text(wanted, side))  # type: ignore[arg-type]


@_SLOW
@given(in_turn())
def test_the_bytes_of_word_have_both_sides_and_every_format_shows_them(texts: Texts) -> None:
    law, noticed, amended = texts
    made = three_text_redline(compare(law, amended), compare(law, noticed), compare(noticed, amended), "Council")
    document_bytes(made, "docx")  # proves that rejecting and accepting all give the first and the third text
    for name in ("html", "txt", "md"):
        assert render(made, name)


@_SLOW
@given(in_turn())
def test_what_nobody_amended_is_the_redline_of_two(texts: Texts) -> None:
    law, noticed, _ = texts
    page = redline(compare(law, noticed)).blocks
    try:
        made = three_texts(page, redline(compare(noticed, noticed)).blocks, "Council")
    except TextsDoNotFit:
        return
    assert not any(run.amendment or run.struck_by for line in lines_in(made) for run in line.runs)
    for side in ("old", "new"):
        assert list(side_text(made, side)) == list(side_text(page, side))  # type: ignore[arg-type]
