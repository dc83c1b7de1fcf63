"""Documents that were made before: named by their hashes, read only where they are not in their place."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from hashlib import sha256

from engross.errors import OutputError
from engross.model.manifest import Made, Output, made_of
from engross.outputs.build_folder import KeptOutput
from engross.result_cache.entries import ResultCache
from engross.result_cache.packed_values import keep_bytes, kept_bytes


def keep_documents(cache: ResultCache, outputs: Iterable[Output]) -> tuple[Made, ...]:
    """Keep the bytes of ``outputs``; their entries."""
    made = []
    for output in outputs:
        entry = made_of(output)
        keep_bytes(cache, entry.sha256, output.data)
        made.append(entry)
    return tuple(made)


class KeptDocuments:
    """Documents whose bytes are kept in ``cache``; those of which the bytes are there no longer are made ``again``."""

    def __init__(self, cache: ResultCache, again: Callable[[], Iterable[Output]]) -> None:
        """``again`` makes all of them, as they were made before."""
        self._cache = cache
        self._again = again
        self._made: dict[str, bytes] | None = None

    def output(self, made: Made) -> KeptOutput:
        """The document with that entry, its bytes read when they are asked for."""
        return KeptOutput(made, partial(self._load, made))

    def _load(self, made: Made) -> bytes:
        data = kept_bytes(self._cache, made.sha256)
        if data is not None:
            return data
        if self._made is None:
            self._made = {output.path: output.data for output in self._again()}
        data = self._made.get(made.path, b"")
        if sha256(data).hexdigest() != made.sha256:
            raise OutputError(f"{made.path}: what was kept of it was removed meanwhile; run it again")
        keep_bytes(self._cache, made.sha256, data)
        return data
