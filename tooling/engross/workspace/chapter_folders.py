"""The folders of the chapters in ``ordinances/``, and the versions that stand in them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import cast

from engross.errors import AmbiguousError, EngrossError, NotFoundError
from engross.model.law.chapter import STAGES, Stage, Version
from engross.model.law.hierarchy import Hierarchy
from engross.model.law.picture import PICTURE_NAME
from engross.model.law.roman import roman_value
from engross.model.law.timeline import Timeline
from engross.patterns import compile_on_use
from engross.values import dataclass
from engross.workspace.chapter_texts import dated_text

_VERSION_FILE = compile_on_use(r"^(\d{4}-\d{2}-\d{2})\.(codified|proposed|enacted)(?:\.([^.]*))?\.xml\Z")
_DRAFT_NAME = compile_on_use(r"[a-z0-9][a-z0-9-]*")
_NUMBER = compile_on_use(r"^(?:0(?=\d))*+(\d++[A-Za-z]*+(?:\.\d++[A-Za-z]*+)*+)(?:-|$)")
_NOT_PORTABLE = compile_on_use(
    r'[<>:"/\\|?*]|^[. ]|[. ]$|^(?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³])(?:\.|$)', re.IGNORECASE
)
"""What no file may be called on Windows: letters that mean something else there, and the names of its devices."""
_RECORD = "rules.lock.toml"


@dataclass(frozen=True, slots=True)
class VersionFile:
    """A version of a chapter on disk."""

    version: Version
    path: Path


@dataclass(frozen=True, slots=True)
class ChapterFolder:
    """A chapter's folder and its versions, oldest first; ``pictures`` are the files in it that are called as a picture
    is, by name."""

    name: str
    path: Path
    versions: tuple[VersionFile, ...]
    pictures: tuple[Path, ...] = ()

    @property
    def number(self) -> str:
        """The chapter's number as its folder's name gives it ("068-noise" → "68", "17.32-signs" →
        "17.32"); empty for a new one."""
        found = _NUMBER.match(self.name)
        return found[1] if found else ""

    def number_in(self, hierarchy: Hierarchy) -> str:
        """Its number in a code of ``hierarchy``, in capitals, as far as the folder's name gives it: that of ``number``,
        or a numeral or letter behind the word for a unit ("article-iv-taxes" → "IV"). Only the file says whether that
        is one ("article-a-new-hope")."""
        if self.number:
            return self.number.upper()
        word, _, behind = self.name.partition("-")
        number = behind.partition("-")[0].upper()
        lettered = len(number) == 1 and "A" <= number <= "Z"
        named = word == hierarchy.of(hierarchy.unit).word.lower() and (lettered or roman_value(number) is not None)
        return number if named else ""

    @property
    def record(self) -> Path:
        """Where the reviews of its rules are recorded, whether there are any yet or not."""
        return self.path / _RECORD

    def timeline(self) -> Timeline:
        """Its texts with the days that they state.

        Errors: SourceError where a file that states any cannot be read; EngrossError where it cannot be opened.
        """
        return Timeline(tuple(dated_text(item.version, item.path) for item in self.versions))

    def file_of(self, version: Version) -> VersionFile:
        """The file of a version that is there."""
        return next(item for item in self.versions if item.version == version)


def chapter_folders(ordinances: Path) -> tuple[tuple[ChapterFolder, ...], list[Path]]:
    """Every chapter's folder, by name, and the paths that a symbolic link leads to, for the caller to refuse or not.

    Errors: EngrossError where a name is none that a version may have, or that every system knows; OSError.
    """
    with os.scandir(ordinances) as entries:
        linked = {entry.name: entry.is_symlink() for entry in entries if entry.is_dir() and entry.name != "meetings"}
    chapters, links = [], []
    for name in sorted(linked, key=os.path.normcase):
        chapter, links_in_it = _chapter_in(ordinances / name)
        if chapter.versions:
            chapters.append(chapter)
            everything = [*(item.path for item in chapter.versions), chapter.record]
            links += everything if linked[name] else links_in_it
    require_portable(chapter.path for chapter in chapters)
    return tuple(chapters), links


def _chapter_in(folder: Path) -> tuple[ChapterFolder, list[Path]]:
    """What stands in a chapter's folder, and which of it are symbolic links."""
    found, links, pictures = [], [], []
    with os.scandir(folder) as entries:
        for entry in entries:
            match = _VERSION_FILE.match(entry.name)
            if match:
                found.append(VersionFile(_version(match, folder), folder / entry.name))
            if (match or entry.name == _RECORD) and entry.is_symlink():
                links.append(folder / entry.name)
            if not match and PICTURE_NAME.fullmatch(entry.name) and entry.is_file(follow_symlinks=False):
                pictures.append(folder / entry.name)
    found.sort(key=lambda each: (each.version.date, STAGES.index(each.version.stage), each.version.name))
    return ChapterFolder(folder.name, folder, tuple(found), tuple(sorted(pictures))), sorted(links)


def is_version(path: Path) -> bool:
    """Whether a file's name is that of a version of a chapter."""
    return _VERSION_FILE.match(path.name) is not None


def unread_files(ordinances: Path) -> Iterator[Path]:
    """The XML files in the folders of ``ordinances`` whose name is no version's, but for hidden ones."""
    for folder in _entries(ordinances):
        if not folder.is_dir():
            continue
        for entry in _entries(folder.path):
            name = os.path.normcase(entry.name)
            if name.endswith(".xml") and not name.startswith(".") and _VERSION_FILE.match(entry.name) is None:
                yield ordinances / folder.name / entry.name


def _entries(folder: Path | str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except (FileNotFoundError, PermissionError):
        return []


def _version(match: re.Match[str], folder: Path) -> Version:
    """The version that the name of a file in ``folder`` says."""
    try:
        day = date.fromisoformat(match[1])
    except ValueError:
        path = folder / match[0]
        raise EngrossError(f"{path}: {match[1]} is no date; rename the file <date>.<stage>.xml") from None
    name = match[3] or ""
    if match[3] is not None and not _DRAFT_NAME.fullmatch(name):
        raise EngrossError(
            f"{folder / match[0]}: a draft's name has small letters, digits and hyphens; rename the file "
            "<date>.<stage>.<name>.xml"
        )
    return Version(day, cast("Stage", match[2]), name)


def require_portable(paths: Iterable[Path]) -> None:
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
