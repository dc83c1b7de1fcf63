"""Whose the changes of words are that lost letters: told without looking for every word."""

from __future__ import annotations

from lxml import etree

from engross.importing.word.element_names import W
from engross.redlining.attribution import Attribution
from engross.redlining.change_owners import ChangeOwner
from engross.redlining.changed_word_authors import with_authors_of_words
from engross.redlining.content_building import Piece
from engross.redlining.paragraph_content import Leaf
from engross.redlining.shortened_words import ShortenedWord

ANN = Attribution("Ann", "")


def pieces(old: str, new: str) -> list[Piece]:
    """A paragraph of which all words are others now."""
    node = etree.Element(f"{W}t")
    return [
        Piece(Leaf(words, node, None, ()), words, mark, ()) for words, mark in ((old, "deleted"), (new, "inserted"))
    ]


def shortened(before: str, after: str, paragraph: str) -> dict[ShortenedWord, list[ChangeOwner]]:
    return {ShortenedWord(before, after): [ChangeOwner(ANN, paragraph, paragraph)]}


def test_a_word_that_lost_letters_is_whose_struck_them() -> None:
    found = with_authors_of_words(pieces("two dogs", "one dog"), shortened("dogs", "dog", "twodogs"))
    assert [(piece.text, piece.mark, piece.whose) for piece in found if piece.whose] == [
        ("dogs", "deleted", ANN),
        ("dog", "inserted", ANN),
    ]


class CountedLookups(dict[ShortenedWord, list[ChangeOwner]]):
    """What counts how often it is asked for a word."""

    count = 0

    def get(self, word: ShortenedWord, default: object = None, /) -> object:  # type: ignore[override]
        self.count += 1
        return super().get(word, default)


def test_only_words_that_lost_letters_are_looked_for_in_a_paragraph_rewritten_as_a_whole() -> None:
    old, new = (" ".join(f"{word}{at}" for at in range(300)) for word in ("old", "new"))
    known = CountedLookups(shortened("dogs", "dog", "twodogs"))
    with_authors_of_words(pieces(f"{old} dogs", new), known)
    assert known.count == 300
