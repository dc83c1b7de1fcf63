"""By which words of the law a word of a question is found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from engross.site.search.weights import WEIGHTS

Ways = tuple[tuple[str, float], ...]
"""The stems by which a word of a question is found, and what each counts for, beside 1 for the word itself."""

_ENDINGS = """
abl age al anc ant ar ary ation ativ e enc ent ential er ery ful ial ian ibl ication ion ist ition ity iv ly ment ness
or ory our ous ration ship ur
"""
ENDINGS = frozenset(["", *_ENDINGS.split()])
"""What the stems of related words end in, after what they share."""


def ways_of(
    token: str,
    known: Mapping[str, object],
    meant: Iterable[str],
    last: bool,
    synonyms: Mapping[str, tuple[str, ...]],
) -> Ways:
    """The word itself; its synonyms ``meant``; those with another ending (inspector, inspection); where there is none
    of these, those that begin with it (of the ``last`` word, which may be half typed), else those that differ from it
    by a letter, else what a word of residents stands for that differs from it by a letter.

    ``known``: the stems that there are, in order. ``synonyms``: of each word of residents those of the law.
    """
    exact = token in known
    found = {token: 1.0} if exact else {}
    counts = WEIGHTS.synonym if exact else WEIGHTS.only_synonym
    for other in meant:
        if other in known:
            found.setdefault(other, counts)
    beginning = beginning_of(token)
    if beginning:
        alike = [other for other in known if other.startswith(beginning)]
        for other in (each for each in alike if are_related(token, each)):
            found.setdefault(other, WEIGHTS.related)
        if not found and last:
            found = {other: WEIGHTS.related for other in alike if other.startswith(token)}
    if not found and len(token) >= WEIGHTS.least_letters and token.isalpha():
        found = {other: WEIGHTS.misspelt for other in misspelt_for(known) if one_letter_off(token, other)}
        if not found:
            intended = (word for word in _with_beginning(token, synonyms) if one_letter_off(token, word))
            stood_for = (other for word in intended for other in synonyms[word] if other in known)
            found = dict.fromkeys(stood_for, WEIGHTS.misspelt * WEIGHTS.only_synonym)
    return tuple(found.items())


def _with_beginning(token: str, synonyms: Iterable[str]) -> list[str]:
    """The words of residents that begin as ``token`` does, in order: the page reads the lines of these alone."""
    return sorted(misspelt_for(word for word in synonyms if word.startswith(token[: WEIGHTS.spelt])))


def beginning_of(token: str) -> str:
    """The letters that words related to ``token``, or half typed as it, begin with; nothing where there are none."""
    return token[: WEIGHTS.beginning] if token.isalpha() and len(token) >= WEIGHTS.least_beginning else ""


def are_related(one: str, other: str) -> bool:
    """Whether two stems are of one word with different endings: inspector and inspection, not general and generator."""
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return any(one[at:] in ENDINGS and other[at:] in ENDINGS for at in range(start, WEIGHTS.beginning - 1, -1))


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
