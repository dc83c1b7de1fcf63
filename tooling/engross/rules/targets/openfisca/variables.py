"""Facts, determinations and rules as OpenFisca's variables, each with its reference."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from engross.model.rules.rule_set import Question, RuleSet
from engross.rules.targets.merged_questions import merged_questions
from engross.rules.targets.openfisca.array_expressions import ArrayExpressionWriter, enum_name
from engross.rules.targets.python.source_layout import fit_line, literal

_TYPES = {"number": "float", "whole": "int", "truth": "bool", "date": "date"}


def variables_module(sets: Sequence[RuleSet]) -> str:
    """The module of variables; ``sets`` are the versions, oldest first."""
    names = dict.fromkeys(rule.name for rules in sets for rule in rules.rules)
    parts = [_HEAD]
    listed: list[str] = []
    for question in merged_questions(question for rules in sets for question in rules.questions):
        parts.extend(_enum(question))
        for variable, body in _inputs(question):
            listed.append(variable)
            parts.append(body)
    for name in names:
        listed.append(name)
        parts.append(_rule_variable(name, sets))
    parts.append("VARIABLES = [\n" + "".join(f"    {name},\n" for name in listed) + "]")
    return "\n\n\n".join(parts) + "\n"


_HEAD = '''\
"""INTERPRETATION, NOT LAW. Facts, determinations and rules; `reference` says where each stands."""

import datetime as dt

import numpy as np
from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from .entities import Case
from .machinery import annually, average_of_highest, shift, within'''


def _enum(question: Question) -> Iterator[str]:
    if question.type == "choice":
        lines = [f'    {option} = "{option}"' for option in question.options]
        yield f"class {enum_name(question.name)}(Enum):\n" + f"    {literal(question.asks)}\n\n" + "\n".join(lines)


def _inputs(question: Question) -> Iterator[tuple[str, str]]:
    decides = f"{question.decider} decides: " if question.decider else ""
    label = f"{decides}{question.asks}" + (f" ({question.unit})" if question.unit else "")
    reference = question.passage.place if question.passage else ""
    if question.type == "moment":
        for part, kind in (("weekday", "int"), ("minute", "int"), ("holiday", "bool")):
            name = f"{question.name}_{part}"
            yield name, _variable(name, f"value_type = {kind}", f"{label}: {part}", reference)
    elif question.type == "choice":
        enum = enum_name(question.name)
        kind = f"value_type = Enum\n    possible_values = {enum}\n    default_value = {enum}.{question.options[0]}"
        yield question.name, _variable(question.name, kind, label, reference)
    else:
        kind = "dt.date" if question.type == "date" else _TYPES[question.type]
        yield question.name, _variable(question.name, f"value_type = {kind}", label, reference)


def _variable(name: str, kind: str, label: str, reference: str) -> str:
    lines = [f"class {name}(Variable):", f"    {kind}", "    entity = Case", "    definition_period = DateUnit.DAY"]
    lines += fit_line(f"    label = ({literal(label)})") if len(label) > 100 else [f"    label = {literal(label)}"]
    if reference:
        lines.append(f"    reference = {literal(reference)}")
    return "\n".join(lines)


def _rule_variable(name: str, sets: Sequence[RuleSet]) -> str:
    holders = [(rules, rule) for rules in sets if (rule := rules.rule(name)) is not None]
    last = holders[-1][1]
    kind = {"number": "float", "truth": "bool", "date": "dt.date"}[last.result]
    places = "; ".join(dict.fromkeys(passage.place for passage in last.sources))
    body = _variable(name, f"value_type = {kind}", f"{last.title}{f' ({last.unit})' if last.unit else ''}", places)
    if holders[-1][0] is not sets[-1]:
        body += f'\n    end = "{(sets[-1].effective or sets[-1].version.date) - dt.timedelta(days=1)}"'
    for rules, rule in holders:
        day = (rules.effective or rules.version.date).isoformat().replace("-", "_")
        returned = f"        return {ArrayExpressionWriter(rules).result(rule)}"
        lines = [
            "",
            "",
            f"    def formula_{day}(case, period, parameters):",
            "        p = parameters(period)",
            *fit_line(returned),
        ]
        body += "\n".join(lines).replace("\n\n\n", "\n\n", 1)
    return body
