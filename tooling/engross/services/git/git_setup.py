"""Having git merge ordinances by provision and word, and show their differences as law."""

from __future__ import annotations

from pathlib import Path

from engross.git_repository import add_settings
from engross.outputs.atomic_writing import write_atomically
from engross.workspace import Workspace

ATTRIBUTES = "ordinances/**/*.xml merge=engross diff=engross"
"""The line of ``.gitattributes`` that says which files are merged and shown so."""
SETTINGS = (
    ("merge.engross.name", "ordinances, by provision and word"),
    ("merge.engross.driver", "engross git-merge %O %A %B %L %P"),
    ("diff.engross.textconv", "engross git-text"),
    ("diff.engross.cachetextconv", "true"),
)
"""The settings of a clone; git takes none from a repository that was fetched."""


def set_git_up(workspace: Workspace) -> tuple[Path, bool]:
    """Write the settings into the repository, and the line into ``.gitattributes`` beside ``ordinances/``; that file,
    and whether it was changed. Errors: NotFoundError where the workspace is in no repository; EngrossError."""
    add_settings(workspace.root, SETTINGS)
    path = workspace.held(workspace.root / ".gitattributes")
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    if ATTRIBUTES in text.splitlines():
        return path, False
    ending = "" if not text or text.endswith("\n") else "\n"
    write_atomically(path, f"{text}{ending}{ATTRIBUTES}\n".encode())
    return path, True
