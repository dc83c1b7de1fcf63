"""What a build makes of each chapter, as pure functions that any process or machine may run."""

from engross.building.chapters import ChapterJob, chapter_outputs
from engross.building.redlines import redline_bytes
from engross.building.ruling import changes_in_rules, rule_sets

__all__ = ["ChapterJob", "changes_in_rules", "chapter_outputs", "redline_bytes", "rule_sets"]
