"""The documents of chapters that were made before."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from engross.model.manifest import Made, Output
from engross.outputs.build_folder import KeptOutput
from engross.result_cache.entries import ResultCache
from engross.result_cache.packed_values import keep_value, kept_bytes, kept_value
from engross.services.parallel.attempts import LeftOut
from engross.services.parallel.kept_documents import KeptDocuments, keep_documents


class DocumentMemory(ABC):
    """What was made of each chapter, by the hash of all that it is made from; what was left out is not kept.

    A document in it that others make too (a build and a site both have the redline) is found by a key of its own, so
    that it is made once.
    """

    kind: Any
    """The type of what is kept of a result: its documents by their entries, and what else there is in it."""

    def __init__(self, cache: ResultCache) -> None:
        """``cache``: where it is kept."""
        self._cache = cache

    @abstractmethod
    def key_of_job(self, job: Any) -> str:
        """The hash of all that a job's documents are made from."""

    @abstractmethod
    def shared_keys(self, job: Any) -> Mapping[str, str]:
        """The keys of the documents that others make too, by what the job calls them."""

    @abstractmethod
    def name_in_job(self, job: Any, path: str) -> str:
        """What the job calls the document that goes to ``path``."""

    @abstractmethod
    def with_documents(self, job: Any, known: tuple[tuple[str, bytes], ...]) -> Any:
        """The job with the documents that are ``known``, so that it need not make them."""

    @abstractmethod
    def outputs(self, result: Any) -> Sequence[Output]:
        """The documents in what was made of a job."""

    @abstractmethod
    def record(self, made: tuple[Made, ...], result: Any) -> Any:
        """What is kept of a result, whose documents have the entries ``made``."""

    @abstractmethod
    def result(self, record: Any, kept: Callable[[Made], KeptOutput]) -> Any:
        """The result of which ``record`` was kept, its documents by ``kept``."""

    def key(self, each: tuple[str, Any]) -> str:
        """As of ``Memory``; ``each`` is a job with the name of its chapter."""
        return self.key_of_job(each[1])

    def has(self, key: str) -> bool:
        """As of ``Memory``."""
        return self._cache.has(key)

    def prepared(self, each: tuple[str, Any]) -> tuple[str, Any]:
        """As of ``Memory``: the job with the documents that were made elsewhere."""
        name, job = each
        return name, self.with_documents(job, tuple(self._known(job)))

    def kept(self, key: str, again: Callable[[], Any]) -> Any:
        """As of ``Memory``."""
        record = kept_value(self._cache, key, self.kind)
        if record is None:
            return None

        def made_again() -> Sequence[Output]:
            result = again()
            return () if isinstance(result, LeftOut) else self.outputs(result)

        return self.result(record, KeptDocuments(self._cache, made_again).output)

    def keep(self, key: str, each: tuple[str, Any], result: Any) -> None:
        """As of ``Memory``."""
        if isinstance(result, LeftOut):
            return
        made = keep_documents(self._cache, self.outputs(result))
        keep_value(self._cache, key, self.record(made, result))
        shared = self.shared_keys(each[1])
        for entry in made:
            name = self.name_in_job(each[1], entry.path)
            if name in shared:
                self._cache.put(shared[name], entry.sha256.encode("ascii"))

    def _known(self, job: Any) -> Iterator[tuple[str, bytes]]:
        for name, key in self.shared_keys(job).items():
            hashed = self._cache.get(key)
            data = kept_bytes(self._cache, hashed.decode("ascii")) if hashed is not None else None
            if data is not None:
                yield name, data
