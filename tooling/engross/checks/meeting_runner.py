"""Running the checks of a meeting."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from engross.checks.check_list import MEETING_CHECKS, Check
from engross.checks.remark import Remark
from engross.model.findings.finding import Finding

if TYPE_CHECKING:
    from engross.model.meeting.item_documents import ItemDocuments


def run_meeting_checks(
    papers: Iterable[ItemDocuments], checks: Collection[Check] = MEETING_CHECKS
) -> Iterator[Finding]:
    """What ``checks`` find in the papers of a meeting, item by item, in order of their codes."""
    for each in papers:
        yield from (_finding(check, each, remark) for check in checks for remark in check.look(each))


def _finding(check: Check, papers: ItemDocuments, remark: Remark) -> Finding:
    business = papers.business
    meeting = papers.meeting
    return Finding(
        check.code,
        check.severity,
        (business.item.chapter or business.item.bill) if business else meeting.key,
        str(business.draft.version) if business and business.draft else "",
        meeting.source.name if meeting.source else "",
        business.item.line if business else 0,
        "",
        remark.words,
        remark.message,
        remark.hint,
    )
