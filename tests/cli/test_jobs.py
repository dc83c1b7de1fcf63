"""The same work in one process, in several, and on a cluster; one order, one result."""

from __future__ import annotations

import contextlib
import shutil
import socket
import subprocess
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.mark.parametrize("command", ["build", "site"])
def test_what_is_made_is_the_same_whoever_does_the_work(apart: Run, workspace: Path, command: str) -> None:
    def made(*arguments: str) -> tuple[str, str, dict[str, bytes]]:
        done = apart(command, *arguments)
        assert done.returncode == 0, done.stderr
        found = {str(path): path.read_bytes() for path in (workspace / "build").rglob("*") if path.is_file()}
        shutil.rmtree(workspace / "build")
        return done.stdout, done.stderr, found

    alone = made()
    assert any(path.endswith("redline.pdf") for path in alone[2])
    assert alone == made("--jobs", "2")
    if command == "build" and find_spec("distributed"):
        assert alone == made("--jobs", "2", "--scheduler", "local")


@pytest.mark.parametrize("command", ["build", "site"])
def test_a_fault_in_a_source_is_the_same_sentence_from_another_process(
    apart: Run, workspace: Path, command: str
) -> None:
    file = workspace / "ordinances/068-noise/2025-10-21.proposed.xml"
    file.write_bytes(file.read_bytes().replace(b"<p>The", b"<para>The"))
    alone, shared = apart(command), apart(command, "--jobs", "2")
    assert alone.stderr == shared.stderr
    assert (alone.returncode, shared.returncode) == (2, 2)
    assert shared.stderr.startswith("engross: ordinances/068-noise/2025-10-21.proposed.xml:")


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("nonsense://here", "'nonsense://here' is no scheduler; say tcp://HOST:PORT"),
        ("tcp://127.0.0.1:1", "no Dask scheduler answers at tcp://127.0.0.1:1"),
    ],
)
def test_a_scheduler_that_is_not_there_is_one_sentence(apart: Run, address: str, words: str) -> None:
    pytest.importorskip("distributed")
    done = apart("build", "--scheduler", address)
    assert done.returncode == 2
    assert words in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_local_cluster_is_quiet_where_its_usual_port_is_taken(apart: Run, workspace: Path) -> None:
    pytest.importorskip("distributed")
    (workspace / "lines.jsonl").write_text('{"text": "see § 68-5A."}\n', encoding="utf-8")
    with socket.socket() as taken:
        with contextlib.suppress(OSError):
            taken.bind(("", 8787))  # or somebody else has it, which will do as well
            taken.listen()
        done = apart("cite", "--jsonl", "lines.jsonl", "--jobs", "2", "--scheduler", "local")
    assert (done.stdout, done.stderr, done.returncode) == ('{"cites": [[4, 11, "§68-5|A"]]}\n', "", 0)
