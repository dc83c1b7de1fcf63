"""Expressions as OpenFisca works them out: over arrays, a case each."""

from __future__ import annotations

import re
from decimal import Decimal

from engross.model.rules.expression import Choice, Constant, Expression, Name, Operation, Within
from engross.model.rules.rule_set import Rule, RuleSet
from engross.rules.extraction.marked_figures import plain_number
from engross.rules.targets.python.operators import ARITHMETIC_SIGNS, COMPARISON_SIGNS
from engross.rules.targets.python.source_layout import literal
from engross.values import dataclass

_FUNCTIONS = {
    "lesser": "np.minimum",
    "greater": "np.maximum",
    "later": "np.maximum",
    "earlier": "np.minimum",
}
_LOGIC = {"all": " & ", "any": " | "}


def enum_name(name: str) -> str:
    """What the enumeration of a choice's answers is called."""
    return "Of" + "".join(part.capitalize() for part in name.split("_"))


@dataclass(frozen=True, slots=True)
class ArrayExpressionWriter:
    """Writes the expressions of one version."""

    rules: RuleSet

    def result(self, rule: Rule) -> str:
        """The value of a rule; a constant is spread over all cases."""
        said = self.value(rule.body)
        return f"np.full(case.count, {said})" if not re.search(r"\bcase\(", said) else said

    def value(self, expression: Expression) -> str:
        """An amount, a date or a truth."""
        match expression:
            case Constant():
                if expression.why:
                    return plain_number(Decimal(expression.value))
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
        if op in ARITHMETIC_SIGNS:
            return f"({f' {ARITHMETIC_SIGNS[op]} '.join(self.value(term) for term in terms)})"
        if op in COMPARISON_SIGNS:
            return f"({self.value(terms[0])} {COMPARISON_SIGNS[op]} {self.value(terms[1])})"
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
            return f"({said} == {enum_name(question.name)}.{wanted})"
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
