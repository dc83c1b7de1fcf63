"""Walking an expression."""

from __future__ import annotations

from collections.abc import Iterator

from engross.model.rules import Choice, Expression, Operation


def parts_of(expression: Expression) -> Iterator[Expression]:
    """``expression`` and every expression inside it."""
    yield expression
    if isinstance(expression, Operation):
        for term in expression.terms:
            yield from parts_of(term)
    elif isinstance(expression, Choice):
        for test, value in expression.cases:
            yield from parts_of(test)
            yield from parts_of(value)
        if expression.otherwise is not None:
            yield from parts_of(expression.otherwise)
