"""Where things are: finding a workspace, its chapters and their versions, and reading them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import cast

from engross.akn import parse_chapter
from engross.akn.lifecycle_dates import states_days
from engross.errors import AmbiguousError, EngrossError, NotFoundError, SourceError, system_reason
from engross.file_state import FileState, state_of
from engross.git_repository import file_at_revision, uncommitted_files
from engross.meetings.files.hierarchy_reader import read_hierarchy
from engross.meetings.files.stationery_reader import read_stationery
from engross.meetings.files.toml_text import toml_tables, toml_text
from engross.model.law.chapter import STAGES, Chapter, Stage, Version
from engross.model.law.hierarchy import STANDARD, Hierarchy
from engross.model.law.timeline import DatedText, Timeline, dated
from engross.patterns import compile_on_use
from engross.resources import FONT_SUFFIXES, PICTURE_SUFFIXES, TEMPLATE_FOLDERS, Stationery, Templates, shipped
from engross.values import dataclass

WAIVERS_FILE = "waivers.toml"
"""The file in ``ordinances/`` that says which findings may stay."""
_VERSION_FILE = compile_on_use(r"^(\d{4}-\d{2}-\d{2})\.(codified|proposed|enacted)(?:\.([^.]*))?\.xml$")
_DRAFT_NAME = compile_on_use(r"[a-z0-9][a-z0-9-]*")
_NOT_PORTABLE = compile_on_use(
    r'[<>:"/\\|?*]|^[. ]|[. ]$|^(?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³])(?:\.|$)', re.IGNORECASE
)
"""What no file may be called on Windows: letters that mean something else there, and the names of its devices."""
_MOST_BYTES = 64 * 1024 * 1024
"""No ordinance file is this large; a larger one is refused rather than read."""


@dataclass(frozen=True, slots=True)
class VersionFile:
    """A version of a chapter on disk."""

    version: Version
    path: Path


@dataclass(frozen=True, slots=True)
class ChapterFolder:
    """A chapter's folder and its versions, oldest first."""

    name: str
    path: Path
    versions: tuple[VersionFile, ...]

    @property
    def number(self) -> str:
        """The chapter's number as its folder's name gives it ("068-noise" → "68", "17.32-signs" →
        "17.32"); empty for a new one."""
        found = re.match(r"^0*(\d+[A-Za-z]*(?:\.\d+[A-Za-z]*)*)(?:-|$)", self.name)
        return found[1] if found else ""

    @property
    def record(self) -> Path:
        """Where the reviews of its rules are recorded, whether there are any yet or not."""
        return self.path / "rules.lock.toml"

    def timeline(self) -> Timeline:
        """Its texts with the days that they state.

        Errors: SourceError where a file that states any cannot be read; EngrossError where it cannot be opened.
        """
        return Timeline(tuple(_dated(item) for item in self.versions))

    def file_of(self, version: Version) -> VersionFile:
        """The file of a version that is there."""
        return next(item for item in self.versions if item.version == version)


