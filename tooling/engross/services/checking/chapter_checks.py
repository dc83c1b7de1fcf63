"""Checking the chapters of a workspace, each by itself, so that the work can be shared by processes."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import field, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING, Self

from engross.akn.chapter_outline import read_outline
from engross.checks import CHECKS, MEETING_CHECKS, Check, check_with_trusted, run_checks, unreadable_finding
from engross.checks.analysis.chapter_indexes import IndexedCode
from engross.checks.analysis.citable_addresses import Address
from engross.checks.analysis.recorded_lookups import RecordedCode, RecordedNumbers
from engross.checks.check_list import FILE_CHECKS, MERGE_CHECKS
from engross.checks.reports.report_contents import finding_lines
from engross.errors import EngrossError, NotFoundError, SourceError
from engross.model.findings.finding import Finding
from engross.model.law.chapter import Chapter
from engross.model.law.code import Draft
from engross.model.law.hierarchy import STANDARD, Hierarchy
from engross.services.drafting.files_as_versions import is_draft, read_draft
from engross.services.drafting.import_remarks import import_lines
from engross.services.selection.base_and_draft_choice import default_texts, settled_texts, texts_with
from engross.values import dataclass
from engross.workspace import (
    ChapterFolder,
    VersionFile,
    Workspace,
    find_workspace,
    load,
    load_revision,
    pick_version,
    read_bytes,
    relative_name,
)

if TYPE_CHECKING:
    from engross.importing import Imported
    from engross.model.comparison.comparison import Comparison


@dataclass(frozen=True, slots=True)
class CheckTask:
    """One chapter to be checked: ``folder`` in the workspace at ``root``, in ``version`` (None: the pending draft, else
    what was adopted last), by the checks with these ``codes``; or the file at ``path``, which no folder
    holds as a version.

    ``run`` is the same for tasks between which no file changes: what was read for one is kept at hand for the others,
    wherever they are done, and for those of no other run. ``today`` is the day whose law a draft is held against.
    ``trusting``: all chapters of the workspace are checked, so that what is cited in another one may be taken on trust
    until that was read. ``lenient``: what an ordinance cannot hold is left out of a Word or Markdown file at ``path``.
    """

    root: Path
    folder: str
    version: str | None
    codes: frozenset[str]
    run: str
    today: date
    path: Path | None = None
    trusting: bool = False
    lenient: bool = False

    @property
    def reads_sources_alone(self) -> bool:
        """Whether a copy of the sources of the workspace is enough to check by."""
        return self.path is None and not (self.version or "").startswith("git:")

    def placed(self, root: Path) -> Self:
        """The same task in a copy of the workspace at ``root``."""
        return replace(self, root=root)


@dataclass(frozen=True, slots=True)
class Lookups:
    """What a check asked of other chapters: the numbers ``asked`` for, those of which it asked whether they are
    ``presumed`` settled, with the answer, and whether it went through all numbers (``counted``)."""

    asked: frozenset[str] = frozenset()
    presumed: tuple[tuple[str, bool], ...] = ()
    counted: bool = False


@dataclass(frozen=True, slots=True)
class CheckedChapter:
    """What was found in one chapter; where its task was ``trusting``, as far as the addresses ``trusted`` are among
    the ``addresses`` of their chapters. ``number``: the chapter's; ``lookups``: what it was found by, beside it."""

    folder: str
    version: str
    findings: tuple[Finding, ...]
    number: str = ""
    trusted: frozenset[Address] = frozenset()
    addresses: str = ""
    lookups: Lookups = field(default=Lookups(), compare=False)


def check_task(task: CheckTask) -> CheckedChapter:
    """Check one chapter; a file that cannot be read is a finding."""
    checks = [check for check in CHECKS if check.code in task.codes]
    if task.path is not None:
        return _lone(task, task.path, checks)
    workspace = Workspace(task.root)
    context = task_context(workspace, task.run, task.today)
    folder = context.folders[task.folder]
    named = ""
    try:
        item = chosen_file(folder, task.version, task.today)
        named = str(item.version)
        draft = draft_to_check(workspace, folder, item, task.today, task.version, context.hierarchy)
    except SourceError as fault:
        return CheckedChapter(folder.name, named, (unreadable_finding(fault, folder.name, named),))
    named = str(draft.chapter.version)
    code, settled = RecordedCode(context.indexed_code), RecordedNumbers(context.settled)
    if not task.trusting:
        return CheckedChapter(folder.name, named, tuple(run_checks([draft], code, checks)), lookups=_asked(code))
    found = check_with_trusted(draft, code, settled, checks)
    return CheckedChapter(
        folder.name,
        named,
        found.findings,
        draft.chapter.number,
        found.trusted,
        found.addresses,
        _asked(code, settled),
    )


