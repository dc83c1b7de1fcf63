"""What CI runs: the hooks and the workflow name commands and options that there are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from engross.cli import COMMANDS, group

ROOT = Path(__file__).resolve().parents[2]
FILES = (".pre-commit-hooks.yaml", ".github/workflows/check.yml")


@pytest.mark.parametrize("name", FILES)
def test_every_command_and_option_is_there(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    calls = re.findall(r"(?:entry:|run:|^ *) ?engross ([a-z]+)((?: [^\n]*)?)", text, re.MULTILINE)
    assert calls
    for command, rest in calls:
        assert command in COMMANDS
        page = CliRunner().invoke(group, [command, "--help"]).output
        for option in re.findall(r"(?<!\S)--?[a-z]+", rest):
            assert option in page, (command, option)


def test_the_hook_is_for_the_files_of_ordinances() -> None:
    pattern = re.search(r"files: (\^ordinances/\[.*)", (ROOT / FILES[0]).read_text(encoding="utf-8"))
    assert pattern is not None
    assert re.match(pattern[1], "ordinances/068-noise/2025-10-21.proposed.xml")
    assert not re.match(pattern[1], "ordinances/068-noise/PROVENANCE.md")
