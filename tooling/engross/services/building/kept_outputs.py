"""The outputs of a build or a site that are not made again while no file of the workspace has changed."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from engross.errors import OutputError
from engross.model.law.chapter import Source
from engross.model.manifest import Made, made_of
from engross.outputs.build_folder import KeptOutput, has_bytes_of
from engross.result_cache.canonical_bytes import key_of
from engross.result_cache.entries import ResultCache
from engross.result_cache.file_states import FileStates, LinkedFolderError, keep_states
from engross.result_cache.packed_values import keep_bytes, kept_bytes
from engross.result_cache.rendering_identity import rendering_identity
from engross.services.building.build_inputs import AnyOutput
from engross.services.checking.kept_reports import SOURCE_FOLDERS, source_states, states_key


class OutputMemory:
    """The outputs that were made of the files of a workspace as they are, for a day."""

    def __init__(self, cache: ResultCache, states: FileStates, key: str) -> None:
        """``states``: the files, as they are; ``key``: what the outputs made of them are kept under."""
        self._cache, self._states, self._key = cache, states, key
        self._made: list[Made] = []

    def kept(self, folder: Path) -> tuple[KeptOutput, ...] | None:
        """The outputs, in their order, where each is in ``folder`` already or its bytes are kept."""
        data = self._cache.get(self._key)
        if data is None:
            return None
        made = tuple(_made_of_rows(json.loads(data)))
        for each in made:
            if not has_bytes_of(os.path.join(folder, each.path), each) and kept_bytes(self._cache, each.sha256) is None:
                return None
        return tuple(KeptOutput(each, partial(self._load, each)) for each in made)

    def recorded(self, outputs: Iterable[AnyOutput]) -> Iterator[KeptOutput]:
        """``outputs``, each noted, and its bytes kept."""
        for output in outputs:
            if isinstance(output, KeptOutput):
                kept = output
            else:
                entry = made_of(output)
                keep_bytes(self._cache, entry.sha256, output.data)
                kept = KeptOutput(entry, partial(bytes, output.data))
            self._made.append(kept.made)
            yield kept

    def keep(self) -> None:
        """Keep what was noted, if anything was, unless a file was written to meanwhile, or one was read from
        elsewhere."""
        if not self._made:
            return
        names = {source.name for entry in self._made for source in entry.inputs}
        if not all(name.partition("/")[0] in SOURCE_FOLDERS for name in names):
            return
        try:
            if not self._states.unchanged(*SOURCE_FOLDERS):
                return
        except (LinkedFolderError, OSError):
            return
        self._cache.put(self._key, json.dumps(_rows_of(self._made), ensure_ascii=False).encode("utf-8"))
        keep_states(self._cache, states_key(self._states.root), self._states)

    def _load(self, entry: Made) -> bytes:
        data = kept_bytes(self._cache, entry.sha256)
        if data is None:
            raise OutputError(f"{entry.path}: what was kept of it was removed meanwhile; run it again")
        return data


def output_memory(
    cache: ResultCache | None, root: Path, today: date, kind: str, options: object = ()
) -> OutputMemory | None:
    """The outputs of a ``kind`` (a build, a site) made of the workspace at ``root`` for the day ``today`` with
    ``options``; None where there is no cache, or its files cannot be told apart by their states."""
    states = source_states(cache, root) if cache is not None else None
    if cache is None or states is None:
        return None
    files = {name: facts.sha256 for name, facts in states.facts.items()}
    return OutputMemory(cache, states, key_of("outputs", kind, rendering_identity(), today, options, files))


def remembered_outputs(
    memory: OutputMemory | None, folder: Path, make: Callable[[], Iterable[AnyOutput]]
) -> Iterable[AnyOutput]:
    """The outputs that were made before, where all of them are at hand; else those that ``make`` makes, noted."""
    if memory is None:
        return make()
    kept = memory.kept(folder)
    return memory.recorded(make()) if kept is None else kept


def _rows_of(made: Sequence[Made]) -> dict[str, Any]:
    """Outputs as plain data; sets of inputs that several have stand once."""
    sets: dict[tuple[Source, ...], int] = {}
    known: dict[int, int] = {}  # by identity: outputs share their sets
    rows = []
    for entry in made:
        at = known.get(id(entry.inputs))
        if at is None:
            at = known[id(entry.inputs)] = sets.setdefault(entry.inputs, len(sets))
        rows.append((entry.path, entry.sha256, entry.size, at, entry.versions))
    return {"sets": [[(one.name, one.sha256) for one in inputs] for inputs in sets], "outputs": rows}


def _made_of_rows(rows: dict[str, Any]) -> Iterator[Made]:
    sets = [tuple(Source(name, hashed) for name, hashed in inputs) for inputs in rows["sets"]]
    for path, hashed, size, at, versions in rows["outputs"]:
        yield Made(path, hashed, size, sets[at], tuple(versions))
