"""From a workspace to what the site shows, and the files that stand beside its pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import click

from engross.building import redline_bytes
from engross.cli.author import author_of
from engross.cli.choose import shown, workspace_of
from engross.compare import compare
from engross.compose import clean_copy
from engross.model.chapter import Chapter, Source, Version
from engross.model.docket import Docket, Download, Ordinance
from engross.model.manifest import Output
from engross.render import FORMATS, render
from engross.workspace import ChapterFolder, Workspace, load, read_bytes

_FORMATS = ("docx", "pdf", "txt")

Make = Callable[[], bytes]


def docket_of(ctx: click.Context) -> Docket:
    """Every ordinance of the workspace in all its versions."""
    workspace = workspace_of(ctx)
    city = workspace.city().get("name", "")
    ordinances = tuple(_ordinance(workspace, folder) for folder in workspace.chapters())
    return Docket(city if isinstance(city, str) else "", ordinances)


def downloads(ctx: click.Context, docket: Docket) -> dict[str, Make]:
    """What makes each file to be downloaded, by its address in the site."""
    workspace, author = workspace_of(ctx), author_of(ctx)
    folders = {folder.name: folder for folder in workspace.chapters()}
    return {
        f"{ordinance.name}/{download.name}": _maker(ordinance, download, folders[ordinance.name], author)
        for ordinance in docket.ordinances
        for download in ordinance.downloads
    }


def outputs(docket: Docket, files: Iterable[tuple[str, bytes]]) -> Iterator[Output]:
    """The site's files with what each is made from: an ordinance's own versions, or all there are."""
    made_of = {ordinance.name: _sources((ordinance,)) for ordinance in docket.ordinances}
    every = _sources(docket.ordinances)
    for address, data in files:
        yield Output(address, data, made_of.get(address.partition("/")[0], every))


def _sources(ordinances: Iterable[Ordinance]) -> tuple[Source, ...]:
    return tuple(c.source for ordinance in ordinances for c in ordinance.versions if c.source is not None)


def _ordinance(workspace: Workspace, folder: ChapterFolder) -> Ordinance:
    versions = tuple(load(item.path, shown(workspace.root, item.path)) for item in folder.versions)
    draft, base = folder.to_build()
    latest = folder.versions[-1]
    if latest.version.stage != "proposed":
        draft, base = latest, None
    before = base.version if base is not None else None
    return Ordinance(folder.name, versions, draft.version, before, tuple(_downloads(versions, before, draft.version)))


def _downloads(versions: tuple[Chapter, ...], base: Version | None, draft: Version) -> Iterator[Download]:
    """The redline of the proposal; the clean copy and the source of every version."""
    formats = [name for name in _FORMATS if name in FORMATS]
    if base is not None:
        yield from (Download(f"redline.{name}", name, draft, base) for name in formats)
    for chapter in versions:
        yield from (Download(f"{chapter.version}.{name}", name, chapter.version) for name in (*formats, "xml"))


def _maker(ordinance: Ordinance, download: Download, folder: ChapterFolder, author: str) -> Make:
    def make() -> bytes:
        new = ordinance.version(download.new)
        if download.old is not None:
            return redline_bytes(compare(ordinance.version(download.old), new), download.format, author=author)
        if download.format == "xml":
            return read_bytes(next(item.path for item in folder.versions if item.version == download.new))
        return render(clean_copy(new), download.format)

    return make
