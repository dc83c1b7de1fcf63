"""Rules: from the marks and declarations of a chapter to answers, code and what a proposal changes in them."""

from engross.rules.changes import rule_changes
from engross.rules.evaluation.evaluator import evaluate
from engross.rules.extraction.rule_sets import extract
from engross.rules.targets.target_list import TARGETS

__all__ = ["TARGETS", "evaluate", "extract", "rule_changes"]
