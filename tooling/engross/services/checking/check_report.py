"""The check report: of the chapters and meetings that were checked, in any of its formats."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING

from engross import __version__
from engross.checks.file_findings import file_finding
from engross.checks.reports import REPORTS, ReportContents
from engross.checks.reports.text import as_text
from engross.errors import EngrossError, NotFoundError, SourceError
from engross.git_repository import path_in_repository
from engross.model.law.chapter import Source
from engross.services.checking.all_checks import check_all
from engross.services.checking.chapter_checks import (
    CheckedChapter,
    CheckTask,
    chosen_file,
    codes_of,
    folders_of_run,
    lines_near,
    new_run,
)
from engross.services.checking.finding_waivers import waived_and_checked
from engross.services.parallel.ordered_map import InOrder
from engross.services.selection.base_and_draft_choice import SelectionContext, locate, pending_texts
from engross.values import dataclass
from engross.workspace import WAIVERS_FILE, ChapterFolder, Workspace, read_bytes, relative_name

if TYPE_CHECKING:
    from engross.checks.waivers import Waived
    from engross.model.findings.finding import Finding
    from engross.model.manifest import Output
    from engross.services.checking.report_blocks import ReportBlocks


@dataclass(frozen=True, slots=True)
class CheckScope:
    """What is looked for: the checks with these ``codes``, as of the day ``today``, in the chapters' text that
    ``version`` names (None: the pending draft, else what was adopted last), and in the meetings or not."""

    codes: frozenset[str]
    today: date
    version: str | None = None
    meetings: bool = False


def account_of(
    workspace: Workspace,
    tasks: list[CheckTask],
    codes: frozenset[str],
    in_order: InOrder,
    today: date,
    *,
    meetings: Collection[str] | None,
) -> ReportContents:
    """What the checks find in the chapters of ``tasks``, and in the meetings.

    ``meetings``: the stems of the files of those that are checked; None: all. A finding is waived or not as of the day
    ``today``.
    """
    checked, standing, waived = _checked(workspace, tasks, codes, in_order, today, meetings)
    sources = lines_near(workspace.root, (*standing, *(one.finding for one in waived)))
    texts = tuple((one.folder, one.version) for one in checked)
    return ReportContents(standing, waived, sources, texts, __version__, root=path_in_repository(workspace.root))


def standing_findings(
    workspace: Workspace,
    tasks: list[CheckTask],
    codes: frozenset[str],
    in_order: InOrder,
    today: date,
    *,
    meetings: Collection[str] | None,
) -> tuple[Finding, ...]:
    """The findings of ``account_of`` that stand, for a caller who reports nothing else of them."""
    return _checked(workspace, tasks, codes, in_order, today, meetings)[1]


def _checked(
    workspace: Workspace,
    tasks: list[CheckTask],
    codes: frozenset[str],
    in_order: InOrder,
    today: date,
    meetings: Collection[str] | None,
) -> tuple[tuple[CheckedChapter, ...], tuple[Finding, ...], tuple[Waived, ...]]:
    checked = check_all(tasks, in_order)
    beside = _files_checked(workspace, codes, meetings, today)
    standing, waived = waived_and_checked(workspace, (*checked, *beside), codes, today)
    return checked, standing, waived


def report_of(account: ReportContents, format_name: str, blocks: ReportBlocks | None = None) -> str:
    """The report in a format, which is one of those that ``REPORT_FORMATS`` names; in text with what is kept in
    ``blocks``."""
    if blocks is not None and format_name == "text":
        return as_text(account, blocks)
    return REPORTS[format_name](account)


def tasks_of(
    setting: SelectionContext,
    workspace: Workspace,
    chapters: Sequence[str],
    version: str | None,
    codes: frozenset[str],
    only: Collection[str] | None = None,
) -> Iterator[CheckTask]:
    """A task for each of ``chapters``, in the version of its file where a file was named; where none is named, for all
    chapters that have the version, or those whose folders are among ``only``.

    Errors: NotFoundError, naming what there is; AmbiguousError where several drafts of a named chapter are pending and
    none is named.
    """
    run, today = new_run(), setting.today
    for name in chapters:
        folder, file = locate(setting, name)
        versions = folder.versions if folder else ()
        held = next((str(item.version) for item in versions if file and item.path.samefile(file)), None)
        if folder is None or (file and held is None):
            yield CheckTask(workspace.root, "", None, codes, run, today, file, lenient=setting.lenient)
            continue
        _require(folder, version or held, today)
        yield CheckTask(workspace.root, folder.name, version or held, codes, run, today)
    if not chapters:
        yield from every_chapter(workspace, version, codes, today, only)


def _require(folder: ChapterFolder, version: str | None, today: date) -> None:
    """Refuse a version that is not there. A file that cannot be read is a finding, not a refusal."""
    with suppress(SourceError):
        chosen_file(folder, version, today)


def every_chapter(
    workspace: Workspace,
    version: str | None,
    codes: frozenset[str],
    today: date,
    only: Collection[str] | None = None,
) -> Iterator[CheckTask]:
    """A task for each chapter of the workspace that has ``version``; None: for each pending draft of each chapter, else
    for the text that was adopted last. ``only``: the folders that are wanted (None: all)."""
    run = new_run()
    for folder in folders_of_run(workspace, run):
        if only is not None and folder.name not in only:
            continue
        if version is None:
            yield from _pending(workspace, folder, codes, run, today)
        elif _has(folder, version, today):
            yield CheckTask(workspace.root, folder.name, version, codes, run, today)


def check_reports(workspace: Workspace, in_order: InOrder, today: date) -> Iterator[Output]:
    """The check report of the whole workspace as a build keeps it: for people, and for machines."""
    from engross.model.manifest import Output

    codes = codes_of(None, None)
    tasks = list(every_chapter(workspace, None, codes, today))
    account = account_of(workspace, tasks, codes, in_order, today, meetings=None)
    files = [item.path for folder in workspace.chapters() for item in folder.versions]
    files += [path for path in (workspace.ordinances / WAIVERS_FILE,) if path.is_file()]
    inputs = tuple(Source(relative_name(workspace.root, path), sha256(read_bytes(path)).hexdigest()) for path in files)
    for name, report in (("check.txt", "text"), ("check.sarif", "sarif")):
        yield Output(name, report_of(account, report).encode("utf-8"), inputs)


def _files_checked(
    workspace: Workspace, codes: frozenset[str], wanted: Collection[str] | None, today: date
) -> list[CheckedChapter]:
    """What is found in the meetings whose files have the stems ``wanted``; where all are (None), in the city's file."""
    found = [_city_checked(workspace, codes)] if wanted is None else []
    stems = [path.stem for path in workspace.meetings() if wanted is None or path.stem in wanted]
    if stems:
        # Calendars, schemas and templates take longer to import than a city's chapters to check.
        from engross.services.meetings.agreement import meetings_checked

        said = {(finding.file, finding.line) for one in found for finding in one.findings}
        for one in meetings_checked(workspace, codes, stems, today):
            # A fault of the city's file is met again in each meeting.
            own = tuple(finding for finding in one.findings if (finding.file, finding.line) not in said)
            found.append(replace(one, findings=own))
    return found


