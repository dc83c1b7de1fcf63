"""Type checking of expressions: the kind of value of each; a declaration that mixes kinds is refused."""

from __future__ import annotations

from collections.abc import Mapping

from engross.model.rules.expression import Choice, Constant, Expression, Name, Operation, Within, Worded
from engross.model.rules.figure import RuleFigure
from engross.model.rules.rule_set import Question, Rule
from engross.values import dataclass

_SHOWN = {"number": "a number", "truth": "yes or no", "date": "a date", "days": "days", "time": "a time of day"}
_NUMBERS = frozenset({"add", "subtract", "multiply", "divide", "lesser", "greater", "averageOfHighest"})
_COMPARED = frozenset({"equals", "atLeast", "atMost", "moreThan", "lessThan"})


class WrongKindError(Exception):
    """An expression stands where another kind is needed; the sentence says which."""


@dataclass(frozen=True, slots=True)
class KindChecker:
    """Tells kinds by the names of one chapter."""

    figures: Mapping[str, RuleFigure]
    questions: Mapping[str, Question]
    rules: Mapping[str, Rule]

    def prove(self, rule: Rule) -> None:
        """Hold ``rule`` to what it says it answers. Errors: WrongKindError."""
        self._want(rule.body, rule.result)

    def _want(self, expression: Expression, wanted: str) -> None:
        found = self._kind(expression)
        if found not in (wanted, "anything"):
            named = expression.of if isinstance(expression, Name) else "what is declared"
            raise WrongKindError(f"{named} is {_SHOWN.get(found, found)}, and {_SHOWN.get(wanted, wanted)} is needed")

    def _kind(self, expression: Expression) -> str:
        match expression:
            case Worded():
                return "anything"
            case Constant():
                return "number" if expression.why else "truth" if expression.value in ("true", "false") else "choice"
            case Name(of):
                return self._named(of)
            case Within(moment, spans):
                self._want(Name(moment), "moment")
                for span in spans:
                    for name, kind in ((span.days, "days"), (span.start, "time"), (span.end, "time")):
                        if name:
                            self._want(Name(name), kind)
                return "truth"
            case Choice(cases, otherwise):
                values = [value for _, value in cases] + ([otherwise] if otherwise is not None else [])
                for test, _ in cases:
                    self._want(test, "truth")
                kind = next((k for k in map(self._kind, values) if k != "anything"), "anything")
                for value in values:
                    self._want(value, kind)
                return kind
            case Operation():
                return self._operation(expression)

    def _named(self, name: str) -> str:
        if name in self.figures:
            return self.figures[name].type
        if name in self.rules:
            return self.rules[name].result
        kind = self.questions[name].type
        return "number" if kind == "whole" else kind

    def _operation(self, operation: Operation) -> str:
        op, terms = operation.op, operation.terms
        if op in _NUMBERS or op in _COMPARED:
            self._each(terms, "number")
            return "number" if op in _NUMBERS else "truth"
        if op in ("all", "any", "not"):
            self._each(terms, "truth")
            return "truth"
        if op == "is":
            return self._is(terms[0], terms[1])
        if op in ("later", "earlier"):
            self._each(terms, "date")
            return "date"
        self._want(terms[0], "date")
        self._want(terms[1], "day-of-year" if op == "annually" else "number")
        self._counts_days(operation)
        return "date"

    def _each(self, terms: tuple[Expression, ...], wanted: str) -> None:
        for term in terms:
            self._want(term, wanted)

    def _is(self, left: Expression, right: Expression) -> str:
        question = self.questions.get(left.of) if isinstance(left, Name) else None
        options: tuple[str, ...] = ("true", "false")
        if question is not None and question.type == "choice":
            options = question.options
        else:
            self._want(left, "truth")
        if not isinstance(right, Constant) or right.value not in options:
            said = right.value if isinstance(right, Constant) else "that"
            raise WrongKindError(f"{said!r} is none of its answers; they are: {', '.join(options)}")
        return "truth"

    def _counts_days(self, operation: Operation) -> None:
        name = operation.terms[1]
        figure = self.figures.get(name.of) if isinstance(name, Name) else None
        units = ("days",) if operation.count == "business" else ("days", "weeks", "months", "years")
        if operation.op != "annually" and (figure is None or figure.unit not in units):
            raise WrongKindError(f"a deadline counts in {', '.join(units)}, and its figure has another unit")
