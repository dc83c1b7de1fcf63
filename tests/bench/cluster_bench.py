"""Sharing work with a cluster: 1,000 chapters of a real code, workers that see no folder of the caller.

Two figures bound what more machines give: what one chapter costs a worker, and what it costs the caller and the
network to hand it over. Both are measured here, with a scheduler and workers in processes of their own.
"""

from __future__ import annotations

import json
import os
import pickle
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from code_bench import CODE, write_large

from engross.services.building.workspace_build import build_workspace
from engross.services.checking.check_report import check_reports
from engross.services.events import ignore
from engross.services.parallel.cluster import cluster
from engross.services.parallel.ordered_map import ReadsFiles
from engross.services.parallel.sent_sources import packed_sources
from engross.services.parallel.workers import workers
from engross.services.site.publishing import publish_site
from engross.workspace import Workspace

ROOT = Path(__file__).parents[2]
CHAPTERS = 1000
TODAY = date(2025, 11, 3)


def rows() -> Iterator[dict[str, object]]:
    """Wall time with one and two workers beside this process; the caller's own processor time; bytes a chapter."""
    if not CODE.is_dir() or find_spec("distributed") is None:
        print("no cluster was measured: it needs Dask and the code in ../shared", file=sys.stderr)
        return
    with tempfile.TemporaryDirectory() as held:
        home, large = Path(held) / "code", Path(held) / "large"
        command = [sys.executable, "-m", "engross", "import", str(CODE), "--code", "-o", str(home)]
        subprocess.run(command, check=True, capture_output=True)
        write_large(home, large, chapters=CHAPTERS)
        sources = len(packed_sources(large) or b"") / 1e6
        for name, work in _WORKS.items():
            alone, _ = _spent(lambda in_order, work=work: work(Workspace(large), in_order))
            counting = _Counting()
            work(Workspace(large), counting)
            sent = f"{counting.sent / CHAPTERS / 1000:.1f} KB out, {counting.received / CHAPTERS / 1000:.1f} KB back"
            sent += f", sources {sources:.1f} MB a worker" * counting.files
            for number in (1, 2):
                with _cluster(Path(held), number) as address:
                    shared, own = _spent(lambda in_order, work=work: work(Workspace(large), in_order), address)
                yield {
                    "what": f"{name} of {CHAPTERS:,} chapters, {number} worker{'s' * (number > 1)}",
                    "ours": f"{shared:.1f} s; caller's processor {1000 * own / CHAPTERS:.1f} ms a chapter",
                    "beside": f"one process {alone:.1f} s",
                    "ratio": f"{shared / alone:.2f}; {sent}",
                    "target": "none: says when it pays",
                }


def _check(workspace: Workspace, in_order: Any) -> None:
    list(check_reports(workspace, in_order, TODAY))


def _site(workspace: Workspace, in_order: Any) -> None:
    with tempfile.TemporaryDirectory() as folder:
        publish_site(workspace, Path(folder), in_order, TODAY, ignore)


def _build(workspace: Workspace, in_order: Any) -> None:
    build_workspace(workspace, (), in_order, TODAY, ignore)


_WORKS: dict[str, Callable[[Workspace, Any], None]] = {"check": _check, "site": _site, "build": _build}


class _Counting:
    """Work done here, with the bytes that would cross a network: inputs, results."""

    def __init__(self) -> None:
        self.sent = self.received = 0
        self.files = False

    def __call__(self, function: Callable[[Any], Any], inputs: Iterable[Any], /) -> Iterator[Any]:
        for each in inputs:
            self.files |= isinstance(each, ReadsFiles)
            self.sent += len(pickle.dumps((function, each)))
            made = function(each)
            self.received += len(pickle.dumps(made))
            yield made


def _spent(work: Callable[[Any], None], scheduler: str = "") -> tuple[float, float]:
    begun, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_SELF)
    with cluster(scheduler, 1) if scheduler else workers() as in_order:
        work(in_order)
    after = resource.getrusage(resource.RUSAGE_SELF)
    return time.perf_counter() - begun, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


@contextmanager
def _cluster(folder: Path, number: int) -> Iterator[str]:
    file = folder / f"scheduler-{time.monotonic_ns()}.json"
    env = {**os.environ, "PYTHONPATH": str(ROOT / "tooling"), "DASK_DISTRIBUTED__LOGGING__DISTRIBUTED": "error"}

    def start(name: str, *options: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", f"distributed.cli.dask_{name}", *options, "--no-dashboard"]
        return subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    started = [start("scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(file))]
    try:
        while not (file.exists() and file.read_text(encoding="utf-8").endswith("}")):
            time.sleep(0.05)
        address = json.loads(file.read_text(encoding="utf-8"))["address"]
        started += [start("worker", address, "--nthreads", "1", "--no-nanny") for _ in range(number)]
        yield address
    finally:
        for process in started:
            process.kill()
            process.wait()
