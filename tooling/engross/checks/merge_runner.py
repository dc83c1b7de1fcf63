"""Running the checks of a merge."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from engross.checks.analysis.chapter_indexes import IndexedCode
from engross.checks.analysis.prepared_draft import prepare_draft
from engross.checks.by_subject import merges
from engross.checks.check_list import MERGE_CHECKS
from engross.checks.runner import finding_of
from engross.model.findings.finding import Finding
from engross.model.law.code import Draft


def merge_findings(draft: Draft, code: IndexedCode, gone: Collection[str], codes: Collection[str]) -> Iterator[Finding]:
    """What a merge did to a draft, in order of lines.

    The base of ``draft`` and of the chapters of ``code`` is the same chapter on one of the branches; ``gone`` are the
    numbers of chapters that were there and are not any more; ``codes`` the checks that are wanted.
    """
    prepared = prepare_draft(draft, code)
    found = []
    for check in MERGE_CHECKS:
        if check.code in codes:
            removed = check.look is merges.chapter_removed_by_merge
            remarks = check.look(prepared, gone) if removed else check.look(prepared)
            found += [finding_of(check, prepared, remark) for remark in remarks]
    yield from sorted(found, key=lambda finding: (finding.line, finding.code))
