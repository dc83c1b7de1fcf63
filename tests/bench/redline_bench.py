"""The redline of chapter 68, and of chapters up to 64 times its size: the engine, and the whole process beside its peers.

``first`` is the engine in a process that has seen no word of a law yet, as on the command line; ``again`` in one that
has, as while drafting. The peers get the clean copies of the same two versions, as Word documents; git gets them as text.
"""

from __future__ import annotations

import json
import math
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from large import ROOT, large_pair
from timing import PEERS, Measured, measure, measured_row, processor_time

SIZES = (1, 4, 16, 64)
LIMIT = 60.0
"""Seconds that a peer gets; one that took longer is not tried at a larger size."""

_PROCESSES = 3
"""How often the engine is measured, each time in a process that has seen no word yet."""

Row = dict[str, object]
_OURS = {**os.environ, "PYTHONPATH": str(ROOT / "tooling")}
_ENGROSS = [sys.executable, "-m", "engross"]
_OWN_LOOK = {"Docxodus": "≥ 3×; 16×: ≥ 8×"}
"""Targets of redlines of two Word files in their own look, where they are others than for chapters."""

_ANEW = 'rm -f "$3"; exec "$0" compare "$1" "$2" -o "$3"'
"""A peer's comparison; jubarte-redlines writes over no file, and leaves with 1 where there is one."""

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
            for file in pairs[size]:
                for suffix in (".docx", ".txt"):
                    clean = [*_ENGROSS, "clean", str(file), "-o", str(file.with_suffix(suffix))]
                    subprocess.run(clean, capture_output=True, check=True, env=_OURS)
        yield from _engine(pairs)
        tired: set[str] = set()
        for size, pair in pairs.items():
            yield from _processes(size, pair, tired)
        tired = set()
        for size in (1, 16):
            yield from _word_files(size, pairs[size], tired)


def _engine(pairs: dict[int, tuple[Path, Path]]) -> Iterator[Row]:
    git, times = shutil.which("git"), {}
    for size, pair in pairs.items():
        runs = {1: 25, 4: 9}.get(size, 3)
        command = [sys.executable, str(Path(__file__).with_name("engine.py")), *map(str, pair), str(runs)]
        ours = [json.loads(subprocess.check_output(command, env=_OURS)) for _ in range(_PROCESSES)]
        texts = [str(file.with_suffix(".txt")) for file in pair]
        theirs = processor_time([git, "diff", "--no-index", "--word-diff", *texts], runs=25) if git else None
        for when in ("first", "again"):
            mine = Measured(*(statistics.median(each[key] for each in ours) for key in (when, "megabytes")))
            times[size, when] = mine.seconds
            if theirs:
                what = f"compare, {size}×, {when}, processor time"
                yield measured_row(what, mine, "git diff --word-diff (the floor)", theirs, "≥ 0.2×")
    words = sum(len(file.with_suffix(".txt").read_text(encoding="utf-8").split()) for file in pairs[1])
    for size in SIZES[1:]:
        growth = size * math.log(size * words) / math.log(words)
        grown = times[size, "again"] / times[1, "again"]
        yield {
            "what": f"compare, {size}× beside 1×",
            "ours": f"{grown:.1f} times as long",
            "beside": f"n·log n {growth:.1f} times",
            "ratio": f"{growth / grown:.2f}×",
            "target": "≥ 1×",
        }


def _processes(size: int, pair: tuple[Path, Path], tired: set[str]) -> Iterator[Row]:
    here = pair[0].parent
    documents = [str(file.with_suffix(".docx")) for file in pair]
    engross = [*_ENGROSS, "redline", str(pair[1]), "--from", str(pair[0]), "-o"]
    runs = 3 if size == 1 else 1
    for peer, command, target in _peers(documents, here):
        what = f"redline, {size}×, Word, whole process"
        if peer in tired:
            (mine,) = measure([*engross, str(here / "ours.docx")], runs=1, env=_OURS)
            yield {
                "what": what,
                "ours": str(mine),
                "beside": f"{peer}: not tried, took over {LIMIT:.0f} s before",
                "ratio": f"> {LIMIT / mine.seconds:.2f}×",
                "target": target,
            }
            continue
        mine, theirs = measure([*engross, str(here / "ours.docx")], command, runs=runs, env=_OURS, limit=LIMIT)
        if theirs.over:
            tired.add(peer)
        yield measured_row(what, mine, peer, theirs, target)
    if shutil.which("git"):
        git = [
            "sh",
            "-c",
            'git diff --no-index --word-diff "$0" "$1"; true',
            *(str(file.with_suffix(".txt")) for file in pair),
        ]
        mine, theirs = measure([*engross, str(here / "ours.txt")], git, runs=runs, env=_OURS)
        yield measured_row(f"redline, {size}×, text, whole process", mine, "git diff --word-diff", theirs, "—")


def _word_files(size: int, pair: tuple[Path, Path], tired: set[str]) -> Iterator[Row]:
    """Two Word files in their own look, beside each peer; one that took too long is not tried at a larger size."""
    here = pair[0].parent
    documents = [str(file.with_suffix(".docx")) for file in pair]
    engross = [*_ENGROSS, "redline", documents[1], "--from", documents[0], "-o", str(here / "own.docx")]
    peers = [(peer, command, _OWN_LOOK.get(peer, target)) for peer, command, target in _peers(documents, here)]
    for peer in ("jubarte-redlines", "docx-redline"):
        program, made = PEERS / "bin" / peer, str(here / f"{peer}.docx")
        if program.is_file():
            peers.append((peer, ["sh", "-c", _ANEW, str(program), *documents, made], "≥ 1×"))
        else:
            print(f"not measured: {peer} is not in {PEERS.name}/; `make bench` installs it where it can")
    for peer, command, target in peers:
        if peer in tired:
            continue
        mine, theirs = measure(engross, command, runs=3 if size == 1 else 1, env=_OURS, limit=LIMIT)
        if theirs.over:
            tired.add(peer)
        yield measured_row(f"redline of two Word files, own look, {size}×, whole process", mine, peer, theirs, target)


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
