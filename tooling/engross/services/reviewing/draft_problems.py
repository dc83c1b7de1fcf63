"""What the checks find in a draft: what the law that it changes has not, and what that has too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from engross.model.findings.finding import Finding
from engross.model.findings.finding_identity import finding_identities, new_and_known
from engross.model.law.chapter import Chapter
from engross.services.checking.draft_findings import findings_in
from engross.services.selection.base_and_draft_choice import SelectionContext
from engross.values import dataclass
from engross.workspace import ChapterFolder


@dataclass(frozen=True, slots=True)
class DraftProblem:
    """Something that the checks find: which check, how grave, what, how to correct it, and whether the correction is
    certain, so that it can be made at once."""

    code: str
    severity: str
    words: str
    hint: str
    fixable: bool


@dataclass(frozen=True, slots=True)
class PlacedProblems:
    """The problems of one place ("§ 68-5A")."""

    place: str
    problems: tuple[DraftProblem, ...]


@dataclass(frozen=True, slots=True)
class DraftProblems:
    """The problems of a draft by place: those that the text before it has not, and those that it has too."""

    new: tuple[PlacedProblems, ...]
    known: tuple[PlacedProblems, ...]

    @property
    def new_count(self) -> int:
        """How many are new."""
        return sum(len(each.problems) for each in self.new)

    @property
    def known_count(self) -> int:
        """How many the text before has too."""
        return sum(len(each.problems) for each in self.known)

    @property
    def fixable_count(self) -> int:
        """How many of all can be corrected at once."""
        return sum(problem.fixable for each in (*self.new, *self.known) for problem in each.problems)


def draft_problems(
    setting: SelectionContext, folder: ChapterFolder, draft: Chapter, base: Chapter | None
) -> DraftProblems:
    """What the checks find in ``draft``, a version of the chapter, held against ``base``; notes are left out."""
    found = _counted(findings_in(setting, folder, draft))
    before = _counted(findings_in(setting, folder, base)) if base is not None else ()
    new, known = new_and_known(found, finding_identities(before))
    return DraftProblems(tuple(_placed(new)), tuple(_placed(known)))


def _counted(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(finding for finding in findings if finding.severity != "note")


def _placed(findings: Iterable[Finding]) -> Iterator[PlacedProblems]:
    for place, group in groupby(findings, key=lambda each: each.place or "The chapter"):
        told = (DraftProblem(f.code, f.severity, f.message, f.hint, f.fix is not None) for f in group)
        yield PlacedProblems(place, tuple(told))
