"""The rules of a chapter: written out, held against their record, reviewed, and what a proposal changes in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from engross.building import rule_sets
from engross.errors import NotFoundError
from engross.model.rules.review import ReviewRecord
from engross.model.rules.rule_change import RuleChange
from engross.model.rules.rule_set import RuleSet
from engross.outputs.writing import digest
from engross.rules.changes import rule_changes
from engross.rules.review_records import ReviewDrift, accepted_record, read_record, review_drifts, write_record
from engross.rules.targets.target_list import TARGETS
from engross.services.drafting.source_files import replace_source
from engross.services.selection.base_and_draft_choice import default_texts
from engross.workspace import ChapterFolder, Workspace, load, read_toml, relative_name

TARGET_NAMES = tuple(TARGETS)
"""The names of what rules can be written out as."""


@dataclass(frozen=True, slots=True)
class ChapterRules:
    """The rules of a chapter: the law in force first where there is one, then the latest draft; and their record.

    ``record_hash`` is the SHA-256 (hex) of the record's file, None where there is none.
    """

    sets: tuple[RuleSet, ...]
    record: ReviewRecord
    record_path: Path
    record_hash: str | None

    @property
    def declared(self) -> bool:
        """Whether any version declares a rule."""
        return any(rules.rules for rules in self.sets)


def chapter_rules(workspace: Workspace, folder: ChapterFolder, today: date) -> ChapterRules:
    """The rules of the law of ``today``, and of the pending draft, else of the text that was adopted last.

    Errors: EngrossError where a source or the record is not what it should be.
    """
    draft, law = default_texts(folder, today).draft, folder.timeline().in_force(today)
    base = folder.file_of(law.version) if law is not None else None
    old = load(base.path, relative_name(workspace.root, base.path)) if base is not None and base != draft else None
    sets = rule_sets(old, load(draft.path, relative_name(workspace.root, draft.path)))
    path = folder.record
    record = read_record(read_toml(path), relative_name(workspace.root, path)) if path.is_file() else ReviewRecord()
    return ChapterRules(sets, record, path, digest(path) if path.is_file() else None)


def written_out(found: ChapterRules, target: str) -> Iterator[tuple[str, bytes]]:
    """The files of a target, by their paths."""
    for name, text in TARGETS[target](found.sets, found.record).items():
        yield name, text.encode("utf-8")


@dataclass(frozen=True, slots=True)
class RulesProof:
    """Whether rules still are what the law says: where they have drifted from their record, and the module of rules in
    the build folder where it is not what the sources say."""

    drifts: tuple[ReviewDrift, ...]
    stale: Path | None

    @property
    def holds(self) -> bool:
        """Whether nothing is wrong."""
        return not self.drifts and self.stale is None


def declared_rules(workspace: Workspace, folder: ChapterFolder, today: date) -> ChapterRules:
    """The rules of a chapter that declares any. Errors: NotFoundError where it declares none."""
    found = chapter_rules(workspace, folder, today)
    if not found.declared:
        raise NotFoundError(f"{folder.name} declares no rules; docs/source-format.md says how (Rules)")
    return found


def prove_rules(workspace: Workspace, folder: ChapterFolder, found: ChapterRules) -> RulesProof:
    """Hold the rules of a chapter against their record and the build folder."""
    if not found.declared:
        return RulesProof((), None)
    built = workspace.build / folder.name / "rules.py"
    stale = built.is_file() and built.read_bytes() != dict(written_out(found, "python"))["rules.py"]
    return RulesProof(review_drifts(found.sets, found.record), built if stale else None)


def changed_rules(found: ChapterRules) -> tuple[RuleChange, ...]:
    """What the proposal changes in the rules of the law in force. Errors: NotFoundError where there is no such law."""
    if len(found.sets) < 2:
        raise NotFoundError("there is no law in force to compare with: all its rules are new")
    return rule_changes(found.sets[0], found.sets[1])


def record_review(found: ChapterRules, reviewer: str, only: Sequence[str], today: date) -> int:
    """Record the sentences of the rules as they stand, and that ``reviewer`` has read the rules beside the law.

    ``only``: these rules, by name; none named: all. Returns how many rules the record holds. Errors: EngrossError where
    a rule is not there; OutputError where the record has changed since it was read.
    """
    record = accepted_record(found.sets, found.record, reviewer, today.isoformat(), only)
    replace_source(found.record_path, write_record(record).encode("utf-8"), found.record_hash)
    return len(record.reviews)
