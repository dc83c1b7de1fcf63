"""The same function in one process and in several; one order, one result."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from engross.errors import EngrossError, SourceError
from engross.services.parallel import workers as workers_module
from engross.services.parallel.workers import workers


def doubled(number: int) -> tuple[int, int]:
    time.sleep(0.01 if number % 3 else 0.05)
    return number * 2, os.getpid()


def faulty(number: int) -> int:
    if number >= 3:
        raise SourceError("law.xml", number, "this is wrong")
    return number


def dying(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
    return number


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_order_of_the_inputs(jobs: int) -> None:
    with workers(jobs) as in_order:
        found = list(in_order(doubled, range(20)))
    assert [number for number, _ in found] == [number * 2 for number in range(20)]
    here = os.getpid()
    assert all((process == here) == (jobs == 1) for _, process in found)


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_first_fault_in_order_is_raised_whole(jobs: int) -> None:
    with workers(jobs) as in_order:
        made = in_order(faulty, range(20))
        assert [next(made) for _ in range(3)] == [0, 1, 2]
        with pytest.raises(SourceError) as caught:
            next(made)
    assert (caught.value.file, caught.value.line, str(caught.value)) == ("law.xml", 3, "law.xml:3: this is wrong")


def test_the_same_processes_do_all_the_work_of_a_command() -> None:
    with workers(2) as in_order:
        first, second = (list(in_order(doubled, range(20))) for _ in range(2))
    assert [number for number, _ in second] == [number for number, _ in first]
    assert len({process for _, process in first + second}) <= 2


def test_windows_is_asked_for_no_more_processes_than_it_can_wait_for(monkeypatch: pytest.MonkeyPatch) -> None:
    for windows, wanted in ((True, 61), (False, 1000)):
        monkeypatch.setattr(workers_module, "ON_WINDOWS", windows)
        with workers(1000) as in_order:
            assert in_order.args[0]._max_workers == wanted  # type: ignore[attr-defined]


def test_a_process_that_dies_is_one_sentence() -> None:
    with (
        workers(2) as in_order,
        pytest.raises(EngrossError, match="a process of --jobs ended before its work was done"),
    ):
        list(in_order(dying, range(20)))


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are counted through /proc")
def test_the_processes_go_with_the_run_that_is_killed(tmp_path: Path) -> None:
    script = (
        "from engross.services.parallel.workers import workers\n"
        "if __name__ == '__main__':\n"
        "    import jobs_work\n"
        "    with workers(2) as in_order: list(in_order(jobs_work.sleep, range(2)))\n"
    )
    (tmp_path / "jobs_work.py").write_text(
        "import os, pathlib, time\n"
        "def sleep(n): pathlib.Path(__file__).with_name(f'{os.getpid()}.pid').touch(); time.sleep(600)\n",
        encoding="utf-8",
    )
    (tmp_path / "run.py").write_text(script, encoding="utf-8")
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), *sys.path])}
    with subprocess.Popen([sys.executable, tmp_path / "run.py"], env=env) as run:
        while len(list(tmp_path.glob("*.pid"))) < 2:
            assert run.poll() is None
            time.sleep(0.05)
        run.kill()
    workers = [int(path.stem) for path in tmp_path.glob("*.pid")]
    for _ in range(100):
        if not any(_alive(worker) for worker in workers):
            return
        time.sleep(0.1)
    pytest.fail(f"still running: {workers}")


def _alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False
