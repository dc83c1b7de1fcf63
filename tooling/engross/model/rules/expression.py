"""An expression: how a rule is worked out from facts, figures and other rules."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from engross.model.rules.passage import SourcePassage
from engross.values import dataclass

Operator = Literal[
    "add",
    "subtract",
    "multiply",
    "divide",
    "lesser",
    "greater",
    "averageOfHighest",
    "all",
    "any",
    "not",
    "is",
    "equals",
    "atLeast",
    "atMost",
    "moreThan",
    "lessThan",
    "later",
    "earlier",
    "after",
    "before",
    "annually",
]
"""``averageOfHighest``: how many, then the amounts. ``after``, ``before``: an event, then a figure with a time;
``annually``: an event, then a figure with a day of the year."""


@dataclass(frozen=True, slots=True)
class Name:
    """The value of a fact, determination, figure or rule."""

    of: str


@dataclass(frozen=True, slots=True)
class Constant:
    """A number of arithmetic (12 months in a year), or a plain answer (``residential``, ``true``)."""

    value: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Operation:
    """An operator over its terms; ``count`` says how days are counted (``calendar``, ``clear``, ``business``)."""

    op: Operator
    terms: tuple[Expression, ...]
    count: str = ""
    provision: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """The first case whose test holds; else ``otherwise``; without one, the law has not settled it."""

    cases: tuple[tuple[Expression, Expression], ...]
    otherwise: Expression | None = None


@dataclass(frozen=True, slots=True)
class HourSpan:
    """Hours on days, by the names of figures; empty: every day, or midnight (the rng's ``span``)."""

    days: str = ""
    start: str = ""
    end: str = ""
    nights: bool = False


@dataclass(frozen=True, slots=True)
class Within:
    """Whether a moment is within any of the spans."""

    moment: str
    spans: tuple[HourSpan, ...]


@dataclass(frozen=True, slots=True)
class Worded:
    """What the law says in words where a figure would stand: ``decider`` judges it."""

    words: str
    decider: str
    passage: SourcePassage


Expression = Name | Constant | Operation | Choice | Within | Worded


def parts_of(expression: Expression) -> Iterator[Expression]:
    """``expression`` and every expression inside it, in order."""
    yield expression
    if isinstance(expression, Operation):
        for term in expression.terms:
            yield from parts_of(term)
    elif isinstance(expression, Choice):
        for test, value in expression.cases:
            yield from parts_of(test)
            yield from parts_of(value)
        if expression.otherwise is not None:
            yield from parts_of(expression.otherwise)


def names_of(expression: Expression) -> Iterator[str]:
    """Every name in ``expression`` itself, in order."""
    for part in parts_of(expression):
        if isinstance(part, Name):
            yield part.of
        elif isinstance(part, Within):
            yield part.moment
            for span in part.spans:
                yield from (name for name in (span.days, span.start, span.end) if name)
