"""Rules: from the marks and declarations of a chapter to answers, code and what a proposal changes in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.names_on_demand import names_on_demand

if TYPE_CHECKING:
    from engross.rules.changes import rule_changes
    from engross.rules.evaluation.evaluator import evaluate
    from engross.rules.extraction.rule_sets import extract
    from engross.rules.targets.target_list import TARGETS

__all__ = ["TARGETS", "evaluate", "extract", "rule_changes"]

__getattr__ = names_on_demand(
    __name__,
    {
        "TARGETS": "targets.target_list",
        "evaluate": "evaluation.evaluator",
        "extract": "extraction.rule_sets",
        "rule_changes": "changes",
    },
)
