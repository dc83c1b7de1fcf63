"""OpenFisca, an engine nobody here wrote, agrees with the rules on a grid of facts: every boundary of every rule."""

from __future__ import annotations

import datetime as dt
import importlib.util
import json
import math
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from engross.akn import parse_chapter
from engross.model.rules.review import ReviewRecord
from engross.model.rules.rule_set import Question, RuleSet
from engross.rules import TARGETS, evaluate, extract
from engross.rules.evaluation.boundary_facts import boundary_facts
from engross.rules.evaluation.evaluator import RuleValue
from engross.rules.runtime import Moment, NoAnswer
from engross.rules.targets.openfisca.package_source import package_name
from oracles.conftest import missing

ORDINANCES = Path(__file__).resolve().parents[2] / "ordinances"
CHAPTERS = {
    "068-noise": ("2020-01-14.codified", "2025-10-21.proposed"),
    "112-trees": ("2021-10-26.codified", "2025-10-21.proposed"),
    "126-pension-plan": ("2025-09-17.codified", "2025-10-21.proposed"),
    "new-photo-noise-violation-monitoring-devices": ("2025-10-21.proposed",),
    "new-school-bus-violation-enforcement-systems": ("2025-10-21.proposed",),
}
RUNNER = Path(__file__).with_name("run_openfisca.py")


def rule_sets(folder: str) -> tuple[RuleSet, ...]:
    files = [ORDINANCES / folder / f"{version}.xml" for version in CHAPTERS[folder]]
    return tuple(extract(parse_chapter(file.read_bytes(), file.name)) for file in files)


@pytest.mark.parametrize("folder", CHAPTERS)
def test_openfisca_agrees(folder: str, tmp_path: Path) -> None:
    if importlib.util.find_spec("openfisca_core") is None:
        missing("the rules with OpenFisca", "run make oracles (openfisca-core from PyPI)")
    sets = rule_sets(folder)
    for name, text in TARGETS["openfisca"](sets, ReviewRecord()).items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    jobs, expected = grid(sets)
    (tmp_path / "jobs.json").write_text(json.dumps(jobs), encoding="utf-8")
    command = [sys.executable, str(RUNNER), str(tmp_path), package_name(sets)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=600, check=False)
    assert done.returncode == 0, done.stderr[-4000:]
    answers = json.loads((tmp_path / "answers.json").read_text(encoding="utf-8"))
    wrong = [
        (job["rule"], job["on"], facts, want, got)
        for job, wants, gots in zip(jobs, expected, answers, strict=True)
        for facts, want, got in zip(job["facts"], wants, gots, strict=True)
        if not same(want, got)
    ]
    compared = sum(want != "open" for wants in expected for want in wants)
    print(f"{folder}: {compared} answers compared")
    assert wrong == []
    assert compared > 90


def grid(sets: tuple[RuleSet, ...]) -> tuple[list[dict[str, Any]], list[list[object]]]:
    """A job a rule and version with all its facts, and what the evaluator says to each."""
    jobs, expected = [], []
    for rules in sets:
        for rule in rules.rules:
            facts = boundary_facts(rules, rule)
            said = [
                dict(item for name, value in each.items() for item in plain(rules.question(name), value))
                for each in facts
            ]
            jobs.append({"rule": rule.name, "on": rules.version.date.isoformat(), "facts": said})
            expected.append([answer(rules, rule.name, each) for each in facts])
    return jobs, expected


def plain(question: Question | None, value: RuleValue) -> list[tuple[str, object]]:
    """A fact as OpenFisca's variables take it."""
    assert question is not None
    if isinstance(value, Moment):
        minute = value.time.hour * 60 + value.time.minute
        parts = (("weekday", value.weekday), ("minute", minute), ("holiday", value.holiday))
        return [(f"{question.name}_{part}", one) for part, one in parts]
    if isinstance(value, Decimal):
        return [(question.name, int(value) if question.type == "whole" else float(value))]
    return [(question.name, value.isoformat() if isinstance(value, dt.date) else value)]


def answer(rules: RuleSet, name: str, facts: dict[str, RuleValue]) -> object:
    rule = rules.rule(name)
    assert rule is not None
    try:
        value = evaluate(rules, rule, facts).value
    except NoAnswer:
        return None if rule.result == "number" else "open"
    if isinstance(value, Decimal):
        return float(value)
    return value.isoformat() if isinstance(value, dt.date) else value


def same(want: object, got: object) -> bool:
    """Equal; to five digits for numbers, which OpenFisca keeps in 32 bits. What is open has no truth to compare."""
    if want == "open":
        return True
    if isinstance(want, float) and isinstance(got, float):
        return math.isclose(want, got, rel_tol=1e-5, abs_tol=1e-4)
    return want == got
