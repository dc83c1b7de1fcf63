"""One answer from the rules of a chapter, with its citation."""

from __future__ import annotations

from collections.abc import Mapping

from engross.errors import EngrossError, NotFoundError
from engross.model.rules.rule_set import RuleSet
from engross.rules.evaluation.answers_in_words import answer_lines, question_lines, read_facts, rule_called
from engross.rules.evaluation.evaluator import evaluate
from engross.rules.runtime import NoAnswer
from engross.services.rules.chapter_rules import ChapterRules


def rules_of_version(found: ChapterRules, wanted: str | None) -> RuleSet:
    """The rules of the version ``wanted``: a stage, a date, or both; None: of the law in force, else of the draft.

    Errors: NotFoundError, naming the versions there are.
    """
    if wanted is None:
        return next((rules for rules in found.sets if rules.rules), found.sets[0])
    for rules in reversed(found.sets):
        if wanted in (rules.version.stage, rules.version.date.isoformat(), str(rules.version)):
            return rules
    raise NotFoundError(f"there are no rules of {wanted!r}; there are: {', '.join(str(r.version) for r in found.sets)}")


def answers(rules: RuleSet, rule: str, said: Mapping[str, str]) -> tuple[str, ...]:
    """What ``rule`` says of the facts ``said``, a line each; where none are said, what it asks.

    Errors: NotFoundError where there is no such rule; EngrossError where a fact is missing, strange or wrong.
    """
    asked = rule_called(rules, rule)
    facts = read_facts(rules, asked, said)
    try:
        worked = evaluate(rules, asked, facts)
    except NotFoundError:
        if facts:
            missing = ", ".join(f"--{q.name}" for q in rules.asked_by(asked) if q.name not in facts)
            raise EngrossError(f"{asked.name} must also be told: {missing}") from None
        return tuple(question_lines(rules, asked))
    except NoAnswer as fault:
        return (str(fault),)
    return tuple(answer_lines(rules, asked, facts, worked))
