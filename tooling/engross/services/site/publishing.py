"""The site, put into its folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path

from engross.model.manifest import Output
from engross.model.publication.docket import Docket
from engross.outputs.build_folder import SITE, name_site, put_outputs
from engross.services.building.build_inputs import read_inputs, with_inputs
from engross.services.building.manifest_tools import manifest_head
from engross.services.documents.redline_author import redline_author
from engross.services.events import BuildLocked, FileAction, Listener, Progress
from engross.services.parallel.ordered_map import InOrder
from engross.services.site.docket import docket_of, site_inputs, source_files
from engross.services.site.pages import pages_of, site_jobs
from engross.site import OrdinancePages, bind_site
from engross.workspace import Workspace, read_bytes


@dataclass(frozen=True, slots=True)
class PublishedSite:
    """A site in ``folder``: how many files were written, and their size in bytes."""

    folder: Path
    files: int
    size: int


def publish_site(
    workspace: Workspace, folder: Path, in_order: InOrder, today: date, listener: Listener
) -> PublishedSite:
    """Make the site of ``workspace`` in ``folder``, as of the day ``today``; the build's manifest names it where it is
    in the build folder.

    Errors: EngrossError where a source is wrong or a redline's proof fails; OutputError where the folder cannot be
    written.
    """
    inputs = read_inputs(workspace)
    docket, templates = docket_of(workspace, in_order, today), workspace.templates()
    pages = in_order(pages_of, site_jobs(docket, redline_author(workspace), templates))
    made = bind_site(docket, _counted(pages, docket, listener), templates)
    sources = ((address, read_bytes(path)) for address, path in source_files(workspace))
    files = (Output(address, data, ()) for address, data in chain(made, sources))
    outputs = with_inputs(files, site_inputs(docket, inputs))
    sizes = []
    for put in put_outputs(folder, outputs, manifest_head(today, "site"), lambda: listener(BuildLocked(folder))):
        listener(FileAction(put.action, folder / put.path, put.size))
        if put.action == "written":
            sizes.append(put.size)
    if folder.resolve() == (workspace.build / SITE).resolve():
        name_site(workspace.build, lambda: listener(BuildLocked(workspace.build)))
    return PublishedSite(folder, len(sizes), sum(sizes))


def _counted(pages: Iterable[OrdinancePages], docket: Docket, listener: Listener) -> Iterator[OrdinancePages]:
    """``pages``, each told of when it is there."""
    for done, each in enumerate(pages, 1):
        listener(Progress("building the site", done, len(docket.ordinances)))
        yield each
