"""The ordinances of this checkout, as rules: what tests of rules are worked by hand against."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from pathlib import Path

from engross.akn import parse_chapter
from engross.model.rules.rule_set import RuleSet
from engross.rules import evaluate, extract
from engross.rules.evaluation.evaluator import RuleValue

ORDINANCES = Path(__file__).resolve().parents[2] / "ordinances"
NOISE, NOISE_PROPOSED = "068-noise/2020-01-14.codified", "068-noise/2025-10-21.proposed"
TREES, TREES_PROPOSED = "112-trees/2021-10-26.codified", "112-trees/2025-10-21.proposed"
PENSION = "126-pension-plan/2025-09-17.codified"
BUS = "new-school-bus-violation-enforcement-systems/2025-10-21.proposed"
PHOTO = "new-photo-noise-violation-monitoring-devices/2025-10-21.proposed"


@cache
def rules_of(version: str) -> RuleSet:
    """The rules of a version, by folder and file."""
    name = f"{version}.xml"
    return extract(parse_chapter((ORDINANCES / name).read_bytes(), name))


def work(version: str, rule: str, **facts: RuleValue | int | str) -> RuleValue:
    """What a rule comes to; numbers may be given as integers or, with a full stop, as words."""
    rules = rules_of(version)
    found = rules.rule(rule)
    assert found is not None, f"{version} has no rule {rule}"
    return evaluate(rules, found, {name: _value(value) for name, value in facts.items()}).value


def _value(value: RuleValue | int | str) -> RuleValue:
    if isinstance(value, bool):
        return value
    if isinstance(value, int):
        return Decimal(value)
    if isinstance(value, str) and value.replace(".", "", 1).isdigit():
        return Decimal(value)
    return value
