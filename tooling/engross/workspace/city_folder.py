"""A city's folder: where its chapters, its own file, its meetings, bills and templates are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from engross.errors import EngrossError, NotFoundError
from engross.resources import FONT_SUFFIXES, PICTURE_SUFFIXES, TEMPLATE_FOLDERS, Stationery, Templates, shipped
from engross.values import dataclass
from engross.workspace.file_contents import read_bytes, read_toml, tables_and_text
from engross.workspace.workspace_root import held_below, is_below, root_from

# What lists chapters and reads them is imported where it is asked for: a command begins by asking where it is.
if TYPE_CHECKING:
    from engross.model.law.hierarchy import Hierarchy
    from engross.workspace.chapter_folders import ChapterFolder


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
        from engross.workspace.chapter_folders import chapter_folders

        chapters, links = chapter_folders(self.ordinances)
        if not is_below(self.root, self.ordinances):
            links = [path for each in chapters for path in (*(item.path for item in each.versions), each.record)]
        for path in links:
            self.held(path)
        return chapters

    def unread_files(self) -> tuple[Path, ...]:
        """The XML files beside the chapters' versions whose name is no version's: no command reads them."""
        from engross.workspace.chapter_folders import unread_files

        return tuple(sorted(unread_files(self.ordinances)))

    def held(self, path: Path) -> Path:
        """``path``, which is to be read. Errors: EngrossError where a link or a name leads it out of the workspace."""
        return held_below(self.root, path)

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

    def place_name(self) -> str:
        """What its city is called as a place, by the city's file: a county has no name without the word. Empty where
        there is no file."""
        city = self.city()
        name = str(city.get("name", ""))
        if city.get("kind") != "county":
            return name
        from engross.model.meeting.city import place_name_of  # a county's alone

        return place_name_of(name, "county", str(city.get("full_name", "")))

    def city_file(self) -> Path | None:
        """The city's file, where there is one. Errors: SourceError where there are several."""
        from engross.workspace.city_file import city_file_below

        return city_file_below(self.root)

    def hierarchy(self) -> Hierarchy:
        """The hierarchy of the code, as the city's file declares it; the standard one where it declares none.

        Errors: EngrossError where the file is not TOML; SourceError where the declaration is wrong.
        """
        from engross.workspace.city_file import hierarchy_below

        return hierarchy_below(self.root)

    def meetings(self) -> tuple[Path, ...]:
        """The files of the meetings, in order of their dates."""
        files = tuple(self.held(path) for path in sorted((self.ordinances / "meetings").glob("*.toml")))
        if files:
            from engross.workspace.chapter_folders import require_portable

            require_portable(files)
        return files

    def bills(self) -> dict[str, Path]:
        """The files of the bills by the bills' names: ``{"quiet": …/ordinances/bills/quiet.toml}``."""
        return {path.stem: self.held(path) for path in sorted((self.ordinances / "bills").glob("*.toml"))}

    def meeting(self, wanted: str) -> Path:
        """The meeting's file that ``wanted`` names: its date, the file's name with or without its suffix, or a path.

        Errors: NotFoundError, naming the meetings there are; EngrossError where there are several on that date.
        """
        if wanted.endswith(".toml") and Path(wanted).is_file():
            return Path(wanted)
        files = self.meetings()
        named = [path for path in files if wanted in (path.stem, path.name)]
        found = named or [path for path in files if path.stem[:10] == wanted]
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
        if file is None:
            return Stationery()
        from engross.meetings.files.stationery_reader import read_stationery

        return read_stationery(*tables_and_text(file, file.relative_to(self.root).as_posix()))

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


def find_workspace(start: Path) -> Workspace:
    """The nearest folder from ``start`` upwards that holds ``ordinances/``.

    Errors: NotFoundError, saying how to make one.
    """
    return Workspace(root_from(start))
