"""Every command that writes into the law, over thirty chapters that cite each other: old or new, whatever ends it."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from multiprocessing import get_context
from multiprocessing.queues import Queue
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engross.akn import identify, write_chapter
from engross.errors import EngrossError
from engross.model.law.chapter import Body, Chapter, Version
from engross.model.law.provision import Provision
from engross.model.law.text import Text
from engross.services.checking.chapter_checks import codes_of
from engross.services.checking.check_fixes import fix_chapters
from engross.services.checking.check_report import every_chapter
from engross.services.drafting.canonical_form import reformat, reformattings, source_paths
from engross.services.drafting.draft_import import import_draft
from engross.services.drafting.past_acts import past_acts, undo_act
from engross.services.drafting.source_acts import SourceAct, complete_interrupted_act
from engross.services.drafting.workspace_amendment import renumber_provision, repeal_provision
from engross.services.events import FileAction
from engross.services.meetings.loading import load_meeting
from engross.services.meetings.notice_states import record_state
from engross.services.rules.chapter_rules import declared_rules, record_review
from engross.workspace import Workspace
from transactions.disk_faults import count_steps, run_with_fault
from workspaces import committing, write_meeting

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name == "nt", reason="there is no fork on Windows")]

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)
TODAY = date(2026, 1, 5)
CHAPTERS = 30
SAMPLED = 8
"""Steps at which each command is killed in a run of the tests; all of them were tried by hand (docs/reliability.md)."""
NOISE = Path(__file__).parents[3] / "ordinances" / "068-noise"


def _chapter(number: int, day: str, stage: str) -> Chapter:
    """A chapter whose sections cite those of chapter 1 and of its neighbour."""
    neighbour = number % CHAPTERS + 1
    items = tuple(
        Provision("subsection", f"{letter}.", body=(Text(f"As § 1-1B and § {neighbour}-2 say, {letter}."),))
        for letter in "ABC"
    )
    sections = tuple(
        Provision("section", f"§ {number}-{at}.", Text(f"Part {at}"), (Text("In general:"),), items) for at in (1, 2)
    )
    root = Provision("chapter", f"Chapter {number}", Text("Rules"), (), sections)
    version, council = Version(date.fromisoformat(day), stage), Body("council", "Council")  # type: ignore[arg-type]
    uri = f"/akn/us-ct-norwalk/act/code/chapter-{number}"
    return identify(Chapter(uri, version, root, council, created=date(2020, 1, 14)))


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Thirty chapters that cite each other, chapter 68 with its rules, a meeting, and a draft to import."""
    root = tmp_path_factory.mktemp("city")
    for number in range(1, CHAPTERS + 1):
        folder = root / "ordinances" / f"{number:03}-rules"
        folder.mkdir(parents=True)
        (folder / "2020-01-14.codified.xml").write_bytes(write_chapter(_chapter(number, "2020-01-14", "codified")))
        (folder / "2025-10-21.proposed.xml").write_bytes(write_chapter(_chapter(number, "2025-10-21", "proposed")))
    shutil.copytree(NOISE, root / "ordinances" / "068-noise")
    parking = root / "ordinances" / "new-parking"
    parking.mkdir()
    (parking / "2025-10-21.proposed.xml").write_bytes(write_chapter(_chapter(99, "2025-10-21", "proposed")))
    write_meeting(root)
    for name in ("003-rules", "004-rules"):
        law = root / "ordinances" / name / "2025-10-21.proposed.xml"
        law.write_bytes(law.read_bytes().replace(b"<body>", b"<body >").replace(b"__sec_3-1", b"__sec_3-9"))
    (root / "draft.md").write_text("# Chapter 2 Rules\n\n## § 2-1. Part 1\n\nA. Words.\n\nB. More.\n", "utf-8")
    return root


def _renumber(root: Path) -> None:
    city = Workspace(root)
    renumber_provision(city, city.chapter("1"), "1-1B", "1-1D", TODAY, committing(city))


def _repeal(root: Path) -> None:
    city = Workspace(root)
    repeal_provision(city, city.chapter("1"), "1-1A", TODAY, committing(city))


def _fmt(root: Path) -> None:
    city = Workspace(root)
    reformat(list(reformattings(root, source_paths(city))), committing(city))


def _fix(root: Path) -> None:
    city = Workspace(root)
    fix_chapters(city, list(every_chapter(city, None, codes_of("STR", None), TODAY)), committing(city))


def _import(root: Path) -> None:
    city = Workspace(root)
    import_draft(city, root / "draft.md", "2", TODAY, None, lenient=False, write=committing(city))


def _record(root: Path) -> None:
    city = Workspace(root)
    record_state(
        load_meeting(city, "2025-10-21"), "68", "drafted", date(2025, 9, 17), date(2025, 9, 17), "", committing(city)
    )


def _accept(root: Path) -> None:
    city = Workspace(root)
    record_review(declared_rules(city, city.chapter("68"), TODAY), "Ann Rowe", (), TODAY, committing(city))


COMMANDS = (_renumber, _repeal, _fmt, _fix, _import, _record, _accept)


def law(root: Path) -> dict[str, bytes]:
    """Every file of the law and its records."""
    files = (path for path in (root / "ordinances").rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


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
    for folder in (root / "ordinances").iterdir():
        if folder.name[:3].isdigit() and int(folder.name[:3]) > 4:
            shutil.rmtree(folder)
    _fmt(root)
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
