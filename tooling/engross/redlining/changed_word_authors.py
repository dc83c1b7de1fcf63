"""Changes of parts of words that a file held already, where a redline changes whole words: the whole word is theirs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from engross.importing.word.element_names import W
from engross.patterns import compile_on_use
from engross.redlining.attribution import Attribution, attribution_of
from engross.redlining.change_owners import ChangeOwners, owner_in
from engross.redlining.content_building import Piece
from engross.redlining.shortened_words import ShortenedWord

_WORD = compile_on_use(r"\w+")
_TEXT = f"{W}t"


def with_authors_of_words(pieces: Sequence[Piece], shortened: Mapping[ShortenedWord, ChangeOwners]) -> list[Piece]:
    """``pieces`` of a paragraph; where somebody inserted a part of a word, the rest of it is inserted by the same.

    What is struck right beside it is struck by the same where all that is inserted there is theirs. Words that
    ``shortened`` has, before and after, are of who struck letters of them.
    """
    found: list[Piece] = []
    text = "".join([piece.text for piece in pieces if piece.mark != "inserted"]) if shortened else ""
    for changed, pieces_alike in groupby(pieces, key=lambda piece: piece.mark != "kept" and not piece.leaf.members):
        group = list(pieces_alike)
        found += _settled(_with_shortened(group, shortened, text) if shortened else group) if changed else group
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


def _with_shortened(group: list[Piece], shortened: Mapping[ShortenedWord, ChangeOwners], text: str) -> list[Piece]:
    """Changes that stand side by side, with the words in them that only lost letters given to who struck those.

    ``text`` is that of their paragraph before the changes.
    """
    sides = [[piece for piece in group if piece.mark == mark] for mark in ("deleted", "inserted")]
    words = ("".join(piece.text for piece in side) for side in sides)
    before, after = ([(found[0], found.span()) for found in _WORD.finditer(each)] for each in words)
    owners: list[list[Attribution | None]] = [[_author(piece) for piece in side for _ in piece.text] for side in sides]
    start = 0
    lost_letters = {each.before for each in shortened}
    for word, span in (each for each in before if each[0] in lost_letters):
        for at in range(start, len(after)):
            whose = owner_in(shortened.get(ShortenedWord(word, after[at][0]), ()), text)
            if whose is not None:
                for letters, (first, end) in zip(owners, (span, after[at][1]), strict=True):
                    letters[first:end] = [said or whose for said in letters[first:end]]
                start = at + 1
                break
    if not start:
        return group
    passed = {"deleted": 0, "inserted": 0}
    cut: list[Piece] = []
    for piece in group:
        own = owners[piece.mark == "inserted"][passed[piece.mark] : passed[piece.mark] + len(piece.text)]
        cut += _cut(piece, own)
        passed[piece.mark] += len(piece.text)
    return cut


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
