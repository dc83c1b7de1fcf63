"""Files written whole or not at all."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from engross.errors import OutputError
from engross.outputs.atomic_writing import remove_leftovers, sole_build, write_atomically

posix = pytest.mark.skipif(os.name == "nt", reason="not on Windows")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_put_where_no_folder_was(tmp_path: Path) -> None:
    write_atomically(tmp_path / "a" / "b.txt", b"words")
    assert (tmp_path / "a" / "b.txt").read_bytes() == b"words"
    assert names(tmp_path / "a") == ["b.txt"]


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_full_disk_is_one_sentence_and_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"old")

    def full(*arguments: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, call, full)
    with pytest.raises(OutputError, match=r"a\.txt cannot be written \(no space left on device\)"):
        write_atomically(file, b"new")
    assert file.read_bytes() == b"old"
    assert names(tmp_path) == ["a.txt"]


@posix
def test_a_link_is_written_through_and_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    link = tmp_path / "link.txt"
    link.symlink_to(tmp_path / "real" / "file.txt")
    write_atomically(link, b"words")
    assert link.is_symlink()
    assert (tmp_path / "real" / "file.txt").read_bytes() == b"words"


@posix
def test_a_pipe_is_written_to_and_never_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", pipe], stdout=subprocess.PIPE) as reader:
        write_atomically(pipe, b"words")
        assert reader.stdout is not None
        assert reader.stdout.read() == b"words"
    assert pipe.is_fifo()


@posix
def test_the_mode_of_a_file_stays_and_a_new_one_heeds_the_umask(tmp_path: Path) -> None:
    old = tmp_path / "old.txt"
    old.write_bytes(b"old")
    old.chmod(0o600)
    write_atomically(old, b"new")
    assert old.stat().st_mode & 0o777 == 0o600
    before = os.umask(0o027)
    try:
        write_atomically(tmp_path / "new.txt", b"new")
    finally:
        os.umask(before)
    assert (tmp_path / "new.txt").stat().st_mode & 0o777 == 0o640


def test_a_read_only_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda path, mode: False)  # for root every file may be written
    with pytest.raises(OutputError, match="read-only"):
        write_atomically(file, b"new")
    assert file.read_bytes() == b"old"


def test_what_a_killed_run_left_is_removed_by_the_next_but_not_what_another_is_writing(tmp_path: Path) -> None:
    left, busy = tmp_path / ".engross-0123456789abcdef.part", tmp_path / ".engross-fedcba9876543210.part"
    left.write_bytes(b"half")
    busy.write_bytes(b"half")
    os.utime(left, (time.time() - 7200, time.time() - 7200))
    write_atomically(tmp_path / "a.txt", b"words")
    assert names(tmp_path) == [".engross-fedcba9876543210.part", "a.txt"]
    remove_leftovers(tmp_path)
    assert names(tmp_path) == ["a.txt"]


def test_a_rename_that_windows_denies_for_a_moment_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from engross import durable_files

    tries: list[int] = []
    rename = os.replace

    def denied_twice(a: Path, b: Path) -> None:
        tries.append(1)
        if len(tries) < 3:
            raise PermissionError(errno.EACCES, "Access is denied")
        rename(a, b)

    place = tmp_path / "a.txt"
    monkeypatch.setattr(os, "replace", denied_twice)
    monkeypatch.setattr(durable_files, "ON_WINDOWS", True)
    monkeypatch.setattr(time, "sleep", lambda seconds: None)
    write_atomically(place, b"words")
    assert (place.read_bytes(), len(tries)) == (b"words", 3)


HOLD = """
import sys, time
from pathlib import Path
from engross.outputs.atomic_writing import sole_build
with sole_build(Path(sys.argv[1]), lambda: None):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_second_writer_waits_and_a_killed_one_holds_nothing(tmp_path: Path) -> None:
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=env
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == b"held"
        (tmp_path / ".engross-0000000000000000.part").write_bytes(b"half")
        waited = []

        def waiting() -> None:
            waited.append(True)
            holder.kill()

        with sole_build(tmp_path, waiting):
            assert waited == [True]
            assert not (tmp_path / ".engross-0000000000000000.part").exists()
