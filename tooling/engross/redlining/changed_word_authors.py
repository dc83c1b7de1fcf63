"""Changes of parts of words that a file held already, where a redline changes whole words: the whole word is theirs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from engross.importing.word.element_names import W
from engross.patterns import compile_on_use
from engross.redlining.attribution import Attribution, attribution_of
from engross.redlining.content_building import Piece

_WORD = compile_on_use(r"\w+")
_TEXT = f"{W}t"


def with_authors_of_words(pieces: Sequence[Piece]) -> list[Piece]:
    """``pieces`` of a paragraph; where somebody inserted a part of a word, the rest of it is inserted by the same.

    What is struck right beside it is struck by the same where all that is inserted there is theirs.
    """
    found: list[Piece] = []
    for changed, pieces_alike in groupby(pieces, key=lambda piece: piece.mark != "kept" and not piece.leaf.members):
        group = list(pieces_alike)
        found += _settled(group) if changed else group
    return found


def _settled(group: list[Piece]) -> list[Piece]:
    """Changes that stand side by side, with the authors of their words."""
    inserted = [piece for piece in group if piece.mark == "inserted"]
    said = [_author(piece) for piece in inserted for _ in piece.text]
    if not any(said) or all(said):
        return group
    owners = _owners("".join(piece.text for piece in inserted), said)
    if owners == said:
        return group
    whose = owners[0] if len({*owners}) == 1 else None
    settled: list[Piece] = []
    at = 0
    for piece in group:
        if piece.mark == "inserted":
            settled += _cut(piece, owners[at : at + len(piece.text)])
            at += len(piece.text)
        else:
            settled.append(piece if _author(piece) else piece._replace(whose=whose))
    return settled


def _owners(text: str, said: Sequence[Attribution | None]) -> list[Attribution | None]:
    """Who inserted each letter of ``text``; what is nobody's of a word is whose the first part of it is."""
    owners = list(said)
    for found in _WORD.finditer(text):
        whose = next((said[at] for at in range(*found.span()) if said[at]), None)
        for at in range(*found.span()):
            owners[at] = owners[at] or whose
    return owners


def _cut(piece: Piece, owners: Sequence[Attribution | None]) -> Iterator[Piece]:
    """A piece, cut where its letters are another's; what is no letters, such as a tab, is whole."""
    if piece.leaf.node.tag != _TEXT:
        yield piece
        return
    at = 0
    for whose, letters in groupby(owners):
        end = at + sum(1 for _ in letters)
        yield piece._replace(text=piece.text[at:end], whose=whose)
        at = end


def _author(piece: Piece) -> Attribution | None:
    return piece.whose or attribution_of(piece.leaf.run)
