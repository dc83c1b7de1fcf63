"""What was made of each ordinance for the site before."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, replace

from engross.model.manifest import Made, Output
from engross.model.publication.docket import Download
from engross.outputs.build_folder import KeptOutput
from engross.result_cache.canonical_bytes import key_of
from engross.result_cache.rendering_identity import rendering_identity
from engross.services.building.shared_renders import (
    clean_keys,
    hierarchy_key,
    pictures_key,
    redline_keys,
    templates_key,
)
from engross.services.parallel.document_memory import DocumentMemory
from engross.services.site.pages import MadePages, SiteJob, made_downloads
from engross.site import ListedPages
from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class KeptPages:
    """What is kept of the pages of an ordinance: the entries of its files, and what other pages say of it."""

    made: tuple[Made, ...]
    listed: ListedPages


class PageMemory(DocumentMemory):
    """The pages of ordinances, and the files beside them."""

    kind = KeptPages

    def key_of_job(self, job: SiteJob) -> str:
        """As of ``DocumentMemory``. The texts stand for themselves by the hashes of their files and pictures, and the
        hierarchy that they are read by."""
        texts = [(file.source, hierarchy_key(file.hierarchy), pictures_key(file.pictures)) for file in job.files]
        rest = [getattr(job.ordinance, each.name) for each in fields(job.ordinance) if each.name != "versions"]
        links = (job.between.uri, job.between.addresses, job.between.cited, job.between.adjacent)
        looks = templates_key(job.templates)
        return key_of("pages", rendering_identity(), job.city, texts, rest, links, job.author, looks)

    def shared_keys(self, job: SiteJob) -> Mapping[str, str]:
        """As of ``DocumentMemory``."""
        return {each.name: _key(job, each) for each in made_downloads(job.ordinance) if not each.meeting}

    def name_in_job(self, job: SiteJob, path: str) -> str:
        """As of ``DocumentMemory``."""
        return path.removeprefix(f"{job.ordinance.name}/")

    def with_documents(self, job: SiteJob, known: tuple[tuple[str, bytes], ...]) -> SiteJob:
        """As of ``DocumentMemory``."""
        return replace(job, known=known)

    def outputs(self, result: MadePages) -> tuple[Output, ...]:
        """As of ``DocumentMemory``."""
        return tuple(each for each in result.outputs if isinstance(each, Output))

    def record(self, made: tuple[Made, ...], result: MadePages) -> KeptPages:
        """As of ``DocumentMemory``."""
        return KeptPages(made, result.listed)

    def result(self, record: KeptPages, kept: Callable[[Made], KeptOutput]) -> MadePages:
        """As of ``DocumentMemory``."""
        return MadePages(tuple(map(kept, record.made)), record.listed)


def _key(job: SiteJob, download: Download) -> str:
    """The key of a redline or clean copy."""
    files = {text.version: file for text, file in zip(job.ordinance.versions, job.files, strict=True)}
    new, hierarchy = files[download.new], job.files[0].hierarchy
    if download.old is None:
        return clean_keys(new.source, new.pictures, hierarchy, job.templates)(download.format)
    old = files[download.old]
    pictures = (*old.pictures, *new.pictures)
    keys = redline_keys(old.source, new.source, pictures, hierarchy, job.templates, job.author, job.ordinance.remarks)
    return keys(download.format)
