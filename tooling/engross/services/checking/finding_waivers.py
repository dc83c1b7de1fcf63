"""The waivers of a workspace, and what they cover of what was found."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from engross.checks.check_list import MERGE_CHECKS
from engross.checks.file_findings import file_finding
from engross.checks.manual import ALL_CHECKS
from engross.checks.waivers import Waived, apply_waivers, read_waivers, unknown_waivers
from engross.errors import EngrossError
from engross.model.findings.finding import Finding
from engross.model.findings.waiver import Waiver
from engross.services.checking.chapter_checks import CheckedChapter
from engross.workspace import WAIVERS_FILE, Workspace, read_bytes, read_toml, relative_name

WaivedFindings = tuple[tuple[Finding, ...], tuple[Waived, ...]]
"""The findings that stand, and those that are waived."""


def waived_in(
    workspace: Workspace, checked: Sequence[CheckedChapter], codes: Collection[str], today: date
) -> WaivedFindings:
    """The findings that stand and those that ``ordinances/waivers.toml`` covers.

    Errors: EngrossError where that file is wrong.
    """
    return _applied(workspace, waivers_of(workspace), checked, codes, today)


def waived_and_checked(
    workspace: Workspace, checked: Sequence[CheckedChapter], codes: Collection[str], today: date
) -> WaivedFindings:
    """As ``waived_in``; a file that is wrong, and waivers of what does not exist, are findings that stand."""
    name = relative_name(workspace.root, workspace.ordinances / WAIVERS_FILE)
    try:
        waivers = waivers_of(workspace)
    except EngrossError as fault:
        found = tuple(finding for one in checked for finding in one.findings)
        return (*found, file_finding(fault, name, WAIVERS_FILE)), ()
    standing, waived = _applied(workspace, waivers, checked, codes, today)
    if not waivers:
        return standing, waived
    places = {finding.chapter for one in checked for finding in one.findings}
    places |= {folder.name for folder in workspace.chapters()} | {path.stem for path in workspace.meetings()}
    unknown = unknown_waivers(waivers, [check.code for check in ALL_CHECKS], places, name)
    return (*standing, *unknown), waived


def waivers_of(workspace: Workspace) -> tuple[Waiver, ...]:
    """What the file of waivers says, where there is one. Errors: EngrossError where it is wrong."""
    path = workspace.ordinances / WAIVERS_FILE
    if not path.is_file():
        return ()
    tables = read_toml(workspace.held(path))
    return read_waivers(tables, read_bytes(path).decode("utf-8-sig"), relative_name(workspace.root, path))


def _applied(
    workspace: Workspace,
    waivers: Collection[Waiver],
    checked: Sequence[CheckedChapter],
    codes: Collection[str],
    today: date,
) -> WaivedFindings:
    findings = tuple(finding for one in checked for finding in one.findings)
    merges = {check.code for check in MERGE_CHECKS}
    pairs = {(one.folder, code) for one in checked for code in codes if code not in merges}
    name = relative_name(workspace.root, workspace.ordinances / WAIVERS_FILE)
    return apply_waivers(findings, waivers, today=today, file=name, checked=pairs)
