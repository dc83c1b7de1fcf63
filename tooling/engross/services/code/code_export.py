"""Writing a whole code out in the forms of others, and reading it back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Literal

from engross.akn import write_chapter
from engross.errors import EngrossError
from engross.exporting.open_law_writer import write_open_law
from engross.exporting.plain_akn import plain_akn
from engross.importing.code.code_chapters import ChapterMaking
from engross.importing.code.code_links import with_links
from engross.importing.open_law.open_law_reader import read_open_law
from engross.model.law.chapter import Chapter
from engross.model.law.picture import names_no_file
from engross.model.law.text import Tag, Text
from engross.model.law.text_mapping import map_texts
from engross.outputs.atomic_writing import write_atomically
from engross.services.code.code_law import law_of_code
from engross.services.drafting.city_identity import city_full_name
from engross.values import dataclass
from engross.workspace import Workspace

CodeForm = Literal["open-law", "akn"]
_PICTURES = ("*.png", "*.jpg", "*.jpeg", "*.gif", "*.svg", "*.webp")


@dataclass(frozen=True, slots=True)
class CodeExport:
    """What was written: how many files and chapters, what the form cannot hold, by kind, and the chapters that are not
    the same when read back (None: the form is not read back here)."""

    folder: Path
    files: int
    chapters: int
    losses: tuple[tuple[str, int], ...]
    changed: tuple[str, ...] | None


def export_code(workspace: Workspace, form: CodeForm, output: Path, on: date) -> CodeExport:
    """Write the law of the day ``on`` into the folder ``output``, which is made where it is not there.

    Errors: EngrossError where ``output`` holds anything, or the workspace has no law on that day.
    """
    if output.exists() and (not output.is_dir() or any(output.iterdir())):
        raise EngrossError(f"{output} is not an empty folder; name a new one with -o")
    chapters = law_of_code(workspace, on)
    if not chapters:
        raise EngrossError(f"the workspace has no law on {on}; say another day with --as-of")
    if form == "akn":
        losses: Counter[str] = Counter()
        files = dict(_akn_files(chapters, _pictures(workspace, chapters), losses))
        changed = None
    else:
        city = workspace.city()
        name = f"{city_full_name(workspace) or 'City of unknown'}, {city.get('state', 'unknown')}, Code"
        day = max(chapter.version.date for chapter in chapters.values())
        law = list(chapters.values())
        files, losses = write_open_law(name, law, _pictures(workspace, chapters), day)
        changed = _changed(files, law)
    for file, data in files.items():
        write_atomically(output / file, data)
    return CodeExport(output, len(files), len(chapters), tuple(losses.most_common()), changed)


def _akn_files(
    chapters: Mapping[str, Chapter], pictures: Mapping[str, bytes], losses: Counter[str]
) -> Iterator[tuple[str, bytes]]:
    """Each chapter's file, and its pictures in a folder of its name: chapters may have files of one name."""
    for name, chapter in chapters.items():
        held = {path.rpartition("/")[2]: data for path, data in pictures.items() if path.startswith(f"{chapter.uri}/")}

        def placed(text: Text, folder: str = name, held: Mapping[str, bytes] = held) -> Text:
            tags = (replace(tag, value=f"{folder}/{tag.value}") if _names(tag, held) else tag for tag in text.tags)
            return replace(text, tags=tuple(tags)) if text.tags else text

        texts = (text for each in chapter.walk() for text in each.texts())
        shown_pictures = [tag for text in texts for tag in text.tags if tag.kind == "img"]
        named = {tag.value for tag in shown_pictures if _names(tag, held)}
        missing = sum(not _names(tag, held) and not names_no_file(tag.value) for tag in shown_pictures)
        if missing:
            losses["pictures that are not beside their chapter"] += missing
        shown = replace(chapter, root=map_texts(chapter.root, placed)) if named else chapter
        yield f"{name}.xml", plain_akn(write_chapter(shown), losses)
        yield from ((f"{name}/{file}", held[file]) for file in sorted(named))


def _names(tag: Tag, held: Mapping[str, bytes]) -> bool:
    return tag.kind == "img" and tag.value in held


def _pictures(workspace: Workspace, chapters: Mapping[str, Chapter]) -> dict[str, bytes]:
    """The pictures beside the chapters, by the chapter's URI and the name of the file."""
    found = {}
    for name, chapter in chapters.items():
        for pattern in _PICTURES:
            for path in (workspace.ordinances / name).glob(pattern):
                found[f"{chapter.uri}/{path.name}"] = workspace.held(path).read_bytes()
    return found


def _changed(files: Mapping[str, bytes], chapters: Sequence[Chapter]) -> tuple[str, ...]:
    """The chapters that are not the same when what was written is read back by the hierarchy of the code."""

    def written(name: str) -> bytes:
        if name not in files:
            raise FileNotFoundError(name)
        return files[name]

    read = read_open_law(files["index.xml"], "index.xml", written)
    first = chapters[0]
    making = ChapterMaking(
        first.hierarchy, first.uri.rpartition("/")[0], first.version, first.author, Counter(), first=True
    )  # fmt: skip
    back = with_links((made.chapter for made in making.chapters(read.units)), read)
    by_uri = {chapter.uri: chapter for chapter in back}
    return tuple(chapter.uri for chapter in chapters if not _same(chapter, by_uri.get(chapter.uri)))


def _same(chapter: Chapter, back: Chapter | None) -> bool:
    return back is not None and chapter.root == back.root and chapter.above == back.above
