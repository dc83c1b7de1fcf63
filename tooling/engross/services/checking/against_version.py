"""Which findings a draft brings: those that another text of its chapter, the law in force by default, does not have."""

from __future__ import annotations

from dataclasses import replace

from engross.checks.reports import ReportContents
from engross.errors import NotFoundError, SourceError
from engross.model.findings.finding_identity import finding_identities, new_and_known
from engross.services.checking.chapter_checks import CheckTask, folders_of_run
from engross.services.checking.check_report import CheckScope, standing_findings
from engross.services.parallel.ordered_map import InOrder
from engross.workspace import ChapterFolder, VersionFile, Workspace, pick_version

IN_FORCE = "law"
"""The name of the text that is the law on the day of the check."""

DRAFTS = "drafts"
"""As ``IN_FORCE``, for drafts only: what is found in the law itself is not said to be known."""

NOTHING = "none"
"""No text: every finding is a new one."""


def compared_with_version(
    account: ReportContents, workspace: Workspace, version: str, scope: CheckScope, in_order: InOrder, run: str
) -> ReportContents:
    """``account`` with its findings parted into those that the text ``version`` of the same chapter does not have, and
    those that it has; ``law`` is the text in force. All that is found in that text itself is known, unless ``version``
    is ``drafts``; where a chapter has no such text, all is new. ``run``: that of the tasks that were done.

    Errors: NotFoundError where no chapter that was checked has such a text.
    """
    if version == NOTHING:
        return account
    in_force = version in (IN_FORCE, DRAFTS)
    folders = (
        {folder.name: folder for folder in folders_of_run(workspace, run)} if workspace.ordinances.is_dir() else {}
    )
    checked = [(folders[name], own) for name, own in account.checked if name in folders]
    if version == DRAFTS:
        # Of a chapter in one text, no other one is asked for.
        checked = [(folder, own) for folder, own in checked if len(folder.versions) > 1]
    bases = [(folder, own, base) for folder, own in checked if (base := _base(folder, version, scope))]
    if checked and not bases and not in_force:
        raise NotFoundError(f"no chapter that was checked has a text {version}; `engross list` says which there are")
    same = {(folder.name, own) for folder, own, base in bases if own == str(base.version)}
    other = [(folder, base) for folder, own, base in bases if own != str(base.version)]
    if version == DRAFTS and not other:
        return account
    tasks = [
        CheckTask(workspace.root, folder.name, str(base.version), scope.codes, run, scope.today)
        for folder, base in {folder.name: (folder, base) for folder, base in other}.values()
    ]
    found = standing_findings(workspace, tasks, scope.codes, in_order, scope.today, meetings=frozenset())
    texts = {(folder.name, str(base.version)) for folder, base in other}
    past = tuple(finding for finding in found if (finding.chapter, finding.version) in texts)
    identities = finding_identities(account.findings)
    own_text = (
        identity
        for finding, identity in zip(account.findings, identities, strict=True)
        if version != DRAFTS and (finding.chapter, finding.version) in same
    )
    new, known = new_and_known(account.findings, {*finding_identities(past), *own_text})
    name = "the law in force" if in_force else version
    return replace(account, findings=new, known=known, compared_with=name)


def _base(folder: ChapterFolder, version: str, scope: CheckScope) -> VersionFile | None:
    """The text that a chapter's findings are held against; None where it has none, or its files cannot be read."""
    try:
        if version not in (IN_FORCE, DRAFTS):
            return pick_version(folder, version)
        text = folder.timeline().in_force(scope.today)
        return folder.file_of(text.version) if text else None
    except (NotFoundError, SourceError):
        return None
