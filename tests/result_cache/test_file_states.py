"""What is known of files without reading them: never of one that was written to."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from engross.result_cache import file_states
from engross.result_cache.canonical_bytes import key_of
from engross.result_cache.entries import ResultCache
from engross.result_cache.file_states import FileStates, LinkedFolderError, keep_states, load_states

KEY = key_of("states")
PAUSE = 0.03


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The bytes that were read, one after the other; a file is settled after a moment instead of two seconds."""
    monkeypatch.setattr(file_states, "_SETTLED", 20_000_000)
    return []


def taken(folder: Path, cache: ResultCache, reads: list[bytes]) -> FileStates:
    def note(data: bytes) -> bool:
        reads.append(data)
        return data.startswith(b"x")

    states = load_states(cache, KEY, str(folder), note)
    states.read("law")
    return states


def test_a_file_that_nobody_wrote_to_is_read_once(tmp_path: Path, reads: list[bytes]) -> None:
    cache, law = ResultCache(tmp_path / "results"), tmp_path / "law" / "68"
    law.mkdir(parents=True)
    (law / "a.xml").write_bytes(b"xa")
    time.sleep(PAUSE)
    first = taken(tmp_path, cache, reads)
    keep_states(cache, KEY, first)
    second = taken(tmp_path, cache, reads)
    assert reads == [b"xa"]
    assert second.facts == first.facts
    assert second.facts["law/68/a.xml"].note


def test_a_writing_that_keeps_size_and_time_is_seen(tmp_path: Path, reads: list[bytes]) -> None:
    if os.name == "nt":
        pytest.skip("no state is trusted on Windows")
    cache, law = ResultCache(tmp_path / "results"), tmp_path / "law"
    law.mkdir()
    path = law / "a.xml"
    path.write_bytes(b"one")
    time.sleep(PAUSE)
    first = taken(tmp_path, cache, reads)
    keep_states(cache, KEY, first)
    before = path.stat()
    path.write_bytes(b"two")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert not first.unchanged("law")
    assert taken(tmp_path, cache, reads).facts["law/a.xml"].sha256 != first.facts["law/a.xml"].sha256


def test_a_file_that_was_written_to_just_now_is_read_again(tmp_path: Path) -> None:
    reads: list[bytes] = []
    cache, law = ResultCache(tmp_path / "results"), tmp_path / "law"
    law.mkdir()
    (law / "a.xml").write_bytes(b"one")
    keep_states(cache, KEY, taken(tmp_path, cache, reads))
    taken(tmp_path, cache, reads)
    assert reads == [b"one", b"one"]


def test_a_writing_that_leaves_no_trace_in_the_state_is_seen_while_the_file_is_young(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    law = tmp_path / "law"
    law.mkdir()
    (law / "a.xml").write_bytes(b"one")
    written = time.time_ns()
    monkeypatch.setattr(file_states, "state_of", lambda stat: (stat.st_size, written, written, 0))
    monkeypatch.setattr(file_states, "_SETTLED", 10**12)
    states = taken(tmp_path, ResultCache(tmp_path / "results"), [])
    assert states.unchanged("law")
    (law / "a.xml").write_bytes(b"two")
    assert not states.unchanged("law")


def test_a_file_that_comes_or_goes_is_a_change(tmp_path: Path, reads: list[bytes]) -> None:
    cache, law = ResultCache(tmp_path / "results"), tmp_path / "law"
    law.mkdir()
    states = taken(tmp_path, cache, reads)
    assert states.unchanged("law")
    (law / "a.xml").write_bytes(b"one")
    assert not states.unchanged("law")
    states = taken(tmp_path, cache, reads)
    (law / "a.xml").unlink()
    assert not states.unchanged("law")


def test_a_folder_with_links_is_not_known(tmp_path: Path, reads: list[bytes]) -> None:
    law = tmp_path / "law"
    law.mkdir()
    try:
        (law / "a.xml").symlink_to(tmp_path / "elsewhere.xml")
    except OSError:
        pytest.skip("no symbolic links here")
    with pytest.raises(LinkedFolderError):
        taken(tmp_path, ResultCache(tmp_path / "results"), reads)


def test_a_folder_that_is_a_link_is_not_known(tmp_path: Path, reads: list[bytes]) -> None:
    (tmp_path / "elsewhere").mkdir()
    try:
        (tmp_path / "law").symlink_to("elsewhere", target_is_directory=True)
    except OSError:
        pytest.skip("no symbolic links here")
    with pytest.raises(LinkedFolderError):
        taken(tmp_path, ResultCache(tmp_path / "results"), reads)


def test_a_pipe_is_not_read(tmp_path: Path, reads: list[bytes]) -> None:
    if os.name == "nt":
        pytest.skip("no pipes in folders here")
    (tmp_path / "law").mkdir()
    os.mkfifo(tmp_path / "law" / "a.xml")
    with pytest.raises(OSError, match=r"law/a\.xml is neither a file nor a folder"):
        taken(tmp_path, ResultCache(tmp_path / "results"), reads)
