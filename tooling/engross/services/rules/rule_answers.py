"""One answer from the rules of a chapter, with its citation."""

from __future__ import annotations

from collections.abc import Mapping

from engross.errors import EngrossError, NotFoundError
from engross.model.rules.rule_set import RuleSet, rules_in_force
from engross.rules.evaluation.answers_in_words import answer_lines, question_lines, read_facts, rule_called
from engross.rules.evaluation.evaluator import evaluate
from engross.rules.runtime import NoAnswer
from engross.services.rules.chapter_rules import ChapterRules, rules_named


def rules_of_version(found: ChapterRules, wanted: str | None, rule: str | None = None) -> RuleSet:
    """The rules that answer: those of the version ``wanted``; None: those of the law of the day, for ``rule`` where one
    is asked.

    Errors: NotFoundError where there is no such version, or no text is the law, naming the versions there are.
    """
    if wanted:
        return rules_named(found, wanted)
    law = rules_in_force(found.sets, found.today, (rule or "").replace("-", "_"))
    if law is None:
        there = ", ".join(str(rules.version) for rules in found.sets)
        raise NotFoundError(
            f"no text of the chapter is the law on {found.today.isoformat()}; name one with --version: {there}"
        )
    return law


def answers(rules: RuleSet, rule: str, said: Mapping[str, str]) -> tuple[str, ...]:
    """What ``rule`` says of the facts ``said``, a line each; where none are said, what it asks. The first words say so
    where the text is not the law.

    Errors: NotFoundError where there is no such rule; EngrossError where a fact is missing, strange or wrong.
    """
    lines = _answer(rules, rule, said)
    if rules.effective is None:
        return (f"NOT IN FORCE ({rules.version}): {lines[0]}", *lines[1:])
    return lines


def _answer(rules: RuleSet, rule: str, said: Mapping[str, str]) -> tuple[str, ...]:
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
