"""What a proposal changes in the rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from engross.model.rules.expression import Choice, Expression, Operation, Worded, names_of
from engross.model.rules.figure import RuleFigure
from engross.model.rules.passage import SourcePassage
from engross.model.rules.rule_change import RuleChange
from engross.model.rules.rule_set import Rule, RuleSet

_NOWHERE = SourcePassage("", "", "")


def rule_changes(old: RuleSet, new: RuleSet) -> tuple[RuleChange, ...]:
    """What becomes of each rule from ``old`` to ``new``, in the order of ``new``, repealed ones last."""
    return tuple(_changes(old, new))


def _changes(old: RuleSet, new: RuleSet) -> Iterator[RuleChange]:
    for rule in new.rules:
        before = old.rule(rule.name)
        if before is None:
            moves = tuple((_label(f, rule), "", f.shown) for f in _figures(new, rule))
            yield RuleChange("added", rule.name, rule.title, "", _places(rule), moves)
            continue
        moves = tuple(_moves(old, before, new, rule))
        if moves or _bare(before.body) != _bare(rule.body):
            yield RuleChange("changed", rule.name, rule.title, _places(before), _places(rule), moves)
    for rule in old.rules:
        if new.rule(rule.name) is None:
            moves = tuple((_label(f, rule), f.shown, "") for f in _figures(old, rule))
            yield RuleChange("repealed", rule.name, rule.title, _places(rule), "", moves)


def _figures(rules: RuleSet, rule: Rule) -> tuple[RuleFigure, ...]:
    found = (rules.figure(name) for name in dict.fromkeys(names_of(rule.body)))
    return tuple(figure for figure in found if figure is not None)


def _moves(old: RuleSet, before: Rule, new: RuleSet, after: Rule) -> Iterator[tuple[str, str, str]]:
    was = {figure.name: figure for figure in _figures(old, before)}
    now = {figure.name: figure for figure in _figures(new, after)}
    for name in dict.fromkeys((*was, *now)):
        left, right = was.get(name), now.get(name)
        if left is None or right is None or (left.value, left.unit) != (right.value, right.unit):
            label = _label(right or was[name], after)
            yield label, left.shown if left else "", right.shown if right else ""
    for name in dict.fromkeys(names_of(after.body)):
        one, other = old.question(name), new.question(name)
        if one is not None and other is not None and one.decider != other.decider:
            yield f"who decides {other.asks}", one.decider, other.decider


def _label(figure: RuleFigure, rule: Rule) -> str:
    """A figure's name as words; a cell's without the name of its rule."""
    return figure.name.removeprefix(f"{rule.name}__").replace("__", ", ").replace("_", " ")


def _places(rule: Rule) -> str:
    return "; ".join(dict.fromkeys(passage.place for passage in rule.sources))


def _bare(expression: Expression) -> Expression:
    """``expression`` without where it stands: a rule that only moves does not change."""
    if isinstance(expression, Worded):
        return replace(expression, passage=_NOWHERE)
    if isinstance(expression, Operation):
        return replace(expression, terms=tuple(_bare(term) for term in expression.terms), provision="")
    if isinstance(expression, Choice):
        cases = tuple((_bare(test), _bare(value)) for test, value in expression.cases)
        return Choice(cases, None if expression.otherwise is None else _bare(expression.otherwise))
    return expression
