"""What is wrong with a city's own templates: files that nothing reads, papers and pictures that cannot be used."""

from __future__ import annotations

from collections.abc import Iterator

from engross.errors import EngrossError
from engross.rendering.letterhead import letterhead_of
from engross.rendering.page_layout import page_layout
from engross.resources import FONT_SUFFIXES, PICTURE_SUFFIXES, TEMPLATES_VERSION, Templates, shipped
from engross.workspace import Workspace, relative_name

_SETTING = "typst/publication.typ"
"""The template of PDF files."""


def faults_of_templates(workspace: Workspace) -> Iterator[str]:
    """A sentence for each fault of the files below ``templates/``; nothing where there is none."""
    try:
        templates = workspace.templates()
    except EngrossError as fault:
        yield str(fault)
        return
    for look in (page_layout, letterhead_of):
        try:
            look(templates)
        except EngrossError as fault:
            yield str(fault)
            return
    yield from _without_effect(templates)
    root = workspace.root / "templates"
    read = {name for name, _ in templates.own} | {TEMPLATES_VERSION.removeprefix("templates/")}
    for path in sorted(path for path in root.rglob("*") if path.is_file() and not path.name.startswith(".")):
        name = relative_name(root.resolve(), path)
        if name not in read and not shipped("templates", *name.split("/")).is_file():
            yield f"templates/{name} is read by nothing; {_what_is_read(name.split('/')[0])}"


def _what_is_read(folder: str) -> str:
    if folder == "letterhead":
        return f"a logo is called logo, a seal is called seal, each ending in .{', .'.join(PICTURE_SUFFIXES)}"
    if folder == "fonts":
        return f"a font ends in .{', .'.join(FONT_SUFFIXES)}"
    return "name it as the template that it stands for (`engross init DIR --templates` writes all), or remove it"


def _without_effect(templates: Templates) -> Iterator[str]:
    """What the city states that its own template of PDF files never asks for."""
    own = templates.own_data(*_SETTING.split("/"))
    if own is None:
        return
    page = templates.own_data("word", "page.toml") is not None or bool(templates.stationery.papers)
    stated = {
        "data.page": "paper and margins" if page else "",
        "data.letterhead": "the letterhead" if letterhead_of(templates) else "",
        "data.font": "the font" if page_layout(templates).pdf_font else "",
    }
    for name, what in stated.items():
        if what and name.encode() not in own:
            yield f"templates/{_SETTING} does not use {name}, so that PDF files go without {what}; use it as ours does"
