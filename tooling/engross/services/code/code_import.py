"""Bringing a whole code into a workspace: read, proved, and written as one act."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from engross.akn import parse_chapter, write_chapter
from engross.errors import EngrossError
from engross.import_proof.code_words import CodeProof, prove_code
from engross.importing.code.code_chapters import ChapterMaking, CodeChapter
from engross.importing.code.code_links import with_links
from engross.importing.code.code_unit import CodeDocument
from engross.importing.code.found_hierarchy import found_hierarchy
from engross.importing.code.publisher_place import publisher_place
from engross.model.law.chapter import Body, Chapter, Version
from engross.model.law.hierarchy import Hierarchy
from engross.model.law.number import number_of
from engross.model.law.table import Table
from engross.resources import shipped
from engross.services.code.code_at_hand import CodeAtHand, unstated
from engross.services.code.code_sources import read_code
from engross.services.code.new_city_file import city_file
from engross.transactions import Act, Change, commit
from engross.values import dataclass
from engross.workspace import Workspace


@dataclass(frozen=True, slots=True)
class CodeImport:
    """What an import of a code found and made.

    ``levels``: each level that holds sections, with how many units it has and how it is numbered. ``counts``: what was
    found, by kind. ``losses``: what could not be held, by kind, the most frequent first. ``moved``: the
    units that the code has at two places of the order, and where they are kept. ``to_decide``: what a person has to
    look at, a sentence each: chapters that stay law though a text of the code has them not, and what the city's file
    had to presume. ``written``: how many files.
    """

    name: str
    workspace: Path
    version: Version
    complete: bool
    levels: tuple[tuple[str, int, tuple[str, ...]], ...]
    counts: tuple[tuple[str, int], ...]
    losses: tuple[tuple[str, int], ...]
    moved: tuple[tuple[str, int], ...]
    to_decide: tuple[str, ...]
    proof: CodeProof
    written: int


def import_code(source: Path, output: Path, day: date | None, now: datetime, *, dry_run: bool = False) -> CodeImport:
    """Bring the code in ``source``, a folder or file, into the workspace ``output``, made where it is not there.

    ``day`` is the date of the text (None: the day up to which its publisher keeps it); ``now`` is when (UTC).
    ``dry_run``: everything is read and proved, and nothing written. In a workspace that holds the code already, each
    chapter gets a further version, by the hierarchy declared there.
    Errors: EngrossError where the source is no code that can be read, has no date, or is not proved; where ``output``
    holds something else, another city's code, or another text of the same date; nothing is written then.
    """
    read = read_code(source)
    version = Version(_date(read.document, source, day), "codified")
    workspace = Workspace(output)
    known = workspace.city_file() if workspace.ordinances.is_dir() else None
    _refuse_strange(output, known)
    hierarchy = workspace.hierarchy() if known is not None else found_hierarchy(read.document.units)
    place = publisher_place(read.document.name)
    code = f"/akn/{place.key}/act/code"
    there = CodeAtHand.of(workspace, version.date) if known is not None else CodeAtHand({})
    there.refuse_another(code, read.document.name)
    losses, moved = read.document.losses, Counter[str]()
    making = ChapterMaking(hierarchy, code, version, Body("council", "City Council"), moved, first=known is None)
    made = tuple(making.chapters(read.document.units))
    files = _files(made, read.document, hierarchy, there)
    chapters = [parse_chapter(data, name, hierarchy) for name, data in files.items()]
    proof = prove_code(read.shown, chapters)
    complete = _is_complete(read.document)
    folders = there.folders(made)
    placed = {**_placed(workspace, folders, made, files, version), **_pictures(folders, chapters, read.document)}
    changes = [Change(f"ordinances/{name}", data) for name, data in placed.items()]
    if known is None:
        whole = _whole_titles(read.document, hierarchy)
        city = city_file(place, hierarchy, complete=complete, whole=whole).encode("utf-8")
        changes += [Change(f"ordinances/{place.key.split('-', 2)[-1]}.toml", city), *_starting_files()]
    if not dry_run:
        output.mkdir(parents=True, exist_ok=True)
        commit(output, Act(f"import the code {read.document.name}", tuple(changes)), now)
    return CodeImport(
        read.document.name,
        output,
        version,
        complete,
        _levels(read.document, hierarchy),
        _counts(chapters),
        tuple(losses.most_common()),
        tuple(moved.most_common()),
        tuple(_to_decide(read.document, known, place.state, hierarchy, there.unmatched(made, version))),
        proof,
        0 if dry_run else len(changes),
    )


def _date(document: CodeDocument, source: Path, day: date | None) -> date:
    found = day or document.through
    if found is None:
        raise EngrossError(f"{source} does not say up to which day it is kept; say --date, the day of the text")
    return found


def _is_complete(document: CodeDocument) -> bool:
    """Whether every file that the code names was there."""
    return not any(kind.startswith("files that are included") for kind in document.losses)


def _whole_titles(document: CodeDocument, hierarchy: Hierarchy) -> tuple[str, ...]:
    """The numbers of the titles of which every file was there, in a code whose chapters stand in titles."""
    numbers = [number_of(unit.label) for unit in document.whole] if hierarchy.above_unit else []
    return tuple(number for number in numbers if number.isalnum())


def _refuse_strange(output: Path, known: Path | None) -> None:
    if known is None and output.is_dir() and any(path.name != ".engross" for path in output.iterdir()):
        raise EngrossError(f"{output} is not empty and no workspace of a code; name a new folder with -o")
    if output.exists() and not output.is_dir():
        raise EngrossError(f"{output} is a file; name a new folder with -o")


def _files(
    made: Sequence[CodeChapter], document: CodeDocument, hierarchy: Hierarchy, there: CodeAtHand
) -> dict[str, bytes]:
    """The file of each chapter by its path from ``ordinances/``, each read again as it was written.

    Errors: EngrossError where one is read as another.
    """
    linked = with_links((each.chapter for each in made), document)
    files = {}
    for each, chapter in zip(made, linked, strict=True):
        chapter = replace(chapter, created=there.first_day(chapter.uri))
        name, data = f"{each.folder}/{chapter.version}.xml", write_chapter(chapter)
        if parse_chapter(data, name, hierarchy) != chapter:
            raise EngrossError(
                f"{name} is read as another text than was written; nothing was written: please report it"
            )
        files[name] = data
    return files


def _placed(
    workspace: Workspace,
    folders: Mapping[str, str],
    made: Sequence[CodeChapter],
    files: Mapping[str, bytes],
    version: Version,
) -> dict[str, bytes]:
    """``files`` in the ``folders`` of their chapters, by the chapter's IRI.

    Errors: EngrossError where another text of the version stands there.
    """
    placed = {}
    for each, data in zip(made, files.values(), strict=True):
        name = f"{folders[each.chapter.uri]}/{version}.xml"
        there = workspace.ordinances / name
        if there.is_file() and there.read_bytes() != data:
            raise EngrossError(f"{there} holds another text of the same date; nothing was written: say another --date")
        placed[name] = data
    return placed


def _pictures(folders: Mapping[str, str], chapters: Sequence[Chapter], document: CodeDocument) -> dict[str, bytes]:
    """The pictures of each chapter, beside its file."""
    found = {}
    for chapter in chapters:
        for provision in chapter.walk():
            for tag in (tag for text in provision.texts() for tag in text.tags if tag.kind == "img"):
                if tag.value in document.pictures:
                    found[f"{folders[chapter.uri]}/{tag.value}"] = document.pictures[tag.value]
    return found


def _to_decide(
    document: CodeDocument, known: Path | None, state: str, hierarchy: Hierarchy, unmatched: Iterator[str]
) -> Iterator[str]:
    """What a person has to look at, a sentence each."""
    complete = _is_complete(document)
    if known is None:
        yield from unstated(document, state=state)
        if not complete:
            yield "not every file of the code was there, so the city's file does not say complete = true" + (
                ", but which titles are" if _whole_titles(document, hierarchy) else ""
            )
    elif not complete and hierarchy.complete:
        yield f"not every file of this text was there, and {known.name} says complete = true: correct it if it is not"
    yield from unmatched


def _starting_files() -> list[Change]:
    starter = shipped("templates", "starter")
    return [Change(f".{name}", (starter / name).read_bytes()) for name in ("gitattributes", "gitignore")]


def _levels(document: CodeDocument, hierarchy: Hierarchy) -> tuple[tuple[str, int, tuple[str, ...]], ...]:
    words = Counter(unit.word for one in document.units for unit in one.units())
    forms = {level.word.lower(): level.numbered for level in hierarchy.levels}
    return tuple((word or "(heading alone)", count, forms.get(word.lower(), ())) for word, count in words.most_common())


def _counts(chapters: Sequence[Chapter]) -> tuple[tuple[str, int], ...]:
    every = [provision for chapter in chapters for provision in chapter.walk()]
    notes = Counter(note.kind for provision in every for note in provision.notes)
    texts = [text for provision in every for text in provision.texts()]
    tags = Counter(tag.kind for text in texts for tag in text.tags)
    return (
        ("files", len(chapters)),
        ("sections", sum(provision.level == "section" for provision in every)),
        ("provisions", len(every)),
        (
            "placeholders (reserved, repealed, vacant)",
            sum(provision.status not in ("", "unassigned") for provision in every),
        ),
        ("tables", sum(isinstance(block, Table) for provision in every for block in provision.blocks())),
        ("pictures", tags["img"]),
        ("links", tags["ref"]),
        ("history notes", notes["history"]),
        ("numbers of an earlier code", notes["prior"]),
        ("editor's notes", notes["editor"]),
    )
