"""What a build made of each chapter before."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from hashlib import sha256

from engross.building import ChapterJob
from engross.model.law.chapter import Source
from engross.model.manifest import Made, Output
from engross.outputs.build_folder import KeptOutput
from engross.rendering import FORMATS
from engross.result_cache.canonical_bytes import key_of
from engross.result_cache.rendering_identity import rendering_identity
from engross.services.building.shared_renders import clean_keys, redline_keys
from engross.services.parallel.document_memory import DocumentMemory


class ChapterMemory(DocumentMemory):
    """The outputs of chapters."""

    kind = tuple[Made, ...]

    def key_of_job(self, job: ChapterJob) -> str:
        """As of ``DocumentMemory``."""
        return key_of("documents of a chapter", rendering_identity(), job)

    def shared_keys(self, job: ChapterJob) -> Mapping[str, str]:
        """As of ``DocumentMemory``."""
        new = _source(job.draft)
        clean = clean_keys(new, job.pictures, job.hierarchy, job.templates)
        found = {f"clean.{name}": clean(name) for name in FORMATS}
        if job.base is not None:
            pictures = (*job.base_pictures, *job.pictures)
            redline = redline_keys(
                _source(job.base), new, pictures, job.hierarchy, job.templates, job.author, job.remarks
            )
            found |= {f"redline.{name}": redline(name) for name in FORMATS}
        return found

    def name_in_job(self, job: ChapterJob, path: str) -> str:
        """As of ``DocumentMemory``."""
        return path.removeprefix(f"{job.folder}/")

    def outputs(self, result: tuple[Output, ...]) -> tuple[Output, ...]:
        """As of ``DocumentMemory``."""
        return result

    def record(self, made: tuple[Made, ...], result: tuple[Output, ...]) -> tuple[Made, ...]:  # noqa: ARG002 - all is made
        """As of ``DocumentMemory``."""
        return made

    def result(self, record: tuple[Made, ...], kept: Callable[[Made], KeptOutput]) -> tuple[KeptOutput, ...]:
        """As of ``DocumentMemory``."""
        return tuple(map(kept, record))

    def with_documents(self, job: ChapterJob, known: tuple[tuple[str, bytes], ...]) -> ChapterJob:
        """As of ``DocumentMemory``."""
        return replace(job, known=known)


def _source(file: tuple[str, bytes]) -> Source:
    return Source(file[0], sha256(file[1]).hexdigest())
