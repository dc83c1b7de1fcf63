"""An act over many files is done or not done: killed at every step, without room, two at once, undone."""

from __future__ import annotations

import hashlib
import json
import os
import random
from datetime import UTC, datetime, timedelta
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engross.errors import EngrossError, NotFoundError, OutputError
from engross.transactions import (
    Act,
    Change,
    FileRead,
    LockedError,
    acts,
    applying,
    commit,
    dry_run,
    file_hash,
    recover,
    undo,
    undone_keys,
)
from engross.transactions.lock import holder_of, sole_writer
from transactions.disk_faults import DONE, REFUSED, run_with_fault

pytestmark = pytest.mark.slow

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)
posix = pytest.mark.skipif(os.name == "nt", reason="there is no fork on Windows")

BEFORE = {"ordinances/001-a/x.xml": b"a1", "ordinances/002-b/x.xml": b"b1", "ordinances/003-c/x.xml": b"c1"}
CHANGES = (
    Change("ordinances/001-a/x.xml", b"a2, longer"),
    Change("ordinances/002-b/x.xml", None),
    Change("ordinances/003-c/x.xml", b"c2"),
    Change("ordinances/004-d/x.xml", b"d2"),
)
AFTER = {change.path: change.data for change in CHANGES if change.data is not None}


def law(root: Path) -> dict[str, bytes]:
    """Every file of the workspace but those of ``.engross``."""
    files = (path for path in root.rglob("*") if path.is_file() and ".engross" not in path.parts)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def workspace(root: Path) -> Path:
    for name, data in BEFORE.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)
    return root


def act(root: Path, what: str = "amend four chapters") -> Act:
    return Act(what, CHANGES, tuple(FileRead(name, file_hash(root / name)) for name in BEFORE))


