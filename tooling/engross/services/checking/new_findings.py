"""Which findings are new: those that a git revision, or a file that was kept, does not have."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from engross.checks.reports import FINDINGS_SCHEMA, ReportContents
from engross.errors import EngrossError, SourceError
from engross.git_repository import branching_point, files_at, parents_of_merge
from engross.model.findings.finding import Finding
from engross.model.findings.finding_identity import finding_identities, new_and_known
from engross.services.checking.affected_chapters import LAW, SHARED_BELOW, AffectedFiles, affected_since
from engross.services.checking.chapter_checks import CheckTask
from engross.services.checking.check_report import CheckScope, every_chapter, standing_findings
from engross.services.parallel.ordered_map import InOrder
from engross.values import dataclass
from engross.workspace import Workspace, read_bytes


@dataclass(frozen=True, slots=True)
class RevisionBase:
    """What findings are compared with: its name, the commits that it is, and what may be found otherwise since.

    The commit of a revision is the one at which what is checked out left it; those of a ``merge`` are its parents.
    """

    name: str
    commits: tuple[str, ...]
    affected: AffectedFiles
    merge: bool = False

    def tasks_since(self, tasks: Sequence[CheckTask]) -> list[CheckTask]:
        """Those of ``tasks`` whose chapter may have other findings than in the revision."""
        if self.affected.everything:
            return list(tasks)
        affected = (task for task in tasks if task.path is not None or task.folder in self.affected.folders)
        return [replace(task, trusting=False) for task in affected]

    @property
    def folders(self) -> frozenset[str] | None:
        """The folders of the chapters that may have other findings; None: all of them."""
        return None if self.affected.everything else self.affected.folders

    @property
    def meetings(self) -> frozenset[str] | None:
        """The meetings that may have other findings; None: all of them."""
        return None if self.affected.everything else self.affected.meetings


NOTHING_MERGED = RevisionBase("the merged branches", (), AffectedFiles(), merge=True)
"""The base of a merge where there is none."""


def revision_base(workspace: Workspace, revision: str) -> RevisionBase:
    """Read what changed since ``revision``. Errors: NotFoundError where git does not know it; EngrossError."""
    commit = branching_point(workspace.root, revision)
    return RevisionBase(revision, (commit,), affected_since(workspace, commit))


def merge_base(workspace: Workspace) -> RevisionBase | None:
    """Read what changed since each parent of the merge that is checked out, or that is not committed yet; None where
    there is no merge. Errors: NotFoundError where a parent was not fetched; EngrossError."""
    parents = parents_of_merge(workspace.root)
    if not parents:
        return None
    affected = [affected_since(workspace, parent) for parent in parents]
    folders = frozenset().union(*(each.folders for each in affected))
    meetings = frozenset().union(*(each.meetings for each in affected))
    everything = any(each.everything for each in affected)
    return RevisionBase("the merged branches", parents, AffectedFiles(folders, meetings, everything), merge=True)


def compared_with_revision(
    account: ReportContents,
    workspace: Workspace,
    base: RevisionBase,
    scope: CheckScope,
    in_order: InOrder,
    meetings: Collection[str] | None,
) -> ReportContents:
    """``account`` with its findings parted into those that the revision ``base`` does not have, and those that it has:
    the same chapters and ``meetings`` are checked as they stood there, by the same checks, for the same day.

    Of a merge, what one of the parents has is known; what the merge did to citations and terms is new. A chapter in
    which nothing is found is not read as it stood: nothing in it can be known.
    """
    wanted = _folders_with_findings(account, workspace)
    known: list[str] = []
    for commit in base.commits if account.findings else ():
        with workspace_at(workspace, commit) as former:
            known += finding_identities(_past(former, base, wanted, scope, in_order, meetings))
    account = _parted(account, known, base.name)
    return _with_merge(account, workspace, base.commits, scope) if base.merge else account


def _with_merge(
    account: ReportContents, workspace: Workspace, commits: Iterable[str], scope: CheckScope
) -> ReportContents:
    from engross.services.checking.merged_chapters import with_merge_findings

    with ExitStack() as opened:
        branches = [opened.enter_context(workspace_at(workspace, commit)) for commit in commits]
        for branch in branches:
            others = [other for other in branches if other is not branch]
            account = with_merge_findings(account, workspace, branch, others, scope)
    return account


def _folders_with_findings(account: ReportContents, workspace: Workspace) -> set[str]:
    """The chapters whose findings in the past may be those of ``account``; all where one is of a file beside them,
    such as the waivers."""
    checked = {folder for folder, _ in account.checked}
    meetings = f"{workspace.ordinances.name}/meetings/"
    of_law = [finding for finding in account.findings if not finding.file.startswith(meetings)]
    found = {finding.chapter for finding in of_law}
    return found if found <= checked else checked


def _past(
    former: Workspace,
    base: RevisionBase,
    wanted: set[str],
    scope: CheckScope,
    in_order: InOrder,
    meetings: Collection[str] | None,
) -> tuple[Finding, ...]:
    """What stands in the chapters ``wanted`` and in the meetings as they were."""
    tasks = base.tasks_since([*every_chapter(former, scope.version, scope.codes, scope.today, wanted)])
    whole = base.affected.everything and wanted >= {folder.name for folder in former.chapters()}
    tasks = [replace(task, trusting=task.trusting and whole) for task in tasks if task.folder in wanted]
    return standing_findings(former, tasks, scope.codes, in_order, scope.today, meetings=meetings)


def compared_with_file(account: ReportContents, path: Path) -> ReportContents:
    """``account`` with its findings parted into those that the JSON report at ``path`` does not have, and those that it
    has. Errors: EngrossError where the file cannot be read, or is no such report."""
    if not path.is_file():
        raise EngrossError(f"there is no baseline {path}; write one with `engross check --format json -o {path}`")
    try:
        document = json.loads(read_bytes(path))
    except (ValueError, RecursionError) as fault:
        raise EngrossError(f"{path} is not JSON ({fault}); write it with `engross check --format json`") from None
    if not isinstance(document, dict) or document.get("schema") != FINDINGS_SCHEMA:
        raise SourceError(
            str(path),
            0,
            f"this is no report in the form {FINDINGS_SCHEMA}; write it anew with `engross check --format json`",
        )
    return _parted(account, _fingerprints(document, path), path.name)


def _fingerprints(document: dict[str, object], path: Path) -> Iterator[str]:
    entries = document.get("findings")
    for entry in entries if isinstance(entries, list) else ():
        fingerprint = _fingerprint(entry)
        if not fingerprint:
            raise SourceError(str(path), 0, "a finding has no fingerprint; write the file anew")
        yield fingerprint
        places = entry.get("places")
        yield from filter(None, map(_fingerprint, places if isinstance(places, list) else ()))


def _fingerprint(entry: object) -> str:
    """The fingerprint in a finding or a place of a report; empty where it has none."""
    fingerprint = entry.get("fingerprint") if isinstance(entry, dict) else None
    return fingerprint if isinstance(fingerprint, str) else ""


def _parted(account: ReportContents, known: Iterable[str], name: str) -> ReportContents:
    new, old = new_and_known(account.findings, known)
    return replace(account, findings=new, known=old, compared_with=name)


@contextmanager
def workspace_at(workspace: Workspace, commit: str) -> Iterator[Workspace]:
    """The law, meetings and templates of a workspace as they stood in ``commit``, in a folder that is removed after.

    Errors: EngrossError where git fails.
    """
    with TemporaryDirectory(prefix="engross-") as scratch:
        root = Path(scratch).resolve()
        (root / LAW).mkdir()
        for name, data in files_at(workspace.root, commit, SHARED_BELOW):
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        yield Workspace(root)
