"""From declarations to expressions: one function an element of the vocabulary (schemas/ordinance.rng)."""

from __future__ import annotations

from collections.abc import Iterable

from engross.model.rules.declaration import RuleDeclaration
from engross.model.rules.expression import Choice, Constant, Expression, HourSpan, Name, Operation, Operator, Within

COMPARISONS: tuple[Operator, ...] = ("equals", "atLeast", "atMost", "moreThan", "lessThan")
_ARITHMETIC = frozenset({"add", "subtract", "multiply", "divide", "lesser", "greater"})
TRUE = Constant("true")


def test(declaration: RuleDeclaration) -> Expression:
    """A ``when``, ``all``, ``any`` or ``not``; or whatever has a ``that`` and a comparison."""
    kind = declaration.kind
    if kind in ("all", "any", "not"):
        return Operation(kind, tuple(test(child) for child in declaration.children))  # type: ignore[arg-type]
    left, provision = Name(declaration.get("that")), declaration.get("provision").removeprefix("#")
    if declaration.get("is"):
        return Operation("is", (left, Constant(declaration.get("is"))), provision=provision)
    op = next(op for op in COMPARISONS if declaration.get(op))
    return Operation(op, (left, Name(declaration.get(op))), provision=provision)


def all_of(tests: Iterable[Expression]) -> Expression:
    """All of ``tests`` at once."""
    each = tuple(tests)
    if not each:
        return TRUE
    return each[0] if len(each) == 1 else Operation("all", each)


def expression(declaration: RuleDeclaration) -> Expression:
    """An amount: ``value``, ``constant``, arithmetic, ``averageOfHighest``, ``choose``."""
    kind = declaration.kind
    if kind == "value":
        return Name(declaration.get("of"))
    if kind == "constant":
        return Constant(declaration.get("is"), declaration.get("why"))
    if kind == "averageOfHighest":
        terms = (Name(declaration.get("count")), *(expression(child) for child in declaration.children))
        return Operation("averageOfHighest", terms)
    if kind in _ARITHMETIC:
        return Operation(kind, tuple(expression(child) for child in declaration.children))  # type: ignore[arg-type]
    cases = tuple((test(case.children[0]), expression(case.children[1])) for case in declaration.each("case"))
    otherwise = next((expression(child.children[0]) for child in declaration.each("otherwise")), None)
    return Choice(cases, otherwise)


def schedule(declaration: RuleDeclaration) -> Expression:
    """The steps of a schedule."""
    return Choice(
        tuple(
            (all_of(test(child) for child in step.children), Name(step.get("gives")))
            for step in declaration.each("step")
        )
    )


def deadline(declaration: RuleDeclaration) -> Expression:
    """The last day, of one event or of the later or earlier of several."""
    ends = tuple(_end(child, declaration.get("count")) for child in declaration.each("from"))
    if len(ends) == 1:
        return ends[0]
    return Operation("earlier" if declaration.get("whichever") == "earlier" else "later", ends)


def _end(declaration: RuleDeclaration, count: str) -> Expression:
    event = Name(declaration.get("event"))
    if declaration.get("annually"):
        return Operation("annually", (event, Name(declaration.get("annually"))))
    if not declaration.get("within"):
        return event
    op: Operator = "before" if declaration.get("direction") == "before" else "after"
    return Operation(op, (event, Name(declaration.get("within"))), count=count)


def window(declaration: RuleDeclaration) -> Expression:
    """The hours and days of a window."""
    spans = tuple(
        HourSpan(span.get("days"), span.get("from"), span.get("to"), span.get("nights") == "yes")
        for span in declaration.each("span")
    )
    return Within(declaration.get("at"), spans)


def condition(declaration: RuleDeclaration) -> Expression:
    """All, or any, of the tests listed."""
    op: Operator = "any" if declaration.get("of") == "any" else "all"
    return Operation(op, tuple(test(child) for child in declaration.children))
