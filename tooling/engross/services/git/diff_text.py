"""An ordinance file as text, for git to compare."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from engross.akn import parse_chapter
from engross.compose import clean_copy
from engross.errors import EngrossError
from engross.model.law.hierarchy import STANDARD, Hierarchy
from engross.model.law.splice import splice
from engross.model.law.text import Text
from engross.model.law.text_mapping import map_texts
from engross.rendering import render
from engross.workspace import hierarchy_for, read_bytes


def diff_text(file: Path, repository: Path) -> bytes:
    """The clean copy of the law in ``file``, which git may have put anywhere, the file of each picture named behind its
    words; the bytes of ``file`` where it is no ordinance.

    ``repository``: where git was called; the codes below it say which levels there may be.
    """
    data = read_bytes(file)
    for hierarchy in _hierarchies(repository):
        try:
            chapter = parse_chapter(data, file.name, hierarchy)
        except EngrossError:
            continue
        shown = replace(chapter, root=map_texts(chapter.root, _with_files))
        return render(replace(clean_copy(shown), footer="", certificate=()), "txt")
    return data


def _with_files(text: Text) -> Text:
    for tag in reversed([tag for tag in text.tags if tag.kind == "img"]):
        words = text.plain[tag.start : tag.end]
        text = splice(text, tag.start, tag.end, f"{words} ({tag.value})")
    return text


def _hierarchies(repository: Path) -> list[Hierarchy]:
    """The standard hierarchy, and those that the workspaces in the repository declare."""
    found = [STANDARD]
    for folder in sorted(
        {path.parent for depth in ("", "*/", "*/*/") for path in repository.glob(f"{depth}ordinances")}
    ):
        try:
            hierarchy = hierarchy_for(folder / "ordinances")
        except EngrossError:
            continue
        if hierarchy not in found:
            found.append(hierarchy)
    return found
