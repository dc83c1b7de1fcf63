"""What a build makes of each chapter, as pure functions that any process or machine may run."""

from engross.building.chapter_rules_output import changes_in_rules, rule_sets
from engross.building.chapters import ChapterJob, chapter_outputs
from engross.building.downloads import download_bytes
from engross.building.redlines import document_bytes, redline_bytes

__all__ = [
    "ChapterJob",
    "changes_in_rules",
    "chapter_outputs",
    "document_bytes",
    "download_bytes",
    "redline_bytes",
    "rule_sets",
]
