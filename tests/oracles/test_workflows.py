"""The workflows of this repository in the eyes of actionlint, which knows the rules of GitHub Actions."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WORKFLOWS = [*sorted((ROOT / ".github" / "workflows").glob("*.yml")), ROOT / "templates" / "ci" / "github.yml"]


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_a_workflow_keeps_the_rules(file: Path, workflow_errors: Callable[[str], list[str]]) -> None:
    assert workflow_errors(file.read_text(encoding="utf-8")) == []


def test_a_wrong_workflow_is_told(workflow_errors: Callable[[str], list[str]]) -> None:
    text = WORKFLOWS[0].read_text(encoding="utf-8")
    assert any("runs-on" in said for said in workflow_errors(text.replace("runs-on: ubuntu-latest", "shell: bash", 1)))
    assert any("unexpected key" in said for said in workflow_errors(text.replace("      - run:", "      - runs:", 1)))
