"""The law of a chapter on a day, put together of the texts that are the law in its sections."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from engross.akn import identify
from engross.errors import NotFoundError
from engross.model.law.chapter import Chapter
from engross.model.law.provision import Provision
from engross.services.selection.base_and_draft_choice import SelectionContext, ShownText
from engross.workspace import ChapterFolder, load


def law_on_day(setting: SelectionContext, wanted: str, day: date) -> ShownText:
    """The chapter that ``wanted`` names as it is the law on ``day``.

    Each section is as the text has it that is the law there; one that no text of that day has is left out. A section
    that only an earlier text has, until its repeal takes effect, is put back behind the sections. The remarks say which
    section is of another text. Errors: NotFoundError where no text of the chapter is the law then, naming those there
    are.
    """
    folder = setting.workspace().chapter(wanted)
    timeline = folder.timeline()
    law = timeline.in_force(day)
    if law is None:
        there = ", ".join(str(text.version) for text in timeline.texts)
        raise NotFoundError(f"{folder.name}: no text is the law on {day.isoformat()}; there are: {there}")
    chapter = _read(setting, folder, str(law.version))
    remarks = tuple(timeline.remarks(day))
    exceptions = timeline.exceptions(day)
    if not exceptions:
        return ShownText(chapter, remarks)
    others = {
        one.section: _section(_read(setting, folder, str(one.text.version)), one.section) if one.text else None
        for one in exceptions
    }
    root = _with_sections(chapter.root, others)
    missing = tuple(each for each in others.values() if each is not None)
    root = replace(root, children=(*root.children, *missing))
    return ShownText(identify(replace(chapter, root=root)), remarks)


def _read(setting: SelectionContext, folder: ChapterFolder, version: str) -> Chapter:
    path = folder.path / f"{version}.xml"
    return load(path, setting.shown(path))


def _section(chapter: Chapter, identity: str) -> Provision | None:
    return next((each for each in chapter.sections() if each.identity == identity), None)


def _with_sections(provision: Provision, others: dict[str, Provision | None]) -> Provision:
    """``provision`` with each section of another text in its place; one that is in none goes."""
    if provision.level == "section":
        return provision
    children = []
    for child in provision.children:
        if child.level == "section" and child.identity in others:
            other = others.pop(child.identity)
            if other is not None:
                children.append(other)
        else:
            children.append(_with_sections(child, others))
    return replace(provision, children=tuple(children))
