"""Facts at the boundaries of a rule: every answer of a choice, and each figure's just under, at and just over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import product

from engross.model.rules.expression import Expression, Name, Operation, Within, parts_of
from engross.model.rules.rule_set import Question, Rule, RuleSet
from engross.rules.evaluation.evaluator import RuleValue
from engross.rules.runtime import Moment

_MOST = 100
"""Up to so many combinations all are tried; beyond, one fact at a time around several starting points."""
_WHOLE_STEP, _STEP = Decimal(1), Decimal("0.1")
_PLAIN = (Decimal(1), Decimal(50))
_DAYS = tuple(map(dt.date.fromisoformat, ("2024-02-29", "2025-01-31", "2025-10-21", "2025-12-31")))
_BOUNDED = frozenset({"equals", "atLeast", "atMost", "moreThan", "lessThan", "lesser", "greater"})


def boundary_facts(rules: RuleSet, rule: Rule) -> tuple[dict[str, RuleValue], ...]:
    """Sets of facts to try ``rule`` with, the same each time for the same rule."""
    asked = rules.asked_by(rule)
    values = {question.name: tuple(_values(rules, rule, question)) for question in asked}
    size = 1
    for each in values.values():
        size *= len(each)
    if size <= _MOST:
        return tuple(dict(zip(values, combination, strict=True)) for combination in product(*values.values()))
    return tuple(_one_at_a_time(values))


def _one_at_a_time(values: Mapping[str, tuple[RuleValue, ...]]) -> Iterator[dict[str, RuleValue]]:
    """Each value of each fact, the others at a starting point: all firsts, all lasts, a mixture."""
    starts = [{name: each[index % len(each)] for name, each in values.items()} for index in (0, -1)]
    starts += [
        {name: each[(at + turn) % len(each)] for at, (name, each) in enumerate(values.items())} for turn in (1, 2)
    ]
    seen: list[dict[str, RuleValue]] = []
    for start in starts:
        for name, each in values.items():
            for value in each:
                facts = {**start, name: value}
                if facts not in seen:
                    seen.append(facts)
                    yield facts


def _values(rules: RuleSet, rule: Rule, question: Question) -> Iterator[RuleValue]:
    if question.type == "choice":
        yield from question.options
    elif question.type == "truth":
        yield from (True, False)
    elif question.type == "date":
        yield from _DAYS
    elif question.type == "moment":
        yield from _moments(rules, rule)
    else:
        bounds = sorted(set(_bounds(rules, rule, question.name)))
        step = _WHOLE_STEP if question.type == "whole" else _STEP
        around = sorted({bound + by for bound in bounds for by in (-step, Decimal(0), step) if bound + by >= 0})
        yield from around or _PLAIN


def _reached(rules: RuleSet, rule: Rule) -> Iterator[Expression]:
    """Every expression that the rule works out, through the rules it calls."""
    bodies = [rule.body, *(found.body for name in rules.named_in(rule.body) if (found := rules.rule(name)) is not None)]
    for body in bodies:
        yield from parts_of(body)


def _bounds(rules: RuleSet, rule: Rule, name: str) -> Iterator[Decimal]:
    """The figures that the fact ``name`` is held against."""
    for part in _reached(rules, rule):
        if isinstance(part, Operation) and part.op in _BOUNDED and Name(name) in part.terms:
            for term in part.terms:
                figure = rules.figure(term.of) if isinstance(term, Name) else None
                if figure is not None:
                    yield Decimal(figure.value)


def _moments(rules: RuleSet, rule: Rule) -> Iterator[Moment]:
    """A minute before, at and after each hour that a window names, on each day of the week and on a holiday."""
    clocks = set()
    for part in _reached(rules, rule):
        if isinstance(part, Within):
            for name in (name for span in part.spans for name in (span.start, span.end) if name):
                figure = rules.figure(name)
                assert figure is not None  # noqa: S101 - proved when extracted
                clocks.add(figure.value)
    minutes = {_minute(clock) + by for clock in clocks or {"12:00"} for by in (-1, 0, 1)}
    for weekday, holiday in (*((day, False) for day in range(1, 8)), (1, True), (6, True)):
        for minute in sorted(minutes):
            yield Moment(weekday, dt.time(minute // 60 % 24, minute % 60), holiday)


def _minute(clock: str) -> int:
    hour, minute = clock.split(":")
    return int(hour) * 60 + int(minute)
