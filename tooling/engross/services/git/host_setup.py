"""What a host's continuous integration needs in a repository: workflow, hooks, drivers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from engross.git_repository import new_repository, path_in_repository, root_of_repository
from engross.outputs.atomic_writing import write_atomically
from engross.resources import shipped
from engross.services.git.git_setup import set_git_up
from engross.values import dataclass
from engross.workspace import Workspace

CI_FILES: dict[str, tuple[tuple[str, str], ...]] = {
    "github": (("github.yml", ".github/workflows/ordinances.yml"), ("pre-commit.yaml", ".pre-commit-config.yaml")),
    "gitlab": (("gitlab.yml", ".gitlab-ci.yml"), ("pre-commit.yaml", ".pre-commit-config.yaml")),
    "none": (),
}
"""The files that a host's continuous integration reads: which template, and where it goes in a repository."""

_HERE, _BELOW = '"."', '"./'
"""How the templates name the workspace's folder in the repository, and begin what is below it."""
_HOOKS = "pre-commit install --hook-type pre-commit --hook-type pre-merge-commit"


@dataclass(frozen=True, slots=True)
class HostSetup:
    """The files that were written, and what is left to be done, a sentence each."""

    files: tuple[Path, ...]
    remarks: tuple[str, ...]


def set_host_up(workspace: Workspace, host: str) -> HostSetup:
    """Write the workflow and the hooks of ``host``, one of CI_FILES, to the root of the repository that ``workspace``
    is in, and have git merge ordinances by provision. Where it is in none one is made, its branch ``main``.

    A file that is there is left. Errors: EngrossError where git is not installed or fails.
    """
    if host == "none":
        return HostSetup((), ())
    remarks = []
    root = root_of_repository(workspace.root)
    if root is None:
        new_repository(workspace.root)
        root = workspace.root
        remarks.append(f"{root}: is a repository of git now, its branch is main")
    files, left = [], []
    for name, place in CI_FILES[host]:
        target = root / place
        if target.exists():
            left.append(target)
            continue
        write_atomically(target, _ci_file(name, path_in_repository(workspace.root).rstrip("/")))
        files.append(target)
    remarks += _left(left, host)
    path, changed = set_git_up(workspace)
    remarks.append("git merges and shows ordinances by provision in this clone; `engross git-setup` does so in another")
    remarks.append(f"the hooks run from `{_HOOKS}` on")
    return HostSetup((*files, path) if changed else tuple(files), tuple(remarks))


def _ci_file(name: str, folder: str) -> bytes:
    """A template of ``templates/ci`` for a workspace in ``folder`` of the repository, "" where it is the root."""
    text = shipped("templates", "ci", name).read_text(encoding="utf-8")
    if folder:
        # A JSON string is one of YAML, whatever letters are in it.
        named = json.dumps(folder, ensure_ascii=False)
        text = text.replace(_HERE, named).replace(_BELOW, f"{named[:-1]}/")
    return text.encode("utf-8")


def _left(left: list[Path], host: str) -> Iterator[str]:
    for path in left:
        yield f"{path} is there and was left; add to it what `engross init DIR --ci {host}` writes in a new folder"
