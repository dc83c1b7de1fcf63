"""What was made of each ordinance for the site before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace

from engross.model.publication.docket import Download
from engross.result_cache.canonical_bytes import key_of
from engross.result_cache.rendering_identity import rendering_identity
from engross.services.building.shared_renders import clean_keys, redline_keys
from engross.services.parallel.document_memory import DocumentMemory
from engross.services.site.pages import SiteJob, made_downloads
from engross.site import OrdinancePages


class PageMemory(DocumentMemory):
    """The pages of ordinances, and the files beside them."""

    kind = OrdinancePages

    def key_of_job(self, job: SiteJob) -> str:
        """As of ``DocumentMemory``. The texts stand for themselves by the hashes of their files, and the hierarchy that
        they are read by."""
        texts = [(chapter.source, chapter.hierarchy) for chapter in job.ordinance.versions]
        rest = [getattr(job.ordinance, each.name) for each in fields(job.ordinance) if each.name != "versions"]
        links = (job.between.uri, job.between.addresses, job.between.cited)
        return key_of("pages", rendering_identity(), job.city, texts, rest, links, job.author, job.templates)

    def shared_keys(self, job: SiteJob) -> Mapping[str, str]:
        """As of ``DocumentMemory``."""
        found = ((each.name, _key(job, each)) for each in made_downloads(job.ordinance) if not each.meeting)
        return {name: key for name, key in found if key}

    def documents(self, job: SiteJob, result: OrdinancePages) -> Iterator[tuple[str, bytes]]:
        """As of ``DocumentMemory``."""
        return ((name.removeprefix(f"{job.ordinance.name}/"), data) for name, data in result.downloads)

    def with_documents(self, job: SiteJob, known: tuple[tuple[str, bytes], ...]) -> SiteJob:
        """As of ``DocumentMemory``."""
        return replace(job, known=known)


def _key(job: SiteJob, download: Download) -> str:
    """The key of a redline or clean copy; empty where a text comes from no file."""
    ordinance = job.ordinance
    new = ordinance.version(download.new)
    old = ordinance.version(download.old) if download.old is not None else None
    if new.source is None or (old is not None and old.source is None):
        return ""
    if old is None or old.source is None:
        return clean_keys(new.source, new.hierarchy, job.templates)(download.format)
    keys = redline_keys(old.source, new.source, new.hierarchy, job.templates, job.author, ordinance.remarks)
    return keys(download.format)
