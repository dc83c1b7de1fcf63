"""From a workspace to what the site shows, and the files that stand beside its pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial

import click

from engross.building import redline_bytes
from engross.checks import CHECKS
from engross.cli.author import author_of
from engross.cli.checking import Task, check_task, waived_in
from engross.cli.choose import shown, workspace_of
from engross.cli.desk import Desk, desk_of
from engross.cli.desk_documents import notice_bytes, notice_of
from engross.compare import compare
from engross.compose import clean_copy
from engross.model.chapter import Chapter, Source, Version
from engross.model.comparison import Comparison
from engross.model.docket import Checks, Docket, Download, Notified, Ordinance
from engross.model.manifest import Output
from engross.render import render
from engross.workspace import ChapterFolder, Workspace, load, read_bytes

_FORMATS = ("docx", "pdf", "txt")

Make = Callable[[], bytes]


def inputs_of(ctx: click.Context) -> tuple[Docket, dict[str, Make]]:
    """Every ordinance of the workspace in all its versions, with its notices and findings; and what makes each file to
    be downloaded, by its address in the site."""
    workspace = workspace_of(ctx)
    city = workspace.city()
    name, site = city.get("name", ""), city.get("site", {})
    address = site.get("address", "") if isinstance(site, dict) else ""
    desks = tuple(desk_of(ctx, path.stem) for path in workspace.meetings())
    ordinances = tuple(_ordinance(ctx, workspace, folder, desks) for folder in workspace.chapters())
    docket = Docket(str(name), ordinances, tuple(desk.meeting for desk in desks), _with_slash(str(address)))
    return docket, _downloads_of(workspace, author_of(ctx), ordinances, desks)


def _with_slash(address: str) -> str:
    return address if not address or address.endswith("/") else f"{address}/"


def _downloads_of(
    workspace: Workspace, author: str, ordinances: tuple[Ordinance, ...], desks: tuple[Desk, ...]
) -> dict[str, Make]:
    folders = {folder.name: folder for folder in workspace.chapters()}
    by_key = {desk.meeting.key: desk for desk in desks}
    found: dict[str, Make] = {}
    for ordinance in ordinances:
        maker = _Maker(ordinance, folders[ordinance.name], by_key, author)
        for download in ordinance.downloads:
            found[f"{ordinance.name}/{download.name}"] = partial(maker.make, download)
    return found


def outputs(docket: Docket, files: Iterable[tuple[str, bytes]]) -> Iterator[Output]:
    """The site's files with what each is made from: an ordinance's own versions, or all there are."""
    made_of = {ordinance.name: _sources((ordinance,)) for ordinance in docket.ordinances}
    every = _sources(docket.ordinances)
    for address, data in files:
        yield Output(address, data, made_of.get(address.partition("/")[0], every))


def _sources(ordinances: Iterable[Ordinance]) -> tuple[Source, ...]:
    return tuple(c.source for ordinance in ordinances for c in ordinance.versions if c.source is not None)


def _ordinance(ctx: click.Context, workspace: Workspace, folder: ChapterFolder, desks: tuple[Desk, ...]) -> Ordinance:
    versions = tuple(load(item.path, shown(workspace.root, item.path)) for item in folder.versions)
    draft, base = folder.to_build()
    latest = folder.versions[-1]
    if latest.version.stage != "proposed":
        draft, base = latest, None
    before = base.version if base is not None else None
    notices = tuple(_notices(ctx, folder, desks))
    files = (*_downloads(versions, before, draft.version), *_notice_downloads(notices, draft.version))
    checks = _checks(workspace, folder, draft.version)
    return Ordinance(folder.name, versions, draft.version, before, files, checks, notices)


def _checks(workspace: Workspace, folder: ChapterFolder, version: Version) -> Checks:
    codes = frozenset(check.code for check in CHECKS)
    found = check_task(Task(workspace.root, folder.name, str(version), codes))
    standing, waived = waived_in(workspace, (found,), codes, date.today())
    return Checks(standing, len(waived))


def _notices(ctx: click.Context, folder: ChapterFolder, desks: tuple[Desk, ...]) -> Iterator[Notified]:
    """The notices of the hearings on a chapter."""
    for desk in desks:
        for business in desk.business:
            if business.item.chapter == folder.name and business.item.notice is not None and business.draft:
                publication = notice_of(desk, business, None, author_of(ctx), struck=True)
                chapters = (business.comparison.old, business.draft) if business.comparison else (business.draft,)
                sources = (desk.meeting.source, *(chapter.source for chapter in chapters))
                yield Notified(desk.meeting, business.item, publication, tuple(s for s in sources if s is not None))


def _downloads(versions: tuple[Chapter, ...], base: Version | None, draft: Version) -> Iterator[Download]:
    """The redline of the proposal; the clean copy and the source of every version."""
    if base is not None:
        yield from (Download(f"redline.{name}", name, draft, base) for name in _FORMATS)
    for chapter in versions:
        yield from (Download(f"{chapter.version}.{name}", name, chapter.version) for name in (*_FORMATS, "xml"))


def _notice_downloads(notices: tuple[Notified, ...], draft: Version) -> Iterator[Download]:
    for notified in notices:
        key = notified.meeting.key
        yield from (Download(f"notice-{key}.{name}", name, draft, meeting=key) for name in _FORMATS)


class _Maker:
    """Makes the files of one ordinance; its two texts are compared once for all formats."""

    def __init__(self, ordinance: Ordinance, folder: ChapterFolder, desks: dict[str, Desk], author: str) -> None:
        self._ordinance, self._folder, self._desks, self._author = ordinance, folder, desks, author
        self._compared: Comparison | None = None

    def make(self, download: Download) -> bytes:
        new = self._ordinance.version(download.new)
        if download.meeting:
            desk = self._desks[download.meeting]
            business = next(each for each in desk.business if each.item.chapter == self._ordinance.name)
            return notice_bytes(desk, business, None, self._author, download.format)
        if download.old is not None:
            self._compared = self._compared or compare(self._ordinance.version(download.old), new)
            return redline_bytes(self._compared, download.format, author=self._author)
        if download.format == "xml":
            return read_bytes(next(item.path for item in self._folder.versions if item.version == download.new))
        return render(clean_copy(new), download.format)
