"""What a build makes of each chapter, as pure functions that any process or machine may run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.names_on_demand import names_on_demand

if TYPE_CHECKING:
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

__getattr__ = names_on_demand(
    __name__,
    {
        "ChapterJob": "chapters",
        "changes_in_rules": "chapter_rules_output",
        "chapter_outputs": "chapters",
        "document_bytes": "redlines",
        "download_bytes": "downloads",
        "redline_bytes": "redlines",
        "rule_sets": "chapter_rules_output",
    },
)
