"""``engross import``."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import groupby
from pathlib import Path

import click

from engross.akn import write_chapter
from engross.cli.choose import workspace_of
from engross.cli.drafts import identified, versions_of
from engross.errors import EngrossError, NotFoundError
from engross.importing import Identity, Imported, Remark, import_file
from engross.importing.page import RemarkKind
from engross.model.chapter import Body, Chapter, Version
from engross.outputs.writing import write_atomically
from engross.workspace import ChapterFolder, Workspace, load, read_bytes, relative_name

_FOLDER = re.compile(r"(?:0*(?P<number>(?:0|[1-9]\d*)[A-Za-z]?)|new)-(?P<title>[a-z0-9]+(?:-[a-z0-9]+)*)")
_SAID: dict[RemarkKind, str] = {
    "comment": "Comments, which are no law:",
    "furniture": "Around the law, left out:",
    "hidden": "Hidden in the file, left out:",
    "left out": "What an ordinance cannot hold, left out:",
    "unsure": "Readings to look at:",
    "reference": "References left plain:",
}


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--chapter", "wanted", required=True, metavar="CHAPTER", help="A folder or number; a new one: 044-fees.")
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="The draft's date (default: its source's).")
@click.option("-o", "output", type=click.Path(path_type=Path, file_okay=False), metavar="DIR", help="Where to.")
@click.option("--lenient", is_flag=True, help="Leave out, and list, what an ordinance cannot hold.")
@click.option("--json", "as_json", is_flag=True, help="The report as data.")
@click.pass_context
def command(
    ctx: click.Context,
    file: Path,
    wanted: str,
    day: datetime | None,
    output: Path | None,
    lenient: bool,
    as_json: bool,
) -> None:
    """A Word (.docx) or Markdown (.md) FILE into the source; with tracked changes, base and proposal.

    The report names every comment, and whatever was left out or is in doubt.
    """
    workspace = workspace_of(ctx)
    folder, new = _chapter(workspace, wanted)
    known = versions_of(folder)
    told = identified(known, day.date() if day else None, None, new)
    read = import_file(read_bytes(file), file.name, known, told, lenient=lenient)
    _refuse_another(read, wanted, folder, file)
    home = output or (folder.path if folder is not None else workspace.ordinances / wanted)
    files = {home / f"{c.version}.xml": c for c in (read.base, read.proposal) if c is not None}
    if read.base is not None and len(files) == 1:
        raise EngrossError(f"{file.name} has tracked changes, and base and proposal would be one version; say --date")
    written = [path for path, chapter in files.items() if _write(path, chapter, read.made_from, output is not None)]
    said = _data(workspace.root, files, written, read) if as_json else _text(workspace.root, files, written, read)
    click.echo(said, nl=False)


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


def _write(path: Path, chapter: Chapter, made_from: Sequence[Chapter], anywhere: bool) -> bool:
    """Write a version; whether it was written. A proposal that stands there is replaced only where it is the very
    one that the file was made from: nobody else's work is lost.

    Errors: EngrossError where the file holds something else than what the draft was made from.
    """
    data = write_chapter(chapter)
    if path.exists() and not anywhere:
        if path.read_bytes() == data:
            return False
        stands = load(path)
        if stands.version.stage != "proposed" or stands not in made_from:
            raise EngrossError(f"{path} is there and says something else; say --date for another version, or -o DIR")
    write_atomically(path, data)
    return True


def _text(root: Path, files: dict[Path, Chapter], written: list[Path], read: Imported) -> str:
    lines = []
    for path, chapter in files.items():
        state = "written" if path in written else "as it stands"
        lines.append(f"{relative_name(root, path)}: {_size(chapter)}; {state}")
    for kind, remarks in _grouped(read.remarks):
        lines += ["", _SAID[kind]]
        lines += [f"- {remark.place}: {remark.words}" if remark.place else f"- {remark.words}" for remark in remarks]
    return "\n".join(lines) + "\n"


def _grouped(remarks: Sequence[Remark]) -> Iterator[tuple[RemarkKind, list[Remark]]]:
    order = list(_SAID)
    for kind, found in groupby(sorted(remarks, key=lambda r: order.index(r.kind)), key=lambda r: r.kind):
        yield kind, list(found)


def _size(chapter: Chapter) -> str:
    sections, provisions = sum(1 for _ in chapter.sections()), sum(1 for _ in chapter.walk())
    return f"{sections} sections, {provisions} provisions"


def _data(root: Path, files: dict[Path, Chapter], written: list[Path], read: Imported) -> str:
    data = {
        "versions": [
            {
                "version": str(chapter.version),
                "file": relative_name(root, path),
                "written": path in written,
                "sections": sum(1 for _ in chapter.sections()),
                "provisions": sum(1 for _ in chapter.walk()),
            }
            for path, chapter in files.items()
        ],
        "remarks": [{"kind": r.kind, "place": r.place, "words": r.words} for r in read.remarks],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
