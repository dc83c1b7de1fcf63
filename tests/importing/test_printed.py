"""The words of files that others made."""

from __future__ import annotations

import pytest

from engross.errors import EngrossError
from engross.importing.printed_words import printed_words
from engross.model.publication.publication import Line, Publication, Run
from engross.rendering import render

PAGE = Publication("Notice", (Line("title", (Run("Notice"),)), Line("body", (Run("The limit is 60 dBA by day."),))))


@pytest.mark.parametrize("suffix", ["txt", "md", "docx", "pdf"])
def test_words_of_every_kind_of_file(suffix: str) -> None:
    assert "The limit is 60 dBA by day." in " ".join(printed_words(render(PAGE, suffix), f"n.{suffix}").split())


def test_a_word_file_is_read_with_its_changes_accepted() -> None:
    line = Line("body", (Run("The limit is "), Run("70", "deleted"), Run("60", "inserted"), Run(" dBA.")))
    words = printed_words(render(Publication("Notice", (line,)), "docx"), "n.DOCX")
    assert "The limit is 60 dBA." in words
    assert "70" not in words


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"x", "clipping.png", "clipping.png is none of .txt, .md, .docx, .pdf; save it as one of them"),
        (b"x", "clipping", "is none of"),
        (b"not a zip", "n.docx", "n.docx is damaged"),
        (b"not a pdf", "n.pdf", "n.pdf is damaged"),
        (b"%PDF-1.7 and then nothing", "n.pdf", "n.pdf is damaged"),
        (b"  \n", "n.txt", "n.txt holds no words"),
        (render(Publication("Blank", ()), "pdf")[:200], "n.pdf", "n.pdf is damaged"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(data: bytes, name: str, said: str) -> None:
    with pytest.raises(EngrossError) as fault:
        printed_words(data, name)
    assert said in str(fault.value)
    assert "\n" not in str(fault.value)
