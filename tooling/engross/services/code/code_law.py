"""The law of a whole code on a day, in the order of the code."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

from engross.model.law.chapter import Chapter
from engross.model.law.roman import roman_value
from engross.workspace import Workspace, load


def law_of_code(workspace: Workspace, on: date) -> dict[str, Chapter]:
    """The law of each chapter on a day by the name of its folder, in the order of the code."""
    found = {}
    for folder in workspace.chapters():
        text = folder.timeline().in_force(on)
        if text is not None:
            found[folder.name] = load(folder.file_of(text.version).path)
    words = Counter(_top(chapter)[0] for chapter in found.values())
    usual = max(words, key=lambda word: words[word], default="")
    return dict(sorted(found.items(), key=lambda item: _order(item[1], usual)))


def _top(chapter: Chapter) -> tuple[str, str]:
    top = chapter.above[0] if chapter.above else chapter.root
    return chapter.hierarchy.word(top), top.number


def _order(chapter: Chapter, usual: str) -> tuple[bool, str, list[tuple[int, str]], bool, list[tuple[int, str]]]:
    """The usual unit at the top first, by number; in it its own file, then its chapters by number."""
    word, number = _top(chapter)
    return word != usual, word, _natural(number), bool(chapter.above), _natural(chapter.number)


def _natural(number: str) -> list[tuple[int, str]]:
    """A number to sort by: figures and Roman numerals as numbers, letters as letters."""
    value = roman_value(number) if number.isalpha() else None
    if value:
        return [(value, "")]
    return [(int(part), "") if part.isdigit() else (0, part) for part in re.findall(r"\d+|[A-Za-z]+", number)]
