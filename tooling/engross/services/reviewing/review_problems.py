"""What the checks find in a text that is not saved yet: new problems, and those that the text before it has too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from engross.akn import identify
from engross.checks import run_checks
from engross.diff import compare
from engross.model.findings.finding import Finding
from engross.model.findings.finding_identity import finding_identities, new_and_known
from engross.model.law.chapter import Chapter
from engross.model.law.code import Draft
from engross.services.checking.chapter_checks import WorkspaceCode
from engross.services.enacting.draft_versions import read_text
from engross.values import dataclass
from engross.workspace import ChapterFolder, Workspace


@dataclass(frozen=True, slots=True)
class _CodeWithDraft(Mapping[str, Draft]):
    """The chapters of a workspace with ``draft`` in the place of its own chapter."""

    code: WorkspaceCode
    draft: Draft

    def __getitem__(self, number: str) -> Draft:
        own = self.draft.chapter.number
        return self.draft if own and number.upper() == own.upper() else self.code[number]

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys((*self.code, *filter(None, [self.draft.chapter.number.upper()]))))

    def __len__(self) -> int:
        return sum(1 for _ in self)


def review_problems(
    workspace: Workspace, folder: ChapterFolder | None, proposal: Chapter, base: Chapter | None, today: date
) -> tuple[tuple[str, ...], int]:
    """The sentences of what the checks find in ``proposal`` and not in ``base``, the text that it was made from, and
    how many they find in both; notes are left out. Both are held against the law that they change."""
    code = WorkspaceCode(workspace, workspace.chapters(), today)
    law = _law(workspace, folder, base)
    found = _findings(identify(proposal), law, code)
    before = _findings(base, law, code) if base is not None else ()
    new, known = new_and_known(found, finding_identities(before))
    told = (f"{each.place}: {each.message}." if each.place else f"{each.message}." for each in new)
    return tuple(dict.fromkeys(told)), len(known)


def _law(workspace: Workspace, folder: ChapterFolder | None, base: Chapter | None) -> Chapter | None:
    """The law that a text changes, or is; None where it is not known."""
    if base is None or base.version.stage != "proposed":
        return base
    if folder is None or all(item.version != base.version for item in folder.versions):
        return None
    timeline = folder.timeline()
    law = timeline.base_for(timeline.named(base.version))
    return read_text(workspace, folder, law) if law is not None and not law.pending else None


def _findings(chapter: Chapter, law: Chapter | None, code: WorkspaceCode) -> tuple[Finding, ...]:
    comparison = compare(law, chapter) if law is not None and law.version != chapter.version else None
    draft = Draft(chapter, chapter.title, comparison)
    found = run_checks([draft], _CodeWithDraft(code, draft))
    return tuple(finding for finding in found if finding.severity != "note")
