"""Running the checks."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from engross.checks.analysis.chapter_indexes import IndexedCode
from engross.checks.analysis.citable_addresses import Address, citable_addresses
from engross.checks.analysis.prepared_draft import PreparedDraft, prepare_draft
from engross.checks.by_subject import structure
from engross.checks.check_list import CHECKS, Check
from engross.checks.remark import Remark
from engross.errors import SourceError
from engross.model.findings.finding import Finding
from engross.model.law.code import Code, Draft
from engross.values import dataclass


def run_checks(
    drafts: Iterable[Draft], code: Code | IndexedCode, checks: Collection[Check] = CHECKS
) -> Iterator[Finding]:
    """What ``checks`` find in ``drafts``, draft by draft, in order of lines.

    ``code`` holds the chapters that citations are looked up in, by number (as ``IndexedCode`` where several calls share
    them); of the drafts themselves only one is held at a time. Pure: the same drafts give the same findings on any
    machine.

        >>> import engross as eg
        >>> from engross.model.law.code import Draft
        >>> noise = eg.open_workspace(".").chapter("68")
        >>> law, new = noise.text("2020-01-14"), noise.text("2025-10-21")
        >>> found = run_checks([Draft(new, "068-noise", eg.compare(law, new))], {"68": new})
        >>> "DEF002" in {finding.code for finding in found}
        True
    """
    indexed_code = code if isinstance(code, IndexedCode) else IndexedCode(code)
    for draft in drafts:
        yield from findings_in(prepare_draft(draft, indexed_code), checks)


def findings_in(prepared: PreparedDraft, checks: Collection[Check]) -> list[Finding]:
    """What ``checks`` find in a draft that was made ready, in order of lines."""
    remarks = [(remark, check) for check in checks for remark in check.look(prepared)]
    remarks.sort(key=lambda found: (found[0].line, found[0].start, found[1].code))
    return [finding_of(check, prepared, remark) for remark, check in remarks]


@dataclass(frozen=True, slots=True)
class TrustedFindings:
    """What is found in a chapter if its citations of other chapters hold: ``trusted`` are those, ``addresses`` what
    other chapters may cite in this one."""

    findings: tuple[Finding, ...]
    trusted: frozenset[Address]
    addresses: str


def check_with_trusted(
    draft: Draft, indexed_code: IndexedCode, trusting: Collection[str], checks: Collection[Check]
) -> TrustedFindings:
    """Check ``draft`` as ``run_checks`` does, but take what it cites in the chapters ``trusting`` to be there, in force
    and as it was. Where all of ``trusted`` hold, the findings are those of ``run_checks``."""
    prepared = prepare_draft(draft, indexed_code, trusting)
    trusted = frozenset(cited.trusted for cited in prepared.cited if cited.trusted)
    return TrustedFindings(tuple(findings_in(prepared, checks)), trusted, citable_addresses(prepared.index))


def finding_of(check: Check, prepared: PreparedDraft, remark: Remark) -> Finding:
    """What a check remarked on a draft, as a finding."""
    draft, chapter = prepared.draft, prepared.draft.chapter
    place = prepared.eids.get(remark.eid)
    wid = place.identity if place is not None and place.identity != remark.eid else ""
    return Finding(
        check.code,
        check.severity,
        draft.folder,
        str(chapter.version),
        chapter.source.name if chapter.source else "",
        remark.line,
        remark.eid,
        remark.words,
        remark.message,
        remark.hint,
        remark.nth,
        remark.fix,
        wid,
        prepared.place(place),
    )


def unreadable_finding(fault: SourceError, folder: str, version: str) -> Finding:
    """The finding STR001, of a file that could not be read: what the reader said, and where."""
    unreadable = next(check for check in CHECKS if check.look is structure.unreadable_file)
    message, _, hint = fault.message.partition("; ")
    return Finding(unreadable.code, unreadable.severity, folder, version, fault.file, fault.line, "", "", message, hint)