@dataclass(frozen=True, slots=True)
class Workspace:
    """One city's folder: the one that holds ``ordinances/``."""

    root: Path

    @property
    def ordinances(self) -> Path:
        """The law, as data."""
        return self.root / "ordinances"

    @property
    def build(self) -> Path:
        """Where outputs go."""
        return self.root / "build"

    def chapters(self) -> tuple[ChapterFolder, ...]:
        """Every chapter's folder, by name."""
        with os.scandir(self.ordinances) as entries:
            linked = {
                entry.name: entry.is_symlink() for entry in entries if entry.is_dir() and entry.name != "meetings"
            }
        folders = sorted(self.ordinances / name for name in linked)
        found = (ChapterFolder(path.name, path, tuple(_versions(path))) for path in folders)
        chapters = tuple(chapter for chapter in found if chapter.versions)
        home = self.ordinances.resolve().is_relative_to(_resolved(self.root))
        _require_portable(chapter.path for chapter in chapters)
        for chapter in chapters:
            near = home and not linked[chapter.name]
            for path in (*(version.path for version in chapter.versions), chapter.record):
                if not near or os.path.islink(path):
                    self.held(path)
        return chapters

    def unread_files(self) -> tuple[Path, ...]:
        """The XML files beside the chapters' versions whose name is no version's: no command reads them."""
        files = sorted(self.ordinances.glob("*/*.xml"))
        return tuple(path for path in files if not is_version(path) and not path.name.startswith("."))

    def held(self, path: Path) -> Path:
        """``path``, which is to be read. Errors: EngrossError where a link or a name leads it out of the workspace."""
        if not path.resolve().is_relative_to(_resolved(self.root)):
            raise EngrossError(f"{path} leads out of the workspace; put the file itself into it")
        return path

    def chapter(self, wanted: str) -> ChapterFolder:
        """The chapter called ``wanted``: a folder's name, or a number.

        Errors: NotFoundError, naming the chapters there are; EngrossError where several have the number.
        """
        chapters = self.chapters()
        named = [chapter for chapter in chapters if wanted == chapter.name]
        found = named or [chapter for chapter in chapters if wanted and wanted.lower() == chapter.number.lower()]
        if len(found) == 1:
            return found[0]
        if found:
            several = ", ".join(each.name for each in found)
            raise EngrossError(f"there are several chapters {wanted}; name one of {several}")
        there = ", ".join(
            f"{chapter.number} ({chapter.name})" if chapter.number else chapter.name for chapter in chapters
        )
        raise NotFoundError(f"there is no chapter {wanted!r}; there are: {there or 'none yet'}")

    def city(self) -> dict[str, object]:
        """The city's facts, from the one TOML file beside the chapters; empty where there is none."""
        file = self.city_file()
        return read_toml(file, file.relative_to(self.root).as_posix()) if file else {}

    def city_file(self) -> Path | None:
        """The city's file, where there is one. Errors: SourceError where there are several."""
        files = [path for path in sorted(self.ordinances.glob("*.toml")) if path.name != WAIVERS_FILE]
        if len(files) > 1:
            names = " and ".join(path.name for path in files)
            raise SourceError(
                self.ordinances.name, 0, f"{names} are both the file of the city; keep one, and move the others out"
            )
        return self.held(files[0]) if files else None

    def hierarchy(self) -> Hierarchy:
        """The hierarchy of the code, as the city's file declares it; the standard one where it declares none.

        Errors: EngrossError where the file is not TOML; SourceError where the declaration is wrong.
        """
        file = self.city_file()
        if file is None:
            return STANDARD
        return _declared(file, file.relative_to(self.root).as_posix(), state_of(file.stat()))

    def meetings(self) -> tuple[Path, ...]:
        """The files of the meetings, in order of their dates."""
        files = tuple(self.held(path) for path in sorted((self.ordinances / "meetings").glob("*.toml")))
        _require_portable(files)
        return files

    def bills(self) -> dict[str, Path]:
        """The files of the bills by the bills' names: ``{"quiet": …/ordinances/bills/quiet.toml}``."""
        return {path.stem: self.held(path) for path in sorted((self.ordinances / "bills").glob("*.toml"))}

    def meeting(self, wanted: str) -> Path:
        """The meeting's file that ``wanted`` names: a date, the file's name with or without its suffix, or a path.

        Errors: NotFoundError, naming the meetings there are; EngrossError where there are several on that date.
        """
        if wanted.endswith(".toml") and Path(wanted).is_file():
            return Path(wanted)
        files = self.meetings()
        named = [path for path in files if wanted in (path.stem, path.name)]
        found = named or [path for path in files if wanted and path.stem.startswith(f"{wanted}-")]
        if len(found) == 1:
            return found[0]
        there = ", ".join(path.stem for path in found or files)
        if found:
            raise EngrossError(f"there are several meetings on {wanted}; name one of {there}")
        raise NotFoundError(f"there is no meeting {wanted!r}; there are: {there or 'none yet'}")

    def templates(self) -> Templates:
        """The templates that its outputs are made with: its own files below ``templates/``, else those that ship.

        A file of another name than one that ships is not read, but for logo, seal and fonts, of which none ships.
        Errors: EngrossError where one cannot be read; SourceError where the city's file is wrong about papers or
        letterhead.
        """
        root = self.root / "templates"
        names = sorted(
            f"{path.parent.name}/{path.name}"
            for folder in TEMPLATE_FOLDERS
            for path in shipped("templates", folder).iterdir()
        )
        names += (f"letterhead/{name}.{suffix}" for name in ("logo", "seal") for suffix in PICTURE_SUFFIXES)
        fonts = (path.name for path in sorted((root / "fonts").glob("*")) if path.suffix[1:].lower() in FONT_SUFFIXES)
        names += (f"fonts/{name}" for name in fonts)
        own = tuple((name, read_bytes(self.held(root / name))) for name in names if (root / name).is_file())
        return Templates(own, self.stationery())

    def stationery(self) -> Stationery:
        """The papers and the letterhead of its documents, as the city's file states them.

        Errors: SourceError where what it states is wrong; EngrossError where the file is not TOML.
        """
        file = self.city_file()
        return (
            read_stationery(*_tables_and_text(file, file.relative_to(self.root).as_posix())) if file else Stationery()
        )

    def template(self, folder: str, name: str) -> tuple[str, str]:
        """The text of a template and what errors call it: the workspace's own, else the one that ships.

        Errors: EngrossError where it cannot be read.
        """
        own = self.root / "templates" / folder / name
        path = self.held(own) if own.is_file() else shipped("templates", folder, name)
        try:
            return read_bytes(path).decode("utf-8-sig"), f"templates/{folder}/{name}"
        except UnicodeDecodeError:
            raise EngrossError(f"{path} is not in UTF-8; save it so") from None