def _city_checked(workspace: Workspace, codes: frozenset[str]) -> CheckedChapter:
    try:
        if workspace.city_file() is not None:
            # Only a workspace with such a file needs what reads it.
            from engross.services.meetings.city_file import read_city_file

            read_city_file(workspace)
            workspace.hierarchy()
    except EngrossError as fault:
        found = file_finding(fault, workspace.ordinances.name, workspace.ordinances.name)
        return CheckedChapter(found.file, "", (found,) if found.code in codes else ())
    return CheckedChapter("", "", ())


def _pending(
    workspace: Workspace, folder: ChapterFolder, codes: frozenset[str], run: str, today: date
) -> Iterator[CheckTask]:
    try:
        # One text is one task, whatever days it states.
        texts = pending_texts(folder, today) if len(folder.versions) > 1 else ()
    except SourceError:
        # The task says what is wrong with the file.
        texts = ()
    if len(texts) < 2:
        yield CheckTask(workspace.root, folder.name, None, codes, run, today, trusting=True)
    for each in texts if len(texts) > 1 else ():
        yield CheckTask(workspace.root, folder.name, str(each.draft.version), codes, run, today)


def _has(folder: ChapterFolder, version: str, today: date) -> bool:
    try:
        chosen_file(folder, version, today)
    except NotFoundError:
        return False
    return True
