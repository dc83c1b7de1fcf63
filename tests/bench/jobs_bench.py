"""Sharing a build: one process, two, and a Dask cluster of two on this machine, over the same fourteen chapters."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from timing import processes, row

ROOT = Path(__file__).parents[2]
CHAPTERS = 14


def rows() -> Iterator[dict[str, object]]:
    """Each way of sharing beside one process, in turn; the target is what two cores can give at best."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        sources = sorted(path for path in (ROOT / "ordinances").glob("*-*") if any(path.glob("*.xml")))
        for number in range(CHAPTERS):
            shutil.copytree(sources[number % len(sources)], home / "ordinances" / f"{number + 200}-copy")
        env = {**os.environ, "PYTHONPATH": str(ROOT / "tooling")}
        one = [sys.executable, "-m", "engross", "-C", folder, "build"]
        ways = {"--jobs 2": ["--jobs", "2"]}
        if find_spec("distributed"):
            ways["--scheduler local --jobs 2"] = ["--scheduler", "local", "--jobs", "2"]
        alone, *shared = processes(one, *([*one, *options] for options in ways.values()), runs=2, env=env)
        for way, spent in zip(ways, shared, strict=True):
            yield row(f"build of {CHAPTERS} chapters, {way}", spent, "one process", alone, "≤ 2× with 2 cores")
