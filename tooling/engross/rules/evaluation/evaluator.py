"""Working a rule out, straight from its expression: what every target's code must agree with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping
from dataclasses import field
from decimal import Decimal
from functools import reduce

from engross.errors import NotFoundError
from engross.model.rules.expression import Choice, Constant, Expression, Name, Operation, Within, Worded
from engross.model.rules.figure import RuleFigure
from engross.model.rules.passage import SourcePassage
from engross.model.rules.rule_set import Rule, RuleSet
from engross.rules.runtime import (
    LeftToJudgment,
    Moment,
    NotSettled,
    Span,
    after,
    annually,
    average_of_highest,
    before,
    within,
)
from engross.values import dataclass

RuleValue = Decimal | bool | str | dt.date | Moment
GivenFacts = Mapping[str, RuleValue]


@dataclass(frozen=True, slots=True)
class EvaluatedRule:
    """What a rule comes to: the value, the figures used, the sentences of the rule and of the rules it called."""

    value: RuleValue
    figures: tuple[RuleFigure, ...]
    passages: tuple[SourcePassage, ...]


@dataclass(slots=True)
class _Work:
    rules: RuleSet
    facts: GivenFacts
    holidays: Collection[dt.date]
    figures: dict[str, RuleFigure] = field(default_factory=dict)
    passages: dict[SourcePassage, None] = field(default_factory=dict)


def evaluate(rules: RuleSet, rule: Rule, facts: GivenFacts, holidays: Collection[dt.date] = ()) -> EvaluatedRule:
    """``rule`` worked out for ``facts`` (by name; determinations among them).

    Errors: NotFoundError where a fact is missing; NoAnswer where the law does not settle it or leaves it to judgment.
    """
    work = _Work(rules, facts, holidays)
    try:
        value = _rule(work, rule)
    except (ArithmeticError, ValueError) as fault:
        raise NotSettled(f"{rule.name}: these facts cannot be worked out ({type(fault).__name__})") from None
    return EvaluatedRule(value, tuple(work.figures.values()), tuple(work.passages))


def _rule(work: _Work, rule: Rule) -> RuleValue:
    work.passages.update(dict.fromkeys(rule.sources))
    try:
        return _value(work, rule.body)
    except _Unsettled:
        where = "; ".join(dict.fromkeys(passage.place for passage in rule.sources))
        raise NotSettled(f"{rule.name}: {where} ({work.rules.version}) does not settle this") from None


class _Unsettled(Exception):  # noqa: N818 - caught where the rule is known
    pass


def _value(work: _Work, expression: Expression) -> RuleValue:
    match expression:
        case Constant():
            return Decimal(expression.value) if expression.why else expression.value
        case Name(of):
            return _named(work, of)
        case Choice(cases, otherwise):
            for test, value in cases:
                if _truth(work, test):
                    return _value(work, value)
            if otherwise is None:
                raise _Unsettled
            return _value(work, otherwise)
        case Within(moment, spans):
            at = _named(work, moment)
            assert isinstance(at, Moment)  # noqa: S101 - proved when extracted
            return within(
                at,
                [Span(_days(work, s.days), _clock(work, s.start), _clock(work, s.end), s.nights) for s in spans],
            )
        case Worded(words, decider):
            raise LeftToJudgment(f"{expression.passage.place}: the law says “{words}”; the {decider} judges")
        case Operation():
            return _operation(work, expression)


_READ: dict[str, Callable[[str], RuleValue]] = {"number": Decimal, "date": dt.date.fromisoformat}


def _named(work: _Work, name: str) -> RuleValue:
    figure = work.rules.figure(name)
    if figure is not None:
        work.figures[name] = figure
        return _READ.get(figure.type, str)(figure.value)
    rule = work.rules.rule(name)
    if rule is not None:
        return _rule(work, rule)
    if name not in work.facts:
        question = work.rules.question(name)
        raise NotFoundError(f"say {name}: {question.asks if question else 'nobody knows what it is'}")
    return work.facts[name]


def _days(work: _Work, name: str) -> str:
    return str(_named(work, name)) if name else ""


def _clock(work: _Work, name: str) -> dt.time | None:
    return dt.time.fromisoformat(str(_named(work, name))) if name else None


def _truth(work: _Work, expression: Expression) -> bool:
    if isinstance(expression, Constant):
        return expression.value == "true"
    return _value(work, expression) is True


def _number(work: _Work, expression: Expression) -> Decimal:
    value = _value(work, expression)
    assert isinstance(value, Decimal)  # noqa: S101 - proved when extracted
    return value


def _date(work: _Work, expression: Expression) -> dt.date:
    value = _value(work, expression)
    assert isinstance(value, dt.date)  # noqa: S101 - proved when extracted
    return value


_ARITHMETIC: dict[str, Callable[[Decimal, Decimal], Decimal]] = {
    "add": lambda a, b: a + b,
    "subtract": lambda a, b: a - b,
    "multiply": lambda a, b: a * b,
    "divide": lambda a, b: a / b,
    "lesser": lambda a, b: min(a, b),
    "greater": lambda a, b: max(a, b),
}
_COMPARISONS: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "equals": lambda a, b: a == b,
    "atLeast": lambda a, b: a >= b,
    "atMost": lambda a, b: a <= b,
    "moreThan": lambda a, b: a > b,
    "lessThan": lambda a, b: a < b,
}


def _operation(work: _Work, operation: Operation) -> RuleValue:
    op, terms = operation.op, operation.terms
    if op in _ARITHMETIC:
        return reduce(_ARITHMETIC[op], [_number(work, term) for term in terms])
    if op in _COMPARISONS:
        return _COMPARISONS[op](_number(work, terms[0]), _number(work, terms[1]))
    if op == "all":
        return all(_truth(work, term) for term in terms)
    if op == "any":
        return any(_truth(work, term) for term in terms)
    if op == "not":
        return not _truth(work, terms[0])
    if op == "is":
        return _is(_value(work, terms[0]), terms[1])
    if op == "averageOfHighest":
        return average_of_highest(_number(work, terms[0]), [_number(work, term) for term in terms[1:]])
    if op in ("later", "earlier"):
        return (max if op == "later" else min)(_date(work, term) for term in terms)
    return _deadline(work, operation)


def _is(value: RuleValue, wanted: Expression) -> bool:
    assert isinstance(wanted, Constant)  # noqa: S101 - so it is declared
    return value is (wanted.value == "true") if isinstance(value, bool) else value == wanted.value


def _deadline(work: _Work, operation: Operation) -> dt.date:
    event, name = _date(work, operation.terms[0]), operation.terms[1]
    assert isinstance(name, Name)  # noqa: S101 - so it is declared
    if operation.op == "annually":
        return annually(event, str(_named(work, name.of)))
    amount, figure = _number(work, name), work.rules.figure(name.of)
    shift = after if operation.op == "after" else before
    return shift(event, amount, figure.unit if figure else "days", operation.count, work.holidays)
