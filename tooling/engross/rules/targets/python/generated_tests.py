"""Tests of the Python that rules are written out as: the law's own examples, and every boundary."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from engross.model.rules.rule_set import Example, Question, Rule, RuleSet
from engross.rules.evaluation.boundary_facts import boundary_facts
from engross.rules.evaluation.evaluator import RuleValue, evaluate
from engross.rules.extraction.marked_figures import plain_number
from engross.rules.runtime import Moment, NoAnswer
from engross.rules.targets.python.source_layout import (
    date_literal,
    docstring_opening,
    docstring_prose,
    fit_line,
    literal,
)


def python_tests(sets: Sequence[RuleSet]) -> str:
    """A pytest module beside ``rules.py``: a test an example of the law, then a table of cases for each rule."""
    newest = sets[-1]
    name = f"Chapter {newest.number}, {newest.title}" if newest.number else newest.title
    examples = [(rules, example) for rules in sets for example in rules.examples]
    told = (
        f"{len(examples)} worked examples of the text stand first."
        if examples
        else "The text of the chapter gives no worked example."
    )
    parts = [
        f'"""{docstring_prose(f"{name}: its rules, held to the text.", "")}\n\n'
        + docstring_prose(
            f"{told} The cases after them try each rule just under, at and just over every figure that it is held "
            "against, each hour, each step, each heading of a table. Run: python -m pytest FOLDER",
            "",
        )
        + '\n"""\n\n'
        + _IMPORTS,
        *(_example(rules, example, index) for index, (rules, example) in enumerate(examples, start=1)),
        f"ON = {date_literal(newest.version.date)}",
        "\n".join(_cases(sets)),
        _TEST,
    ]
    return "\n\n\n".join(parts)


_IMPORTS = """\
from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

import rules"""

_TEST = '''\
@pytest.mark.parametrize(("rule", "version", "facts", "expected"), CASES)
def test_a_boundary(rule: str, version: str, facts: dict[str, Any], expected: object) -> None:
    """The rule answers as its sentences, read as declared, say; or raises what they leave open."""
    ask = getattr(rules, rule)
    if isinstance(expected, type):
        with pytest.raises(expected):
            ask(on=ON, version=version, **facts)
    else:
        assert ask(on=ON, version=version, **facts).value == expected
'''


def _example(rules: RuleSet, example: Example, index: int) -> str:
    rule = rules.rule(example.rule)
    assert rule is not None  # noqa: S101 - proved when extracted
    facts = {name: _typed(rules.question(name), value) for name, value in example.given}
    version = f"on={date_literal(rules.version.date)}, version={literal(str(rules.version))}"
    call = f"rules.{rule.name}({version}, {_arguments(rules, facts)})"
    expected = {"true": "is True", "false": "is False"}.get(
        example.expected, f"== Decimal({literal(example.expected)})"
    )
    return "\n".join(
        [
            f"def test_example_{index}_{rule.name}() -> None:",
            docstring_opening(f"{example.passage.place}, {rules.version}:"),
            "",
            docstring_prose(f"“{example.passage.words}”", "    "),
            '    """',
            *fit_line(f"    answer = {call}"),
            f"    assert answer.value {expected}",
        ]
    )


def _typed(question: Question | None, value: str) -> RuleValue:
    if question is None or question.type == "choice":
        return value
    if question.type == "truth":
        return value == "true"
    return dt.date.fromisoformat(value) if question.type == "date" else Decimal(value)


def _cases(sets: Sequence[RuleSet]) -> Iterator[str]:
    yield "CASES: list[tuple[str, str, dict[str, Any], object]] = ["
    for rules in sets:
        for rule in rules.rules:
            for facts in boundary_facts(rules, rule):
                expected = _expected(rules, rule, facts)
                said = ", ".join(f"{literal(name)}: {_fact(rules.question(name), v)}" for name, v in facts.items())
                yield from fit_line(
                    f"    ({literal(rule.name)}, {literal(str(rules.version))}, {{{said}}}, {expected}),"
                )
    yield "]"


def _expected(rules: RuleSet, rule: Rule, facts: Mapping[str, RuleValue]) -> str:
    try:
        value = evaluate(rules, rule, facts).value
    except NoAnswer as open_:
        return f"rules.{type(open_).__name__}"
    return _shown(value)


def _shown(value: RuleValue) -> str:
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, Decimal):
        return f"Decimal({literal(str(value))})"
    if isinstance(value, Moment):
        clock = f"dt.time({value.time.hour}, {value.time.minute})"
        return f"rules.Moment({value.weekday}, {clock}{', holiday=True' if value.holiday else ''})"
    return date_literal(value) if isinstance(value, dt.date) else literal(value)


def _fact(question: Question | None, value: RuleValue) -> str:
    whole = question is not None and question.type == "whole" and isinstance(value, Decimal)
    said = plain_number(value) if whole and isinstance(value, Decimal) else _shown(value)
    return (
        f"rules.Determination({said}, {literal(question.decider)})"
        if question is not None and question.decider
        else said
    )


def _arguments(rules: RuleSet, facts: Mapping[str, RuleValue]) -> str:
    return ", ".join(f"{name}={_fact(rules.question(name), value)}" for name, value in facts.items())
