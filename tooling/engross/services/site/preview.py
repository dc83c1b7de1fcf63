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
from engross.result_cache.canonical_bytes import key_of
from engross.services.documents.redline_author import redline_author
from engross.services.parallel.ordered_map import InOrder
from engross.services.parallel.remembered_work import cache_of, remembered
from engross.services.site.docket import docket_of, source_files
from engross.services.site.page_memory import PageMemory
from engross.services.site.pages import SiteJob, made_downloads, site_jobs
from engross.site import OrdinancePages, bind_site, clean_copies, compare_versions, ordinance_pages
from engross.workspace import Workspace, read_bytes


def preview_files(workspace: Workspace, today: date, in_order: InOrder = map) -> dict[str, Callable[[], bytes]]:
    """What gives the bytes of each file of the site, by its address; ``today`` as for the site.

    Errors: EngrossError where a source is wrong, at once or when a file is asked for.
    """
    docket, templates = docket_of(workspace, in_order, today), workspace.templates()
    author, cache = redline_author(workspace), cache_of(in_order)
    jobs = ((job.ordinance.name, job) for job in site_jobs(docket, author, templates))
    pages = map(_pages, jobs) if cache is None else remembered(map, _pages, jobs, PreviewMemory(cache))
    files: dict[str, Callable[[], bytes]] = {
        address: partial(bytes, data) for address, data in bind_site(docket, pages, templates)
    }
    for ordinance in docket.ordinances:
        for each in made_downloads(ordinance):
            files[f"{ordinance.name}/{each.name}"] = partial(_download, ordinance, each, author, templates)
    return {
        **files,
        **{address: partial(_source, workspace, path) for address, path in source_files(workspace.chapters())},
    }


def _pages(named: tuple[str, SiteJob]) -> OrdinancePages:
    """The pages of an ordinance, without the files beside them."""
    job = named[1]
    pairs, copies = compare_versions(job.ordinance), clean_copies(job.ordinance)
    return ordinance_pages(job.city, job.between, job.ordinance, pairs, copies, job.templates)


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


def _download(ordinance: Ordinance, download: Download, author: str, templates: Templates) -> bytes:
    """A file to be downloaded, made when it is asked for."""
    new = ordinance.version(download.new)
    comparison = compare(ordinance.version(download.old), new) if download.old else None
    return download_bytes(ordinance, download, comparison, clean_copy(new), author, templates)
