"""Holding a build folder against its manifest, and the manifest against the sources."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import PurePosixPath

from engross.model.manifest import Manifest


def faults(
    manifest: Manifest, found: Mapping[str, str], sources: Mapping[str, str | None], wanted: Collection[str]
) -> Iterator[str]:
    """What is wrong, a sentence each, in order of paths; nothing where the folder is proved.

    ``found`` gives the SHA-256 of every file there, by its path in the folder; ``sources`` that of every input the
    manifest names, None where it is not there; ``wanted`` are the files that a build would be made from now.
    """
    made = {entry.path: entry for entry in manifest.made}
    for path in sorted(made):
        if path not in found:
            yield f"{path}: is not there"
        elif found[path] != made[path].sha256:
            yield f"{path}: is not as it was built"
    folders = {folder for path in made for folder in PurePosixPath(path).parents if folder.parts}
    for path in sorted(found):
        if path not in made and PurePosixPath(path).parent in folders:
            yield f"{path}: was not made by the build"
    inputs = {source.name: source.sha256 for entry in manifest.made for source in entry.inputs}
    for name in sorted(inputs):
        if sources[name] is None:
            yield f"{name}: is not there, but outputs were made from it"
        elif sources[name] != inputs[name]:
            yield f"{name}: has changed since the build"
    for name in sorted(set(wanted) - set(inputs)):
        yield f"{name}: is newer than the build; no output was made from it"
