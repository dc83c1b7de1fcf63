"""Checking a synthetic code of growing size, beside lxml parsing the same files and doing nothing else."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from code_of import write_code
from timing import measure, measured_row

ROOT = Path(__file__).parents[2]
SIZES = (1_000, 5_000, 25_000)
_PARSE = (
    "import sys; from lxml import etree; from pathlib import Path; "
    "[etree.parse(str(p)) for p in sorted(Path(sys.argv[1]).rglob('*.xml'))]"
)


def rows() -> Iterator[dict[str, object]]:
    """A row a size and number of processes, with the memory that the largest process held."""
    env = {**os.environ, "PYTHONPATH": str(ROOT / "tooling")}
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            count, _ = write_code(Path(folder), size)
            parse = [sys.executable, "-c", _PARSE, folder]
            for jobs in (1, os.cpu_count() or 1):
                ours = [sys.executable, "-m", "engross", "-C", folder, "check", "--jobs", str(jobs), "-o", os.devnull]
                mine, theirs = measure(ours, parse, env=env, runs=3, codes=(0, 1))
                what = f"check, {size:,} sections, {count / 1e6:.0f} MB, --jobs {jobs}"
                ratio = f"{mine.seconds / theirs.seconds:.1f}× lxml"
                yield {**measured_row(what, mine, "lxml parse", theirs, "6×; memory flat"), "ratio": ratio}
