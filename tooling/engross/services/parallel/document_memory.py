"""The documents of chapters that were made before."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from engross.result_cache.entries import ResultCache
from engross.result_cache.packed_values import keep_value, kept_value
from engross.services.parallel.attempts import LeftOut


class DocumentMemory:
    """What was made of each chapter, by the hash of all that it is made from; what was left out is not kept."""

    def __init__(self, cache: ResultCache, kind: Any, key_of_job: Callable[[Any], str]) -> None:
        """``kind``: the type of what is made of a job; ``key_of_job``: the hash of what a job is made from."""
        self._cache, self._kind, self._key = cache, kind, key_of_job

    def key(self, each: tuple[str, Any]) -> str:
        """As of ``Memory``; ``each`` is a job with the name of its chapter."""
        return self._key(each[1])

    def has(self, key: str) -> bool:
        """As of ``Memory``."""
        return self._cache.has(key)

    def kept(self, key: str) -> Any:
        """As of ``Memory``."""
        return kept_value(self._cache, key, self._kind)

    def keep(self, key: str, result: Any) -> None:
        """As of ``Memory``."""
        if not isinstance(result, LeftOut):
            keep_value(self._cache, key, result)
