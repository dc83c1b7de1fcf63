"""Facts read from words, and the answer of a rule told in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation

from engross.errors import EngrossError, NotFoundError
from engross.model.rules.expression import names_of
from engross.model.rules.figure import amount_shown
from engross.model.rules.rule_set import Question, Rule, RuleSet
from engross.rules.evaluation.evaluator import EvaluatedRule, RuleValue
from engross.rules.extraction.marked_figures import plain_number
from engross.rules.runtime import DAYS, Moment

_YES_NO = {"yes": True, "true": True, "no": False, "false": False}
_FORMS = {
    "number": "a number",
    "whole": "a whole number",
    "truth": "yes or no",
    "date": "a date, 2025-10-21",
    "moment": 'a day and a time, "sat 14:30", "mon 09:00 holiday" or 2025-10-21T14:30',
}


def read_facts(rules: RuleSet, rule: Rule, said: Mapping[str, str]) -> dict[str, RuleValue]:
    """The facts that ``said`` states.

    Errors: EngrossError where the rule asks no such thing, or it is not of its type.
    """
    asked = {question.name: question for question in rules.asked_by(rule)}
    strange = [name for name in said if name not in asked]
    if strange:
        raise EngrossError(f"{rule.name} does not ask for {strange[0]}; it asks for: {', '.join(asked) or 'nothing'}")
    return {name: read_fact(asked[name], words) for name, words in said.items()}


def read_fact(question: Question, words: str) -> RuleValue:
    """One fact from its words. Errors: EngrossError, naming what may be said."""
    try:
        if question.type == "choice":
            return {option: option for option in question.options}[words]
        if question.type == "truth":
            return _YES_NO[words.lower()]
        if question.type == "date":
            return dt.date.fromisoformat(words)
        if question.type == "moment":
            return _moment(words)
        number = Decimal(words.replace(",", "").removeprefix("$"))
        if not number.is_finite() or (question.type == "whole" and number != int(number)):
            raise ValueError(words)
        return number
    except (IndexError, KeyError, ValueError, InvalidOperation):
        allowed = ", ".join(question.options) if question.type == "choice" else _FORMS[question.type]
        raise EngrossError(f"--{question.name} is {allowed}, not {words!r}") from None


def _moment(words: str) -> Moment:
    parts = words.split()
    holiday = len(parts) > 1 and parts[-1] == "holiday"
    day, clock = (parts[:-1] if holiday else parts) if "T" not in parts[0] else parts[0].split("T")
    if day.lower()[:3] in DAYS:
        return Moment(DAYS.index(day.lower()[:3]) + 1, dt.time.fromisoformat(clock), holiday)
    return Moment(dt.date.fromisoformat(day).isoweekday(), dt.time.fromisoformat(clock), holiday)


def value_words(value: RuleValue, unit: str) -> str:
    """A value for a person."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return amount_shown(plain_number(value), unit) if isinstance(value, Decimal) else str(value)


def answer_lines(rules: RuleSet, rule: Rule, facts: Mapping[str, RuleValue], worked: EvaluatedRule) -> Iterator[str]:
    """The answer, whether it is in force, what it takes from whom, the figures it comes from with their citations."""
    shown = value_words(worked.value, rule.unit)
    nothing = next((f.words for f in worked.figures if worked.value == 0 and (f.value, f.unit) == ("0", rule.unit)), "")
    yield f"{rule.title}: {nothing or shown}"
    yield f"  {rules.version} ({rules.state}); an interpretation, not the law"
    for question in rules.asked_by(rule):
        if question.decider and question.passage is not None and question.name in facts:
            said = value_words(facts[question.name], question.unit)
            yield f"  {question.asks}: {said}, if the {question.decider} so determines ({question.passage.place})"
    for figure in worked.figures:
        yield f"  {figure.shown}: {figure.passages[0].place}, “{figure.passages[0].words}”"
    if not worked.figures:
        for passage in worked.passages:
            yield f"  {passage.place}: “{passage.words}”"
    if rule.reading:
        yield f"  Read so: {rule.reading}"


def question_lines(rules: RuleSet, rule: Rule) -> Iterator[str]:
    """What a rule is about, what it asks, and its figures."""
    yield f"{rule.title} ({rule.name}), {'; '.join(dict.fromkeys(p.place for p in rule.sources))}"
    for question in rules.asked_by(rule):
        allowed = "|".join(question.options) if question.type == "choice" else _FORMS[question.type]
        unit = f" of {question.unit}" if question.unit else ""
        decides = f" (the {question.decider} decides)" if question.decider else ""
        yield f"  --{question.name} {allowed}{unit}: {question.asks}{decides}"
    for name in dict.fromkeys(names_of(rule.body)):
        figure = rules.figure(name)
        if figure is not None:
            label = name.removeprefix(f"{rule.name}__").replace("__", ", ").replace("_", " ")
            yield f"  {label}: {figure.shown} ({figure.passages[0].place})"


def rule_called(rules: RuleSet, name: str) -> Rule:
    """The rule of that name. Errors: NotFoundError, naming those there are."""
    rule = rules.rule(name.replace("-", "_"))
    if rule is None:
        there = ", ".join(rule.name for rule in rules.rules) or "none yet"
        raise NotFoundError(f"{rules.version} has no rule {name!r}; it has: {there}")
    return rule