@lru_cache(maxsize=16)
def _resolved(root: Path) -> Path:
    return root.resolve()


def is_version(path: Path) -> bool:
    """Whether a file's name is that of a version of a chapter."""
    return _VERSION_FILE.match(path.name) is not None


def _versions(folder: Path) -> Iterator[VersionFile]:
    found = []
    for path in folder.iterdir():
        match = _VERSION_FILE.match(path.name)
        if match:
            try:
                day = date.fromisoformat(match[1])
            except ValueError:
                raise EngrossError(f"{path}: {match[1]} is no date; rename the file <date>.<stage>.xml") from None
            name = match[3] or ""
            if match[3] is not None and not _DRAFT_NAME.fullmatch(name):
                raise EngrossError(
                    f"{path}: a draft's name has small letters, digits and hyphens; rename the file "
                    "<date>.<stage>.<name>.xml"
                )
            found.append(VersionFile(Version(day, cast("Stage", match[2]), name), path))
    yield from sorted(found, key=lambda each: (each.version.date, STAGES.index(each.version.stage), each.version.name))


def _dated(item: VersionFile) -> DatedText:
    try:
        state = state_of(item.path.stat())
    except OSError:
        state = ()  # reading it says what is wrong
    return _stated_days(item, state)


@lru_cache(maxsize=16_384)
def _stated_days(item: VersionFile, state: FileState) -> DatedText:  # noqa: ARG001 - read again when changed
    data = read_bytes(item.path)
    if not states_days(data):
        return DatedText(item.version)
    # A version stands in ordinances/, in the folder of its chapter.
    name = item.path.relative_to(item.path.parents[2]).as_posix()
    try:
        hierarchy = hierarchy_for(item.path)
    except EngrossError:
        hierarchy = STANDARD  # what is wrong with the city's file is said where the text is read
    return replace(dated(_chapter_in(data, name, hierarchy)), version=item.version)


@lru_cache(maxsize=2)
def _chapter_in(data: bytes, name: str, hierarchy: Hierarchy) -> Chapter:
    """The last two are kept: a text whose days were asked for is often the one that is read next."""
    return parse_chapter(data, name, hierarchy)


def _require_portable(paths: Iterable[Path]) -> None:
    """Refuse a name that Windows does not allow or cannot tell from another, or that is not what is seen of it.

    Errors: EngrossError naming the first.
    """
    seen: dict[str, Path] = {}
    for path in paths:
        if not path.name.isprintable() or _NOT_PORTABLE.search(path.name):
            raise EngrossError(f"{path}: this name cannot stand on every system; rename it")
        other = seen.setdefault(path.name.casefold(), path)
        if other is not path:
            raise EngrossError(f"{path}: on some systems this name is the same as {other.name}; rename one of them")


@lru_cache(maxsize=16)
def _declared(file: Path, name: str, state: FileState) -> Hierarchy:  # noqa: ARG001 - read again when changed
    return read_hierarchy(*_tables_and_text(file, name))


def _tables_and_text(file: Path, name: str) -> tuple[dict[str, object], str, str]:
    """The tables of a TOML file, what errors call it, and its text."""
    text = toml_text(read_bytes(file), name)
    return toml_tables(text, name), name, text


