"""Work shared with a scheduler and workers in processes of their own, on the loopback."""

from __future__ import annotations

import asyncio
import gc
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Future
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from dask_processes import forked, started
from engross import __version__
from engross.akn import write_chapter
from engross.checks import CHECKS
from engross.cli.jobs import sharing
from engross.errors import EngrossError
from engross.services.building.workspace_build import build_workspace
from engross.services.checking.chapter_checks import CheckTask, check_task, new_run
from engross.services.events import RunsHere, ServiceEvent, ignore
from engross.services.parallel import cluster_work
from engross.services.parallel.cluster import cluster
from engross.workspace import Workspace
from samples import chapter_of, item, section

Client = pytest.importorskip("distributed").Client
CommClosedError = pytest.importorskip("distributed.comm").CommClosedError
pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name == "nt", reason="processes are killed by signals")]
TODAY = date(2025, 11, 3)
Start = AbstractContextManager[int]


@contextmanager
def scheduling(folder: Path) -> Iterator[tuple[str, int]]:
    """The address of a scheduler without workers, and the number of its process."""
    file = folder / "scheduler.json"
    options = ["--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(file)]
    with forked("distributed.cli.dask_scheduler", *options) as process:
        while not (file.exists() and file.read_text(encoding="utf-8").endswith("}")):
            os.kill(process, 0)  # an error where it ended
            time.sleep(0.05)
        yield json.loads(file.read_text(encoding="utf-8"))["address"], process


@contextmanager
def working(address: str, folder: Path, number: int, start: Callable[..., Start] = forked) -> Iterator[list[int]]:
    """The numbers of the processes of ``number`` workers of a scheduler, which ``start`` starts."""
    options = ["--nthreads", "1", "--no-nanny", "--no-dashboard", "--local-directory", str(folder)]
    with ExitStack() as stack:
        begun = [start("distributed.cli.dask_worker", address, *options) for _ in range(number)]
        processes = [stack.enter_context(each) for each in begun]
        with Client(address, timeout=120, set_as_default=False) as client:
            client.wait_for_workers(number, timeout=120)
        yield processes


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a scheduler with two workers."""
    folder = tmp_path_factory.mktemp("cluster")
    with scheduling(folder) as (address, _), working(address, folder, 2):
        yield address


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a scheduler."""
    with scheduling(tmp_path_factory.mktemp("scheduler")) as (address, _):
        yield address


@pytest.fixture
def alone(scheduler: str) -> Iterator[str]:
    """The address of a scheduler without workers, which has forgotten at the end those that a test started and ended."""
    yield scheduler
    with Client(scheduler, timeout=120, set_as_default=False) as client:
        while client.scheduler_info()["workers"]:
            time.sleep(0.05)


def noted(job: tuple[str, int]) -> tuple[int, int]:
    """Note in a file that this process is at it, and take a while."""
    folder, number = job
    (Path(folder) / f"{os.getpid()}-{number}.run").touch()
    time.sleep(0.05)
    return number, os.getpid()


def dying(number: int) -> int:
    if number == 1:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def too_large(number: int) -> int:
    raise MemoryError


def faulty(number: int) -> int:
    raise EngrossError(f"{number} is wrong")


@dataclass(frozen=True)
class Reading:
    """An input whose function reads a file of the workspace."""

    root: Path
    run: str = "one"
    reads_sources_alone: bool = True

    def placed(self, root: Path, /) -> Reading:
        return replace(self, root=root)


def read(each: Reading) -> tuple[str, str, int]:
    return str(each.root), (each.root / "ordinances/law.txt").read_text(encoding="utf-8"), os.getpid()


def test_a_build_on_the_cluster_is_byte_for_byte_that_of_one_process(two: str, workspace: Workspace) -> None:
    def built(*shared: cluster_work.ClusterWork) -> dict[str, bytes]:
        for in_order in shared or (map,):
            assert build_workspace(workspace, (), in_order, TODAY, ignore) == ()
        return {str(path): path.read_bytes() for path in workspace.build.rglob("*") if path.is_file()}

    with cluster(two, 1, shared_from=1) as in_order:
        shared = built(in_order)
    assert any(name.endswith("redline.docx") for name in shared)
    assert shared == built()


def test_a_worker_killed_in_mid_run_loses_and_doubles_nothing(alone: str, tmp_path: Path) -> None:
    with working(alone, tmp_path, 2) as processes, cluster(alone, 1) as in_order:
        made = in_order(noted, [(str(tmp_path), number) for number in range(60)])
        results = [next(made) for _ in range(5)]
        # Both are at work before one is killed.
        while len({path.name.split("-")[0] for path in tmp_path.glob("*.run")}) < 2:
            results.append(next(made))
        os.kill(processes[0], signal.SIGKILL)
        results += list(made)
    assert [number for number, _ in results] == list(range(60))
    assert {process for _, process in results[-5:]} == {processes[1]}


def test_sources_are_sent_to_machines_that_do_not_see_the_folder(two: str, tmp_path: Path) -> None:
    law = tmp_path / "ordinances" / "law.txt"
    law.parent.mkdir()
    law.write_text("the law", encoding="utf-8")
    with cluster(two, 1, shared_from=1) as in_order:
        first = list(in_order(read, [Reading(tmp_path) for _ in range(8)]))
        law.write_text("the law as amended", encoding="utf-8")
        second = list(in_order(read, [Reading(tmp_path, "two") for _ in range(8)]))
        here = list(in_order(read, [Reading(tmp_path, "three", reads_sources_alone=False)]))
        # What a link leads to would have another name in a copy.
        (law.parent / "linked").symlink_to(law)
        here += in_order(read, [Reading(tmp_path, "four")])
    assert {words for _, words, _ in first} == {"the law"}
    assert {words for _, words, _ in second} == {"the law as amended"}
    assert str(tmp_path) not in {root for root, _, _ in (*first, *second)}
    assert here == [(str(tmp_path), "the law as amended", os.getpid())] * 2


def test_a_check_on_the_cluster_sees_what_has_changed_since_the_last(two: str, workspace: Workspace) -> None:
    (noise,) = (folder.name for folder in workspace.chapters() if folder.number == "68")
    codes = frozenset(check.code for check in CHECKS if check.code.startswith("REF"))

    def checked() -> list[str]:
        task = CheckTask(workspace.root, noise, None, codes, new_run(), TODAY)
        with cluster(two, 1, shared_from=1) as in_order:
            (shared,) = in_order(check_task, [task])
        assert shared == check_task(task)
        return [finding.message for finding in shared.findings]

    items = [item("subsection", letter, f"Words {letter} of § 112-5.") for letter in ("A.", "B.", "C.", "D.")]
    draft = chapter_of(section("5", "Limits.", *items), day="2025-10-21", stage="proposed")
    (workspace.ordinances / noise / "2025-10-21.proposed.xml").write_bytes(write_chapter(draft))
    trees = workspace.ordinances / "112-trees"
    trees.mkdir()
    file = trees / "2020-01-14.codified.xml"
    law = write_chapter(chapter_of(section("5", "Trees.", "Of trees.")))
    file.write_bytes(law.replace(b"68", b"112"))
    assert not any("Chapter 112 has no section" in message for message in checked())
    file.write_bytes(law.replace(b"68-5", b"112-6").replace(b"68", b"112"))
    assert any("Chapter 112 has no section 112-5" in message for message in checked())


def test_little_work_is_done_here_and_that_is_told(two: str) -> None:
    told: list[ServiceEvent] = []
    with cluster(two, 1, told.append) as in_order:
        assert list(in_order(abs, range(7))) == list(range(7))
        assert told == [RunsHere(7, cluster_work.SHARED_FROM)]
        # Beside work that was shared, a little that is done here is not worth a sentence.
        assert list(in_order(abs, range(cluster_work.SHARED_FROM))) == list(range(cluster_work.SHARED_FROM))
        assert list(in_order(abs, range(7))) == list(range(7))
    assert len(told) == 1


def test_the_command_says_once_that_little_work_is_done_here(two: str, capsys: pytest.CaptureFixture[str]) -> None:
    with sharing(1, two) as in_order:
        assert [list(in_order(abs, range(7))) for _ in range(2)] == [list(range(7))] * 2
    assert capsys.readouterr().err == (
        f"engross: done here, without --scheduler {two}: 7 chapters or batches of lines, and a cluster is given 50 or more; "
        "--jobs N shares them among processes of this machine\n"
    )


def test_what_a_function_refuses_is_its_own_sentence(two: str) -> None:
    with cluster(two, 1, shared_from=1) as in_order, pytest.raises(EngrossError, match=r"^3 is wrong$"):
        list(in_order(faulty, [3, 4]))


def test_what_does_not_fit_is_one_sentence(two: str) -> None:
    with (
        cluster(two, 1, shared_from=1) as in_order,
        pytest.raises(EngrossError, match="more memory than a worker has"),
    ):
        list(in_order(too_large, [1]))


def test_a_worker_of_another_version_is_one_sentence(alone: str, tmp_path: Path) -> None:
    shim = tmp_path / "shim"
    shim.mkdir()
    (shim / "sitecustomize.py").write_text('import engross\nengross.__version__ = "0.0.9"\n', encoding="utf-8")
    with (
        working(alone, tmp_path, 1, partial(started, shim)),
        cluster(alone, 1, shared_from=1) as in_order,
        pytest.raises(EngrossError) as caught,
    ):
        list(in_order(abs, [1]))
    assert "runs Engross 0.0.9 (" in str(caught.value)
    assert f"and this is {__version__} (" in str(caught.value)


def test_a_worker_without_engross_is_one_sentence(alone: str, tmp_path: Path) -> None:
    hidden = tmp_path / "engross"
    hidden.mkdir()
    (hidden / "__init__.py").touch()
    with (
        working(alone, tmp_path, 1, partial(started, tmp_path)),
        cluster(alone, 1, shared_from=1) as in_order,
        pytest.raises(EngrossError, match=r"^no Engross, or an earlier one, is there for tcp://.*; install Engross "),
    ):
        list(in_order(abs, [1]))


def test_a_scheduler_without_workers_is_one_sentence(alone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engross.services.parallel.cluster._PATIENCE", 0.5)
    with (
        cluster(alone, 1, shared_from=1) as in_order,
        pytest.raises(EngrossError, match="no worker is connected to the scheduler at"),
    ):
        list(in_order(abs, [1]))


def test_the_last_worker_that_is_lost_is_one_sentence(
    alone: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster_work, "_PATIENCE", 0.5)
    monkeypatch.setattr(cluster_work, "_LOOK", 0.2)
    with (
        working(alone, tmp_path, 1),
        cluster(alone, 1, shared_from=1) as in_order,
        pytest.raises(EngrossError, match="no worker is connected to the scheduler at"),
    ):
        list(in_order(dying, range(3)))


@pytest.mark.parametrize("lost", [CancelledError(), CommClosedError("reset by peer"), ConnectionResetError()])
def test_a_connection_that_ends_while_a_result_is_fetched_is_the_schedulers(lost: BaseException) -> None:
    future: Future[int] = Future()
    future.set_exception(lost)
    with pytest.raises(EngrossError, match=r"^the scheduler at tcp://here:1 has gone away"):
        cluster_work._Awaited(future, None, "tcp://here:1").result()


def test_what_dask_leaves_behind_is_not_printed(two: str, caplog: pytest.LogCaptureFixture) -> None:
    async def left_behind() -> None:
        asyncio.ensure_future(asyncio.wait_for(asyncio.sleep(0), -1))  # noqa: RUF006 - nobody asks what becomes of it
        await asyncio.sleep(0.01)
        gc.collect()

    with cluster(two, 1, shared_from=1) as in_order:
        assert list(in_order(abs, [1])) == [1]
        client = in_order.connection.client()
        client.sync(left_behind)
    assert [each.message for each in caplog.records if each.name == "asyncio"] == []


def test_a_scheduler_that_goes_away_is_one_sentence_and_nothing_else_on_the_terminal(tmp_path: Path) -> None:
    script = (
        "import sys, time\n"
        "from engross.cli.jobs import sharing\n"
        "from engross.errors import EngrossError\n"
        "try:\n"
        "    with sharing(1, sys.argv[1]) as in_order:\n"
        "        for _ in in_order(time.sleep, [0.1] * 400): print('one', flush=True)\n"
        "except EngrossError as fault: sys.exit(str(fault))\n"
    )
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    with scheduling(tmp_path) as (address, process), working(address, tmp_path, 1):
        command = [sys.executable, "-c", script, address]
        with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as caller:
            assert caller.stdout is not None
            assert caller.stdout.readline() == "one\n"
            os.kill(process, signal.SIGKILL)
            _, said = caller.communicate(timeout=120)
    assert caller.returncode == 1
    assert said == (
        f"the scheduler at {address} has gone away; start it and its workers, and run this again: what was written until "
        "then is whole\n"
    )
