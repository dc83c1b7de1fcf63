"""What of a workspace is public: a draft is private until it is filed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from engross.model.law.timeline import DatedText
from engross.services.building.build_inputs import BuildInputs
from engross.values import dataclass
from engross.workspace import ChapterFolder, VersionFile, Workspace, read_bytes, relative_name


@dataclass(frozen=True, slots=True)
class PrivateDraft:
    """A draft that was not filed: its file, as the workspace names it, and whether it is pending, so that it may be."""

    file: str
    pending: bool


def public_folders(workspace: Workspace) -> tuple[ChapterFolder, ...]:
    """The chapters of the workspace without the drafts that were not filed, and the pictures that only those name; a
    chapter of such drafts only is none."""
    folders = []
    for folder in workspace.chapters():
        private = {text.version for text in _private(folder)}
        versions = tuple(item for item in folder.versions if item.version not in private)
        if versions:
            folders.append(replace(folder, versions=versions, pictures=tuple(_pictures_of(folder, versions))))
    return tuple(folders)


def _pictures_of(folder: ChapterFolder, versions: Sequence[VersionFile]) -> Iterator[Path]:
    texts = [read_bytes(item.path) for item in versions] if folder.pictures else []
    return (path for path in folder.pictures if any(path.name.encode() in text for text in texts))


def private_drafts(workspace: Workspace) -> tuple[PrivateDraft, ...]:
    """The drafts that were not filed."""
    return tuple(
        PrivateDraft(
            relative_name(workspace.root, folder.file_of(text.version).path), text in folder.timeline().drafts()
        )
        for folder in workspace.chapters()
        for text in _private(folder)
    )


def public_inputs(inputs: BuildInputs, folders: tuple[ChapterFolder, ...]) -> BuildInputs:
    """``inputs`` without the texts that are in none of the ``folders``."""
    shown = {
        folder.name: {path.name for path in (*(item.path for item in folder.versions), *folder.pictures)}
        for folder in folders
    }
    texts = {
        name: tuple(source for source in sources if source.name.rpartition("/")[2] in shown[name])
        for name, sources in inputs.texts.items()
        if name in shown
    }
    return replace(inputs, texts=texts)


def _private(folder: ChapterFolder) -> Iterator[DatedText]:
    return (text for text in folder.timeline().texts if text.pending and not text.filed)