def hierarchy_for(path: Path) -> Hierarchy:
    """The hierarchy of the code that the file at ``path`` is part of: that of its workspace; the standard one
    for a file in none. Errors: as ``Workspace.hierarchy``.
    """
    try:
        return find_workspace(path.parent).hierarchy()
    except NotFoundError:
        return STANDARD


def find_workspace(start: Path) -> Workspace:
    """The nearest folder from ``start`` upwards that holds ``ordinances/``.

    Errors: NotFoundError, saying how to make one.
    """
    here = start.resolve()
    for folder in (here, *here.parents):
        if (folder / "ordinances").is_dir():
            return Workspace(folder)
    raise NotFoundError(
        f"no folder from {here} upwards holds ordinances/; go to a workspace, name one with -C, or make one with "
        "`engross init DIR`"
    )


def pick_version(folder: ChapterFolder, wanted: str) -> VersionFile:
    """The version that ``wanted`` names: a stage or a draft's name (the latest of it), a date, or the file's name
    without its suffix.

    Errors: NotFoundError, naming the versions there are; AmbiguousError where drafts of several names would do.
    """
    for item in folder.versions:
        if wanted == str(item.version):
            return item
    latest: dict[str, VersionFile] = {}
    for item in folder.versions:
        if wanted in (item.version.stage, item.version.date.isoformat(), item.version.name or None):
            latest[item.version.name] = item
    pending = {draft.version for draft in folder.timeline().drafts()} if len(latest) > 1 else set()
    found = [item for item in latest.values() if item.version in pending] or list(latest.values())
    if len(found) == 1:
        return found[0]
    there = ", ".join(str(item.version) for item in found or folder.versions)
    if found:
        raise AmbiguousError(f"{folder.name} has several versions {wanted!r}; name one of {there}")
    raise NotFoundError(f"{folder.name} has no version {wanted!r}; it has: {there}")


def relative_name(root: Path, path: Path) -> str:
    """``path`` from ``root`` where it is inside, else its name alone; with forward slashes on any system."""
    whole = path.resolve()
    return whole.relative_to(root).as_posix() if whole.is_relative_to(root) else path.name


def read_bytes(path: Path) -> bytes:
    """The bytes of a file. Errors: EngrossError where it cannot be read or is far too large."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise EngrossError(f"{path} is larger than {_MOST_BYTES // 2**20} MB; no ordinance is")
        return path.read_bytes()
    except OSError as fault:
        # So Windows says that another program has a file open for itself.
        held = "; where it is open in Word, save and close it there" if isinstance(fault, PermissionError) else ""
        raise EngrossError(f"{path} cannot be read: {system_reason(fault)}{held}") from None


def load(path: Path, name: str = "", hierarchy: Hierarchy | None = None) -> Chapter:
    """The chapter in an XML file; ``name`` is what errors and outputs call it (default: the path as given).

    ``hierarchy``: that of its code, where the caller has it at hand (None: it is looked up).
    """
    return _chapter_in(read_bytes(path), name or path.as_posix(), hierarchy or hierarchy_for(path))


def load_revision(workspace: Workspace, path: Path, revision: str) -> Chapter:
    """The chapter as the file at ``path`` stood at a git revision.

    Errors: NotFoundError where git does not know the revision or the file was not there.
    """
    relative = workspace.held(path).resolve().relative_to(workspace.root.resolve()).as_posix()
    data = file_at_revision(workspace.root, relative, revision)
    return parse_chapter(data, f"{relative}@{revision}", workspace.hierarchy())


def uncommitted_paths(workspace: Workspace, paths: Sequence[Path]) -> tuple[str, ...]:
    """Which of the files at ``paths`` git has uncommitted changes of, by their names in the workspace.

    Empty where the workspace is no repository, or there is no git.
    """
    return uncommitted_files(workspace.root, [relative_name(workspace.root, path) for path in paths if path.is_file()])


def read_toml(path: Path, name: str = "") -> dict[str, object]:
    """The tables of a TOML file; ``name`` is what errors call it (default: the path as given).

    Errors: SourceError with the line, what is wrong, and the right form.
    """
    return toml_tables(toml_text(read_bytes(path), name or path.as_posix()), name or path.as_posix())
