"""Expressions as Python source. Words of the law go in as literals, never as code."""

from __future__ import annotations

from collections.abc import Mapping

from engross.model.rules.expression import Choice, Constant, Expression, Name, Operation, Within, Worded
from engross.model.rules.rule_set import Question, RuleSet
from engross.rules.targets.python.operators import ARITHMETIC_SIGNS, COMPARISON_SIGNS
from engross.rules.targets.python.source_layout import literal
from engross.values import dataclass

_GIVES = {"number": "number", "date": "day"}
_FUNCTIONS = {"lesser": "min", "greater": "max", "later": "max", "earlier": "min"}


@dataclass(frozen=True, slots=True)
class ExpressionWriter:
    """Writes the expressions of one rule under one version.

    ``optional`` are the facts that not every version of the rule asks for; ``callers`` says, for each rule, whether
    it takes ``holidays``.
    """

    rules: RuleSet
    optional: frozenset[str]
    holidays: Mapping[str, bool]

    def value(self, expression: Expression) -> str:
        """An amount or a date."""
        match expression:
            case Constant():
                return f"Decimal({literal(expression.value)})"
            case Name(of):
                return self._named(of)
            case Choice(cases, otherwise):
                last = "work.not_settled()" if otherwise is None else self.value(otherwise)
                parts = [f"{self.value(value)} if {self.test(test)} else " for test, value in cases]
                return f"({''.join(parts)}{last})"
            case Worded(words, decider):
                return f"work.left_to({literal(decider)}, {literal(words)})"
            case Operation():
                return self._operation(expression)
            case Within():
                return self.test(expression)

    def test(self, expression: Expression) -> str:
        """A truth."""
        match expression:
            case Constant():
                return str(expression.value == "true")
            case Within():
                return self._within(expression)
            case Operation(op, terms) if op in ("all", "any"):
                parts = [self.test(term) for term in terms]
                return parts[0] if len(parts) == 1 else f"({(' and ' if op == 'all' else ' or ').join(parts)})"
            case Operation("not", terms):
                return f"not {self.test(terms[0])}"
            case Operation("is", (left, Constant(wanted, _))):
                return self._is(left, wanted)
            case Operation(op, (left, right)) if op in COMPARISON_SIGNS:
                return f"{self.value(left)} {COMPARISON_SIGNS[op]} {self.value(right)}"
            case _:
                return self.value(expression)

    def _is(self, left: Expression, wanted: str) -> str:
        said = self.value(left)
        question = self.rules.question(left.of) if isinstance(left, Name) else None
        if question is not None and question.type == "choice":
            return f"{said} == {literal(wanted)}"
        return said if wanted == "true" else f"not {said}"

    def _named(self, name: str) -> str:
        figure = self.rules.figure(name)
        if figure is not None:
            return f"work.{_GIVES.get(figure.type, 'days')}({literal(name)})"
        if self.rules.rule(name) is not None:
            return f"work.also({self.call(name)})"
        question = self.rules.question(name)
        assert question is not None  # noqa: S101 - proved when extracted
        said = self.given(question)
        if question.decider:
            said = f"work.decided({said}, {literal(question.decider)})"
        return f"Decimal({said})" if question.type == "whole" else said

    def given(self, question: Question) -> str:
        """A fact as the rule was given it, proved to be there where it may be missing."""
        return (
            f"work.told({question.name}, {literal(question.name)})" if question.name in self.optional else question.name
        )

    def call(self, name: str) -> str:
        """A call of another rule with the same facts."""
        rule = self.rules.rule(name)
        assert rule is not None  # noqa: S101 - proved when extracted
        given = [f"{question.name}={self.given(question)}" for question in self.rules.asked_by(rule)]
        last = ["holidays=holidays"] if self.holidays[name] else []
        return f"{name}({', '.join(['on=on', 'version=version', *given, *last])})"

    def _operation(self, operation: Operation) -> str:
        op, terms = operation.op, operation.terms
        if op in ARITHMETIC_SIGNS:
            return f"({f' {ARITHMETIC_SIGNS[op]} '.join(self.value(term) for term in terms)})"
        if op in _FUNCTIONS:
            return f"{_FUNCTIONS[op]}({', '.join(self.value(term) for term in terms)})"
        if op == "averageOfHighest":
            return f"average_of_highest({self.value(terms[0])}, [{', '.join(self.value(term) for term in terms[1:])}])"
        if op == "annually":
            return f"annually({self.value(terms[0])}, {self.value(terms[1])})"
        if op in ("after", "before"):
            assert isinstance(terms[1], Name)  # noqa: S101 - so it is declared
            last = ", holidays" if operation.count == "business" else ""
            amount = f"{self.value(terms[1])}, work.unit({literal(terms[1].of)})"
            return f"{op}({self.value(terms[0])}, {amount}, {literal(operation.count)}{last})"
        return self.test(operation)

    def _within(self, within: Within) -> str:
        spans = []
        for span in within.spans:
            days = f"work.days({literal(span.days)})" if span.days else '""'
            start = f"work.clock({literal(span.start)})" if span.start else "None"
            end = f"work.clock({literal(span.end)})" if span.end else "None"
            spans.append(f"Span({days}, {start}, {end}{', nights=True' if span.nights else ''})")
        moment = self.rules.question(within.moment)
        assert moment is not None  # noqa: S101 - proved when extracted
        return f"within({self.given(moment)}, [{', '.join(spans)}])"
