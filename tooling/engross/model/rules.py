"""Rules: what a chapter lays down in figures, tables, hours and conditions, ready to be worked out."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from engross.model.chapter import Source, Version

RuleKind = Literal["limitTable", "schedule", "deadline", "window", "threshold", "formula", "condition"]
AnswerType = Literal["number", "whole", "truth", "choice", "date", "moment"]
FigureType = Literal["number", "time", "days", "day-of-year", "date"]
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


_BARE = re.compile(r"[\d.,]+")


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of the law, or a cell with its headings, and where it stands; ``eid`` is its provision's."""

    eid: str
    place: str
    words: str

    @property
    def sha256(self) -> str:
        """The hash of the words (UTF-8, hex): a changed sentence has another."""
        return hashlib.sha256(self.words.encode("utf-8")).hexdigest()


@dataclass(frozen=True, slots=True)
class Figure:
    """A marked quantity, date, time, or a table's cell.

    ``value`` is its normal form: a plain decimal, ``20:00``, ``mon-fri``, ``08-01``, ``1965-09-01``. ``words`` is how
    the law says it; ``passages`` are all the sentences that state it.
    """

    name: str
    type: FigureType
    value: str
    unit: str
    words: str
    passages: tuple[Passage, ...]

    @property
    def shown(self) -> str:
        """The figure as a person reads it: the law's own words, with the unit where they are a bare number."""
        return amount_shown(self.value, self.unit) if _BARE.fullmatch(self.words) else self.words


def amount_shown(value: str, unit: str) -> str:
    """``250``, ``USD`` → ``$250``; ``70``, ``dBA`` → ``70 dBA``; ``0.02``, ``share`` → ``2%``."""
    if unit == "USD":
        return f"${value}"
    if unit == "share":
        percent = str(float(value) * 100)
        return f"{percent.rstrip('0').rstrip('.') if '.' in percent else percent}%"
    return f"{value} {unit}".strip()


@dataclass(frozen=True, slots=True)
class Question:
    """What a rule must be told: a fact, or, where ``decider`` is named, an officer's determination.

    ``asks`` is the question in words; ``options`` are the answers of a choice; ``passage`` is where the law leaves
    it to the decider.
    """

    name: str
    asks: str
    type: AnswerType
    unit: str = ""
    options: tuple[str, ...] = ()
    decider: str = ""
    passage: Passage | None = None


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
    passage: Passage


Expression = Name | Constant | Operation | Choice | Within | Worded


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that the law settles.

    ``result`` is what it answers: a number in ``unit``, a truth, or a date. ``sources`` are the sentences it rests
    on, in reading order, each once. ``reading`` says how words that leave it open are read.
    """

    name: str
    kind: RuleKind
    title: str
    result: Literal["number", "truth", "date"]
    unit: str
    body: Expression
    sources: tuple[Passage, ...]
    reading: str = ""
    line: int = field(default=0, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Example:
    """A worked example of the law: what is given, and what it says comes out. Values are in normal form."""

    rule: str
    given: tuple[tuple[str, str], ...]
    expected: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class LooseQuantity:
    """A quantity in the text that no rule uses: its words, its sentence, its line in the file."""

    words: str
    passage: Passage
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class RuleSet:
    """The rules of one version of a chapter.

    ``quantities`` counts those found in the text; ``loose`` are the ones among them that no rule uses.
    ``source`` is the file it was made from.
    """

    number: str
    title: str
    version: Version
    questions: tuple[Question, ...] = ()
    figures: tuple[Figure, ...] = ()
    rules: tuple[Rule, ...] = ()
    examples: tuple[Example, ...] = ()
    quantities: int = 0
    loose: tuple[LooseQuantity, ...] = ()
    source: Source | None = field(default=None, compare=False)

    def question(self, name: str) -> Question | None:
        """The fact or determination of that name."""
        return next((q for q in self.questions if q.name == name), None)

    def figure(self, name: str) -> Figure | None:
        """The figure of that name."""
        return next((f for f in self.figures if f.name == name), None)

    def rule(self, name: str) -> Rule | None:
        """The rule of that name."""
        return next((r for r in self.rules if r.name == name), None)

    def named_in(self, expression: Expression) -> tuple[str, ...]:
        """Every name that ``expression`` uses, through the rules it calls, each once, in order."""
        return tuple(dict.fromkeys(self._names(expression)))

    def _names(self, expression: Expression) -> Iterator[str]:
        for name in names_of(expression):
            yield name
            rule = self.rule(name)
            if rule is not None:
                yield from self._names(rule.body)

    def asked_by(self, rule: Rule) -> tuple[Question, ...]:
        """The questions that ``rule`` must have answered, determinations last."""
        found = [q for q in map(self.question, self.named_in(rule.body)) if q is not None]
        return tuple(sorted(found, key=lambda q: bool(q.decider)))


def names_of(expression: Expression) -> Iterator[str]:
    """Every name in ``expression`` itself, in order."""
    if isinstance(expression, Name):
        yield expression.of
    elif isinstance(expression, Operation):
        for term in expression.terms:
            yield from names_of(term)
    elif isinstance(expression, Choice):
        for test, value in expression.cases:
            yield from names_of(test)
            yield from names_of(value)
        if expression.otherwise is not None:
            yield from names_of(expression.otherwise)
    elif isinstance(expression, Within):
        yield expression.moment
        for span in expression.spans:
            yield from (name for name in (span.days, span.start, span.end) if name)


@dataclass(frozen=True, slots=True)
class RuleChange:
    """What a proposal does to one rule: figures that move, in words; citations before and after.

    ``moves`` are (what, before, after); an empty string where there was or is nothing.
    """

    kind: Literal["changed", "added", "repealed"]
    name: str
    title: str
    before: str
    after: str
    moves: tuple[tuple[str, str, str], ...]

    @property
    def heading(self) -> str:
        """What it is about, in a line: the rule's title, and where it stood and stands."""
        where = " → ".join(dict.fromkeys(place for place in (self.before, self.after) if place))
        return f"{self.title} ({where})"

    def lines(self) -> Iterator[str]:
        """Its figures, a line each; where none moves, that the conditions do."""
        for what, before, after in self.moves:
            if before and after:
                yield f"{what}: {before} → {after}"
            else:
                yield f"{what}: {f'no longer {before}' if before else f'new: {after}'}"
        if not self.moves:
            yield "the conditions, no figure"
