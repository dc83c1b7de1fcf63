"""The committee's pages: the seven ordinances as a whole process, and how the time grows with the number of chapters."""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from timing import processes, row

ROOT = Path(__file__).parents[2]
NOISE = ROOT / "ordinances" / "068-noise"
FEW, MANY = 6, 24


def rows() -> Iterator[dict[str, object]]:
    """The rows of the table."""
    with tempfile.TemporaryDirectory() as held:
        folder = Path(held)
        few, many = (_workspace(folder / str(count), count) for count in (FEW, MANY))
        commands = [_command(home, folder / "out") for home in (ROOT, few, many)]
        city, small, large, shared = processes(*commands, [*commands[-1], "--jobs", "2"], runs=3, env=_env())
    yield row("site of the ordinances here, whole process, all files", city, "", None, "under 5 s")
    each = row(
        f"site of {MANY} chapters, a chapter", large / MANY, f"of {FEW}, a chapter", small / FEW, "linear: 0.8× or more"
    )
    yield each
    yield row(f"site of {MANY} chapters, --jobs 2", shared, "one process", large, "≤ 2× with 2 cores")


def _command(home: Path, out: Path) -> list[str]:
    return [sys.executable, "-m", "engross", "-C", str(home), "site", "-o", str(out / home.name)]


def _env() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT / "tooling")}


def _workspace(home: Path, count: int) -> Path:
    """A workspace of chapter 68 so many times, each under a number of its own."""
    for number in range(200, 200 + count):
        chapter = home / "ordinances" / f"{number}-noise"
        chapter.mkdir(parents=True)
        for file in NOISE.glob("*.xml"):
            text = file.read_text(encoding="utf-8")
            text = re.sub(r"(?<![0-9A-Za-z.])68-(\d)", rf"{number}-\1", text)
            text = re.sub(r"(chapter-|chp_|Chapter )68\b", rf"\g<1>{number}", text)
            text = re.sub(r"chp_68__", f"chp_{number}__", text)
            (chapter / file.name).write_text(text, encoding="utf-8", newline="\n")
    shutil.copy(ROOT / "ordinances" / "norwalk.toml", home / "ordinances")
    return home
