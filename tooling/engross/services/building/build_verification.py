"""The build folder proved against its manifest, and the manifest against the sources."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from engross.errors import NotFoundError
from engross.model.manifest import Manifest
from engross.outputs.atomic_writing import digest
from engross.outputs.build_folder import SITE
from engross.outputs.manifest import NAME, read_manifest
from engross.outputs.verify import SYMBOLIC_LINK, input_faults, output_faults, site_faults, tool_faults
from engross.services.building.build_inputs import read_inputs, wanted_inputs
from engross.services.building.manifest_tools import manifest_tools
from engross.services.site.filed_drafts import public_folders, public_inputs
from engross.values import dataclass
from engross.workspace import Workspace, read_bytes


@dataclass(frozen=True, slots=True)
class Verification:
    """What was held against what in a folder, and what is wrong, a sentence each; none where all is proved.

    ``outputs``: how many files the manifests name, ``of_site`` those of them in the site; ``inputs``: how many files of
    the workspace they were made from; ``tools``: how many programs; ``today``: the day that the build was made for.
    """

    outputs: int
    of_site: int
    inputs: int
    tools: int
    today: date
    faults: tuple[str, ...]


def verify_build(workspace: Workspace, folder: Path) -> Verification:
    """Hold ``folder``, and the site in it, against its manifest, the files of ``workspace`` and the programs of now.

    Errors: NotFoundError where it has no manifest; EngrossError where that cannot be read.
    """
    if not (folder / NAME).is_file():
        raise NotFoundError(f"there is no {folder / NAME}; run `engross build` first")
    manifest, found = _manifest(folder), _hashes(folder)
    place = folder / SITE
    site = _manifest(place) if manifest.kind == "build" and (place / NAME).is_file() else None
    start = f"{SITE}/"
    inside = {name.removeprefix(start): sha256 for name, sha256 in found.items() if name.startswith(start)}
    outside = {name: sha256 for name, sha256 in found.items() if not name.startswith(start)}
    every = [manifest, *([site] if site else [])]
    made = [each.path for one in every for each in one.made]
    wrong = [*output_faults(manifest, outside if manifest.kind == "build" else found)]
    if manifest.kind == "build":
        wrong += site_faults(manifest, site, digest(place / NAME) if site else "")
    if site is not None:
        wrong += output_faults(site, inside, start)
    inputs = read_inputs(workspace)
    if manifest.kind == "site":
        inputs = public_inputs(inputs, public_folders(workspace))
    wanted = wanted_inputs(inputs, made, site=site is not None or manifest.kind == "site")
    sources = _sources(workspace, every)
    wrong += input_faults(every, sources, wanted)
    tools = manifest_tools()
    for one in every:
        wrong += tool_faults(one, tools)
    of_site = len(site.made) if site else 0
    return Verification(len(made), of_site, len(sources), len(tools), manifest.today, tuple(dict.fromkeys(wrong)))


def _manifest(folder: Path) -> Manifest:
    return read_manifest(read_bytes(folder / NAME), str(folder / NAME))


def _hashes(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file below ``folder``, by its path in it; a symbolic link is not followed."""
    found = {}
    for inside, folders, files in os.walk(folder):
        here = Path(inside)
        for name in (*files, *(name for name in folders if (here / name).is_symlink())):
            path = here / name
            found[path.relative_to(folder).as_posix()] = SYMBOLIC_LINK if path.is_symlink() else digest(path)
    return found


def _sources(workspace: Workspace, manifests: Iterable[Manifest]) -> dict[str, str | None]:
    """The SHA-256 of each input as it is now; None where it is not there."""
    names = {source.name for manifest in manifests for made in manifest.made for source in made.inputs}
    places = {name: workspace.root / name for name in names}
    return {name: digest(workspace.held(path)) if path.is_file() else None for name, path in places.items()}
