"""The site, put into its folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from engross.model.manifest import Output
from engross.outputs.build_folder import SITE, name_site, put_outputs
from engross.services.building.build_inputs import AnyOutput, read_inputs, with_inputs
from engross.services.building.kept_outputs import output_memory, remembered_outputs
from engross.services.building.manifest_tools import manifest_head
from engross.services.documents.redline_author import redline_author
from engross.services.events import BuildLocked, FileAction, Listener, Progress
from engross.services.parallel.attempts import LeftOut, attempts
from engross.services.parallel.ordered_map import InOrder
from engross.services.parallel.remembered_work import cache_of
from engross.services.site.docket import WorkspaceDocket, docket_of, site_inputs, source_files
from engross.services.site.filed_drafts import PrivateDraft, private_drafts, public_folders, public_inputs
from engross.services.site.page_memory import PageMemory
from engross.services.site.pages import MadePages, pages_of, site_jobs
from engross.services.site.shared_pages import shared_pages
from engross.values import dataclass
from engross.workspace import Workspace


@dataclass(frozen=True, slots=True)
class PublishedSite:
    """A site in ``folder``: how many files were written, their size in bytes, and the chapters left out of it.

    ``private`` are the files of the drafts that it does not hold, as they were not filed.
    """

    folder: Path
    files: int
    size: int
    left_out: tuple[LeftOut, ...] = ()
    private: tuple[PrivateDraft, ...] = ()


def publish_site(
    workspace: Workspace, folder: Path, in_order: InOrder, today: date, listener: Listener
) -> PublishedSite:
    """Make the site of ``workspace`` in ``folder``, as of the day ``today``; the build's manifest names it where it is
    in the build folder.

    A draft that was not filed is in no file of it. Where chapters cannot be made, the site is made again without them,
    so that nothing leads there.
    Errors: EngrossError where a source is wrong; OutputError where the folder cannot be written.
    """
    memory, head = output_memory(cache_of(in_order), workspace.root, today, "site"), manifest_head(today, "site")
    left_out: dict[str, LeftOut] = {}
    while True:
        known = len(left_out)
        outputs = remembered_outputs(
            memory if not known else None,
            folder,
            lambda: _every_file(workspace, in_order, today, listener, left_out),
        )
        sizes = []
        for put in put_outputs(folder, outputs, head, lambda: listener(BuildLocked(folder))):
            listener(FileAction(put.action, folder / put.path, put.size))
            if put.action == "written":
                sizes.append(put.size)
        if len(left_out) == known:
            break
    if memory is not None and not left_out:
        memory.keep()
    if folder.resolve() == (workspace.build / SITE).resolve():
        name_site(workspace.build, lambda: listener(BuildLocked(workspace.build)))
    return PublishedSite(folder, len(sizes), sum(sizes), tuple(left_out.values()), private_drafts(workspace))


def _every_file(
    workspace: Workspace, in_order: InOrder, today: date, listener: Listener, left_out: dict[str, LeftOut]
) -> Iterator[AnyOutput]:
    """The files of the site, each with what it is made from, without the chapters ``left_out``, which those that cannot
    be made are put into."""
    folders = public_folders(workspace)
    inputs = public_inputs(read_inputs(workspace), folders)
    docket = docket_of(workspace, in_order, today, folders).without(left_out)
    files = _files(workspace, docket, in_order, listener, left_out)
    return with_inputs(files, site_inputs(docket.listed.docket, inputs))


def _files(
    workspace: Workspace, docket: WorkspaceDocket, in_order: InOrder, listener: Listener, left_out: dict[str, LeftOut]
) -> Iterator[AnyOutput]:
    """The files of the site of ``docket``; chapters that cannot be made are put into ``left_out``."""
    templates = workspace.templates()
    jobs = ((job.ordinance.name, job) for job in site_jobs(docket, redline_author(workspace), templates))
    cache = cache_of(in_order)
    memory = PageMemory(cache) if cache is not None else None
    listed = []
    for each in _counted(attempts(in_order, pages_of, jobs, memory), len(docket.ordinances), listener, left_out):
        yield from each.outputs
        listed.append(each.listed)
    yield from shared_pages(docket, listed, templates, cache)
    for address, file in source_files(docket):
        if file.folder not in left_out:
            yield Output(address, file.data, ())


def _counted(
    pages: Iterable[MadePages | LeftOut], total: int, listener: Listener, left_out: dict[str, LeftOut]
) -> Iterator[MadePages]:
    """``pages``, each told of when it is there; a chapter without any is put into ``left_out``."""
    for done, each in enumerate(pages, 1):
        listener(Progress("building the site", done, total))
        if isinstance(each, LeftOut):
            left_out[each.chapter] = each
            yield MadePages()
        else:
            yield each
