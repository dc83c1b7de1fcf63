"""Labels on a page: where one that a provision has ends, and whether a line begins with one."""

from __future__ import annotations

import re

from engross.patterns import compile_on_use

_SIGN = compile_on_use(
    r"(?:§+|sections?|secs?|sects?|articles?|arts?|chapters?|chs?|parts?|titles?)\b[.\s]*|§+\s*", re.I
)
_NUMBERED = compile_on_use(
    r"(?:§|(?:section|sec\.|article|art\.|chapter|ch\.|part|title|rule)\s+\S|"
    r"[(\[](?:\d{1,3}|[a-z]{1,4})[)\]]|\d+(?:[.-]\d+)+\.?\s|(?:\d{1,3}|[A-Za-z]{1,2}|[ivxlc]{1,6}|[IVXLC]{1,6})[.)]\s)",
    re.IGNORECASE,
)
_LABEL_IN_TEXT = compile_on_use(r"\S+(?: \S+){0,3}")
"""Up to four words, numbers or signs: "Art. IV", "(First)", "§ 5 -", "[a]:", "•"."""
_LONGEST = 40
SEPARATORS = " .:-–—)]"
"""The signs that set a label off from its words."""
_MOST_SEPARATORS = 6


def label_end(words: str, start: int, label: str) -> int | None:
    """Where ``label`` ends in ``words``, if it stands at ``start``; None where it does not.

    Only letters and figures count: "SEC. 9-2" may be written "§ 9-2.".
    """
    if words.startswith(label, start) and not _goes_on(words, start + len(label), label[-1:]):
        return start + len(label)
    sign, other = _SIGN.match(words, start), _SIGN.match(label)
    if sign and other and _kind(sign[0]) != _kind(other[0]):
        return None
    at, to = sign.end() if sign else start, other.end() if other else 0
    while to < len(label):
        if not label[to].isalnum():
            to += 1
        elif at < len(words) and not words[at].isalnum() and at - start < _LONGEST:
            at += 1
        elif at < len(words) and words[at].casefold() == label[to].casefold():
            at, to = at + 1, to + 1
        else:
            return None
    return None if at == start or _goes_on(words, at, words[at - 1]) else at


def behind_separators(words: str, start: int) -> list[int]:
    """Where the words after a label may begin: at ``start``, or behind the dash, colon or stop that sets it off."""
    found = [start]
    while start < len(words) and words[start] in SEPARATORS and len(found) < _MOST_SEPARATORS:
        start += 1
        found.append(start)
    return found


def begins_numbered(words: str) -> bool:
    """Whether a line begins with the number of a provision."""
    return bool(_NUMBERED.match(words))


def is_label_alone(text: str) -> bool:
    """Whether ``text`` may be the number of a line and nothing else."""
    return len(text) <= _LONGEST and bool(_LABEL_IN_TEXT.fullmatch(text))


def label_before(text: str, words: str) -> int | None:
    """Where ``words`` begin in ``text`` behind a label that was written before them; None where they do not.

    ``words`` may go on further than ``text``, or end before it does.
    """
    at = text.find(" ")
    while 0 <= at <= _LONGEST:
        if _LABEL_IN_TEXT.fullmatch(text[:at]) and _begins_like(text[at + 1 : at + 1 + _LONGEST], words):
            return at + 1
        at = text.find(" ", at + 1)
    return None


def _begins_like(text: str, words: str) -> bool:
    """Whether the letters at the head of ``text`` are those of ``words``, as far as either goes."""
    if not text or text[0].casefold() != words[:1].casefold():
        return False
    letters, shown = _letters(text), _letters(words[:_LONGEST])
    alike = min(len(letters), len(shown))
    return letters[:alike] == shown[:alike]


def _letters(words: str) -> str:
    """The letters and figures of ``words``, capitals or not."""
    return "".join(letter for letter in words.casefold() if letter.isalnum())


def _kind(sign: str) -> str:
    """What a sign before a number names, by its first letter: a section's is "s"."""
    return sign[0].lower().replace("§", "s")


def _goes_on(words: str, end: int, last: str) -> bool:
    """Whether the number or word that ends at ``end`` goes on there: "9" does in "9-1"."""
    if not last.isalnum() or end >= len(words):
        return False
    after = words[end + 1 : end + 2]
    return words[end].isalnum() or (words[end] in "-–" and after.isalnum()) or (words[end] == "." and after.isdigit())
