"""Runs with kept results: a check beside lxml parsing the same files, a build beside that of 0.1.0, the site of a code.

Processor time of whole processes, the start of Python and its libraries included; the smallest of several.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from code_bench import CODE
from code_of import write_code
from earlier import earlier
from site_bench import _workspace
from timing import Measured, measured_row, processor_time

ROOT = Path(__file__).parents[2]
SECTIONS, CHAPTERS = 25_000, 50
FORMER = "9098cc8"
"""The last commit of 0.1.0."""
RUNS = 3
SETTLED = 2.5
"""Seconds after which the state of a file that was just written says that nobody wrote to it since."""
_PARSE = (
    "import sys; from lxml import etree; from pathlib import Path; "
    "[etree.parse(str(p)) for p in sorted(Path(sys.argv[1]).rglob('*.xml'))]"
)
_FORMER_WORKSPACE = (
    "import sys; from pathlib import Path; from site_bench import _workspace; "
    "_workspace(Path(sys.argv[1]), int(sys.argv[2]))"
)


def rows() -> Iterator[dict[str, object]]:
    """The rows of the table."""
    subprocess.run([sys.executable, "-m", "compileall", "-q", str(ROOT / "tooling")], check=True)
    yield from _check(SECTIONS)
    yield from _build(CHAPTERS)
    yield from _site()


def _check(sections: int) -> Iterator[dict[str, object]]:
    with tempfile.TemporaryDirectory() as held:
        home, run = Path(held) / "code", _Runs(Path(held))
        _, files = write_code(home, sections)
        time.sleep(SETTLED)
        command = ["-C", str(home), "check", "-o", os.devnull]
        parse = _least([sys.executable, "-c", _PARSE, str(home)], run.env)
        cold, bare = run.least(command, runs=1), run.least([*command, "--no-cache"], runs=1)
        run.least(command, runs=1)
        what = f"check, {sections:,} sections"
        yield measured_row(f"{what}, nothing kept yet", cold, "--no-cache", bare, "≥ 1×")
        same = run.least(command)
        yield _of_parse(f"{what}, nothing changed", same, parse, "0.2×")
        edited = min((_edited(run, files[len(files) // 2], command, number) for number in range(RUNS)), key=_seconds)
        yield _of_parse(f"{what}, one chapter edited", edited, parse, "0.6×")


def _build(chapters: int) -> Iterator[dict[str, object]]:
    with tempfile.TemporaryDirectory() as held, earlier(FORMER) as former:
        home, run = _workspace(Path(held) / "now", chapters), _Runs(Path(held))
        command = ["-C", str(home), "build"]
        beside, theirs = "full, here", Measured(0.0)
        if former is not None:
            path = os.pathsep.join((str(former / "tooling"), str(former / "tests" / "bench")))
            then = {**os.environ, "PYTHONPATH": path}
            place = Path(held) / "then"
            subprocess.run([sys.executable, "-c", _FORMER_WORKSPACE, str(place), str(chapters)], env=then, check=True)
            beside = "full, 0.1.0"
            theirs = processor_time([sys.executable, "-m", "engross", "-C", str(place), "build"], runs=1, env=then)
        full = run.least(command, runs=1)
        theirs = theirs if former is not None else full
        what = f"build of {chapters} chapters"
        yield measured_row(f"{what}, full", full, beside, theirs, "≥ 1.4×")
        time.sleep(SETTLED)
        run.least(command, runs=1)
        yield measured_row(f"{what}, nothing changed", run.least(command), beside, theirs, "≥ 25×")
        law = sorted((home / "ordinances").rglob("*.proposed.xml"))[chapters // 2]
        yield measured_row(f"{what}, one edited", _edited(run, law, command, 1), beside, theirs, "≥ 8×")


def _site() -> Iterator[dict[str, object]]:
    if not CODE.is_dir():
        print(f"no site of a whole code was measured: {CODE} is not there", file=sys.stderr)
        return
    with tempfile.TemporaryDirectory() as held:
        home, run = Path(held) / "code", _Runs(Path(held))
        run.least(["import", str(CODE), "--code", "-o", str(home)], runs=1)
        time.sleep(SETTLED)
        command = ["-C", str(home), "site", "-o", str(Path(held) / "site")]
        full = run.least(command, runs=1)
        run.least(command, runs=1)
        yield measured_row("site of a whole code, nothing changed", run.least(command), "full", full, "quicker")
        law = sorted(home.rglob("*.xml"))[60]
        yield measured_row(
            "site of a whole code, one chapter edited", _edited(run, law, command, 1), "full", full, "≥ 15×"
        )


class _Runs:
    """Runs of Engross whose results are kept in one folder."""

    def __init__(self, held: Path) -> None:
        self.env = {**os.environ, "PYTHONPATH": str(ROOT / "tooling"), "ENGROSS_CACHE": str(held / "results")}

    def least(self, arguments: list[str], runs: int = RUNS) -> Measured:
        """The smallest time of so many runs; a check may find something."""
        codes = (0, 1) if "check" in arguments else (0,)
        return _least([sys.executable, "-m", "engross", *arguments], self.env, runs, codes)


def _least(command: list[str], env: dict[str, str], runs: int = RUNS, codes: tuple[int, ...] = (0,)) -> Measured:
    return min((processor_time(command, runs=1, env=env, codes=codes) for _ in range(runs)), key=_seconds)


def _seconds(measured: Measured) -> float:
    return measured.seconds


def _edited(run: _Runs, law: Path, command: list[str], number: int) -> Measured:
    """The time of a run after an edit of one word."""
    text = law.read_text(encoding="utf-8")
    law.write_text(re.sub(r"(?<= )the(?: edit\d)?(?= )", f"the edit{number}", text, count=1), encoding="utf-8")
    return run.least(command, runs=1)


def _of_parse(what: str, ours: Measured, parse: Measured, target: str) -> dict[str, object]:
    ratio = f"{ours.seconds / parse.seconds:.2f}× lxml"
    return {**measured_row(what, ours, "lxml parse", parse, target), "ratio": ratio}
