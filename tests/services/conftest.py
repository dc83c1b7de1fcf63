"""A workspace for the use cases, without the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from engross.workspace import Workspace
from workspaces import write_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A workspace with chapter 68 in two versions and a new chapter in one."""
    return Workspace(write_workspace(tmp_path))
