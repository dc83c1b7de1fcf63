"""The site's work, ordinance by ordinance, so that it can be shared by processes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from engross.building import download_bytes
from engross.model.manifest import Output
from engross.model.publication.docket import Download, Ordinance
from engross.outputs.build_folder import KeptOutput
from engross.resources import SHIPPED, Templates
from engross.services.site.docket import WorkspaceDocket
from engross.services.site.text_memory import TextFile
from engross.site import (
    ListedPages,
    ReferencesBetween,
    clean_copies,
    compare_versions,
    ordinance_pages,
    references_between,
)
from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class SiteJob:
    """An ordinance whose part of the site is to be made: as the docket has it, without words, and the ``files`` of its
    texts. ``between`` leads to the others, ``author`` is whom tracked changes name, ``templates`` say how its pages and
    files look. ``known`` are the files that were made already, by their names beside its pages."""

    city: str
    ordinance: Ordinance
    files: tuple[TextFile, ...]
    between: ReferencesBetween
    author: str
    templates: Templates = SHIPPED
    known: tuple[tuple[str, bytes], ...] = ()

    def read(self) -> Ordinance:
        """The ordinance with the words of its texts."""
        return replace(self.ordinance, versions=tuple(file.chapter() for file in self.files))


@dataclass(frozen=True, slots=True)
class MadePages:
    """The pages of an ordinance and the files beside them, its sources left out, and what other pages say of it."""

    outputs: tuple[Output | KeptOutput, ...] = ()
    listed: ListedPages = ListedPages()


def site_jobs(docket: WorkspaceDocket, author: str, templates: Templates = SHIPPED) -> Iterator[SiteJob]:
    """A job for each ordinance, in the order of the docket."""
    between = references_between(docket.listed)
    for each in docket.ordinances:
        yield SiteJob(docket.listed.docket.city, each, docket.files[each.name], between[each.name], author, templates)


def pages_of(job: SiteJob) -> MadePages:
    """An ordinance's pages, and the files beside them, its sources left out.

    Errors: EngrossError where a redline's proof fails.
    """
    ordinance = job.read()
    pairs, copies = compare_versions(ordinance), clean_copies(ordinance)
    pages = ordinance_pages(job.city, job.between, ordinance, pairs, copies, job.templates)

    known = dict(job.known)

    def made(each: Download) -> bytes:
        if each.name in known:
            return known[each.name]
        comparison = pairs[each.old, each.new] if each.old else None
        return download_bytes(ordinance, each, comparison, copies[each.new], job.author, job.templates)

    downloads = ((f"{ordinance.name}/{each.name}", made(each)) for each in made_downloads(ordinance))
    return MadePages(tuple(Output(address, data, ()) for address, data in (*pages.files, *downloads)), pages.listed)


def made_downloads(ordinance: Ordinance) -> Iterator[Download]:
    """The downloads that are made; the source of a version is there already."""
    return (each for each in ordinance.downloads if each.format != "xml")
