"""Entries: whole or not there, proved when read, bounded in size; nothing that is not ours is touched."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

import engross
from engross.result_cache import entries
from engross.result_cache.canonical_bytes import key_of
from engross.result_cache.entries import ResultCache

KEY, OTHER = key_of("one"), key_of("other")


def entry_files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("??/*") if path.is_file())


def test_what_was_put_is_got_and_replaced(tmp_path: Path) -> None:
    cache = ResultCache(tmp_path / "results")
    assert cache.get(KEY) is None
    cache.put(KEY, b"words")
    assert (cache.get(KEY), cache.get(OTHER)) == (b"words", None)
    cache.put(KEY, b"")
    assert ResultCache(tmp_path / "results").get(KEY) == b""
    if os.name == "posix":
        assert (tmp_path / "results").stat().st_mode & 0o077 == 0


def test_a_damaged_entry_is_none_at_every_byte(tmp_path: Path) -> None:
    cache = ResultCache(tmp_path)
    cache.put(KEY, b"words")
    (path,) = entry_files(tmp_path)
    whole = path.read_bytes()
    for at in range(len(whole)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert cache.get(KEY) is None
        path.write_bytes(whole[:at])
        assert cache.get(KEY) is None
    path.write_bytes(whole + b"x")
    assert cache.get(KEY) is None
    path.write_bytes(whole)
    assert cache.get(KEY) == b"words"


def test_an_entry_under_another_name_is_none(tmp_path: Path) -> None:
    cache = ResultCache(tmp_path)
    cache.put(KEY, b"words")
    (path,) = entry_files(tmp_path)
    there = tmp_path / OTHER[:2] / OTHER[2:]
    there.parent.mkdir(exist_ok=True)
    path.rename(there)
    assert (cache.get(KEY), cache.get(OTHER)) == (None, None)


def test_the_size_is_bounded_and_the_oldest_go_first(tmp_path: Path) -> None:
    keys = [key_of(number) for number in range(40)]
    for number, key in enumerate(keys):
        cache = ResultCache(tmp_path, most_bytes=10_000)
        cache.put(key, bytes(500))
        path = tmp_path / key[:2] / key[2:]
        if path.exists():
            os.utime(path, (number, number))
        cache.settle()
        assert cache.measure()[1] <= 10_000
    there = [ResultCache(tmp_path).get(key) is not None for key in keys]
    assert there == sorted(there)
    assert there[-1]
    assert not there[0]


def test_one_run_alone_keeps_to_the_bound(tmp_path: Path) -> None:
    cache = ResultCache(tmp_path, most_bytes=10_000)
    for number in range(200):
        cache.put(key_of(number), bytes(500))
        assert cache.measure()[1] <= 10_600


def test_an_entry_that_is_read_is_not_the_oldest(tmp_path: Path) -> None:
    cache = ResultCache(tmp_path)
    cache.put(KEY, b"words")
    (path,) = entry_files(tmp_path)
    os.utime(path, (1, 1))
    cache.get(KEY)
    assert path.stat().st_mtime > time.time() - 60


def test_only_entries_are_removed(tmp_path: Path) -> None:
    (tmp_path / "ab").mkdir()
    others = [tmp_path / "notes.txt", tmp_path / "ab" / "notes.txt"]
    for path in others:
        path.write_bytes(bytes(20_000))
    cache = ResultCache(tmp_path, most_bytes=1000)
    cache.put(KEY, bytes(300))
    cache.settle()
    assert cache.measure()[0] == 1
    assert cache.clear()[0] == 1
    assert cache.get(KEY) is None
    assert all(path.read_bytes() == bytes(20_000) for path in others)


def test_a_folder_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    cache = ResultCache(tmp_path / "file")
    cache.put(KEY, b"words")
    cache.settle()
    assert cache.get(KEY) is None
    assert not cache.is_writable()
    assert "file" in cache.fault


def test_two_that_write_the_same_entries_leave_them_whole(tmp_path: Path) -> None:
    values = [bytes([number]) * 20_000 for number in range(8)]

    def write() -> None:
        cache = ResultCache(tmp_path)
        for _ in range(10):
            for value in values:
                cache.put(KEY, value)

    writers = [threading.Thread(target=write) for _ in range(2)]
    for writer in writers:
        writer.start()
    cache = ResultCache(tmp_path)
    while any(writer.is_alive() for writer in writers):
        assert cache.get(KEY) in (None, *values)
    assert cache.get(KEY) == values[-1]


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="a process is killed by SIGKILL")
def test_a_killed_writer_leaves_no_half_entry(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom pathlib import Path\n"
        "from engross.result_cache.canonical_bytes import key_of\n"
        "from engross.result_cache.entries import ResultCache\n"
        "cache = ResultCache(Path(sys.argv[1]))\n"
        "while True:\n    for n in range(20): cache.put(key_of(n), bytes([n]) * 500_000)\n"
    )
    path = str(Path(engross.__file__).parents[1])
    for turn in range(5):
        run = subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], env={**os.environ, "PYTHONPATH": path})
        while not entry_files(tmp_path):
            time.sleep(0.01)
        time.sleep(0.02 * turn)
        run.send_signal(signal.SIGKILL)
        run.wait()
        found = [ResultCache(tmp_path).get(key_of(n)) for n in range(20)]
        assert all(value in (None, bytes([n]) * 500_000) for n, value in enumerate(found))
    assert ResultCache(tmp_path).clear()[0] > 0
    assert entry_files(tmp_path) == []


def test_the_entry_of_another_form_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = ResultCache(tmp_path)
    cache.put(KEY, b"words")
    monkeypatch.setattr(entries, "_HEAD", b"engross result 2\n")
    assert cache.get(KEY) is None