def test_an_act_changes_every_file_and_is_named_among_the_past_ones(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    done = commit(root, act(root), NOW)
    assert law(root) == AFTER
    assert not (root / "ordinances/002-b").exists()
    assert [each.what for each in acts(root)] == ["amend four chapters"]
    assert [path for path, _, _ in done.files] == [change.path for change in CHANGES]
    assert (root / ".engross/.gitignore").read_text() == "*\n"
    assert recover(root) is None


def test_a_dry_run_says_what_would_change_and_touches_nothing(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    told = dry_run(root, act(root))
    assert told[0] == ("ordinances/001-a/x.xml", b"a1", b"a2, longer")
    assert told[1] == ("ordinances/002-b/x.xml", b"b1", None)
    assert law(root) == BEFORE
    assert not (root / ".engross").exists()


def test_an_act_that_changes_nothing_leaves_no_trace(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    assert commit(root, Act("fmt", (Change("ordinances/001-a/x.xml", b"a1"),)), NOW).files == ()
    assert acts(root) == ()


def test_what_was_changed_after_it_was_read_is_not_overwritten(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    planned = act(root)
    (root / "ordinances/003-c/x.xml").write_bytes(b"an editor's save")
    with pytest.raises(EngrossError, match=r"003-c/x\.xml was changed by another program after it was read"):
        commit(root, planned, NOW)
    assert law(root) == {**BEFORE, "ordinances/003-c/x.xml": b"an editor's save"}


def test_a_save_in_the_midst_of_an_act_is_kept_and_the_act_rolled_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = workspace(tmp_path)
    planned = act(root)
    real = applying._put

    def put(*arguments: object) -> bool:
        if (root / "ordinances/001-a/x.xml").read_bytes() == b"a2, longer":
            (root / "ordinances/003-c/x.xml").write_bytes(b"an editor's save")
        return real(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(applying, "_put", put)
    with pytest.raises(EngrossError, match=r"003-c/x\.xml was changed by another program"):
        commit(root, planned, NOW)
    assert law(root) == {**BEFORE, "ordinances/003-c/x.xml": b"an editor's save"}
    assert recover(root) is None
    assert acts(root) == ()


@posix
def test_killed_at_every_step_the_law_is_old_or_new_after_the_next_command(tmp_path: Path) -> None:
    outcomes = set()
    for step in range(1000):
        root = workspace(tmp_path / str(step))
        left = run_with_fault(partial(commit, root, act(root), NOW), root, step, "kill")
        if left == DONE:
            break
        said = recover(root)
        outcomes.add(said.outcome if said else "")
        stands = law(root)
        assert stands in (BEFORE, AFTER), f"step {step}"
        assert recover(root) is None
        assert bool(commit(root, act(root), NOW).files) == (stands == BEFORE)
        assert law(root) == AFTER
    assert step > 30
    assert {"completed", "dropped"} <= outcomes


@posix
def test_a_recovery_killed_at_every_step_is_completed_by_the_next(tmp_path: Path) -> None:
    for first in (36, 44):
        for step in range(1000):
            root = workspace(tmp_path / f"{first}-{step}")
            assert run_with_fault(partial(commit, root, act(root), NOW), root, first, "kill") < 0
            left = run_with_fault(partial(recover, root), root, step, "kill")
            recover(root)
            assert law(root) in (BEFORE, AFTER)
            if left == DONE:
                break
        assert step > 3


@posix
def test_a_roll_back_killed_at_every_step_is_completed_by_the_next(tmp_path: Path) -> None:
    saved = {**BEFORE, "ordinances/003-c/x.xml": b"an editor's save"}
    half = _step_of_the_first_file(tmp_path / "search")
    for step in range(1000):
        root = workspace(tmp_path / str(step))
        run_with_fault(partial(commit, root, act(root), NOW), root, half, "kill")
        assert law(root) not in (BEFORE, AFTER)
        (root / "ordinances/003-c/x.xml").write_bytes(b"an editor's save")
        left = run_with_fault(partial(recover, root), root, step, "kill")
        said = recover(root)
        assert law(root) == saved, f"step {step}: {said}"
        if left == DONE:
            break
    assert step > 10


def _step_of_the_first_file(scratch: Path) -> int:
    """The step at which a killed act has put its first file into place, and no other."""
    for step in range(20, 200):
        root = workspace(scratch / str(step))
        run_with_fault(partial(commit, root, act(root), NOW), root, step, "kill")
        if (root / "ordinances/001-a/x.xml").read_bytes() == b"a2, longer":
            return step
    raise AssertionError("no step puts the first file into place")


@posix
def test_without_room_at_any_step_the_law_is_old_or_new(tmp_path: Path) -> None:
    refused = 0
    for step in range(1000):
        root = workspace(tmp_path / str(step))
        left = run_with_fault(partial(commit, root, act(root), NOW), root, step, "no room")
        if left == DONE and law(root) == AFTER and step > 30:
            break
        refused += left == REFUSED
        recover(root)
        assert law(root) in (BEFORE, AFTER), f"step {step}"
    assert refused > 5


def test_a_journal_that_nobody_can_read_is_named(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    journal = root / ".engross/journal"
    journal.mkdir(parents=True)
    (journal / "act.json").write_text('{"files": [["../../etc/x", "", ""]]}')
    with pytest.raises(EngrossError, match=r"act\.json cannot be read"):
        recover(root)
    (journal / "act.json").write_text(
        json.dumps({"key": "1", "what": "x", "when": "2026-01-01", "files": [["../x", "", "1"]]})
    )
    with pytest.raises(EngrossError, match=r"act\.json cannot be read"):
        recover(root)


def test_the_second_writer_is_told_who_writes(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    waited = []
    with sole_writer(root, "renumber 68"), pytest.raises(LockedError, match=r"\(renumber 68\); try again"):
        commit(root, act(root), NOW, patience=0.05, waiting=waited.append)
    assert waited[0] is not None
    assert waited[0].process == os.getpid()
    assert holder_of(root) is None
    assert law(root) == BEFORE
    commit(root, act(root), NOW, patience=0.05)
    assert law(root) == AFTER


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_an_act_never_leaves_the_workspace_by_a_link(tmp_path: Path) -> None:
    root = workspace(tmp_path / "city")
    (tmp_path / "elsewhere").mkdir()
    (root / "ordinances/005-e").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(EngrossError, match="resolves outside the workspace"):
        commit(root, Act("import", (Change("ordinances/005-e/x.xml", b"e"),)), NOW)
    (root / "ordinances/001-a/y.xml").symlink_to(root / "ordinances/001-a/x.xml")
    with pytest.raises(EngrossError, match="is a link"):
        commit(root, Act("import", (Change("ordinances/001-a/y.xml", b"e"),)), NOW)
    (root / ".engross").rename(tmp_path / "state")
    (root / ".engross").symlink_to(tmp_path / "state")
    with pytest.raises(OutputError, match="is a link"):
        commit(root, act(root), NOW)


def test_undo_gives_the_bytes_before_and_an_undo_of_it_brings_the_act_back(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    done = commit(root, act(root), NOW)
    taken = undo(root, NOW)
    assert law(root) == BEFORE
    assert (taken.undoes, taken.what) == (done.key, "undo of amend four chapters")
    with pytest.raises(NotFoundError, match="no act to undo"):
        undo(root, NOW)
    assert undone_keys(acts(root)) == {done.key}
    with pytest.raises(EngrossError, match="amend four chapters is undone already"):
        undo(root, NOW, done.key)
    undo(root, NOW, taken.key)
    assert undone_keys(acts(root)) == {taken.key}
    assert law(root) == AFTER
    undo(root, NOW)
    assert law(root) == BEFORE
    with pytest.raises(NotFoundError, match="there is no act 'x'"):
        undo(root, NOW, "x")


def test_undo_is_refused_where_a_file_was_changed_since(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    commit(root, act(root), NOW)
    (root / "ordinances/004-d/x.xml").write_bytes(b"later")
    with pytest.raises(EngrossError, match=r"004-d/x\.xml was changed since; .* by hand$"):
        undo(root, NOW)
    (root / "ordinances/003-c/x.xml").write_bytes(b"later")
    with pytest.raises(EngrossError, match=r"003-c/x\.xml, .* was changed since") as refused:
        undo(root, NOW)
    kept = str(refused.value).partition("as it was before: ")[2].rstrip(")")
    assert (root / kept).read_bytes() == BEFORE["ordinances/003-c/x.xml"]
    assert (root / "ordinances/004-d/x.xml").read_bytes() == b"later"


NAMES = st.sampled_from(["ordinances/a/1.xml", "ordinances/a/2.xml", "ordinances/b/1.xml", "ordinances/c.toml"])
ACTS = st.lists(st.dictionaries(NAMES, st.none() | st.binary(max_size=3), min_size=1), min_size=1, max_size=6)


@given(ACTS)
def test_undoing_acts_one_after_another_gives_each_state_before(
    tmp_path_factory: pytest.TempPathFactory, plans: list[dict[str, bytes | None]]
) -> None:
    root = tmp_path_factory.mktemp("city")
    (root / "ordinances").mkdir()
    states = []
    for number, plan in enumerate(plans):
        before = law(root)
        changes = tuple(Change(name, data) for name, data in plan.items())
        if commit(root, Act(f"act {number}", changes), NOW + timedelta(seconds=number % 3)).files:
            states.append(before)
    for before in reversed(states):
        undo(root, NOW)
        assert law(root) == before
    with pytest.raises(NotFoundError):
        undo(root, NOW)


def _count(root: Path, who: int, rounds: int) -> None:
    """Add this writer's mark to a common file as often as ``rounds`` says, anew where another was faster."""
    file = root / "ordinances/count.txt"
    chance = random.Random(who)
    for _ in range(rounds):
        while True:
            seen = file.read_bytes()
            read = FileRead("ordinances/count.txt", hashlib.sha256(seen).hexdigest())
            plan = Act(
                f"writer {who}",
                (
                    Change("ordinances/count.txt", seen + b"%d" % who),
                    Change(f"ordinances/{who}.txt", b"x" * chance.randrange(9)),
                ),
                (read,),
            )
            try:
                commit(root, plan, NOW)
            except EngrossError:
                continue
            break


@pytest.mark.parametrize("writers", [2, 4])
def test_writers_at_once_lose_and_double_nothing(tmp_path: Path, writers: int) -> None:
    (tmp_path / "ordinances").mkdir()
    (tmp_path / "ordinances/count.txt").write_bytes(b"")
    rounds = 25
    spawn = get_context("spawn" if os.name == "nt" else "fork")
    running = [spawn.Process(target=_count, args=(tmp_path, who, rounds)) for who in range(writers)]
    for each in running:
        each.start()
    for each in running:
        each.join()
    marks = (tmp_path / "ordinances/count.txt").read_bytes()
    assert sorted(marks) == sorted(b"".join(b"%d" % who for who in range(writers)) * rounds)
