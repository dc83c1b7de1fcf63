"""The rules of a chapter: written out, held against their record, reviewed, and what a proposal changes in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from engross.errors import AmbiguousError, NotFoundError, SourceError
from engross.model.law.chapter import Source
from engross.model.rules.review import ReviewRecord
from engross.model.rules.rule_change import RuleChange
from engross.model.rules.rule_set import RuleSet, rules_in_force
from engross.outputs.atomic_writing import digest
from engross.rules import extract
from engross.rules.changes import rule_changes
from engross.rules.review_records import ReviewDrift, accepted_record, read_record, review_drifts, write_record
from engross.rules.targets.target_list import TARGETS
from engross.services.drafting.source_acts import ActWriter, SourceAct, SourceChange, sources_of
from engross.services.selection.base_and_draft_choice import law_files, pending_texts
from engross.values import dataclass
from engross.workspace import ChapterFolder, Workspace, load, read_toml, relative_name

TARGET_NAMES = tuple(TARGETS)
"""The names of what rules can be written out as."""


@dataclass(frozen=True, slots=True)
class ChapterRules:
    """The rules of a chapter, those of the law first, then those of drafts; the day that is asked about; their record.

    ``record_hash`` is the SHA-256 (hex) of the record's file, None where there is none; ``sources`` are the files
    of the law that was read. ``remarks`` is what is to be said of the chapter's texts, a sentence each: which are not
    the law yet.
    """

    sets: tuple[RuleSet, ...]
    today: date
    record: ReviewRecord
    record_path: Path
    record_hash: str | None
    sources: tuple[Source, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def declared(self) -> bool:
        """Whether any version declares a rule."""
        return any(rules.rules for rules in self.sets)


def chapter_rules(workspace: Workspace, folder: ChapterFolder, today: date) -> ChapterRules:
    """The rules of the texts that are the law on ``today`` or will be, and of the pending drafts; of the text that was
    adopted last where there is neither.

    Errors: EngrossError where a source or the record is not what it should be.
    """
    files = dict.fromkeys((*law_files(folder, today), *(texts.draft for texts in pending_texts(folder, today))))
    chapters = [load(item.path, relative_name(workspace.root, item.path)) for item in files]
    sets = tuple(map(extract, chapters))
    path = folder.record
    record = read_record(read_toml(path), relative_name(workspace.root, path)) if path.is_file() else ReviewRecord()
    sources = sources_of(chapter.source for chapter in chapters)
    remarks = tuple(folder.timeline().remarks(today))
    return ChapterRules(sets, today, record, path, digest(path) if path.is_file() else None, sources, remarks)


def rules_named(found: ChapterRules, wanted: str) -> RuleSet:
    """The rules of the version ``wanted``: a stage, a date, a draft's name, or the whole of a file's name.

    Errors: NotFoundError, naming the versions there are; AmbiguousError where several would do.
    """
    several = [
        rules
        for rules in found.sets
        if wanted in (rules.version.stage, rules.version.date.isoformat(), rules.version.name, str(rules.version))
    ]
    exact = [rules for rules in several if wanted == str(rules.version)] or several
    there = ", ".join(str(rules.version) for rules in exact or found.sets)
    if len(exact) > 1:
        raise AmbiguousError(f"there are several versions {wanted!r}; name one of {there}")
    if not exact:
        raise NotFoundError(f"there are no rules of {wanted!r}; there are: {there}")
    return exact[0]


def written_out(found: ChapterRules, target: str, version: str | None = None) -> Iterator[tuple[str, bytes]]:
    """The files of a target, by their paths.

    OpenFisca's parameters know days, not versions: its package holds the law alone, and a proposal only where
    ``version`` names it. Errors: NotFoundError where there is no law and no version is named, or no such version.
    """
    sets = found.sets
    if target == "openfisca" or version:
        named = rules_named(found, version) if version else None
        sets = tuple(rules for rules in found.sets if rules.effective is not None or rules == named)
    if not sets:
        there = ", ".join(str(rules.version) for rules in found.sets)
        raise NotFoundError(f"no text of the chapter is the law; name a proposal with --version: {there}")
    for name, text in TARGETS[target](sets, found.record).items():
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
        raise NotFoundError(f"{folder.name} declares no rules; `engross explain source-format` says how (Rules)")
    return found


def prove_rules(workspace: Workspace, folder: ChapterFolder, found: ChapterRules) -> RulesProof:
    """Hold the rules of a chapter against their record and the build folder."""
    if not found.declared:
        return RulesProof((), None)
    built = workspace.build / folder.name / "rules.py"
    stale = built.is_file() and built.read_bytes() != dict(written_out(found, "python"))["rules.py"]
    return RulesProof(review_drifts(found.sets, found.record), built if stale else None)


@dataclass(frozen=True, slots=True)
class RulesToReview:
    """Where the rules of a chapter are no longer as somebody reviewed them, a sentence each; ``fault``: why they cannot
    be read at all (empty: they can)."""

    drifts: tuple[str, ...]
    fault: str = ""


def rules_to_review(workspace: Workspace, folder: ChapterFolder, today: date) -> RulesToReview:
    """What is to be reviewed of the rules of a chapter; nothing where it declares none."""
    try:
        found = chapter_rules(workspace, folder, today)
    except SourceError as fault:
        return RulesToReview((), str(fault))
    drifts = prove_rules(workspace, folder, found).drifts
    told = (": ".join(part for part in (drift.rule.replace("_", " "), drift.message) if part) for drift in drifts)
    return RulesToReview(tuple(dict.fromkeys(told)))


def changed_rules(found: ChapterRules) -> tuple[RuleChange, ...]:
    """What the proposal changes in the rules of the law in force. Errors: NotFoundError where there is no such law."""
    law = rules_in_force(found.sets, found.today)
    drafts = [rules for rules in found.sets if rules != law]
    if law is None or not drafts:
        raise NotFoundError("there is no law in force to compare with: all its rules are new")
    if len(drafts) > 1:
        there = ", ".join(str(rules.version) for rules in drafts)
        raise AmbiguousError(f"there are several texts to compare with the law: {there}; see `engross changes --to V`")
    return rule_changes(law, drafts[0])


def record_review(found: ChapterRules, reviewer: str, only: Sequence[str], today: date, write: ActWriter) -> int:
    """Record the sentences of the rules as they stand, and that ``reviewer`` has read the rules beside the law.

    ``only``: these rules, by name; none named: all. Returns how many rules the record holds. Errors: EngrossError where
    a rule is not there, or the record or the law has changed since it was read, and nothing is written.
    """
    record = accepted_record(found.sets, found.record, reviewer, today.isoformat(), only)
    change = SourceChange(found.record_path, write_record(record).encode("utf-8"), found.record_hash)
    write(SourceAct(f"record the review of {found.record_path.parent.name}", (change,), found.sources))
    return len(record.reviews)
