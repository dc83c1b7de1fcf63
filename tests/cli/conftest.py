"""Running the command line as its users do."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from engross.cli import main
from workspaces import write_workspace

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A workspace with chapter 68 in two versions and a new chapter in one."""
    return write_workspace(tmp_path)


@pytest.fixture
def engross(workspace: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """``engross(*arguments)`` in the workspace, as a new process would have it, but in this one: it starts at once."""

    def run(*arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
        monkeypatch.chdir(cwd or workspace)
        monkeypatch.setattr(sys, "argv", ["engross", *arguments])
        with pytest.raises(SystemExit) as left:
            main()
        out, err = capsys.readouterr()
        return subprocess.CompletedProcess(arguments, int(left.value.code or 0), out, err)

    return run


@pytest.fixture
def apart(workspace: Path) -> Run:
    """``apart(*arguments)``: ``engross`` in the workspace, in a process of its own, as its users run it."""

    def run(*arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "engross", *arguments],
            cwd=cwd or workspace,
            capture_output=True,
            encoding="utf-8",
            check=False,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "tooling")},
        )

    return run
