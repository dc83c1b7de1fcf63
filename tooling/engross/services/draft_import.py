"""A Word or Markdown file into the source, as a version of a chapter or as two."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from engross.akn import write_chapter
from engross.errors import EngrossError, NotFoundError
from engross.importing import Identity, Imported, ImportRemark
from engross.model.chapter import Body, Chapter, Version
from engross.outputs.writing import digest
from engross.services.draft_files import read_draft_file
from engross.services.drafts import identified, versions_of
from engross.services.source_files import replace_source
from engross.workspace import ChapterFolder, Workspace, load, read_bytes

_FOLDER = re.compile(r"(?:0*(?P<number>(?:0|[1-9]\d*)[A-Za-z]?)|new)-(?P<title>[a-z0-9]+(?:-[a-z0-9]+)*)")


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
class DraftImport:
    """What an import made: the base, where the file has tracked changes, and the proposal; and what is to be known of
    the file."""

    versions: tuple[ImportedVersion, ...]
    remarks: tuple[ImportRemark, ...]


def import_draft(
    workspace: Workspace, file: Path, wanted: str, day: date | None, output: Path | None, *, lenient: bool
) -> DraftImport:
    """Write what the Word or Markdown ``file`` says of the chapter ``wanted``: a folder, a number, or a new folder.

    ``day`` is the draft's date (None: its source's), ``output`` the folder that is written into (None: the chapter's).
    ``lenient``: what an ordinance cannot hold is left out and named among the remarks, not refused. Errors:
    EngrossError where the file is not that chapter's or a version that stands there was not what the file was made
    from; nothing is written then.
    """
    folder, new = _chapter(workspace, wanted)
    known = versions_of(folder)
    read = read_draft_file(read_bytes(file), file.name, known, identified(known, day, None, new), lenient=lenient)
    _refuse_another(read, wanted, folder, file)
    home = output or (folder.path if folder is not None else workspace.ordinances / wanted)
    files = {home / f"{c.version}.xml": c for c in (read.base, read.proposal) if c is not None}
    if read.base is not None and len(files) == 1:
        raise EngrossError(f"{file.name} has tracked changes, and base and proposal would be one version; say --date")
    made = {path: write_chapter(chapter) for path, chapter in files.items()}
    replaced = {path: _replaced(path, data, read.made_from, output is not None) for path, data in made.items()}
    written = {path: _write(path, data, replaced[path]) for path, data in made.items()}
    return DraftImport(_versions(files, written), tuple(read.remarks))


def _chapter(workspace: Workspace, wanted: str) -> tuple[ChapterFolder | None, Identity]:
    """The chapter's folder, or None and the identity of a new chapter."""
    named = _FOLDER.fullmatch(wanted)
    try:
        return workspace.chapter(wanted), _new_identity(workspace, "", "")
    except NotFoundError:
        if named is None:
            raise
    return None, _new_identity(workspace, named["number"] or "", named["title"])


def _refuse_another(read: Imported, wanted: str, folder: ChapterFolder | None, file: Path) -> None:
    """Refuse a file of one chapter for another."""
    named = _FOLDER.fullmatch(wanted)
    number = folder.number if folder is not None else (named["number"] or "") if named else ""
    found = read.proposal.number
    if number and found and number.lower() != found.lower():
        raise EngrossError(f"{file.name} is Chapter {found}, not {number}; say --chapter {found}")


def _new_identity(workspace: Workspace, number: str, title: str) -> Identity:
    """What a new chapter shares with the others of the city: the code it belongs to, and who enacts it."""
    author, code = Body("council", "Council"), "/akn/us/act/code"
    neighbour = next((load(folder.versions[-1].path) for folder in workspace.chapters()), None)
    if neighbour is not None:
        author, code = neighbour.author, neighbour.uri.rpartition("/")[0]
    elif parts := re.findall(r":([a-z]+)", str(workspace.city().get("division", ""))):
        code = f"/akn/{'-'.join(parts)}/act/code"
    work = f"chapter-{number.upper()}" if number else title
    label = f"Chapter {number.upper()}" if number else ""
    return Identity(
        f"{code}/{work}", author, Version(date.min, "proposed"), (), label, title.replace("-", " ").capitalize()
    )


def _replaced(path: Path, data: bytes, made_from: Sequence[Chapter], anywhere: bool) -> str | None:
    """The SHA-256 of the file that a version replaces; None where there is none. A proposal that stands there is
    replaced only where it is the very one that the file was made from: nobody else's work is lost.

    Errors: EngrossError where the file holds something else than what the draft was made from.
    """
    if not path.exists():
        return None
    if not anywhere and path.read_bytes() != data:
        stands = load(path)
        if stands.version.stage != "proposed" or stands not in made_from:
            raise EngrossError(f"{path} is there and says something else; say --date for another version, or -o DIR")
    return digest(path)


def _write(path: Path, data: bytes, replaced: str | None) -> bool:
    """Write a version; whether it was written or stood there already."""
    return replace_source(path, data, replaced).action == "written"


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
