"""By which words of the law a word of a question is found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from engross.site.search.weights import WEIGHTS

Ways = tuple[tuple[str, float], ...]
"""The stems by which a word of a question is found, and what each counts for, beside 1 for the word itself."""


def ways_of(token: str, known: Mapping[str, object], synonyms: Mapping[str, tuple[str, ...]]) -> Ways:
    """The word itself; its synonyms; those that begin alike (inspector, inspection), or, of a word that the law does
    not use, that begin with it; where there is none of these, those that differ from it by a letter.

    ``known``: the stems that there are, in order.
    """
    exact = token in known
    found = {token: 1.0} if exact else {}
    counts = WEIGHTS.synonym if exact else WEIGHTS.only_synonym
    for other in synonyms.get(token, ()):
        if other in known:
            found.setdefault(other, counts)
    beginning = beginning_of(token, exact)
    if beginning:
        for other in known:
            if other.startswith(beginning):
                found.setdefault(other, WEIGHTS.related)
    if not found and len(token) >= WEIGHTS.least_letters and token.isalpha():
        found = {other: WEIGHTS.misspelt for other in misspelt_for(known) if one_letter_off(token, other)}
    return tuple(found.items())


def beginning_of(token: str, exact: bool) -> str:
    """The letters that words related to ``token`` begin with; nothing where no word is related to it by its letters."""
    if not token.isalpha():
        return ""
    if len(token) >= WEIGHTS.beginning:
        return token[: WEIGHTS.beginning]
    return token if not exact and len(token) >= WEIGHTS.least_beginning else ""


def misspelt_for(known: Iterable[str]) -> Iterator[str]:
    """The stems for which another word may be a misspelt one."""
    return (stem for stem in known if len(stem) >= WEIGHTS.least_letters - 1 and stem.isalpha())


def one_letter_off(one: str, other: str) -> bool:
    """Whether two words differ by one letter more, less, another, or by two that changed places."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    rest, tail = one[start:], other[start:]
    if rest[1:] == tail[1:] or rest[1:] == tail or rest == tail[1:]:
        return True
    return len(rest) > 1 and rest[:2] == tail[1::-1] and rest[2:] == tail[2:]
