"""The site as it is while its ordinances are drafted: pages made at once, files to download when they are asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from engross.building import download_bytes
from engross.compose import clean_copy
from engross.diff import compare
from engross.model.manifest import Output
from engross.model.publication.docket import Download
from engross.outputs.build_folder import KeptOutput
from engross.resources import shipped
from engross.result_cache.canonical_bytes import key_of
from engross.services.documents.redline_author import redline_author
from engross.services.parallel.ordered_map import InOrder
from engross.services.parallel.remembered_work import cache_of, remembered
from engross.services.site.docket import docket_of, source_files
from engross.services.site.page_memory import PageMemory
from engross.services.site.pages import MadePages, SiteJob, made_downloads, site_jobs
from engross.services.site.shared_pages import shared_pages
from engross.site import clean_copies, compare_versions, ordinance_pages
from engross.workspace import Workspace, read_bytes


def preview_files(workspace: Workspace, today: date, in_order: InOrder = map) -> dict[str, Callable[[], bytes]]:
    """What gives the bytes of each file of the site, by its address; ``today`` as for the site.

    Errors: EngrossError where a source is wrong, at once or when a file is asked for.
    """
    docket, templates = docket_of(workspace, in_order, today), workspace.templates()
    author, cache = redline_author(workspace), cache_of(in_order)
    jobs = [(job.ordinance.name, job) for job in site_jobs(docket, author, templates)]
    pages = map(_pages, jobs) if cache is None else remembered(map, _pages, jobs, PreviewMemory(cache))
    files: dict[str, Callable[[], bytes]] = {}
    listed = []
    for each in pages:
        files |= dict(map(_loaded, each.outputs))
        listed.append(each.listed)
    files |= dict(map(_loaded, shared_pages(docket, listed, templates, cache)))
    for _, job in jobs:
        for download in made_downloads(job.ordinance):
            files[f"{job.ordinance.name}/{download.name}"] = partial(_download, job, download)
    return {
        **files,
        **{address: partial(_source, workspace, file.path) for address, file in source_files(docket)},
    }


def _loaded(output: Output | KeptOutput) -> tuple[str, Callable[[], bytes]]:
    """The address of a file, and what gives its bytes."""
    if isinstance(output, KeptOutput):
        return output.made.path, output.load
    return output.path, partial(bytes, output.data)


def _pages(named: tuple[str, SiteJob]) -> MadePages:
    """The pages of an ordinance, without the files beside them."""
    job = named[1]
    ordinance = job.read()
    pairs, copies = compare_versions(ordinance), clean_copies(ordinance)
    pages = ordinance_pages(job.city, job.between, ordinance, pairs, copies, job.templates)
    return MadePages(tuple(Output(address, data, ()) for address, data in pages.files), pages.listed)


class PreviewMemory(PageMemory):
    """The pages of ordinances without the files beside them."""

    def key_of_job(self, job: SiteJob) -> str:
        """As of ``DocumentMemory``."""
        return key_of("pages alone", super().key_of_job(job))


def _source(workspace: Workspace, path: Path) -> bytes:
    """A source file, looked at when it is asked for. Errors: EngrossError where a link leads it out by now."""
    return read_bytes(workspace.held(path))


def preview_sources(workspace: Workspace) -> tuple[Path, ...]:
    """The folders that the site is made from: a change in one is a change of the site."""
    return workspace.ordinances, workspace.root / "templates", shipped("templates")


def _download(job: SiteJob, download: Download) -> bytes:
    """A file to be downloaded, made when it is asked for."""
    ordinance = job.read()
    new = ordinance.version(download.new)
    comparison = compare(ordinance.version(download.old), new) if download.old else None
    return download_bytes(ordinance, download, comparison, clean_copy(new), job.author, job.templates)
