"""The figures that a proposal changes: limits, fines, times, distances."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from engross.model.comparison.comparison import ProvisionChange, TextChange
from engross.model.law.text import Text

_FIGURE = re.compile(
    r"""(?P<money>\$\s?)?
    (?P<number>\d[\d,]*(?:\.\d+)?(?:\ \d/\d|/\d+)?(?::\d\d)?)
    (?P<unit>\s?(?:%|percent\b|dB\(A\)|dBA?\b|[ap]\.m\.|°F|feet\b|foot\b|inch(?:es)?\b|miles?\b
        |(?:business\s|calendar\s|clear\s)?days?\b|hours?\b|minutes?\b|seconds?\b|weeks?\b|months?\b|years?\b))?""",
    re.VERBOSE,
)
_CITED = re.compile(
    r"(?:§|\b(?:sections?|subsections?|chapters?|ch\.|articles?|tables?|notes?|steps?|acts?))[\s\u00a0]*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class StatedFigure:
    """A figure as the text has it: ``shown`` ("60 dBA", "$250"), and its kind of unit ("dBA", "$", "")."""

    shown: str
    unit: str


@dataclass(frozen=True, slots=True)
class FigureChange:
    """One figure replaced by another in the same place; ``words`` are those that follow it in the new text."""

    before: StatedFigure
    after: StatedFigure
    words: str


def figure_changes(change: ProvisionChange) -> Iterator[FigureChange]:
    """Each figure of the provision that was replaced by another of the same unit, in reading order."""
    for text in change.texts():
        yield from _moves(text)


def figures_removed_and_added(change: ProvisionChange) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The figures that only the old words have, and those that only the new ones have, each once."""
    old = [f.shown for text in change.texts() if text.old for f in _figures(text.old)]
    new = [f.shown for text in change.texts() if text.new for f in _figures(text.new)]
    gone = tuple(dict.fromkeys(figure for figure in old if figure not in new))
    come = tuple(dict.fromkeys(figure for figure in new if figure not in old))
    return gone, come


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
            before = list(_figures(old, at, at + size))
            after = list(_figures(new, to, to + len(other.text)))
            if len(before) == len(after):
                yield from (
                    FigureChange(b, a, new.plain[to : to + 80])
                    for b, a in zip(before, after, strict=True)
                    if b.unit == a.unit and b.shown.replace(" ", "") != a.shown.replace(" ", "")
                )
        at += size if one.mark != "inserted" else 0
        to += size if one.mark != "deleted" else 0


def _figures(text: Text, start: int = 0, end: int | None = None) -> Iterator[StatedFigure]:
    """The figures that begin in ``text[start:end]``; numbers of citations and references are none."""
    plain = text.plain
    stop = len(plain) if end is None else end
    for found in _FIGURE.finditer(plain, start):
        if found.start() >= stop:
            break
        before = plain[max(0, found.start() - 24) : found.start()]
        if (
            _CITED.search(before)
            or before[-1:].isalnum()
            or before[-1:] in "-("
            or plain[found.end() : found.end() + 1] == "-"
        ):
            continue
        if any(tag.kind == "ref" and tag.start <= found.start() < tag.end for tag in text.tags):
            continue
        money = bool(found["money"]) or plain[: found.start()].endswith("$")
        shown = found[0].strip() if found["money"] or not money else f"${found[0].strip()}"
        yield StatedFigure(shown, "$" if money else (found["unit"] or "").strip())
