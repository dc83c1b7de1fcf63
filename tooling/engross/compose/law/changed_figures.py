"""The figures that a proposal changes: limits, fines, times, distances."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from engross.model.comparison.comparison import ProvisionChange, TextChange
from engross.model.law.text import Text
from engross.patterns import compile_on_use
from engross.values import dataclass

_FIGURE = compile_on_use(
    r"""(?P<money>\$\s?)?
    (?P<number>\d+(?:,\d{3})*(?:\.\d+)?(?:\ \d/\d|/\d+)?(?::\d\d)?)
    (?P<unit>\s?(?:%|percent\b|dB\(A\)|dBA?\b|[ap]\.m\.|°F|feet\b|foot\b|inch(?:es)?\b|miles?\b
        |(?:business\s|calendar\s|clear\s)?days?\b|hours?\b|minutes?\b|seconds?\b|weeks?\b|months?\b|years?\b))?""",
    re.VERBOSE,
)
_CITED = compile_on_use(
    r"(?:§|\b(?:sections?|subsections?|chapters?|ch\.|articles?|tables?|notes?|steps?|acts?|ordinances?|nos?\.))[\s\u00a0]*$",
    re.IGNORECASE,
)
_FRACTION = compile_on_use(r"(?:(\d+) )?(\d+)/(\d+)$")


@dataclass(frozen=True, slots=True)
class StatedFigure:
    """A figure as the text has it: ``shown`` ("60 dBA", "$250"), its kind of unit ("dBA", "$", ""), and where it
    stands, in characters. ``name``: what it is called where it is marked for the rules ("generator test limit")."""

    shown: str
    unit: str
    start: int
    end: int
    name: str = ""

    @property
    def value(self) -> float | None:
        """Its number; None for a time of day."""
        words = re.sub(r"[^\d./: ]", "", self.shown).strip(" .")
        fraction = _FRACTION.fullmatch(words)
        if fraction:
            return int(fraction[1] or 0) + int(fraction[2]) / max(int(fraction[3]), 1)
        try:
            return float(words)
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class FigureChange:
    """One figure replaced by another in the same place; ``words`` are the new one and what follows it."""

    before: StatedFigure
    after: StatedFigure
    words: str


def figure_changes(change: ProvisionChange) -> Iterator[FigureChange]:
    """Each figure of the provision that was replaced by another of the same unit, in reading order."""
    for text in change.texts():
        yield from _moves(text)


def _moves(text: TextChange) -> Iterator[FigureChange]:
    if text.old is None or text.new is None:
        return
    old, new = text.old, text.new
    at = to = 0
    for one, other in pairwise((*text.spans, None)):
        if one is None:
            break
        size = len(one.text)
        if one.mark == "deleted" and other is not None and other.mark == "inserted":
            before = list(figures_in(old, at, at + size))
            after = list(figures_in(new, to, to + len(other.text)))
            if len(before) == len(after):
                yield from (
                    FigureChange(b, a, new.plain[a.start :])
                    for b, a in zip(before, after, strict=True)
                    if b.unit == a.unit and b.shown.replace(" ", "") != a.shown.replace(" ", "")
                )
        at += size if one.mark != "inserted" else 0
        to += size if one.mark != "deleted" else 0


def figures_in(text: Text, start: int = 0, end: int | None = None) -> Iterator[StatedFigure]:
    """The figures that begin in ``text[start:end]``; numbers of citations, references, labels and notes are none."""
    plain = text.plain
    stop = len(plain) if end is None else end
    for found in _FIGURE.finditer(plain, start):
        if found.start() >= stop:
            break
        if _is_number_of_something(text, found):
            continue
        at = found.start()
        dollar = not found["money"] and plain[:at].endswith("$")
        money = bool(found["money"]) or dollar
        shown = f"${found[0].strip()}" if dollar else found[0].strip()
        name = next((tag.name for tag in text.tags if tag.name and tag.start <= at < tag.end), "")
        unit = "$" if money else (found["unit"] or "").strip()
        yield StatedFigure(shown, unit, at - dollar, found.end(), name.replace("_", " "))


def _is_number_of_something(text: Text, found: re.Match[str]) -> bool:
    """Whether a number is that of a citation, a reference, a label, or a note mark in raised figures."""
    plain, at, end = text.plain, found.start(), found.end()
    before = plain[max(0, at - 24) : at]
    if _CITED.search(before) or before[-1:].isalnum() or before[-1:] == "-" or plain[end : end + 1] == "-":
        return True
    if before[-1:] == "(" and not found["unit"] and not found["money"]:
        return True
    return any(tag.kind in ("ref", "sup", "sub") and tag.start <= at < tag.end for tag in text.tags)
