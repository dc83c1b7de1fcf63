"""The figures of a chapter as OpenFisca's parameters: a value from each version's day on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from engross.model.rules.figure import RuleFigure
from engross.model.rules.rule_set import RuleSet
from engross.rules.runtime import DAYS
from engross.rules.targets.python.source_layout import literal


def parameter_file(name: str, sets: Sequence[RuleSet]) -> str:
    """The YAML of the figure ``name`` in all versions; null where it is no longer in the chapter."""
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
        lines += [
            f"  {(rules.effective or rules.version.date).isoformat()}:",
            f"    value: {_plain(figure) if figure else 'null'}",
        ]
        place = figure.passages[0].place if figure else "no longer in the chapter"
        lines += ["    metadata:", f"      reference: {literal(f'{place}, {rules.version}')}"]
    return "\n".join(lines) + "\n"


def _plain(figure: RuleFigure) -> str:
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
