"""The identity of a finding: what stays the same while lines move, so that what is new can be told from what is not."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence

from engross.model.findings.finding import Finding


def finding_identities(findings: Iterable[Finding]) -> tuple[str, ...]:
    """A hash for each of ``findings``, in their order, no two the same: of its check, its chapter, its provision (the
    wId where that was renumbered), its words and their place; of several with all of these, how many came before."""
    seen: Counter[tuple[str, ...]] = Counter()
    found = []
    for finding in findings:
        told = (finding.code, finding.chapter, finding.wid or finding.eid, finding.words, str(finding.nth))
        before = seen[told]
        seen[told] += 1
        parts = (*told, str(before)) if before else told
        found.append(hashlib.sha256("\0".join(parts).encode("utf-8")).hexdigest()[:32])
    return tuple(found)


def new_and_known(findings: Sequence[Finding], known: Iterable[str]) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """The findings whose identity is not among ``known``, and those whose identity is."""
    old = frozenset(known)
    told = tuple(zip(findings, finding_identities(findings), strict=True))
    return (
        tuple(finding for finding, identity in told if identity not in old),
        tuple(finding for finding, identity in told if identity in old),
    )
