"""What of a workspace is public: a draft is private until it is filed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from engross.model.law.timeline import DatedText
from engross.services.building.build_inputs import BuildInputs
from engross.workspace import ChapterFolder, Workspace, relative_name


def public_folders(workspace: Workspace) -> tuple[ChapterFolder, ...]:
    """The chapters of the workspace without the drafts that were not filed; a chapter of such drafts only is none."""
    folders = []
    for folder in workspace.chapters():
        private = {text.version for text in _private(folder)}
        versions = tuple(item for item in folder.versions if item.version not in private)
        if versions:
            folders.append(replace(folder, versions=versions))
    return tuple(folders)


def private_drafts(workspace: Workspace) -> tuple[str, ...]:
    """The files of the drafts that were not filed, as the workspace names them."""
    return tuple(
        relative_name(workspace.root, folder.file_of(text.version).path)
        for folder in workspace.chapters()
        for text in _private(folder)
    )


def public_inputs(inputs: BuildInputs, folders: tuple[ChapterFolder, ...]) -> BuildInputs:
    """``inputs`` without the texts that are in none of the ``folders``."""
    shown = {folder.name: {item.path.name for item in folder.versions} for folder in folders}
    texts = {
        name: tuple(source for source in sources if source.name.rpartition("/")[2] in shown[name])
        for name, sources in inputs.texts.items()
        if name in shown
    }
    return replace(inputs, texts=texts)


def _private(folder: ChapterFolder) -> Iterator[DatedText]:
    return (text for text in folder.timeline().texts if text.pending and not text.filed)