def _asked(code: RecordedCode, settled: RecordedNumbers | None = None) -> Lookups:
    presumed = sorted(settled.asked.items()) if settled is not None else ()
    return Lookups(frozenset(code.asked), tuple(presumed), code.counted)


def imported_lines(tasks: Iterable[CheckTask]) -> Iterator[str]:
    """What is to be said of the files that are imported to be checked; one that is refused is a finding of its task."""
    for task in tasks:
        if task.path is not None and is_draft(task.path):
            with suppress(SourceError):
                yield from import_lines(task.path.name, _imported(task, task.path).remarks)


def _imported(task: CheckTask, path: Path) -> Imported:
    try:
        workspace = find_workspace(task.root)
    except NotFoundError:
        workspace = None
    return read_draft(path, workspace, None, lenient=task.lenient)


def _lone(task: CheckTask, path: Path, checks: Collection[Check]) -> CheckedChapter:
    """What is found in a file by itself: it is compared with nothing but what its own tracked changes reject."""
    comparison = None
    try:
        if is_draft(path):
            read = _imported(task, path)
            chapter = read.proposal
            comparison = _compared(read.base, chapter)
        else:
            chapter = load(path)
    except SourceError as fault:
        return CheckedChapter(path.name, "", (unreadable_finding(fault, path.name, ""),))
    draft = Draft(chapter, path.name, comparison)
    return CheckedChapter(path.name, str(chapter.version), tuple(run_checks([draft], {}, checks)))


def _compared(base: Chapter | None, new: Chapter) -> Comparison | None:
    if base is None:
        return None
    # Imported here: most chapters of a code have one text, and are compared with nothing.
    from engross.diff import compare

    return compare(base, new)


def draft_to_check(
    workspace: Workspace,
    folder: ChapterFolder,
    item: VersionFile,
    today: date,
    version: str | None = None,
    hierarchy: Hierarchy | None = None,
) -> Draft:
    """A text of a chapter with its base, as of the day ``today``; ``hierarchy`` as for ``load``.

    Errors: SourceError where a file is wrong.
    """
    name = relative_name(workspace.root, item.path)
    revision = (version or "").removeprefix("git:") if (version or "").startswith("git:") else ""
    new = load_revision(workspace, item.path, revision) if revision else load(item.path, name, hierarchy)
    timeline = folder.timeline()
    text = timeline.named(item.version)
    texts = texts_with(folder, timeline, text, today)
    base = texts.base
    comparison = _compared(load(base.path, relative_name(workspace.root, base.path), hierarchy) if base else None, new)
    others = tuple(other.version for other in folder.versions if other is not item)
    moved, remarks = timeline.moved(text, today), tuple(timeline.remarks(today))
    return Draft(new, folder.name, comparison, item.version, others, moved, remarks)


def chosen_file(folder: ChapterFolder, version: str | None, today: date) -> VersionFile:
    """The file of the text that is to be checked.

    Errors: NotFoundError, naming the versions there are; AmbiguousError where several drafts are pending and none is
    named.
    """
    if version is None or version.startswith("git:"):
        return default_texts(folder, today).draft
    return pick_version(folder, version)


class WorkspaceCode(Mapping[str, Draft]):
    """The numbered chapters of a workspace, each in its pending draft, else the text that was adopted last, read when
    asked for.

    A chapter in one version comes as its outline: citations need no more. Of several with one number the last comes,
    and says so.
    """

    def __init__(self, workspace: Workspace, folders: Iterable[ChapterFolder], today: date) -> None:
        """``folders``: those of ``workspace``, as of the day ``today``."""
        self._workspace, self._today, self.hierarchy = workspace, today, hierarchy_or_standard(workspace)
        self._folders = numbered_folders(folders, self.hierarchy)

    def __getitem__(self, number: str) -> Draft:
        """Chapter ``number``; KeyError where it is not there, or cannot be read."""
        try:
            *_, folder = having_it = self._folders[number.upper()]
            draft = self._draft(folder)
        except SourceError:
            raise KeyError(number) from None
        if not folder.number and draft.chapter.number.upper() != number.upper():
            raise KeyError(number)
        return replace(draft, shares_number=len(having_it) > 1)

    def _draft(self, folder: ChapterFolder) -> Draft:
        texts = settled_texts(folder, self._today)
        item = texts.draft
        if texts.base is not None:
            return draft_to_check(self._workspace, folder, item, self._today, hierarchy=self.hierarchy)
        name = relative_name(self._workspace.root, item.path)
        return Draft(read_outline(read_bytes(item.path), name, self.hierarchy), folder.name, None, item.version)

    def whole(self, number: str) -> Draft:
        """Chapter ``number`` with its words; KeyError where it is not there, SourceError where it cannot be read."""
        folder = self._folders[number.upper()][-1]
        item = settled_texts(folder, self._today).draft
        return draft_to_check(self._workspace, folder, item, self._today, hierarchy=self.hierarchy)

    def __iter__(self) -> Iterator[str]:
        """The numbers."""
        return iter(self._folders)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._folders)


