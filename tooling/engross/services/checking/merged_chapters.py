"""What a merge did to citations and defined terms: the chapters held against those of each branch."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date

from engross.checks.analysis.chapter_indexes import IndexedCode
from engross.checks.analysis.new_words import IsNew, all_new, new_words
from engross.checks.merge_runner import merge_findings
from engross.checks.reports import ReportContents
from engross.checks.waivers import apply_waivers
from engross.diff import compare
from engross.errors import EngrossError, SourceError
from engross.model.comparison.comparison import Comparison
from engross.model.findings.finding import Finding
from engross.model.findings.waiver import Waiver
from engross.model.law.chapter import Chapter
from engross.model.law.code import Draft
from engross.services.checking.chapter_checks import hierarchy_or_standard, lines_near, numbered_folders
from engross.services.checking.check_report import CheckScope
from engross.services.checking.finding_waivers import waivers_of
from engross.services.selection.base_and_draft_choice import pending_texts, settled_texts
from engross.values import dataclass
from engross.workspace import ChapterFolder, VersionFile, Workspace, load, read_bytes, relative_name

_ELSEWHERE = ("REF001", "REF002", "REF003", "REF006", "REN", "DEF005")
"""The codes of checks that say of a citation or term what a check of the merge would say again."""


def with_merge_findings(
    account: ReportContents,
    workspace: Workspace,
    branch: Workspace,
    others: Sequence[Workspace],
    scope: CheckScope,
) -> ReportContents:
    """``account`` with what is found in ``workspace``, the result of a merge, against ``branch``, one of its parents;
    ``others`` are the other ones.

    A citation or term that has a finding already is left to that; a file that cannot be read has one. What is waived
    on the day of the ``scope`` is with the waived.
    """
    names = {folder for folder, _ in account.checked}
    waived = [one.finding for one in account.waived]
    said = {_place(one) for one in (*account.findings, *account.known, *waived) if one.code.startswith(_ELSEWHERE)}
    said |= {_place(one) for one in account.findings if one.code.startswith("MRG")}
    pair = _Branches(workspace, branch, scope.today, tuple(others))
    found = [one for one in pair.findings(names, scope.codes) if _place(one) not in said]
    waivers: tuple[Waiver, ...] = ()
    with suppress(EngrossError):  # the file of waivers is wrong, which is a finding of its own
        waivers = waivers_of(workspace)
    standing, covered = apply_waivers(found, waivers, today=scope.today, file="", checked=())
    sources = {**account.sources, **lines_near(workspace.root, found)}
    return replace(
        account, findings=(*standing, *account.findings), waived=(*account.waived, *covered), sources=sources
    )


def _place(finding: Finding) -> tuple[str, str, str, str]:
    return finding.file, finding.eid, finding.words, str(finding.nth)


@dataclass(frozen=True, slots=True)
class _Branches:
    """The result of a merge, and one of its parents, on a day; ``others`` are the other parents."""

    merged: Workspace
    branch: Workspace
    today: date
    others: tuple[Workspace, ...] = ()

    def findings(self, names: set[str], codes: frozenset[str]) -> Iterator[Finding]:
        """What the merge did to the chapters whose folders have these ``names``."""
        code = MergedCode(self)
        indexed = IndexedCode(code)
        gone = set(numbered_folders(self.branch.chapters(), hierarchy_or_standard(self.branch))) - set(code)
        for folder in self.merged.chapters():
            if folder.name in names:
                with suppress(SourceError):  # a file that cannot be read is a finding of its own
                    for texts in pending_texts(folder, self.today):
                        draft = self.draft(folder, texts.draft)
                        is_new = self._new_words(folder, texts.draft, draft.chapter)
                        yield from merge_findings(draft, indexed, gone, codes, is_new)

    def draft(self, folder: ChapterFolder, item: VersionFile) -> Draft:
        """A text of the result with the same chapter on the branch as its base. Errors: SourceError."""
        new = _read(self.merged, item)
        return Draft(new, folder.name, self._comparison(folder, item, new), item.version)

    def _comparison(self, folder: ChapterFolder, item: VersionFile, new: Chapter) -> Comparison | None:
        former = self._counterpart(folder, item)
        if former is None or read_bytes(former.path) == read_bytes(item.path):
            return None
        return compare(_read(self.branch, former), new)

    def _new_words(self, folder: ChapterFolder, item: VersionFile, new: Chapter) -> IsNew:
        """Which words of a text of the result are not those of each other parent. Errors: SourceError."""
        compared = []
        for other in self.others:
            pair = _Branches(self.merged, other, self.today)
            if pair._counterpart(folder, item) is None:
                return all_new
            compared.append(pair._comparison(folder, item, new))
        return new_words(comparison for comparison in compared if comparison is not None)

    def _counterpart(self, folder: ChapterFolder, item: VersionFile) -> VersionFile | None:
        """The text of the same chapter on the branch, in the folder of its name, else in the one of its number that the
        result has no more: of the same version, else the draft of the same name, else the one that citations led to.
        """
        folders = self.branch.chapters()
        there = next((one for one in folders if one.name == folder.name), None)
        if there is None and folder.number:
            kept = {one.name for one in self.merged.chapters()}
            renamed = [one for one in folders if one.number == folder.number and one.name not in kept]
            there = renamed[0] if len(renamed) == 1 else None
        if there is None:
            return None
        same = [one for one in there.versions if one.version == item.version]
        named = [texts.draft for texts in pending_texts(there, self.today)]
        named = [one for one in named if one.version.name == item.version.name]
        return next(iter((*same, *named)), None) or settled_texts(there, self.today).draft


def _read(workspace: Workspace, item: VersionFile) -> Chapter:
    return load(item.path, relative_name(workspace.root, item.path), hierarchy_or_standard(workspace))


class MergedCode(Mapping[str, Draft]):
    """The numbered chapters of the result of a merge, each with the same chapter on one branch as its base."""

    def __init__(self, branches: _Branches) -> None:
        """``branches``: the result, and the branch."""
        self._branches = branches
        merged = branches.merged
        self._folders = numbered_folders(merged.chapters(), hierarchy_or_standard(merged))

    def __getitem__(self, number: str) -> Draft:
        """Chapter ``number``, of several the last, which says so; KeyError where it is not there, or cannot be read."""
        *_, folder = having_it = self._folders[number.upper()]
        try:
            draft = self._branches.draft(folder, settled_texts(folder, self._branches.today).draft)
            return replace(draft, shares_number=len(having_it) > 1)
        except SourceError:
            raise KeyError(number) from None

    def __iter__(self) -> Iterator[str]:
        """The numbers."""
        return iter(self._folders)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._folders)
