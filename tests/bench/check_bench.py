"""Checking a synthetic code of growing size, and single chapters that are long, beside lxml parsing the same files."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from code_of import write_code
from earlier import earlier
from long_chapter import write_long_table, write_many_terms
from timing import Measured, measure, measured_row, processor_time

ROOT = Path(__file__).parents[2]
SIZES = (1_000, 5_000, 25_000)
LONG = (("a table of 2,000 rows", write_long_table, 2_000), ("3,000 terms", write_many_terms, 3_000))
FORMER = "9098cc8"
"""The last commit of 0.1.0."""
ROUNDS = 6
_PARSE = (
    "import sys; from lxml import etree; from pathlib import Path; "
    "[etree.parse(str(p)) for p in sorted(Path(sys.argv[1]).rglob('*.xml'))]"
)


def rows() -> Iterator[dict[str, object]]:
    """A row a size and number of processes, with the memory that the largest process held; a row a long chapter."""
    env = {**os.environ, "PYTHONPATH": str(ROOT / "tooling")}
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            count, _ = write_code(Path(folder), size)
            for jobs in (1, os.cpu_count() or 1):
                yield _row(f"check, {size:,} sections, {count / 1e6:.0f} MB, --jobs {jobs}", folder, jobs, env)
    for what, write, many in LONG:
        with tempfile.TemporaryDirectory() as folder:
            write(Path(folder), many)
            yield _row(f"check, {what}", folder, 1, env)
    yield from _beside_former()


def _beside_former() -> Iterator[dict[str, object]]:
    """A code that the bench of 0.1.0 writes, which both versions read, checked by both in turn."""
    with earlier(FORMER) as former, tempfile.TemporaryDirectory() as folder:
        if former is None:
            return
        then = {**os.environ, "PYTHONPATH": os.pathsep.join((str(former / "tooling"), str(former / "tests" / "bench")))}
        write = (
            "import sys; from pathlib import Path; from code_of import write_code; write_code(Path(sys.argv[1]), 5_000)"
        )
        subprocess.run([sys.executable, "-c", write, folder], env=then, check=True)
        check = [sys.executable, "-m", "engross", "-C", folder, "check", "--jobs", "1", "-o", os.devnull]
        envs = ({**os.environ, "PYTHONPATH": str(ROOT / "tooling")}, then)
        rounds = [
            [processor_time(check, runs=1, env=env, codes=(0, 1)).seconds for env in envs] for _ in range(ROUNDS + 1)
        ]
        ours, theirs = (Measured(statistics.median(times)) for times in zip(*rounds[1:], strict=True))
        yield measured_row("check, 5,000 sections of 0.1.0, processor time", ours, "0.1.0", theirs, "≥ 1×")


def _row(what: str, folder: str, jobs: int, env: dict[str, str]) -> dict[str, object]:
    parse = [sys.executable, "-c", _PARSE, folder]
    ours = [sys.executable, "-m", "engross", "-C", folder, "check", "--jobs", str(jobs), "-o", os.devnull]
    mine, theirs = measure(ours, parse, env=env, runs=3, codes=(0, 1))
    ratio = f"{mine.seconds / theirs.seconds:.1f}× lxml"
    return {**measured_row(what, mine, "lxml parse", theirs, "6×; memory flat"), "ratio": ratio}
