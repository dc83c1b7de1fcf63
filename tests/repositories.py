"""A git repository for tests: files written, committed, branched and merged."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
_WHO = {f"GIT_{who}_{what}": "x@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
_ALONE = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "GIT_TERMINAL_PROMPT": "0"}

Git = Callable[..., str]


def git_in(folder: Path, *, allowed: tuple[int, ...] = (0,)) -> Git:
    """``git(*arguments)`` in ``folder``, as a person without settings of their own; what it prints is given back."""

    def run(*arguments: str) -> str:
        done = subprocess.run(
            ["git", "-c", "protocol.file.allow=always", *arguments],
            cwd=folder,
            env={**os.environ, **_WHO, **_ALONE},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode in allowed, done.stderr
        return done.stdout

    return run


def new_repository(folder: Path) -> Git:
    """A repository in ``folder`` with everything that is there committed on the branch ``main``."""
    git = git_in(folder)
    git("init", "-q", "-b", "main")
    commit_all(git, "base")
    return git


def commit_all(git: Git, subject: str) -> str:
    """Commit everything; the commit is given back."""
    git("add", "-A")
    git("commit", "-qm", subject, "--allow-empty")
    return git("rev-parse", "HEAD").strip()
