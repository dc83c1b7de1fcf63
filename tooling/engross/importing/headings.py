"""Recognising headings and definitions by their words alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from engross.importing.page import Paragraph
from engross.model.provision import Level
from engross.model.text import Tag, Text, cut

_NUMBER = r"(?:[0-9A-Za-z]{1,5}(?:[-.:\u2010-\u2013][0-9A-Za-z]{1,6}){0,4}|_{2,})"
_CHAPTER = re.compile(rf"(?:chapter|ch\.)[ \u00a0]+{_NUMBER}[.:]?(?=[\s\u00a0—–-]|$)", re.IGNORECASE)
_ARTICLE = re.compile(r"article[ \u00a0]+(?:[IVXLC]+|\d{1,3})[.:]?(?=[\s\u00a0—–-]|$)", re.IGNORECASE)
_SIGN = re.compile(rf"§[ \u00a0]*{_NUMBER}[.:]?(?=[\s\u00a0]|$)")
_WORD = re.compile(rf"(?:section|sec\.)[ \u00a0]+{_NUMBER}[.:]?(?=[\s\u00a0—–-]|$)", re.IGNORECASE)
_DASH = re.compile(r"[\s\u00a0]*[—–-]?[\s\u00a0]*")
_SENTENCE = re.compile(r"(?<=[a-z0-9)\"”’][.])\s+(?=[A-Z“\"(])")
_LONGEST_HEADING = 200

_CAPITALS = re.compile(
    r"(?P<terms>[A-Z](?:[^a-z—–:;.()]|\b(?:and|or)\b){1,160}?)"
    r"(?:\s{0,3}\((?P<other>[^)]{1,60})\))?\s{0,3}(?P<dash>—|–|--|:|\s-)\s*\S"
)
_NAMED_HERE = re.compile(
    r"(?:\((?:(?:hereinafter|hereafter|collectively|each|individually)?,?\s{0,3}(?:the|an?)?\s{0,3})"
    r"|hereinafter referred to as (?:the )?)"
    r"[\"“](?P<term>[A-Z][^\"”“()]{1,60}?)[,.]?[\"”]"
)
_QUOTED = re.compile(
    r"(?:[Tt]he term[s]?\s+)?(?P<quote>[\"“'‘])(?P<terms>[^\"”“]{2,80}?)[,.]?[\"”'’]\s*"
    r"(?:—|–|:|\(|means?\b|shall\b|includes?\b|has\b|is\b|refers?\b)"
)
_PARTED = re.compile(r",?\s{1,4}(?:and|or|AND|OR)\s+|,\s+")


@dataclass(frozen=True, slots=True)
class Headed:
    """A heading: its level, its label as printed, its words, and words of the text that run on behind it."""

    level: Level
    label: str
    heading: Text | None
    rest: Text


def heading_of(paragraph: Paragraph) -> Headed | None:
    """What a paragraph is the heading of: chapter, article or section; None for any other."""
    text = paragraph.text
    if paragraph.label:
        lead = f"{paragraph.label} "
        tags = tuple(replace(t, start=t.start + len(lead), end=t.end + len(lead)) for t in text.tags)
        text = Text(lead + text.plain, tags, text.notes)
    own = paragraph.style in ("chapter", "article", "section")
    forms: tuple[tuple[Level, re.Pattern[str]], ...] = (
        ("chapter", _CHAPTER),
        ("article", _ARTICLE),
        ("section", _SIGN),
        ("section", _WORD),
    )
    for level, form in forms:
        found = form.match(text.plain)
        if found and (not own or level == paragraph.style) and (own or _is_heading(paragraph, text, found, level)):
            return _parted(text, found[0], level, found.end(), own)
    if own:
        return Headed(paragraph.style, "", text, Text())  # type: ignore[arg-type]
    return None


def _is_heading(paragraph: Paragraph, text: Text, found: re.Match[str], level: Level) -> bool:
    """Whether words that begin as a heading are one, and no sentence that begins with a citation."""
    rest = text.plain[found.end() :].strip()
    sign = text.plain.startswith("§")
    stopped = found[0].endswith((".", ":")) or rest[:1] in "—–"
    if not rest:
        return True
    if level in ("chapter", "article"):
        return len(text.plain) <= _LONGEST_HEADING and (paragraph.emphatic or stopped or rest[:1].isupper())
    if sign and stopped:
        return True
    return (stopped or paragraph.emphatic or sign) and rest[:1].isupper()


def _parted(text: Text, label: str, level: Level, end: int, own: bool) -> Headed:
    dash = _DASH.match(text.plain, end)
    start = dash.end() if dash else end
    words = cut(text, start, len(text.plain))
    if own or level != "section":
        return Headed(level, label, words if words.plain else None, Text())
    run_in = _SENTENCE.search(words.plain)
    long = len(words.plain) > _LONGEST_HEADING
    if run_in and run_in.start() <= _LONGEST_HEADING and (long or len(words.plain) - run_in.end() > 30):
        heading, rest = cut(words, 0, run_in.start()), cut(words, run_in.end(), len(words.plain))
        return Headed(level, label, heading, rest)
    if long:
        return Headed(level, label, None, words)
    return Headed(level, label, words if words.plain else None, Text())


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
    for found in _NAMED_HERE.finditer(text.plain):
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
