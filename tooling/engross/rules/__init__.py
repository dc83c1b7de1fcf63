"""Rules: from the marks and declarations of a chapter to answers, code and what a proposal changes in them."""

from engross.rules.changes import rule_changes
from engross.rules.evaluate import evaluate
from engross.rules.extract import extract
from engross.rules.targets import TARGETS

__all__ = ["TARGETS", "evaluate", "extract", "rule_changes"]
