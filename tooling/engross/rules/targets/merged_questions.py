"""The questions that the versions of a chapter ask."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from engross.model.rules.rule_set import Question


def merged_questions(asked: Iterable[Question]) -> tuple[Question, ...]:
    """Each question once, as the last asks it; the options of a choice are those of all, in order."""
    found: dict[str, Question] = {}
    for question in asked:
        before = found[question.name].options if question.name in found else ()
        found[question.name] = replace(question, options=tuple(dict.fromkeys((*before, *question.options))))
    return tuple(found.values())
