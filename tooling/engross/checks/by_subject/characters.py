"""Checks of letters: what stands in the text and cannot be seen there."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from engross.checks.analysis.prepared_draft import PreparedDraft
from engross.checks.remark import Remark
from engross.patterns import compile_on_use

# Marks of direction, zero-width characters and the soft hyphen (Unicode 15, general category Cf).
_HIDDEN = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\U000e0001-\U000e007f"
_WITH_HIDDEN = compile_on_use(rf"(?<!\S)[^\s{_HIDDEN}]{{0,80}}([{_HIDDEN}])\S{{0,80}}|([{_HIDDEN}])")
# Cyrillic and Greek letters that look like Latin ones.
_LIKE_LATIN = "АВЕЅІЈКМНОРСТУХаеорсухіјѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧορν"
_LIKE_LATIN_SMALL = frozenset(_LIKE_LATIN.lower())
_MIXED = compile_on_use(rf"[A-Za-z][{_LIKE_LATIN}]|[{_LIKE_LATIN}][A-Za-z]")
_WORD = compile_on_use(r"\S+")


def hidden_character(prepared: PreparedDraft) -> Iterator[Remark]:
    """A character that cannot be seen: a mark of direction, a zero-width character, a soft hyphen.

    What is read is not what is stored: words are not found, "60" may read as "06", and two laws that look the same
    differ. They come along from web pages and PDFs. Strike them.
    """
    printable = prepared.text.whole.replace("\n", " ").isprintable()
    for passage in prepared.passages if not printable else ():
        for found in _WITH_HIDDEN.finditer(passage.text.plain):
            letter = found[1] or found[2]
            name = unicodedata.name(letter, "unnamed").lower()
            yield passage.remark(
                found.start(),
                found.end(),
                f"there is a hidden U+{ord(letter):04X} ({name}) in these words",
                "strike it",
            )


def lookalike_letter(prepared: PreparedDraft) -> Iterator[Remark]:
    """A Cyrillic or Greek letter inside a Latin word.

    It looks right and is another word: no search, citation or defined term will find it. Type the word anew.
    """
    strange = (word for word in prepared.text.words if not (word.isascii() or _LIKE_LATIN_SMALL.isdisjoint(word)))
    for passage in prepared.text.saying(strange) if not prepared.text.dictionary.isascii() else ():
        text = passage.text.plain
        for word in _WORD.finditer(text):
            found = _MIXED.search(word[0])
            if found:
                letter = next(letter for letter in found[0] if letter in _LIKE_LATIN)
                message = f"“{word[0]}” has a {unicodedata.name(letter).lower()} in it"
                yield passage.remark(word.start(), word.end(), message, "type the word anew")


def decomposed_letter(prepared: PreparedDraft) -> Iterator[Remark]:
    """A letter and its accent kept as two characters (Unicode NFD).

    It looks like the one letter, but does not compare equal with it. Files of some systems have their accents so; save
    the words in composed form (NFC).
    """
    for passage in prepared.passages:
        text = passage.text.plain
        if text.isascii() or unicodedata.is_normalized("NFC", text):
            continue
        for word in _WORD.finditer(text):
            if not unicodedata.is_normalized("NFC", word[0]):
                message = f"“{word[0]}” is not in composed form (NFC)"
                yield passage.remark(word.start(), word.end(), message, "type the letter and its accent as one")
