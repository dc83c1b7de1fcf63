"""What the checks find in one text of a chapter, for the documents that tell it."""

from __future__ import annotations

from engross.model.findings.finding import Finding
from engross.model.law.chapter import Chapter
from engross.model.publication.placed_comment import PlacedComment
from engross.services.checking.chapter_checks import CheckTask, check_task, codes_of, new_run
from engross.services.checking.finding_waivers import waived_in
from engross.services.selection.base_and_draft_choice import SelectionContext, locate
from engross.workspace import ChapterFolder


def findings_in(setting: SelectionContext, folder: ChapterFolder, draft: Chapter) -> tuple[Finding, ...]:
    """What the checks find in ``draft``, where it is a version of the chapter; what is waived aside."""
    if not any(item.version == draft.version for item in folder.versions):
        return ()
    workspace, codes, version = setting.workspace(), codes_of(None, None), str(draft.version)
    checked = check_task(CheckTask(workspace.root, folder.name, version, codes, new_run(), setting.today))
    standing, _ = waived_in(workspace, [checked], codes, setting.today)
    return standing


def finding_comments(setting: SelectionContext, wanted: str, draft: Chapter) -> tuple[PlacedComment, ...]:
    """A comment for each error and warning in ``draft``, a text of the chapter ``wanted``; notes are left out."""
    folder, _ = locate(setting, wanted)
    found = findings_in(setting, folder, draft) if folder is not None else ()
    return tuple(
        PlacedComment(each.eid, each.words, each.nth, _said(each)) for each in found if each.severity != "note"
    )


def _said(finding: Finding) -> str:
    hint = f" To correct it: {finding.hint}." if finding.hint else ""
    return f"{finding.severity.capitalize()} {finding.code}: {finding.message}.{hint}"
