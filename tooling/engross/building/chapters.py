"""Everything that is made of one chapter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from engross.akn import parse_chapter
from engross.building.chapter_rules_output import changes_in_rules, rules_output
from engross.building.redlines import redline_bytes
from engross.compose import change_summary, clean_copy
from engross.diff import compare
from engross.model.law.chapter import Chapter, Source
from engross.model.law.hierarchy import STANDARD, Hierarchy
from engross.model.law.picture import ChapterPicture
from engross.model.manifest import Output
from engross.rendering import FORMATS, render
from engross.resources import SHIPPED, Templates
from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class ChapterJob:
    """A chapter to be made: its folder's name, the draft, and the base where there is one, as (file name, bytes).

    ``author`` is whom tracked changes name; ``city`` the file that says so, where there is one.
    ``record`` is the record of the rules' reviews, ``templates`` say how the outputs look, ``hierarchy`` is
    that of the code; ``remarks`` is what is to be said of the two texts.
    ``laws`` are the texts that are the law or will be, oldest first. ``known`` are the redlines and clean copies that
    were made already, by name (``redline.pdf``). ``pictures`` are those that the draft
    names, ``base_pictures`` those that the base does.
    """

    folder: str
    draft: tuple[str, bytes]
    base: tuple[str, bytes] | None
    author: str
    city: Source | None
    record: tuple[str, bytes] | None = None
    templates: Templates = SHIPPED
    hierarchy: Hierarchy = STANDARD
    remarks: tuple[str, ...] = ()
    laws: tuple[tuple[str, bytes], ...] = ()
    known: tuple[tuple[str, bytes], ...] = ()
    pictures: tuple[ChapterPicture, ...] = ()
    base_pictures: tuple[ChapterPicture, ...] = ()


def chapter_outputs(job: ChapterJob) -> tuple[Output, ...]:
    """The outputs of one chapter: redlines in every format, what changes, clean copies, rules.

    Errors: SourceError where a version cannot be read; EngrossError where a redline's proof fails.
    """
    new = replace(_read(job.draft, job.hierarchy), pictures=job.pictures)
    old = replace(_read(job.base, job.hierarchy), pictures=job.base_pictures) if job.base is not None else None
    made: list[Output] = []
    if old is not None:
        inputs = tuple(source for source in (old.source, new.source, job.city) if source)
        versions = (str(old.version), str(new.version))
        redlines = _redlines(old, new, job)
        made += (Output(f"{job.folder}/{name}", data, inputs, versions) for name, data in redlines)
    inputs = (new.source,) if new.source else ()
    made += (Output(f"{job.folder}/{name}", data, inputs, (str(new.version),)) for name, data in _clean(new, job))
    laws = tuple(_read(law, job.hierarchy) for law in job.laws)
    made += rules_output(job.folder, laws, new, job.record)
    return tuple(made)


def _clean(new: Chapter, job: ChapterJob) -> Iterator[tuple[str, bytes]]:
    known, publication = dict(job.known), clean_copy(new)
    for name in FORMATS:
        yield f"clean.{name}", known.get(f"clean.{name}") or render(publication, name, job.templates)


def _redlines(old: Chapter, new: Chapter, job: ChapterJob) -> Iterator[tuple[str, bytes]]:
    known, comparison = dict(job.known), compare(old, new)

    def made(name: str) -> bytes:
        return redline_bytes(comparison, name, author=job.author, templates=job.templates, remarks=job.remarks)

    for name in (*FORMATS, "json"):
        yield f"redline.{name}", known.get(f"redline.{name}") or made(name)
    yield "changes.txt", render(change_summary(comparison, rules=changes_in_rules(old, new)), "txt")


def _read(file: tuple[str, bytes], hierarchy: Hierarchy) -> Chapter:
    name, data = file
    return parse_chapter(data, name, hierarchy)
