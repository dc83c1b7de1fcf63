"""A build's outputs put into their folder: killed at every step, twice at once, and what is made no longer."""

from __future__ import annotations

import hashlib
import os
import signal
from collections.abc import Callable, Iterable
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

from engross.errors import OutputError
from engross.model.law.chapter import Source
from engross.model.manifest import Manifest, Output
from engross.outputs.build_folder import put_outputs
from engross.outputs.manifest import read_manifest
from engross.outputs.verify import input_faults, output_faults

LAW = Source("law.xml", "00")
HEAD = Manifest((), (("engross", "1"),), date(2026, 1, 5))


def outputs(**words: str) -> list[Output]:
    """Outputs by name, ``a__b`` standing for ``a/b``."""
    return [Output(name.replace("__", "/"), text.encode(), (LAW,)) for name, text in words.items()]


OLD = outputs(one__a="old a", one__b="old b", two__c="old c")
NEW = outputs(one__a="new a, and longer", three__d="new d")
LATER = outputs(four__e="later e")


def put(folder: Path, these: Iterable[Output]) -> list[tuple[str, str]]:
    return [(done.path, done.action) for done in put_outputs(folder, these, HEAD, lambda: None)]


def files(folder: Path) -> dict[str, bytes]:
    """What a reader of the folder sees: everything but the lock, the journal and passing names."""
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return {name: data for name, data in found.items() if not name.rsplit("/", 1)[-1].startswith(".engross")}


def unproved(folder: Path) -> list[str]:
    found = {name: hashlib.sha256(data).hexdigest() for name, data in files(folder).items()}
    manifest = read_manifest((folder / "manifest.json").read_bytes(), "manifest.json")
    return [*output_faults(manifest, found), *input_faults([manifest], {LAW.name: LAW.sha256}, ())]


def test_what_is_made_no_longer_is_removed_with_its_folder(tmp_path: Path) -> None:
    put(tmp_path, OLD)
    (tmp_path / "README.md").write_bytes(b"ours")
    assert put(tmp_path, NEW) == [
        ("one/a", "written"),
        ("three/d", "written"),
        ("one/b", "removed"),
        ("two/c", "removed"),
    ]
    assert set(files(tmp_path)) == {"README.md", "manifest.json", "one/a", "three/d"}
    assert not (tmp_path / "two").exists()
    assert unproved(tmp_path) == []


def test_what_was_altered_since_is_kept_and_named(tmp_path: Path) -> None:
    put(tmp_path, OLD)
    (tmp_path / "two" / "c").write_bytes(b"with counsel's notes")
    assert ("two/c", "kept") in put(tmp_path, NEW)
    assert (tmp_path / "two" / "c").read_bytes() == b"with counsel's notes"


def test_the_same_outputs_give_the_same_folder(tmp_path: Path) -> None:
    put(tmp_path / "a", OLD)
    put(tmp_path / "b", NEW)
    put(tmp_path / "b", list(reversed(OLD)))
    assert files(tmp_path / "a") == files(tmp_path / "b")


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_an_output_never_leaves_the_folder_by_a_link(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "build").mkdir()
    (tmp_path / "build" / "one").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OutputError, match="leads out of"):
        put(tmp_path / "build", OLD)
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_manifest_that_names_what_is_outside_removes_nothing(tmp_path: Path) -> None:
    build = tmp_path / "build"
    put(build, OLD)
    (tmp_path / "mine").write_bytes(b"old a")
    manifest = (build / "manifest.json").read_bytes().replace(b'"one/a"', b'"../mine"')
    (build / "manifest.json").write_bytes(manifest)
    put(build, NEW)
    assert (tmp_path / "mine").read_bytes() == b"old a"


STEPS = ("fsync", "replace", "unlink", "rmdir", "scandir", "open")


def _die_at(step: int, folder: Path, these: list[Output]) -> None:
    """Put ``these``, and be killed as by ``kill -9`` at the ``step``-th call that touches the disk."""
    left = [step]

    def dying(call: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*arguments: Any, **named: Any) -> Any:
            left[0] -= 1
            if left[0] < 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return call(*arguments, **named)

        return counted

    for name in STEPS:
        setattr(os, name, dying(getattr(os, name)))
    put(folder, these)


@pytest.mark.skipif(os.name == "nt", reason="there is no fork on Windows; the killed command line is tested there too")
def test_killed_at_every_step_leaves_old_or_new_and_the_next_run_is_right(tmp_path: Path) -> None:
    old, new = ({output.path: output.data for output in these} for these in (OLD, NEW))
    fork = get_context("fork")
    kills = 0
    for step in range(1000):
        folder = tmp_path / str(step)
        put(folder, OLD)
        run = fork.Process(target=_die_at, args=(step, folder, NEW))
        run.start()
        run.join()
        if run.exitcode == 0:
            break
        assert run.exitcode == -signal.SIGKILL
        kills += 1
        seen = files(folder)
        assert read_manifest(seen.pop("manifest.json"), "manifest.json")
        for name, data in seen.items():
            assert data in (old.get(name), new.get(name)), f"step {step}: {name} is broken"
        # What comes next may be the same build again, or another: nothing of the killed one may stay behind.
        these = NEW if step % 2 else LATER
        put(folder, these)
        assert {name: data for name, data in files(folder).items() if name != "manifest.json"} == {
            output.path: output.data for output in these
        }
        assert unproved(folder) == []
        assert not list(folder.rglob("*.part"))
        assert not (folder / ".engross.journal").exists()
    assert kills >= 20, "the build was not killed often enough for this to mean anything"
    print(f"killed at each of {kills} steps")


def _put_often(folder: Path, words: str) -> None:
    for turn in range(10):
        put(folder, outputs(**{f"one__{letter}": f"{words} {turn}" for letter in "abcdef"}))


def test_two_builds_at_once_do_no_harm(tmp_path: Path) -> None:
    spawn = get_context("spawn")
    runs = [spawn.Process(target=_put_often, args=(tmp_path, words)) for words in ("left", "right")]
    for run in runs:
        run.start()
    for run in runs:
        run.join()
    assert [run.exitcode for run in runs] == [0, 0]
    assert unproved(tmp_path) == []
    assert len({data for name, data in files(tmp_path).items() if name != "manifest.json"}) == 1
