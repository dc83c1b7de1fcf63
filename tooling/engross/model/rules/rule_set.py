"""Rules: what a chapter lays down in figures, tables, hours and conditions, ready to be worked out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import date
from typing import Literal

from engross.model.law.chapter import Source, Version
from engross.model.law.period import Period
from engross.model.law.timeline import DatedText
from engross.model.rules.expression import Expression, names_of
from engross.model.rules.figure import RuleFigure
from engross.model.rules.passage import SourcePassage
from engross.values import dataclass

RuleKind = Literal["limitTable", "schedule", "deadline", "window", "threshold", "formula", "condition"]
AnswerType = Literal["number", "whole", "truth", "choice", "date", "moment"]


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
    passage: SourcePassage | None = None


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
    sources: tuple[SourcePassage, ...]
    reading: str = ""
    line: int = field(default=0, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Example:
    """A worked example of the law: what is given, and what it says comes out. Values are in normal form."""

    rule: str
    given: tuple[tuple[str, str], ...]
    expected: str
    passage: SourcePassage


@dataclass(frozen=True, slots=True)
class LooseQuantity:
    """A quantity in the text that no rule uses: its words, its sentence, its line in the file."""

    words: str
    passage: SourcePassage
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class RuleSet:
    """The rules of one version of a chapter.

    ``quantities`` counts those found in the text; ``loose`` are the ones among them that no rule uses.
    ``source`` is the file it was made from. ``dates`` says when the text is the law, and ``periods`` which sections, by
    eId, have a period of their own; without them the version says all there is.
    """

    number: str
    title: str
    version: Version
    questions: tuple[Question, ...] = ()
    figures: tuple[RuleFigure, ...] = ()
    rules: tuple[Rule, ...] = ()
    examples: tuple[Example, ...] = ()
    quantities: int = 0
    loose: tuple[LooseQuantity, ...] = ()
    source: Source | None = field(default=None, compare=False)
    dates: DatedText | None = field(default=None, compare=False)
    periods: tuple[tuple[str, Period], ...] = field(default=(), compare=False)

    @property
    def effective(self) -> date | None:
        """The day from which the text is the law; None for a proposal, and where the day is not stated."""
        return (self.dates or DatedText(self.version)).effective

    @property
    def state(self) -> str:
        """Whether the text is the law, in words."""
        if self.version.stage == "proposed":
            return "proposed, not in force"
        if self.effective is None:
            return "adopted, not in force: the day it takes effect is not stated"
        return "in force" if self.effective == self.version.date else f"in force from {self.effective.isoformat()}"

    def term(self, rule: Rule | None = None) -> tuple[date | None, date | None]:
        """The first day on which the text, or all that ``rule`` rests on, is the law, and the first on which it no
        longer is; None where the day is not stated or no end is set."""
        dates = self.dates or DatedText(self.version)
        starts, ends = [dates.effective], [dates.period.sunset, dates.repealed]
        own = [
            period
            for section, period in self.periods
            if rule is not None and any(f"{each.eid}__".startswith(f"{section}__") for each in rule.sources)
        ]
        if own and dates.effective is not None:
            starts = [period.effective for period in own]
            ends = [dates.repealed, *(period.sunset for period in own)]
        known = [day for day in starts if day is not None]
        first = max(known) if len(known) == len(starts) else None
        return first, min((day for day in ends if day is not None), default=None)

    def question(self, name: str) -> Question | None:
        """The fact or determination of that name."""
        for question in self.questions:
            if question.name == name:
                return question
        return None

    def figure(self, name: str) -> RuleFigure | None:
        """The figure of that name."""
        for figure in self.figures:
            if figure.name == name:
                return figure
        return None

    def rule(self, name: str) -> Rule | None:
        """The rule of that name."""
        for rule in self.rules:
            if rule.name == name:
                return rule
        return None

    def named_in(self, expression: Expression) -> tuple[str, ...]:
        """Every name that ``expression`` uses, through the rules it calls, each once, in order."""
        found: dict[str, None] = {}
        self._add_names(expression, {rule.name: rule for rule in reversed(self.rules)}, found)
        return tuple(found)

    def _add_names(self, expression: Expression, rules: Mapping[str, Rule], found: dict[str, None]) -> None:
        for name in names_of(expression):
            # A name that was found has brought those of its rule with it.
            if name not in found:
                found[name] = None
                if name in rules:
                    self._add_names(rules[name].body, rules, found)

    def asked_by(self, rule: Rule) -> tuple[Question, ...]:
        """The questions that ``rule`` must have answered, determinations last."""
        found = [q for q in map(self.question, self.named_in(rule.body)) if q is not None]
        return tuple(sorted(found, key=lambda q: bool(q.decider)))


def rules_in_force(sets: Sequence[RuleSet], on: date, name: str = "") -> RuleSet | None:
    """The rules that are the law on a day, of the whole chapter or for the rule ``name``; None where no text is.

    ``sets`` are the versions, oldest first; the one that began last counts.
    """
    found: list[tuple[date, int, RuleSet]] = []
    for at, rules in enumerate(sets):
        first, end = rules.term(rules.rule(name))
        if first is not None and first <= on and (end is None or on < end):
            found.append((first, at, rules))
    return max(found, key=lambda each: each[:2])[2] if found else None
