"""A change of a picture is none that instructions order in words."""

from __future__ import annotations

import pytest

from engross.diff import diff_words
from engross.errors import RefusedInstruction
from engross.instructions.chapter_writing import chapter_instructions
from engross.model.law.text import Text
from pictures import shown
from samples import chapter_of, section

MAP = ("map.png", "the noise zones")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (shown("See ", MAP, "."), shown("See ", ("map-2.png", MAP[1]), ".")),
        (shown("See ", MAP, "."), Text("See the noise zones.")),
        (Text("See."), shown("See ", MAP, ".")),
    ],
)
def test_instructions_are_refused_where_a_picture_changes(old: Text, new: Text) -> None:
    was, now = chapter_of(section("1", "Map.", old)), chapter_of(section("1", "Map.", new))
    with pytest.raises(RefusedInstruction, match="a picture of section 68-1 comes, goes or is another"):
        chapter_instructions(was, now, diff_words)


def test_instructions_are_written_beside_a_picture_that_stays() -> None:
    was, now = (chapter_of(section("1", "Map.", shown(words, MAP, "."))) for words in ("See ", "Look at "))
    assert "Look at" in chapter_instructions(was, now, diff_words)
