"""Rules as an OpenFisca country package: a folder of parameters by date, and variables with their references.

Nothing of OpenFisca (AGPL-3.0) is imported or copied here: what is written out runs beside it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from engross.model.review import ReviewRecord
from engross.model.rules import Choice, Constant, Expression, Figure, Name, Operation, Question, Rule, RuleSet, Within
from engross.resources import shipped
from engross.rules.figures import plain
from engross.rules.prelude import DAYS
from engross.rules.python_layout import fit, literal

_TYPES = {"number": "float", "whole": "int", "truth": "bool", "date": "date"}
_SIGNS = {"equals": "==", "atLeast": ">=", "atMost": "<=", "moreThan": ">", "lessThan": "<"}
_INFIX = {"add": "+", "subtract": "-", "multiply": "*", "divide": "/"}
_FUNCTIONS = {
    "lesser": "np.minimum",
    "greater": "np.maximum",
    "later": "np.maximum",
    "earlier": "np.minimum",
}
_LOGIC = {"all": " & ", "any": " | "}


def openfisca_package(sets: Sequence[RuleSet], record: ReviewRecord) -> dict[str, str]:  # noqa: ARG001 - a target's signature
    """The files of the package by their paths; ``sets`` are the versions, oldest first.

    Where the law does not settle a case or leaves it to judgment, a number comes out as not-a-number.
    """
    name = package_name(sets)
    root = f"{name}/"
    out = {
        f"{root}__init__.py": _SYSTEM,
        f"{root}entities.py": _ENTITIES,
        f"{root}machinery.py": shipped("templates", "rules", "machinery.py").read_text("utf-8"),
        f"{root}variables.py": _variables(sets),
        "README.md": _readme(sets, name),
    }
    for figure in dict.fromkeys(figure.name for rules in sets for figure in rules.figures):
        out[f"{root}parameters/{figure}.yaml"] = _parameter(figure, sets)
    return out


def package_name(sets: Sequence[RuleSet]) -> str:
    """What the package is imported as: ``openfisca_68_noise``."""
    newest = sets[-1]
    return re.sub(r"[^a-z0-9]+", "_", f"openfisca_{newest.number}_{newest.title}".lower()).strip("_")


_SYSTEM = '''\
"""INTERPRETATION, NOT LAW. The text of the ordinance decides. See README.md."""

from pathlib import Path

from openfisca_core.taxbenefitsystems import TaxBenefitSystem

from . import entities, variables


class CountryTaxBenefitSystem(TaxBenefitSystem):
    """The chapter as a system of parameters and variables."""

    def __init__(self):
        """Load them."""
        super().__init__(entities.ENTITIES)
        self.add_variables(*variables.VARIABLES)
        self.load_parameters(str(Path(__file__).parent / "parameters"))
'''

_ENTITIES = '''\
"""One case is what the rules are asked about."""

from openfisca_core.entities import build_entity

Case = build_entity(key="case", plural="cases", label="What the rules are asked about", is_person=True)
ENTITIES = [Case]
'''


def _readme(sets: Sequence[RuleSet], name: str) -> str:
    lines = [f"# {name}", "", "INTERPRETATION, NOT LAW. The text of the ordinance decides.", ""]
    for rules in sets:
        state = "not in force" if rules.version.stage == "proposed" else "in force"
        source = f", from {rules.source.name}, sha256 {rules.source.sha256}" if rules.source else ""
        lines.append(f"- {rules.version}: {state}{source}")
    lines += ["", "A number that the law does not settle, or leaves to an officer's judgment, is not-a-number.", ""]
    return "\n".join(lines)


def _parameter(name: str, sets: Sequence[RuleSet]) -> str:
    known = [(rules, rules.figure(name)) for rules in sets]
    last = next(figure for _, figure in reversed(known) if figure is not None)
    lines = [
        f"description: {literal(last.words)}",
        "metadata:",
        f"  unit: {literal(last.unit or last.type)}",
        "values:",
    ]
    before = False
    for rules, figure in known:
        if figure is None and not before:
            continue
        before = figure is not None
        lines += [f"  {rules.version.date.isoformat()}:", f"    value: {_plain(figure) if figure else 'null'}"]
        place = figure.passages[0].place if figure else "no longer in the chapter"
        lines += ["    metadata:", f"      reference: {literal(f'{place}, {rules.version}')}"]
    return "\n".join(lines) + "\n"


def _plain(figure: Figure) -> str:
    """A figure as OpenFisca can hold it: a number."""
    if figure.type == "time":
        hour, minute = figure.value.split(":")
        return str(int(hour) * 60 + int(minute))
    if figure.type == "date":
        return str((dt.date.fromisoformat(figure.value) - dt.date(1970, 1, 1)).days)
    if figure.type == "days":
        return str(_bits(figure.value))
    return str(int(figure.value.replace("-", ""))) if figure.type == "day-of-year" else figure.value


def _bits(days: str) -> int:
    total = 0
    for part in days.split(","):
        first, _, last = part.partition("-")
        if part == "holiday":
            total |= 128
        elif part == "not-holiday":
            total |= 256
        else:
            at = DAYS.index(first)
            for step in range((DAYS.index(last) - at) % 7 + 1 if last else 1):
                total |= 1 << (at + step) % 7
    return total


def _variables(sets: Sequence[RuleSet]) -> str:
    questions = dict.fromkeys(question.name for rules in sets for question in rules.questions)
    names = dict.fromkeys(rule.name for rules in sets for rule in rules.rules)
    parts = [_HEAD]
    listed: list[str] = []
    for name in questions:
        merged = _merged(name, sets)
        parts.extend(_enum(merged))
        for variable, body in _inputs(merged):
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


def _merged(name: str, sets: Sequence[RuleSet]) -> Question:
    """The question of that name, with the options of all versions."""
    found = [question for rules in sets if (question := rules.question(name)) is not None]
    options = tuple(dict.fromkeys(option for question in found for option in question.options))
    last = found[-1]
    return Question(name, last.asks, last.type, last.unit, options, last.decider, last.passage)


def _enum(question: Question) -> Iterator[str]:
    if question.type == "choice":
        lines = [f'    {option} = "{option}"' for option in question.options]
        yield f"class {_enum_name(question.name)}(Enum):\n" + f"    {literal(question.asks)}\n\n" + "\n".join(lines)


def _enum_name(name: str) -> str:
    return "Of" + "".join(part.capitalize() for part in name.split("_"))


def _inputs(question: Question) -> Iterator[tuple[str, str]]:
    decides = f"{question.decider} decides: " if question.decider else ""
    label = f"{decides}{question.asks}" + (f" ({question.unit})" if question.unit else "")
    reference = question.passage.place if question.passage else ""
    if question.type == "moment":
        for part, kind in (("weekday", "int"), ("minute", "int"), ("holiday", "bool")):
            name = f"{question.name}_{part}"
            yield name, _variable(name, f"value_type = {kind}", f"{label}: {part}", reference)
    elif question.type == "choice":
        enum = _enum_name(question.name)
        kind = f"value_type = Enum\n    possible_values = {enum}\n    default_value = {enum}.{question.options[0]}"
        yield question.name, _variable(question.name, kind, label, reference)
    else:
        kind = "dt.date" if question.type == "date" else _TYPES[question.type]
        yield question.name, _variable(question.name, f"value_type = {kind}", label, reference)


def _variable(name: str, kind: str, label: str, reference: str) -> str:
    lines = [f"class {name}(Variable):", f"    {kind}", "    entity = Case", "    definition_period = DateUnit.DAY"]
    lines += fit(f"    label = ({literal(label)})") if len(label) > 100 else [f"    label = {literal(label)}"]
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
        body += f'\n    end = "{sets[-1].version.date - dt.timedelta(days=1)}"'
    for rules, rule in holders:
        day = rules.version.date.isoformat().replace("-", "_")
        returned = f"        return {_Writer(rules).result(rule)}"
        lines = [
            "",
            "",
            f"    def formula_{day}(case, period, parameters):",
            "        p = parameters(period)",
            *fit(returned),
        ]
        body += "\n".join(lines).replace("\n\n\n", "\n\n", 1)
    return body


class _Writer:
    """Expressions of one version, over arrays."""

    def __init__(self, rules: RuleSet) -> None:
        self.rules = rules

    def result(self, rule: Rule) -> str:
        """The value of a rule; a constant is spread over all cases."""
        said = self.value(rule.body)
        return f"np.full(case.count, {said})" if not re.search(r"\bcase\(", said) else said

    def value(self, expression: Expression) -> str:
        match expression:
            case Constant():
                if expression.why:
                    return plain(Decimal(expression.value))
                return str(expression.value == "true")
            case Name(of):
                return self._named(of)
            case Choice(cases, otherwise):
                last = "np.nan" if otherwise is None else self.value(otherwise)
                for test, value in reversed(cases):
                    last = f"np.where({self.value(test)}, {self.value(value)}, {last})"
                return last
            case Within():
                return self._within(expression)
            case Operation():
                return self._operation(expression)
            case _:
                return "np.nan"

    def _named(self, name: str) -> str:
        figure = self.rules.figure(name)
        if figure is None:
            return f'case("{name}", period)'
        if figure.type == "date":
            return f'np.datetime64(int(p.{name}), "D")'
        return f"p.{name}"

    def _operation(self, operation: Operation) -> str:
        op, terms = operation.op, operation.terms
        if op in _INFIX:
            return f"({f' {_INFIX[op]} '.join(self.value(term) for term in terms)})"
        if op in _SIGNS:
            return f"({self.value(terms[0])} {_SIGNS[op]} {self.value(terms[1])})"
        if op in _LOGIC:
            return f"({_LOGIC[op].join(self.value(term) for term in terms)})"
        if op == "not":
            return f"~{self.value(terms[0])}"
        if op == "is":
            return self._is(terms[0], terms[1])
        if op in _FUNCTIONS:
            said = self.value(terms[0])
            for term in terms[1:]:
                said = f"{_FUNCTIONS[op]}({said}, {self.value(term)})"
            return said
        if op == "averageOfHighest":
            return f"average_of_highest({self.value(terms[0])}, [{', '.join(self.value(term) for term in terms[1:])}])"
        if op == "annually":
            return f"annually({self.value(terms[0])}, {self.value(terms[1])})"
        return self._shift(operation)

    def _shift(self, operation: Operation) -> str:
        event, name = operation.terms
        figure = self.rules.figure(name.of) if isinstance(name, Name) else None
        sign = "-" if operation.op == "before" else ""
        unit = literal(figure.unit if figure else "days")
        return f"shift({self.value(event)}, {sign}{self.value(name)}, {unit}, {literal(operation.count)})"

    def _is(self, left: Expression, right: Expression) -> str:
        said = self.value(left)
        wanted = right.value if isinstance(right, Constant) else ""
        question = self.rules.question(left.of) if isinstance(left, Name) else None
        if question is not None and question.type == "choice":
            return f"({said} == {_enum_name(question.name)}.{wanted})"
        return said if wanted == "true" else f"~{said}"

    def _within(self, within: Within) -> str:
        spans = []
        for span in within.spans:
            days = f"int(p.{span.days})" if span.days else "0"
            start = f"int(p.{span.start})" if span.start else "0"
            end = f"int(p.{span.end})" if span.end else "24 * 60"
            spans.append(f"({days}, {start}, {end}, {span.nights})")
        moment = ", ".join(f'case("{within.moment}_{part}", period)' for part in ("weekday", "minute", "holiday"))
        return f"within({moment}, [{', '.join(spans)}])"
