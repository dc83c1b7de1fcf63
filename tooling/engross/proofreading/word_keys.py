"""The words of a text as they stand, each with the key by which it is compared."""

from __future__ import annotations

import unicodedata

from engross.patterns import compile_on_use
from engross.values import dataclass

_SAME = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "\u00ad": ""})
_MARKUP = str.maketrans("", "", "*~#\\`|")
_LIST = compile_on_use(r"^\s*[-+•]\s+")
_EDGES = "'\"()[]{}.,;:!?-/"
_INNER = compile_on_use(r"(?<=[^\W\d])[-'.](?=[^\W\d])")
_COUNTS = compile_on_use(r"[\w§$%]")
LOOKALIKES = str.maketrans({"l": "1", "i": "1", "|": "1", "!": "1", "o": "0", "s": "5", "b": "8", "z": "2", "g": "9"})
_BLANK = compile_on_use(r"_{2,}")


@dataclass(frozen=True, slots=True)
class KeyedWord:
    """A word as it stands, as it counts (``key``: without capitals, hyphens and marks around it), and its line."""

    text: str
    key: str
    line: int

    @property
    def shape(self) -> str:
        """``key`` with one sign for all that look alike: a scan takes an l for a 1, and never a 6 for an 8."""
        return without_accents(self.key).translate(LOOKALIKES)


def keyed_words(text: str) -> tuple[KeyedWord, ...]:
    """The words of ``text``; a word parted at a line's end is one; Markdown and list marks are none."""
    found: list[KeyedWord] = []
    held = ""
    for number, line in enumerate(text.splitlines(), 1):
        parts = _LIST.sub("", line.translate(_MARKUP)).split()
        if held and parts:
            parts[0] = _joined(held, parts[0])
            held = ""
        if parts and len(parts[-1]) > 1 and parts[-1][-1] in "-\u00ad" and parts[-1][-2].isalnum():
            held = parts.pop()
        found += [KeyedWord(part, key, number) for part in parts if (key := word_key(part))]
    if held:
        found.append(KeyedWord(held, word_key(held), text.count("\n") + 1))
    return tuple(found)


def word_key(word: str) -> str:
    """``word`` as it counts; empty for punctuation alone, ``_`` for a blank to be filled in."""
    if _BLANK.search(word):
        return "_"
    plain = unicodedata.normalize("NFKC", word).translate(_SAME).casefold().strip(_EDGES)
    return _INNER.sub("", plain) if _COUNTS.search(plain) else ""


def without_accents(letters: str) -> str:
    """``letters`` without the marks above and below them: a scan sees a speck of dust as one."""
    if letters.isascii():
        return letters
    return "".join(sign for sign in unicodedata.normalize("NFKD", letters) if not unicodedata.combining(sign))


def _joined(head: str, rest: str) -> str:
    """Two halves of a word: a hyphen between figures stays ("112-" + "10"), another goes."""
    return head + rest if head[-2].isdigit() and rest[0].isdigit() else head[:-1] + rest
