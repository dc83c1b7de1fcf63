"""The redline of chapter 68, and of chapters up to 64 times its size: the engine, and the whole process beside its peers.

The peers get the clean copies of the same two versions, as Word documents; git gets them as text.
"""

from __future__ import annotations

import math
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from large import ROOT, large_pair
from timing import PEERS, Measured, calls, measure, measured_row

from engross.compare import compare
from engross.compose import clean_copy
from engross.model.chapter import Chapter
from engross.render import render
from engross.workspace import load

SIZES = (1, 4, 16, 64)
LIMIT = 100.0
"""Seconds that a peer gets; one that took longer is not tried at a larger size."""

Row = dict[str, object]
_OURS = {**os.environ, "PYTHONPATH": str(ROOT / "tooling")}
_DOCXODUS = (
    "import sys; from python_redlines import DocxodusEngine as E; a, b, c = sys.argv[1:]; "
    "open(c, 'wb').write(E().run_redline('x', open(a, 'rb').read(), open(b, 'rb').read())[0])"
)


def rows() -> Iterator[Row]:
    """The engine at every size beside git, its growth, then the whole process beside each peer that is installed."""
    with tempfile.TemporaryDirectory() as folder:
        pairs = {}
        for size in SIZES:
            here = Path(folder) / str(size)
            here.mkdir()
            pairs[size] = large_pair(here, size)
        yield from _engine(pairs)
        tired: set[str] = set()
        for size, pair in pairs.items():
            yield from _processes(size, pair, tired)


def _engine(pairs: dict[int, tuple[Path, Path]]) -> Iterator[Row]:
    git, times = shutil.which("git"), {}
    for size, (old_file, new_file) in pairs.items():
        old, new = load(old_file), load(new_file)
        command = [git or "true", "diff", "--no-index", "--word-diff", *_texts(old_file.parent, old, new)]

        def theirs(command: list[str] = command) -> None:
            subprocess.run(command, stdout=subprocess.DEVNULL, check=False)

        def ours(old: Chapter = old, new: Chapter = new) -> None:
            compare(old, new)

        times[size], floor = calls(ours, theirs, runs=15 if size < 16 else 3)
        if git:
            beside = "git diff --word-diff, whole process (the floor)"
            yield measured_row(f"compare, {size}×", Measured(times[size]), beside, Measured(floor), "≥ 0.2×")
    words = sum(len(Path(text).read_text(encoding="utf-8").split()) for text in _texts_of(pairs[1][0].parent))
    for size in SIZES[1:]:
        growth = size * math.log(size * words) / math.log(words)
        yield {
            "what": f"compare, {size}× beside 1×",
            "ours": f"{times[size] / times[1]:.1f} times as long",
            "beside": f"n·log n {growth:.1f} times",
            "ratio": f"{growth * times[1] / times[size]:.2f}×",
            "target": "≥ 1×",
        }


def _texts_of(folder: Path) -> list[str]:
    return [str(folder / "old.txt"), str(folder / "new.txt")]


def _texts(folder: Path, old: Chapter, new: Chapter) -> list[str]:
    for path, chapter in zip(_texts_of(folder), (old, new), strict=True):
        Path(path).write_bytes(render(clean_copy(chapter), "txt"))
    return _texts_of(folder)


def _processes(size: int, pair: tuple[Path, Path], tired: set[str]) -> Iterator[Row]:
    here = pair[0].parent
    documents = [str(here / "old.docx"), str(here / "new.docx")]
    for path, file in zip(documents, pair, strict=True):
        Path(path).write_bytes(render(clean_copy(load(file)), "docx"))
    asked = ["redline", str(pair[1]), "--from", str(pair[0]), "-o"]
    engross = [sys.executable, "-m", "engross", *asked]
    runs = {1: 5, 4: 3}.get(size, 1)
    for peer, command, target in _peers(documents, here):
        what = f"redline, {size}×, Word, whole process"
        if peer in tired:
            yield {
                "what": what,
                "ours": "",
                "beside": f"{peer}: not tried, over {LIMIT:.0f} s before",
                "ratio": "",
                "target": target,
            }
            continue
        mine, theirs = measure([*engross, str(here / "ours.docx")], command, runs=runs, env=_OURS, limit=LIMIT)
        if theirs.over:
            tired.add(peer)
        yield measured_row(what, mine, peer, theirs, target)
    if shutil.which("git"):
        git = ["sh", "-c", 'git diff --no-index --word-diff "$0" "$1"; true', *_texts_of(here)]
        mine, theirs = measure([*engross, str(here / "ours.txt")], git, runs=runs, env=_OURS)
        yield measured_row(f"redline, {size}×, text, whole process", mine, "git diff --word-diff", theirs, "—")


def _peers(pair: list[str], here: Path) -> Iterator[tuple[str, list[str], str]]:
    python, trackdiff = PEERS / "bin" / "python", PEERS / "bin" / "docx-trackdiff"
    if python.is_file():
        yield "Docxodus", [str(python), "-c", _DOCXODUS, *pair, str(here / "docxodus.docx")], "≥ 2×"
    if trackdiff.is_file():
        yield "docx-trackdiff", [str(trackdiff), *pair, str(here / "trackdiff.docx")], "≥ 1×"
    if not python.is_file() or not trackdiff.is_file():
        print(
            f"not measured: Docxodus and docx-trackdiff are not in {PEERS.name}/; `make bench` installs them where it can"
        )
    office = Path(__file__).with_name("libreoffice_compare.py")
    bridge = subprocess.run(["/usr/bin/python3", "-c", "import uno"], capture_output=True, check=False)
    if shutil.which("soffice") and bridge.returncode == 0:
        yield "LibreOffice", ["/usr/bin/python3", str(office), *pair, str(here / "libreoffice.docx")], "≥ 1×"
    else:
        print("not measured: LibreOffice; install libreoffice-writer and python3-uno")
