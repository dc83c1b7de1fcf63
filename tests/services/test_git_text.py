"""An ordinance as the text that git compares."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from engross.akn import identify, write_chapter
from engross.services.git.diff_text import diff_text
from pictures import shown
from samples import chapter_of, section


def test_git_sees_a_picture_in_whose_place_another_file_came(tmp_path: Path) -> None:
    def text(*names: str) -> str:
        pictures = shown(*((name, "the sign") for name in names))
        made = chapter_of(section("1", "Signs.", shown("See ", ("map.png", "zones"), "."), pictures))
        (tmp_path / "law.xml").write_bytes(write_chapter(identify(replace(made, source=None))))
        return diff_text(tmp_path / "law.xml", tmp_path).decode()

    assert "See [zones (map.png)]." in text("a.png")
    assert "[the sign (a.png)][the sign (b.png)]" in text("a.png", "b.png")
    assert text("a.png") != text("b.png")
