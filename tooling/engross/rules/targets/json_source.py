"""The rules of a chapter as data."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import fields, is_dataclass

from engross.model.rules.figure import RuleFigure
from engross.model.rules.passage import SourcePassage
from engross.model.rules.review import ReviewRecord
from engross.model.rules.rule_set import Question, Rule, RuleSet
from engross.outputs.printed_json import shaped


def rules_json(sets: Sequence[RuleSet], record: ReviewRecord) -> str:
    """``{"chapter","title","versions":[{"version","stage","inForce","source","questions","figures","rules","loose"}]}``.

    An expression is ``{"node": …}`` with its parts; a passage has ``sha256``. Keys are stable.
    """
    newest = sets[-1]
    data = {
        "chapter": newest.number,
        "title": newest.title,
        "note": "interpretation, not law",
        "versions": [_version(rules, record) for rules in sets],
    }
    return json.dumps(shaped("rules", data), ensure_ascii=False, indent=1) + "\n"


def _version(rules: RuleSet, record: ReviewRecord) -> dict[str, object]:
    return {
        "version": str(rules.version),
        "stage": rules.version.stage,
        "inForce": rules.effective is not None,
        "effective": rules.effective.isoformat() if rules.effective else "",
        "source": {"file": rules.source.name, "sha256": rules.source.sha256} if rules.source else None,
        "quantities": rules.quantities,
        "questions": [_plain(question, Question) for question in rules.questions],
        "figures": [_plain(figure, RuleFigure) for figure in rules.figures],
        "rules": [_rule(rule, rules, record) for rule in rules.rules],
        "examples": [_plain(example) for example in rules.examples],
        "loose": [{"words": loose.words, "passage": _plain(loose.passage)} for loose in rules.loose],
    }


def _rule(rule: Rule, rules: RuleSet, record: ReviewRecord) -> dict[str, object]:
    review = record.of(rule.name, str(rules.version))
    return {
        "name": rule.name,
        "kind": rule.kind,
        "title": rule.title,
        "result": rule.result,
        "unit": rule.unit,
        "asks": [question.name for question in rules.asked_by(rule)],
        "body": _plain(rule.body),
        "sources": [_plain(passage) for passage in rule.sources],
        "reading": rule.reading,
        "reviewer": review.reviewer if review else "",
        "reviewed": review.date if review else "",
    }


def _plain(value: object, bare: type | None = None) -> object:
    """A value of the model as plain data; ``bare``: without naming the node."""
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if not is_dataclass(value):
        return value
    named = {} if bare or isinstance(value, SourcePassage) else {"node": type(value).__name__.lower()}
    out: dict[str, object] = {**named, **{f.name: _plain(getattr(value, f.name)) for f in fields(value)}}
    if isinstance(value, SourcePassage):
        out["sha256"] = value.sha256
    return out
