"""The site's work, ordinance by ordinance, so that it can be shared by processes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from engross.building import download_bytes
from engross.model.publication.docket import Docket, Download, Ordinance
from engross.resources import SHIPPED, Templates
from engross.site import (
    OrdinancePages,
    ReferencesBetween,
    clean_copies,
    compare_versions,
    ordinance_pages,
    references_between,
)
from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class SiteJob:
    """An ordinance whose part of the site is to be made: ``between`` leads to the others, ``author`` is whom tracked
    changes name, ``templates`` say how its pages and files look. ``known`` are the files that were made already, by
    their names beside its pages."""

    city: str
    ordinance: Ordinance
    between: ReferencesBetween
    author: str
    templates: Templates = SHIPPED
    known: tuple[tuple[str, bytes], ...] = ()


def site_jobs(docket: Docket, author: str, templates: Templates = SHIPPED) -> Iterator[SiteJob]:
    """A job for each ordinance, in the order of the docket."""
    between = references_between(docket)
    for ordinance in docket.ordinances:
        yield SiteJob(docket.city, ordinance, between[ordinance.name], author, templates)


def pages_of(job: SiteJob) -> OrdinancePages:
    """An ordinance's pages, and the files beside them, its sources left out.

    Errors: EngrossError where a redline's proof fails.
    """
    ordinance, pairs, copies = job.ordinance, compare_versions(job.ordinance), clean_copies(job.ordinance)
    pages = ordinance_pages(job.city, job.between, ordinance, pairs, copies, job.templates)

    known = dict(job.known)

    def made(each: Download) -> bytes:
        if each.name in known:
            return known[each.name]
        comparison = pairs[each.old, each.new] if each.old else None
        return download_bytes(ordinance, each, comparison, copies[each.new], job.author, job.templates)

    downloads = tuple((f"{ordinance.name}/{each.name}", made(each)) for each in made_downloads(ordinance))
    return replace(pages, downloads=downloads)


def made_downloads(ordinance: Ordinance) -> Iterator[Download]:
    """The downloads that are made; the source of a version is there already."""
    return (each for each in ordinance.downloads if each.format != "xml")
