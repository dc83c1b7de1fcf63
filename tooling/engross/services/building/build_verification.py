"""The build folder proved against its manifest, and the manifest against the sources."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from engross.errors import NotFoundError
from engross.model.manifest import Manifest
from engross.outputs.atomic_writing import digest
from engross.outputs.manifest import NAME, read_manifest
from engross.outputs.verify import faults
from engross.services.selection.base_and_draft_choice import pending_texts
from engross.workspace import Workspace, read_bytes, relative_name


@dataclass(frozen=True, slots=True)
class Verification:
    """How many outputs the manifests of a folder name, and what is wrong, a sentence each; none where all is proved."""

    outputs: int
    faults: tuple[str, ...]


def verify_build(workspace: Workspace, folder: Path, today: date) -> Verification:
    """Hold ``folder``, and the site in it, against its manifest and the sources of ``workspace``.

    Texts are chosen as of the day that the manifest keeps; ``today`` where it keeps none.

    Errors: NotFoundError where it has no manifest; EngrossError where that cannot be read.
    """
    if not (folder / NAME).is_file():
        raise NotFoundError(f"there is no {folder / NAME}; run `engross build` first")
    site = folder / "site"
    proved = [_proved(workspace, folder, today, whole=folder.name != "site")]
    if (site / NAME).is_file():
        proved.append(_proved(workspace, site, today, whole=False))
    wrong = dict.fromkeys(sentence for _, sentences in proved for sentence in sentences)
    return Verification(sum(made for made, _ in proved), tuple(wrong))


def _proved(workspace: Workspace, folder: Path, today: date, *, whole: bool) -> tuple[int, list[str]]:
    """How many outputs the folder's manifest names, and what is wrong with them, a sentence each.

    ``whole``: the folder is that of a build, so every source is to be found in it.
    """
    manifest = read_manifest(read_bytes(folder / NAME), str(folder / NAME))
    found = {path.relative_to(folder).as_posix(): digest(path) for path in sorted(folder.rglob("*")) if path.is_file()}
    wanted = _wanted(workspace, manifest.today or today) if whole else set()
    return len(manifest.made), list(faults(manifest, found, _sources(workspace, manifest), wanted))


def _sources(workspace: Workspace, manifest: Manifest) -> dict[str, str | None]:
    """The SHA-256 of each input as it is now; None where it is not there."""
    names = {source.name for made in manifest.made for source in made.inputs}
    places = {name: workspace.root / name for name in names}
    return {name: digest(path) if path.is_file() else None for name, path in places.items()}


def _wanted(workspace: Workspace, today: date) -> set[str]:
    """The files that a build of the day ``today`` would be made from now."""
    pending = [texts for folder in workspace.chapters() for texts in pending_texts(folder, today)]
    versions = [version for texts in pending for version in (texts.draft, texts.base) if version]
    return {
        relative_name(workspace.root, path) for path in (*(version.path for version in versions), *workspace.meetings())
    }