def numbered_folders(folders: Iterable[ChapterFolder], hierarchy: Hierarchy) -> dict[str, list[ChapterFolder]]:
    """The folders of ``folders`` that have a number in a code of ``hierarchy``, by that number in capitals; several may
    have one."""
    found: dict[str, list[ChapterFolder]] = {}
    for folder in folders:
        if number := folder.number_in(hierarchy):
            found.setdefault(number, []).append(folder)
    return found


def hierarchy_or_standard(workspace: Workspace) -> Hierarchy:
    """The hierarchy of the code; the standard one where the city's file is wrong, which is a finding of its own."""
    try:
        return workspace.hierarchy()
    except EngrossError:
        return STANDARD


@dataclass(frozen=True, slots=True)
class TaskContext:
    """What is kept at hand for the tasks of one run: the folders by name, the numbers of the chapters that have one
     version, so that nothing is proposed in them, the chapters that citations lead to, and the hierarchy of the code
    ."""

    folders: Mapping[str, ChapterFolder]
    settled: frozenset[str]
    indexed_code: IndexedCode
    hierarchy: Hierarchy


@lru_cache(maxsize=1)
def folders_of_run(workspace: Workspace, run: str) -> tuple[ChapterFolder, ...]:  # noqa: ARG001 - so that each run has its own
    """The chapters of ``workspace``, listed once for all that a ``run`` of tasks asks."""
    return workspace.chapters()


@lru_cache(maxsize=1)
def task_context(workspace: Workspace, run: str, today: date) -> TaskContext:
    """What the tasks of a ``run`` in ``workspace`` have in common, as of the day ``today``."""
    folders = folders_of_run(workspace, run)
    count = Counter(folder.number for folder in folders)
    settled = frozenset(one.number for one in folders if one.number and count[one.number] == len(one.versions) == 1)
    code = WorkspaceCode(workspace, folders, today)
    return TaskContext(
        {folder.name: folder for folder in folders}, settled, IndexedCode(code, code.whole), code.hierarchy
    )


def new_run() -> str:
    """A name for a run of tasks that nothing had before."""
    return token_hex(8)


def lines_near(root: Path, findings: Iterable[Finding]) -> Mapping[str, Mapping[int, str]]:
    """The lines of the files under ``root`` that a report of ``findings`` looks at, by name and number; a file is read
    when it is asked for, and no more of it is kept."""
    wanted: dict[str, set[int]] = {}
    for finding in findings:
        wanted.setdefault(finding.file, set()).update(finding_lines(finding))
    return _NearLines(root, wanted)


class _NearLines(Mapping[str, Mapping[int, str]]):
    """Lines of files, each file read once."""

    def __init__(self, root: Path, wanted: Mapping[str, Collection[int]]) -> None:
        self._root, self._wanted = root, wanted
        self._read: dict[str, Mapping[int, str]] = {}

    def __getitem__(self, name: str) -> Mapping[int, str]:
        """The lines that are wanted of a file; none where it is not there. KeyError where none are wanted."""
        if name not in self._read:
            numbers, path = self._wanted[name], self._root / name
            # Only the lines that are wanted are decoded: no letter of UTF-8 holds the byte of a line's end.
            lines = read_bytes(path).removeprefix(BOM_UTF8).split(b"\n") if path.is_file() else []
            self._read[name] = {at: _line(lines, at - 1) for at in numbers if at <= len(lines)}
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._wanted)

    def __len__(self) -> int:
        return len(self._wanted)


def _line(lines: Sequence[bytes], at: int) -> str:
    ended = lines[at].removesuffix(b"\r") if at < len(lines) - 1 else lines[at]
    return ended.decode("utf-8", "replace")


def codes_of(select: str | None, ignore: str | None) -> frozenset[str]:
    """The codes to be checked: those that ``--select`` begins, without those that ``--ignore`` begins.

    Errors: NotFoundError where a name begins no code.
    """
    every = [check.code for check in (*CHECKS, *MEETING_CHECKS, *FILE_CHECKS, *MERGE_CHECKS)]

    def begun(names: str) -> set[str]:
        found: set[str] = set()
        for name in filter(None, (part.strip().upper() for part in names.split(","))):
            codes = {code for code in every if code.startswith(name)}
            if not codes:
                raise NotFoundError(
                    f"no check is called {name}; there are {every[0]} to {every[-1]}, see `engross explain`"
                )
            found |= codes
        return found

    return frozenset((begun(select) if select else set(every)) - (begun(ignore) if ignore else set()))
