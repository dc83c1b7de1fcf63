"""Recognising definitions and named terms by their words alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from engross.model.law.text import Tag, Text
from engross.patterns import compile_on_use

_CAPITALS = compile_on_use(
    r"(?P<terms>[A-Z](?:[^a-z—–:;.()]|\b(?:and|or)\b){1,160}?)"
    r"(?:\s{0,3}\((?P<other>[^)]{1,60})\))?\s{0,3}(?P<dash>—|–|--|:|\s-)\s*\S"
)
_NAMED_HERE = compile_on_use(
    r"(?:\((?:(?:hereinafter|hereafter|collectively|each|individually)?,?\s{0,3}(?:the|an?)?\s{0,3})"
    r"|hereinafter referred to as (?:the )?)"
    r"[\"“](?P<term>[A-Z][^\"”“()]{1,60}?)[,.]?[\"”]"
)
_QUOTED = compile_on_use(
    r"(?:[Tt]he term[s]?\s+)?(?P<quote>[\"“'‘])(?P<terms>[^\"”“]{2,80}?)[,.]?[\"”'’]\s*"
    r"(?:—|–|:|\(|means?\b|shall\b|includes?\b|has\b|is\b|refers?\b)"
)
_PARTED = compile_on_use(r",?\s{1,4}(?:and|or|AND|OR)\s+|,\s+")


def definition_of(text: Text, among_definitions: bool) -> Text | None:
    """``text`` with its terms marked where it is a definition ("TERM — words", “Term” means …); None otherwise.

    ``among_definitions``: it stands in a section of definitions, where bold or quoted words at the start count too.
    """
    if any(tag.kind == "def" for tag in text.tags):
        return text
    found = _CAPITALS.match(text.plain)
    if (
        found
        and (found["dash"] != ":" or among_definitions)
        and sum(letter.isupper() for letter in found["terms"]) >= 2
    ):
        named = _with_terms(text, found.start("terms"), found.end("terms"))
        other = found["other"]
        return _with_terms(named, *found.span("other"), whole=True) if other and other.isupper() else named
    if not among_definitions:
        return None
    quoted = _QUOTED.match(text.plain)
    if quoted:
        return _with_terms(text, quoted.start("terms"), quoted.end("terms"), whole=True)
    bold = next((t for t in text.tags if t.kind in ("b", "u", "i") and t.start == 0), None)
    if bold is not None and 1 < bold.end < min(len(text.plain), 80):
        plain = replace(text, tags=tuple(tag for tag in text.tags if tag is not bold))
        term = text.plain[: bold.end].rstrip(" .:—–-\u00a0")
        return _with_terms(plain, 0, len(term), whole=True)
    return None


def with_named_terms(text: Text) -> Text:
    """``text`` with the terms marked that it gives a name in passing: (the “Act”), hereinafter referred to as “X”."""
    named = _NAMED_HERE.finditer(text.plain) if '"' in text.plain or "“" in text.plain else ()
    for found in named:
        text = _with_terms(text, *found.span("term"), whole=True)
    return text


def _with_terms(text: Text, start: int, end: int, *, whole: bool = False) -> Text:
    """``text`` with each term in ``[start, end)`` marked, looks that lie in it left out."""
    spans = [(start, end)] if whole else list(_terms(text.plain, start, end))
    kept = [t for t in text.tags if not (t.kind in ("b", "u", "i") and start - 1 <= t.start and t.end <= end + 2)]
    free = [(a, b) for a, b in spans if not any(t.start < b and a < t.end for t in kept)]
    tags = sorted([*kept, *(Tag("def", a, b) for a, b in free)], key=lambda t: (t.start, -t.end))
    return replace(text, tags=tuple(tags))


def _terms(plain: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for gap in [*_PARTED.finditer(plain, start, end), None]:
        stop = gap.start() if gap else end
        words = plain[at:stop]
        lead = len(words) - len(words.lstrip())
        if words.strip():
            yield at + lead, at + len(words.rstrip())
        at = gap.end() if gap else end
