"""Running the checks of a merge."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from engross.checks.analysis.chapter_indexes import IndexedCode
from engross.checks.analysis.new_words import IsNew
from engross.checks.analysis.prepared_draft import prepare_draft
from engross.checks.by_subject import merges
from engross.checks.check_list import MERGE_CHECKS
from engross.checks.runner import finding_of
from engross.model.findings.finding import Finding
from engross.model.law.code import Draft

_OF_NEW_WORDS = frozenset({"MRG004", "MRG005", "MRG006"})
"""The checks of words that are new against another branch."""


def merge_findings(
    draft: Draft, code: IndexedCode, gone: Collection[str], codes: Collection[str], is_new: IsNew
) -> Iterator[Finding]:
    """What a merge did to a draft, in order of lines.

    The base of ``draft`` and of the chapters of ``code`` is the same chapter on one of the branches; ``gone`` are the
    numbers of chapters that were there and are not any more; ``codes`` the checks that are wanted; ``is_new`` whether
    words of the draft are not those of another of the branches.
    """
    prepared = prepare_draft(draft, code)
    found = []
    for check in MERGE_CHECKS:
        if check.code in codes:
            known: list[object] = [gone] if check.look is merges.chapter_removed_by_merge else []
            known += [is_new] if check.code in _OF_NEW_WORDS else []
            remarks = check.look(prepared, *known)
            found += [finding_of(check, prepared, remark) for remark in remarks]
    yield from sorted(found, key=lambda finding: (finding.line, finding.code))
