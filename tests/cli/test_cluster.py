"""Work shared with a scheduler and two workers in processes of their own, on the loopback."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from engross.akn import write_chapter
from engross.services.parallel.workers import workers
from samples import chapter_of, item, section

pytest.importorskip("distributed")
pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name == "nt", reason="processes are killed by signals")]
HERE = Path(__file__).parent
ENV = {
    **os.environ,
    "PYTHONPATH": os.pathsep.join([str(HERE), *sys.path]),
    "DASK_DISTRIBUTED__LOGGING__DISTRIBUTED": "error",
}


def start(*arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "distributed.cli." + arguments[0], *arguments[1:]],
        env=ENV,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """The address of a scheduler, and its two workers."""
    folder = tmp_path_factory.mktemp("cluster")
    file = folder / "scheduler.json"
    scheduler = start(
        "dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(file)
    )
    started = []
    try:
        while not file.exists():
            assert scheduler.poll() is None
            time.sleep(0.05)
        import json

        address = json.loads(file.read_text(encoding="utf-8"))["address"]
        started = [
            start(
                "dask_worker",
                address,
                "--nthreads",
                "1",
                "--no-nanny",
                "--no-dashboard",
                "--local-directory",
                str(folder),
            )
            for _ in range(2)
        ]
        yield address, started
    finally:
        for process in (*started, scheduler):
            process.kill()
            process.wait()


def noted(job: tuple[str, int]) -> tuple[int, int]:
    """Note in a file that this process is at it, and take a while."""
    folder, number = job
    (Path(folder) / f"{os.getpid()}-{number}.run").touch()
    time.sleep(0.05)
    return number, os.getpid()


def test_a_build_on_the_cluster_is_byte_for_byte_that_of_one_process(
    cluster: tuple[str, list[subprocess.Popen[bytes]]], workspace: Path
) -> None:
    def built(*arguments: str) -> dict[str, bytes]:
        subprocess.run(
            [sys.executable, "-m", "engross", "build", *arguments],
            cwd=workspace,
            env=ENV,
            check=True,
            capture_output=True,
        )
        return {str(path): path.read_bytes() for path in (workspace / "build").rglob("*") if path.is_file()}

    assert built("--scheduler", cluster[0]) == built()


def test_a_worker_killed_in_mid_run_loses_and_doubles_nothing(
    cluster: tuple[str, list[subprocess.Popen[bytes]]], tmp_path: Path
) -> None:
    address, processes = cluster
    with workers(scheduler=address) as in_order:
        made = in_order(noted, [(str(tmp_path), number) for number in range(60)])
        results = [next(made) for _ in range(5)]
        # Both are at work before one is killed.
        while len({path.name.split("-")[0] for path in tmp_path.glob("*.run")}) < 2:
            results.append(next(made))
        processes[0].send_signal(signal.SIGKILL)
        results += list(made)
    assert [number for number, _ in results] == list(range(60))
    assert {process for _, process in results[-5:]} == {processes[1].pid}


def test_a_check_on_the_cluster_sees_what_has_changed_since_the_last(
    cluster: tuple[str, list[subprocess.Popen[bytes]]], workspace: Path
) -> None:
    def checked() -> str:
        command = [sys.executable, "-m", "engross", "check", "68", "--select", "REF", "--scheduler", cluster[0]]
        return subprocess.run(
            command, cwd=workspace, env=ENV, check=False, capture_output=True, encoding="utf-8"
        ).stdout

    def cite(words: str) -> None:
        items = [item("subsection", letter, f"Words {letter} of {words}.") for letter in ("A.", "B.", "C.", "D.")]
        chapter = chapter_of(section("5", "Limits.", *items), day="2025-10-21", stage="proposed")
        (workspace / "ordinances/068-noise/2025-10-21.proposed.xml").write_bytes(write_chapter(chapter))

    first, second = cluster[1]
    if first.poll() is None:
        second.kill()  # one worker does both
    trees = workspace / "ordinances" / "112-trees"
    trees.mkdir()
    file = trees / "2020-01-14.codified.xml"
    law = write_chapter(chapter_of(section("5", "Trees.", "Of trees.")))
    file.write_bytes(law.replace(b"68", b"112"))
    cite("§ 112-5")
    assert "0 errors" in checked()
    file.write_bytes(law.replace(b"68-5", b"112-6").replace(b"68", b"112"))
    assert "Chapter 112 has no section 112-5" in checked()
