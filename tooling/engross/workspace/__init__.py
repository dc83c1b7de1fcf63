"""Where things are in a city's folder: finding a workspace, its chapters and their versions, and reading them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.names_on_demand import names_on_demand

if TYPE_CHECKING:
    from engross.workspace.chapter_folders import ChapterFolder, VersionFile, is_version, pick_version
    from engross.workspace.chapter_texts import load
    from engross.workspace.city_file import hierarchy_for
    from engross.workspace.city_folder import Workspace, find_workspace
    from engross.workspace.file_contents import read_bytes, read_toml, relative_name
    from engross.workspace.revisions import load_revision, uncommitted_paths
    from engross.workspace.workspace_root import WAIVERS_FILE

__all__ = [
    "WAIVERS_FILE",
    "ChapterFolder",
    "VersionFile",
    "Workspace",
    "find_workspace",
    "hierarchy_for",
    "is_version",
    "load",
    "load_revision",
    "pick_version",
    "read_bytes",
    "read_toml",
    "relative_name",
    "uncommitted_paths",
]

__getattr__ = names_on_demand(
    __name__,
    {
        "ChapterFolder": "chapter_folders",
        "VersionFile": "chapter_folders",
        "WAIVERS_FILE": "workspace_root",
        "Workspace": "city_folder",
        "find_workspace": "city_folder",
        "hierarchy_for": "city_file",
        "is_version": "chapter_folders",
        "load": "chapter_texts",
        "load_revision": "revisions",
        "pick_version": "chapter_folders",
        "read_bytes": "file_contents",
        "read_toml": "file_contents",
        "relative_name": "file_contents",
        "uncommitted_paths": "revisions",
    },
)
