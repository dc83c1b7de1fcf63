"""Reading a Word file's text, changes accepted or rejected."""

from __future__ import annotations

import pytest

from engross.importing.tracked_text import tracked_text_blocks
from engross.model.publication.accepted_text import Side
from engross.model.publication.publication import Footnote, Line, Publication, Run
from engross.rendering import render

NOTE = Run("1", looks=("sup",), note=Footnote("1", "footnote", ((Run("See the code."),),)))


@pytest.mark.parametrize("side", ["old", "new"])
def test_a_notes_mark_is_no_word_even_where_two_notes_bear_the_same(side: Side) -> None:
    lines = tuple(Line("text", (Run("The law"), NOTE, Run(" holds."))) for _ in range(2))
    data = render(Publication("Notes", lines), "docx")
    assert [block for block in tracked_text_blocks(data, side) if block] == ["The law holds."] * 2
