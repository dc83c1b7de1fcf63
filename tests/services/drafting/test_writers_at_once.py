"""Two and four commands that write into the law at once: as if one came after the other, or one is refused."""

from __future__ import annotations

import os
import random
import shutil
import time
from collections.abc import Callable, Sequence
from itertools import combinations_with_replacement, permutations
from multiprocessing import get_context
from multiprocessing.queues import Queue
from pathlib import Path

import pytest

from engross.errors import EngrossError
from engross.services.drafting.past_acts import past_acts
from engross.services.drafting.workspace_amendment import renumber_provision
from engross.workspace import Workspace
from services.drafting.commands_that_write import COMMANDS, TODAY, fmt, law, write_city
from workspaces import committing

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name == "nt", reason="there is no fork on Windows")]

Command = Callable[[Path], None]
ROUNDS = 1
"""Rounds of each pair in a run of the tests; 200 of each were tried by hand (docs/reliability.md)."""


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_city(tmp_path_factory.mktemp("city"), 4)


def _run(root: Path, command: Command) -> str:
    """What ``command`` is refused with; empty where it was done."""
    try:
        command(root)
    except EngrossError as refused:
        return str(refused)
    return ""


def _after(city: Path, folder: Path, commands: Sequence[Command]) -> dict[str, bytes]:
    """The law after ``commands``, one behind the other."""
    root = Path(shutil.copytree(city, folder))
    for command in commands:
        _run(root, command)
    after = law(root)
    shutil.rmtree(root)
    return after


def _at_once(
    city: Path, folder: Path, commands: Sequence[Command], chance: random.Random
) -> tuple[list[str], dict[str, bytes]]:
    """What each of ``commands``, begun within a tenth of a second, is refused with, and the law after them."""
    context = get_context("fork")
    delays = [chance.uniform(0, 0.1) if at else 0.0 for at in range(len(commands))]
    root = Path(shutil.copytree(city, folder))
    results: Queue[tuple[int, str]] = context.Queue()
    start = context.Barrier(len(commands))

    def run(at: int) -> None:
        start.wait()
        time.sleep(delays[at])
        refused = "it ended with a traceback"
        try:
            refused = _run(root, commands[at])
        finally:
            results.put((at, refused))

    running = [context.Process(target=run, args=(at,)) for at in range(len(commands))]
    for each in running:
        each.start()
    refused = [words for _, words in sorted(results.get(timeout=300) for _ in running)]
    for each in running:
        each.join()
    after = law(root)
    shutil.rmtree(root)
    return refused, after


def assert_as_if_in_turn(city: Path, folder: Path, commands: Sequence[Command], rounds: int) -> list[int]:
    """Run ``commands`` at one time; return how many were done in each round.

    The law must be what those that were done give in some order, one behind the other, and each refusal must say why.
    """
    in_turn: dict[tuple[Command, ...], dict[str, bytes]] = {}
    done_in_each = []
    chance = random.Random(rounds)
    for number in range(rounds):
        chosen = commands if chance.random() < 0.5 else commands[::-1]
        refused, after = _at_once(city, folder / "once", chosen, chance)
        done = [at for at, words in enumerate(refused) if not words]
        orders = [tuple(chosen[at] for at in order) for order in permutations(done)]
        for order in orders:
            if order not in in_turn:
                in_turn[order] = _after(city, folder / "turn", order)
        names = [command.__name__ for command in chosen]
        assert done, f"{names}, round {number}: none was done: {refused}"
        assert any(after == in_turn[order] for order in orders), f"{names}, round {number}: {refused}"
        assert "it ended with a traceback" not in refused, names
        assert not any("\n" in words for words in refused), refused
        done_in_each.append(len(done))
    return done_in_each


@pytest.mark.parametrize("pair", list(combinations_with_replacement(COMMANDS, 2)))
def test_two_commands_at_once(city: Path, tmp_path: Path, pair: tuple[Command, Command]) -> None:
    assert_as_if_in_turn(city, tmp_path, pair, ROUNDS)


@pytest.mark.parametrize("first", range(len(COMMANDS)))
def test_four_commands_at_once(city: Path, tmp_path: Path, first: int) -> None:
    four = [COMMANDS[(first + at) % len(COMMANDS)] for at in range(4)]
    assert_as_if_in_turn(city, tmp_path, four, ROUNDS)


def _rounds(root: Path, renumbering: tuple[str, str], rounds: int, results: Queue[str]) -> None:
    """Renumber there and back as often as ``rounds`` says, anew where another was faster."""
    workspace = Workspace(root)
    for _ in range(rounds):
        for old, new in (renumbering, renumbering[::-1]):
            while True:
                try:
                    renumber_provision(workspace, workspace.chapter("1"), old, new, TODAY, committing(workspace))
                    break
                except EngrossError as refused:
                    if "was changed by another program" not in str(refused):
                        results.put(str(refused))
                        return
    results.put("")


@pytest.mark.parametrize("writers", [2, 4])
def test_writers_at_once_lose_and_double_nothing(city: Path, tmp_path: Path, writers: int) -> None:
    root = Path(shutil.copytree(city, tmp_path / "city"))
    fmt(root)
    before = law(root)
    context = get_context("fork")
    results: Queue[str] = context.Queue()
    pairs = [("1-1A", "1-1W"), ("1-1B", "1-1X"), ("1-2A", "1-2Y"), ("1-2B", "1-2Z")][:writers]
    running = [context.Process(target=_rounds, args=(root, pair, 2, results)) for pair in pairs]
    for each in running:
        each.start()
    assert [results.get(timeout=300) for _ in running] == [""] * writers
    for each in running:
        each.join()
    assert law(root) == before
    assert len(past_acts(Workspace(root))) == 4 * writers + 1
