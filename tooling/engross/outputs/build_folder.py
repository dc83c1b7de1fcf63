"""Putting a build's outputs into their folder so that a run killed at any point does no harm.

Each output is named in a journal before it is written; the manifest comes last and takes the journal's place. What
the manifest before this build, or the journal of a killed one, names and this build no longer makes is removed, if it
is still as it was made.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from stat import S_ISREG
from typing import Literal

from engross.errors import EngrossError, OutputError
from engross.model.manifest import Made, Manifest, Output, made_of
from engross.outputs.atomic_writing import digest, fault_words, sole_build, write_atomically
from engross.outputs.manifest import NAME, read_made, read_manifest, stays_inside, write_manifest
from engross.values import dataclass

BUILD_JOURNAL = ".engross.journal"
"""What a build names its outputs in until it is done."""
SITE = "site"
"""The folder of the site in the build folder."""


@dataclass(frozen=True, slots=True)
class KeptOutput:
    """An output that was made before: its entry in the manifest, and what gives its bytes where they are not there."""

    made: Made
    load: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Put:
    """What was done with a file of the build folder: written (or found as it is to be), removed, or kept although it is
    made no longer."""

    path: str
    action: Literal["written", "removed", "kept"]
    size: int = 0


def put_outputs(
    build: Path,
    outputs: Iterable[Output | KeptOutput],
    head: Manifest,
    waiting: Callable[[], None],
) -> Iterator[Put]:
    """Write ``outputs`` under ``build``, each whole, then what is made no longer, then the manifest.

    A file that has the bytes of its output already is left as it is. Yields what was done, in order. Only one build
    writes at a time: ``waiting`` is called before another is waited for. ``head`` is the manifest without its outputs.
    Errors: OutputError where something cannot be written or an output would leave the folder by a link.
    """
    with sole_build(build, waiting):
        earlier = _earlier(build)
        made: dict[str, Made] = {}
        folders: dict[str, bool] = {}
        for output in outputs:
            entry = output.made if isinstance(output, KeptOutput) else made_of(output)
            made[entry.path] = entry
            path = _inside(build, entry.path, folders)
            if not has_bytes_of(path, entry):
                _note(build, entry)
                write_atomically(Path(path), output.load() if isinstance(output, KeptOutput) else output.data)
            elif entry.sha256 not in earlier.get(entry.path, ()):
                _note(build, entry)
            yield Put(entry.path, "written", entry.size)
        for path_name, hashes in sorted(earlier.items()):
            if path_name not in made:
                yield from _retire(build, path_name, hashes)
        write_atomically(build / NAME, write_manifest(replace(head, made=tuple(made.values()))))
        _remove(build / BUILD_JOURNAL)


def name_site(build: Path, waiting: Callable[[], None]) -> None:
    """Write the hash of the manifest of the site in ``build`` into the manifest of the build.

    Nothing is written where the build has no manifest, or none that can be read. Errors: OutputError where it cannot be
    written.
    """
    with sole_build(build, waiting):
        try:
            manifest = read_manifest((build / NAME).read_bytes(), NAME)
        except (EngrossError, OSError):
            return
        named = replace(manifest, site=digest(build / SITE / NAME))
        write_atomically(build / NAME, write_manifest(named))


def _earlier(build: Path) -> dict[str, set[str]]:
    """Every path that the manifest or the journal there names, and the hashes it may have."""
    named: dict[str, set[str]] = {}
    with contextlib.suppress(OSError):
        # A manifest that cannot be read names nothing: it is about to be replaced.
        for path, sha256 in read_made((build / NAME).read_bytes()):
            named.setdefault(path, set()).add(sha256)
    with contextlib.suppress(OSError):
        for line in (build / BUILD_JOURNAL).read_text(encoding="utf-8", errors="replace").splitlines():
            sha256, _, path = line.partition("  ")
            if stays_inside(path):
                named.setdefault(path, set()).add(sha256)
    return named


def has_bytes_of(path: str | Path, entry: Made) -> bool:
    """Whether a file has the bytes of an output already, and is no link to them: it need not be written."""
    try:
        state = os.lstat(path)
        return S_ISREG(state.st_mode) and state.st_size == entry.size and digest(path) == entry.sha256
    except (OSError, EngrossError):
        return False


def _note(build: Path, made: Made) -> None:
    try:
        with open(build / BUILD_JOURNAL, "a", encoding="utf-8", newline="\n") as journal:
            journal.write(f"{made.sha256}  {made.path}\n")
    except OSError as fault:
        raise OutputError(
            f"{build / BUILD_JOURNAL} cannot be written ({fault_words(fault)}); nothing was changed"
        ) from None


def _retire(build: Path, path: str, hashes: set[str]) -> Iterator[Put]:
    """Remove an output that is made no longer, with the folders it leaves empty; keep it where it was altered."""
    file = build / path
    if file.is_symlink() or not file.is_file() or not file.resolve().is_relative_to(build.resolve()):
        return
    if digest(file) not in hashes:
        yield Put(path, "kept")
        return
    _remove(file)
    for folder in file.relative_to(build).parents:
        with contextlib.suppress(OSError):
            if folder.parts:
                (build / folder).rmdir()
    yield Put(path, "removed")


def _remove(file: Path) -> None:
    try:
        file.unlink(missing_ok=True)
    except OSError as fault:
        raise OutputError(f"{file} cannot be removed ({fault_words(fault)}); remove it and build again") from None


def _inside(build: Path, path: str, folders: dict[str, bool]) -> str:
    """Where an output goes; ``folders`` are those of which it is known whether they are in the build folder.

    Errors: OutputError where a link on the way leads out of the build folder.
    """
    place = os.path.join(build, path)
    folder = os.path.dirname(place)
    if folder not in folders:
        folders[folder] = Path(folder).resolve().is_relative_to(build.resolve())
    if not folders[folder] or (os.path.islink(place) and not Path(place).resolve().is_relative_to(build.resolve())):
        raise OutputError(f"{place} leads out of {build} by a symbolic link; remove the link")
    return place
