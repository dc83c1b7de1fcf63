"""Letters that cannot be shown on paper, put into words: ``[U+1F600 grinning face]``."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from engross.model.publication.publication import (
    Footnote,
    Grid,
    GridCell,
    GridRow,
    Line,
    PageBlock,
    Publication,
    Run,
    lines_in,
)

_PRIVATE = "Co"
"""The general category of letters for private use (Unicode 15, 23.5): what they look like is another's convention."""


def private_letters(publication: Publication) -> tuple[str, ...]:
    """The letters for private use in ``publication``, each once.

    A font that has them shows whatever its maker chose.
    """
    words = (each for each in _every_word(publication) if not each.isascii())
    return tuple(dict.fromkeys(letter for each in words for letter in each if unicodedata.category(letter) == _PRIVATE))


def name_letters(publication: Publication, letters: Iterable[str]) -> Publication:
    """``publication`` with the code points of ``letters`` in place of these, names with them where they have one."""
    # The longest first: a letter with what is combined with it, before the letter alone.
    names = {one: _named(one) for one in sorted(letters, key=lambda one: (-len(one), one))}

    def told(words: str) -> str:
        if not words.isascii():
            for letter, name in names.items():
                words = words.replace(letter, name)
        return words

    return _mapped(publication, told)


def letters_remark(letters: Iterable[str]) -> str:
    """What is said of ``letters`` on the page; nothing where there are none."""
    names = "; ".join(dict.fromkeys(_named(letter) for letter in letters))
    if not names:
        return ""
    return (
        f"Letters that no font at hand can show are named in brackets: {names}. Install a font that has them, or "
        "replace letters for private use in the source."
    )


def _named(letters: str) -> str:
    return "".join(letter if letter.isascii() else f"[{_name(letter)}]" for letter in letters)


def _name(letter: str) -> str:
    code = f"{ord(letter):04X}"
    name = unicodedata.name(letter, "")
    # The name of an ideograph is its code point again.
    return f"U+{code}" if not name or name.endswith(code) else f"U+{code} {name.lower()}"


def _every_word(publication: Publication) -> Iterator[str]:
    """All that ``_mapped`` changes, in its order."""
    yield from (publication.title, publication.subject, publication.footer, publication.author)
    for line in lines_in((*publication.blocks, *publication.certificate)):
        for run in (*line.label, *line.runs):
            yield run.text
            if run.note:
                yield from (noted.text for paragraph in run.note.content for noted in paragraph)
        yield line.remark
        yield line.place


def _mapped(publication: Publication, change: Callable[[str], str]) -> Publication:
    """``publication`` with every word on its pages and in its properties changed."""

    def block(each: PageBlock) -> PageBlock:
        if isinstance(each, Line):
            return _line(each, change)
        return replace(each, rows=tuple(_row(row, change) for row in each.rows)) if isinstance(each, Grid) else each

    return replace(
        publication,
        title=change(publication.title),
        subject=change(publication.subject),
        footer=change(publication.footer),
        author=change(publication.author),
        blocks=tuple(map(block, publication.blocks)),
        certificate=tuple(map(block, publication.certificate)),
    )


def _row(row: GridRow, change: Callable[[str], str]) -> GridRow:
    return replace(row, cells=tuple(_cell(cell, change) for cell in row.cells))


def _cell(cell: GridCell, change: Callable[[str], str]) -> GridCell:
    return replace(cell, lines=tuple(_line(line, change) for line in cell.lines))


def _line(line: Line, change: Callable[[str], str]) -> Line:
    return replace(
        line,
        label=_runs(line.label, change),
        runs=_runs(line.runs, change),
        remark=change(line.remark),
        place=change(line.place),
    )


def _runs(runs: tuple[Run, ...], change: Callable[[str], str]) -> tuple[Run, ...]:
    return tuple(replace(run, text=change(run.text), note=run.note and _note(run.note, change)) for run in runs)


def _note(note: Footnote, change: Callable[[str], str]) -> Footnote:
    return replace(note, content=tuple(_runs(paragraph, change) for paragraph in note.content))
