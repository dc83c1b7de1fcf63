"""The site as it is while its ordinances are drafted: pages made at once, files to download when they are asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from engross.building import download_bytes
from engross.compose import clean_copy
from engross.diff import compare
from engross.model.publication.docket import Download, Ordinance
from engross.resources import Templates, shipped
from engross.services.documents.redline_author import redline_author
from engross.services.site.docket import docket_of, source_files
from engross.services.site.pages import made_downloads
from engross.site import site_files
from engross.workspace import Workspace, read_bytes


def preview_files(workspace: Workspace, today: date) -> dict[str, Callable[[], bytes]]:
    """What gives the bytes of each file of the site, by its address; ``today`` as for the site.

    Errors: EngrossError where a source is wrong, at once or when a file is asked for.
    """
    docket, templates = docket_of(workspace, map, today), workspace.templates()
    author = redline_author(workspace)
    files: dict[str, Callable[[], bytes]] = {
        address: partial(bytes, data) for address, data in site_files(docket, templates)
    }
    for ordinance in docket.ordinances:
        for each in made_downloads(ordinance):
            files[f"{ordinance.name}/{each.name}"] = partial(_download, ordinance, each, author, templates)
    return {
        **files,
        **{address: partial(_source, workspace, path) for address, path in source_files(workspace.chapters())},
    }


def _source(workspace: Workspace, path: Path) -> bytes:
    """A source file, looked at when it is asked for. Errors: EngrossError where a link leads it out by now."""
    return read_bytes(workspace.held(path))


def preview_sources(workspace: Workspace) -> tuple[Path, ...]:
    """The folders that the site is made from: a change in one is a change of the site."""
    return workspace.ordinances, workspace.root / "templates", shipped("templates")


def _download(ordinance: Ordinance, download: Download, author: str, templates: Templates) -> bytes:
    """A file to be downloaded, made when it is asked for."""
    new = ordinance.version(download.new)
    comparison = compare(ordinance.version(download.old), new) if download.old else None
    return download_bytes(ordinance, download, comparison, clean_copy(new), author, templates)
