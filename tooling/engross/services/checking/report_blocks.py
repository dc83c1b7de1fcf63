"""The parts of a text report that are not written again: what is told of one file, while the file and its findings are
the same."""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import sha256

from engross.result_cache.canonical_bytes import key_of
from engross.result_cache.entries import ResultCache
from engross.result_cache.file_states import FileStates
from engross.result_cache.program_identity import program_identity


class ReportBlocks:
    """What the last text report on a workspace told of each file, by the file's bytes and by what was to be told."""

    def __init__(self, cache: ResultCache, states: FileStates) -> None:
        """``states``: of the files of the workspace, as this report reads them."""
        self._cache, self._facts = cache, states.facts
        self._key = key_of("blocks of reports", program_identity(), states.root)
        kept = cache.get(self._key)
        self._before: dict[str, str] = json.loads(kept) if kept is not None else {}
        self._now: dict[str, str] = {}

    def __call__(self, file: str, told: object, write: Callable[[], str]) -> str:
        """The text that ``write`` gives, a pure function of the name and the bytes of ``file`` and of ``told`` (tuples
        of text and numbers)."""
        facts = self._facts.get(file)
        if facts is None:
            return write()
        key = sha256(repr((file, facts.sha256, told)).encode("utf-8", "surrogatepass")).hexdigest()
        text = self._before.get(key)
        self._now[key] = write() if text is None else text
        return self._now[key]

    def keep(self) -> None:
        """Keep what this report told, for the caller who knows that no file has changed since its state was read."""
        if self._now and self._now.keys() != self._before.keys():
            self._cache.put(self._key, json.dumps(self._now, ensure_ascii=False).encode("utf-8", "surrogatepass"))
