"""A Word or Markdown file into the source, as a version of a chapter or as two."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from engross.akn import write_chapter
from engross.compose import summary_json, summary_lines
from engross.compose.law.redline import with_recorded_authors
from engross.diff import compare
from engross.errors import EngrossError, NotFoundError
from engross.importing import Identity, Imported, ImportRemark
from engross.model.comparison.comparison import Comparison
from engross.model.law.chapter import Chapter, Source, Version
from engross.patterns import compile_on_use
from engross.scanning import SCAN_SUFFIXES
from engross.services.documents.redline_author import redline_author
from engross.services.drafting.city_identity import code_uri, enacting_body
from engross.services.drafting.draft_files import read_draft_file
from engross.services.drafting.draft_pictures import new_pictures
from engross.services.drafting.files_as_versions import folder_of_chapter, identified, versions_of
from engross.services.drafting.replaced_versions import replaced_digest
from engross.services.drafting.source_acts import ActWriter, SourceAct, SourceChange, sources_of
from engross.services.scans.page_events import TellPage, untold
from engross.values import dataclass
from engross.workspace import ChapterFolder, Workspace, load, read_bytes

_FOLDER = compile_on_use(
    r"(?:0*(?P<number>(?:0|[1-9]\d*)[A-Za-z]?(?:\.\d+[A-Za-z]?){0,3})|new)-(?P<title>[a-z0-9]+(?:-[a-z0-9]+)*)"
)

_PAPER = (*SCAN_SUFFIXES, ".pdf")
"""The files that hold pages of paper."""

_LONGEST_NAME = 60
"""A folder's name that is made from a title has no more characters of it."""


@dataclass(frozen=True, slots=True)
class ImportedVersion:
    """A version that a file gave, in the file at ``path``: how many sections and provisions it has, and whether it was
    written there or stood there already."""

    version: Version
    path: Path
    sections: int
    provisions: int
    written: bool


@dataclass(frozen=True, slots=True)
class ReadChange:
    """A change that was read: its kind, where it is ("§ 68-5A"), the provision's words before and after it (None: there
    was no such provision), and the change as a sentence's end ("replaces “70” with “60”.")."""

    kind: str
    place: str
    before: str | None
    after: str | None
    words: str


@dataclass(frozen=True, slots=True)
class DraftImport:
    """What an import made: the base, where the file has tracked changes, and the proposal; each change that was read,
    against that base or else the version that the draft is held against; and what is to be known of the file."""

    versions: tuple[ImportedVersion, ...]
    changes: tuple[ReadChange, ...]
    remarks: tuple[ImportRemark, ...]


@dataclass(frozen=True, slots=True)
class ReadTexts:
    """What a file called ``name`` gave: the text before its tracked changes, where it has any, and the proposal; and
    the files that it was read with."""

    name: str
    base: Chapter | None
    proposal: Chapter
    sources: tuple[Source, ...] = ()


def import_draft(
    workspace: Workspace,
    file: Path,
    wanted: str | None,
    day: date | None,
    output: Path | None,
    *,
    lenient: bool,
    write: ActWriter,
    replace: bool = False,
    tell: TellPage = untold,
) -> DraftImport:
    """Write what the Word or Markdown ``file``, or the pages of paper in it (PDF, PNG, JPEG), say of a chapter.

    ``wanted`` is the chapter: a folder, a number, or a new folder.
    ``wanted`` None: the chapter that the file itself names. ``day`` is the draft's date (None: its source's),
    ``output`` the folder that is written into (None: the chapter's). ``lenient``: what an ordinance cannot hold is
    left out and named among the remarks, not refused. ``replace``: a draft that says something else may be replaced.
    ``tell`` is told before a picture of a page is read.
    Errors: EngrossError where the file is not that chapter's, or a version would be replaced that may not; nothing is
    written then.
    """
    data, name, seen = _draft_data(file, tell)
    wanted = wanted or folder_named_by_file(workspace, data, name, lenient=lenient)
    folder, new = chapter_and_identity(workspace, wanted)
    known = versions_of(folder)
    told, hierarchy = identified(known, day, None, new), workspace.hierarchy()
    read = read_draft_file(data, name, known, told, lenient=lenient, hierarchy=hierarchy)
    refuse_another_chapter(read, wanted, folder, file)
    home = output or (folder.path if folder is not None else workspace.ordinances / wanted)
    base = text_before(read, known)
    comparison = compare(base, read.proposal) if base is not None else None
    texts = ReadTexts(file.name, read.base, read.proposal, sources_of(chapter.source for chapter in known))
    files, written, replaced = write_texts(workspace, home, texts, comparison, write, replace=replace)
    return DraftImport(_versions(files, written), _changes(comparison), (*seen, *read.remarks, *replaced))


def _draft_data(file: Path, tell: TellPage) -> tuple[bytes, str, tuple[ImportRemark, ...]]:
    """A file, or pages of paper as Markdown, with a name that says its format, and what is to be looked at."""
    data = read_bytes(file)
    if file.suffix.lower() not in _PAPER:
        return data, file.name, ()
    from engross.services.drafting.paper_drafts import draft_from_paper  # what reads PDF is imported for it alone

    return draft_from_paper(data, file.name, tell)


