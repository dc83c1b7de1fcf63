"""Every command that writes into the law, over thirty chapters that cite each other: old or new, whatever ends it."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engross.errors import EngrossError
from engross.services.drafting.past_acts import undo_act
from engross.services.drafting.source_acts import SourceAct, complete_interrupted_act
from engross.services.drafting.workspace_amendment import renumber_provision
from engross.services.events import FileAction
from engross.workspace import Workspace
from services.drafting.commands_that_write import COMMANDS, NOW, TODAY, law, write_city
from transactions.disk_faults import count_steps, run_with_fault
from workspaces import committing

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name == "nt", reason="there is no fork on Windows")]

SAMPLED = 8
"""Steps at which each command is killed in a run of the tests; all of them were tried by hand (docs/reliability.md)."""


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_city(tmp_path_factory.mktemp("city"), 30)


@pytest.mark.parametrize("fault", ["kill", "no room"])
@pytest.mark.parametrize("command", COMMANDS)
def test_old_or_new_after_the_next_command(
    city: Path, tmp_path: Path, command: Callable[[Path], None], fault: Literal["kill", "no room"]
) -> None:
    old = law(city)
    whole = Path(shutil.copytree(city, tmp_path / "whole"))
    steps = count_steps(partial(command, whole), whole)
    new = law(whole)
    assert new != old
    chance = random.Random(command.__name__)
    for step in sorted(chance.sample(range(steps), min(SAMPLED, steps))):
        root = Path(shutil.copytree(city, tmp_path / str(step)))
        run_with_fault(partial(command, root), root, step, fault)
        complete_interrupted_act(root)
        assert law(root) in (old, new), f"{command.__name__}, step {step} of {steps}"
        shutil.rmtree(root)


@pytest.mark.parametrize("command", COMMANDS)
def test_undo_gives_the_bytes_before(city: Path, tmp_path: Path, command: Callable[[Path], None]) -> None:
    root = Path(shutil.copytree(city, tmp_path / "city"))
    command(root)
    assert law(root) != law(city)
    undo_act(Workspace(root), "", NOW)
    assert law(root) == law(city)


@settings(max_examples=6)
@given(st.lists(st.sampled_from(COMMANDS), min_size=1, max_size=4))
def test_undoing_random_acts_gives_each_state_before(
    city: Path, tmp_path_factory: pytest.TempPathFactory, commands: list[Callable[[Path], None]]
) -> None:
    root = Path(shutil.copytree(city, tmp_path_factory.mktemp("acts") / "city"))
    states = []
    for command in commands:
        before = law(root)
        with contextlib.suppress(EngrossError):
            command(root)
        if law(root) != before:
            states.append(before)
    for before in reversed(states):
        undo_act(Workspace(root), "", NOW)
        assert law(root) == before


def test_an_editors_save_in_the_midst_of_a_renumbering_is_kept(city: Path, tmp_path: Path) -> None:
    root = Path(shutil.copytree(city, tmp_path / "city"))
    old, edited = law(root), root / "ordinances/020-rules/2025-10-21.proposed.xml"
    workspace = Workspace(root)
    commit = committing(workspace)

    def save_then_commit(act: SourceAct) -> tuple[FileAction, ...]:
        edited.write_bytes(edited.read_bytes() + b"<!-- saved -->")
        return commit(act)

    with pytest.raises(EngrossError, match=r"020-rules/2025-10-21\.proposed\.xml was changed by another program"):
        renumber_provision(workspace, workspace.chapter("1"), "1-1B", "1-1D", TODAY, save_then_commit)
    assert edited.read_bytes().endswith(b"<!-- saved -->")
    assert {name: data for name, data in law(root).items() if root / name != edited} == {
        name: data for name, data in old.items() if root / name != edited
    }
