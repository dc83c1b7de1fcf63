"""What CI runs: the hooks and the workflow name commands and options that there are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from engross.cli import COMMANDS, group

ROOT = Path(__file__).resolve().parents[2]
FILES = (
    ".pre-commit-hooks.yaml",
    ".github/workflows/check.yml",
    "templates/ci/github.yml",
    "templates/ci/gitlab.yml",
    "templates/ci/pre-commit.yaml",
)


@pytest.mark.parametrize("name", FILES)
def test_every_command_and_option_is_there(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    calls = re.findall(r"(?:entry:|run:|^ *-?) ?engross ([a-z]+)((?: [^\n]*)?)", text, re.MULTILINE)
    assert calls
    for command, rest in calls:
        assert command in COMMANDS
        page = CliRunner().invoke(group, [command, "--help"]).output
        for option in re.findall(r"(?<!\S)--?[a-z]+", rest):
            assert option in page, (command, option)


HOOKS = dict(re.findall(r"- id: (\S+)\n(?:  .*\n)*?  files: (\S+)\n", (ROOT / FILES[0]).read_text(encoding="utf-8")))


@pytest.mark.parametrize("above", ["", "cities/elmwood/", "a/b/c/"])
def test_the_hooks_are_for_ordinances_wherever_they_are(above: str) -> None:
    assert set(HOOKS) == {"engross-fmt", "engross-check", "engross-merge"}
    for name in ("068-noise/2025-10-21.proposed.xml", "084-retraité/2025-10-21.proposed.bar-hours.xml"):
        assert all(re.search(pattern, f"{above}ordinances/{name}") for pattern in HOOKS.values()), name
    for name in ("meetings/2025-10-21-laws.toml", "elmwood.toml", "waivers.toml"):
        assert re.search(HOOKS["engross-check"], f"{above}ordinances/{name}"), name
        assert not re.search(HOOKS["engross-fmt"], f"{above}ordinances/{name}"), name
    for name in ("ordinances/068-noise/PROVENANCE.md", "coordinances/068-noise/2025-10-21.proposed.xml"):
        assert not any(re.search(pattern, above + name) for pattern in HOOKS.values()), name