def write_texts(
    workspace: Workspace,
    home: Path,
    texts: ReadTexts,
    comparison: Comparison | None,
    write: ActWriter,
    *,
    replace: bool,
) -> tuple[dict[Path, Chapter], dict[Path, bool], tuple[ImportRemark, ...]]:
    """Write the texts that a file gave into the folder ``home``, as one act, with the author of each change of
    ``comparison``; each file's text, whether it was written, and what gave way.

    ``replace``: a draft that says something else may be replaced. Errors: EngrossError where a version would be
    replaced that may not; nothing is written then.
    """
    ours = redline_author(workspace)
    proposal = texts.proposal if comparison is None else with_recorded_authors(comparison, ours)
    files = {home / f"{c.version}.xml": c for c in (texts.base, proposal) if c is not None}
    if texts.base is not None and len(files) == 1:
        raise EngrossError(f"{texts.name} has tracked changes, and base and proposal would be one version; say --date")
    made = {path: write_chapter(chapter) for path, chapter in files.items()}
    replaced = {
        path: replaced_digest(workspace, path, data, replace=replace, base=files[path] is not proposal)
        for path, data in made.items()
    }
    changes = (SourceChange(path, data, replaced[path]) for path, data in made.items())
    act = SourceAct(f"import {texts.name}", (*changes, *new_pictures(home, files.values())), texts.sources)
    written = {action.path: action.action != "unchanged" for action in write(act)}
    return files, written, tuple(_replacements(replaced, written))


def folder_named_by_file(workspace: Workspace, data: bytes, name: str, *, lenient: bool) -> str:
    """The folder of the chapter that a file names: one of the workspace's, or a new one by its number and title.

    Errors: EngrossError where the file names none.
    """
    told, hierarchy = identified((), None, date.min, None), workspace.hierarchy()
    read = read_draft_file(data, name, (), told, lenient=lenient, hierarchy=hierarchy).proposal
    home = folder_of_chapter(read, workspace)
    if home is not None:
        return home.path.name
    title = re.sub(r"[^a-z0-9]+", "-", read.title.lower()).strip("-")[:_LONGEST_NAME].strip("-")
    folder = f"{read.number.zfill(3)}-{title}".lower()
    if not read.number or not title or not _FOLDER.fullmatch(folder):
        raise EngrossError(
            f"{name} does not name its chapter; begin it with number and title, as “Chapter 44 Fees”; or say --chapter"
        )
    return folder


def _replacements(replaced: Mapping[Path, str | None], written: Mapping[Path, bool]) -> Iterator[ImportRemark]:
    for path, sha256 in replaced.items():
        if sha256 is not None and written[path]:
            yield ImportRemark("replaced", path.name, f"takes the place of the file with SHA-256 {sha256}")


def text_before(read: Imported, known: Sequence[Chapter]) -> Chapter | None:
    """The text that the proposal is held against: that before its tracked changes, else that it was made from."""
    return read.base or next(iter(read.made_from), None) or next(reversed(known), None)


def _changes(comparison: Comparison | None) -> tuple[ReadChange, ...]:
    """Each change of substance between the base and the proposal, in reading order."""
    if comparison is None:
        return ()
    lines = summary_lines(comparison.root, comparison.new.hierarchy).lines
    words = {(line.citation, change.kind): line.words for line in lines for change in line.changes[:1]}
    changes: Any = summary_json(comparison)["changes"]
    return tuple(
        ReadChange(kind, place, each["old"], each["new"], words.get((place, kind), ""))
        for each in changes
        for kind, place in [(each["kind"], each["number"])]
    )


def chapter_and_identity(workspace: Workspace, wanted: str) -> tuple[ChapterFolder | None, Identity]:
    """The chapter's folder, or None and the identity of a new chapter."""
    named = _FOLDER.fullmatch(wanted)
    try:
        folder = workspace.chapter(wanted)
        return folder, _identity_of(folder)
    except NotFoundError:
        if named is None:
            raise
    return None, _new_identity(workspace, named["number"] or "", named["title"])


def refuse_another_chapter(read: Imported, wanted: str, folder: ChapterFolder | None, file: Path) -> None:
    """Refuse a file of one chapter for another."""
    named = _FOLDER.fullmatch(wanted)
    number = folder.number if folder is not None else (named["number"] or "") if named else ""
    found = read.proposal.number
    if number and found and number.lower() != found.lower():
        raise EngrossError(f"{file.name} is Chapter {found}, not {number}; say --chapter {found}")


def _identity_of(folder: ChapterFolder) -> Identity:
    """What a further version of a chapter has in common with those before it."""
    latest = load(folder.versions[-1].path)
    code = latest.uri.rpartition("/")[0]
    return Identity(f"{code}/", latest.author, Version(date.min, "proposed"), (), "", "")


def _new_identity(workspace: Workspace, number: str, title: str) -> Identity:
    """What a new chapter shares with the others of the city: the code it belongs to, and who enacts it."""
    author, code = enacting_body(workspace), code_uri(workspace)
    unit = workspace.hierarchy().of(workspace.hierarchy().unit)
    work = f"{unit.level}-{number.upper()}" if number else title
    label = f"{unit.word} {number.upper()}" if number else ""
    return Identity(
        f"{code}/{work}", author, Version(date.min, "proposed"), (), label, title.replace("-", " ").capitalize()
    )


def _versions(files: Mapping[Path, Chapter], written: Mapping[Path, bool]) -> tuple[ImportedVersion, ...]:
    return tuple(
        ImportedVersion(
            chapter.version,
            path,
            sum(1 for _ in chapter.sections()),
            sum(1 for _ in chapter.walk()),
            written[path],
        )
        for path, chapter in files.items()
    )
