"""From CHAPTER to its rules: what ``rules``, ``ask`` and ``build`` share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from engross.building import rule_sets
from engross.model.review import ReviewRecord
from engross.model.rules import RuleSet
from engross.rules.review_records import read_record
from engross.rules.targets.target_list import TARGETS
from engross.workspace import ChapterFolder, Workspace, default_base, default_draft, load, read_toml, relative_name


@dataclass(frozen=True, slots=True)
class ChapterRules:
    """The rules of a chapter: the law in force first where there is one, then the latest draft; and their record."""

    sets: tuple[RuleSet, ...]
    record: ReviewRecord
    record_path: Path

    @property
    def declared(self) -> bool:
        """Whether any version declares a rule."""
        return any(rules.rules for rules in self.sets)


def chapter_rules(workspace: Workspace, folder: ChapterFolder) -> ChapterRules:
    """The rules of a chapter's latest codified version and latest draft.

    Errors: EngrossError where a source or the record is not what it should be.
    """
    draft, base = default_draft(folder), default_base(folder)
    old = (
        load(base.path, relative_name(workspace.root, base.path))
        if base is not None and base.path != draft.path
        else None
    )
    sets = rule_sets(old, load(draft.path, relative_name(workspace.root, draft.path)))
    path = folder.record
    record = read_record(read_toml(path), relative_name(workspace.root, path)) if path.is_file() else ReviewRecord()
    return ChapterRules(sets, record, path)


def written_out(found: ChapterRules, target: str) -> Iterator[tuple[str, bytes]]:
    """The files of a target, by their paths."""
    for name, text in TARGETS[target](found.sets, found.record).items():
        yield name, text.encode("utf-8")
