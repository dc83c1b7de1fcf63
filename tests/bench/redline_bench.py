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
from collections.abc import Iterator, Mapping
from pathlib import Path

from earlier import earlier
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
_FORMER = "9098cc8"
"""The commit beside which the redline of a chapter is measured."""
_TARGETS = {"Docxodus": "≥ 2×", "docx-redline": "≥ 1.67×; 16×: ≥ 2×"}
_CITY_LOOK = {"docx-redline": "≥ 1.05×"}
_OWN_LOOK = {"Docxodus": "≥ 3×; 16×: ≥ 8×"}
"""What is aimed at beside a peer, for chapters, and for two Word files in the city's look and in their own; else as fast."""

_ANEW = 'rm -f "$3"; exec "$0" compare "$1" "$2" -o "$3"'
"""A peer's comparison; jubarte-redlines writes over no file, and leaves with 1 where there is one."""

_NOT_THERE = "not measured: {} is not in {}/; `make bench` installs it where it can"

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
        yield from _beside_former()
        tired: set[str] = set()
        for size, pair in pairs.items():
            chapters = ["redline", str(pair[1]), "--from", str(pair[0])]
            yield from _processes(f"redline, {size}×, Word, whole process", size, chapters, pair, tired, _TARGETS)
        for look, targets in (("city", _CITY_LOOK), ("own", _OWN_LOOK)):
            tired = set()
            for size in (1, 16):
                old, new = (str(file.with_suffix(".docx")) for file in pairs[size])
                files = ["redline", new, "--from", old, "--look", look]
                what = f"redline of two Word files, {look} look, {size}×, whole process"
                yield from _processes(what, size, files, pairs[size], tired, targets)


def _engine(pairs: dict[int, tuple[Path, Path]]) -> Iterator[Row]:
    git, times = shutil.which("git"), {}
    for size, pair in pairs.items():
        runs = {1: 25, 4: 9}.get(size, 3)
        command = [sys.executable, str(Path(__file__).with_name("engine.py")), *map(str, pair), str(runs)]
        ours = [json.loads(subprocess.check_output(command, env=_OURS)) for _ in range(_PROCESSES)]
        texts = [str(file.with_suffix(".txt")) for file in pair]
        floor = [git, "diff", "--no-index", "--word-diff", *texts] if git else None
        theirs = processor_time(floor, runs=25, codes=(0, 1)) if floor else None
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


def _beside_former() -> Iterator[Row]:
    """``redline 68`` beside that of a former commit, each of the ordinances that it has: ours have grown since."""
    with earlier(_FORMER) as former:
        if former is None:
            print(f"not measured: the history has no commit {_FORMER}")
            return
        run = ["sh", "-c", 'PYTHONPATH="$1/tooling" exec "$0" -m engross -C "$1" redline 68 -o "$2"', sys.executable]
        commands = [
            [*run, str(root), str(former / f"{name}.docx")] for name, root in (("ours", ROOT), ("theirs", former))
        ]
        rounds = [[processor_time(command, runs=1).seconds for command in commands] for _ in range(15)]
    mine, theirs = map(min, zip(*rounds, strict=True))
    what = "redline 68, whole process, processor time, least of 15"
    yield measured_row(what, Measured(mine), f"commit {_FORMER}", Measured(theirs), "≥ 1.33×")


def _processes(
    what: str, size: int, arguments: list[str], pair: tuple[Path, Path], tired: set[str], targets: Mapping[str, str]
) -> Iterator[Row]:
    """``engross`` with ``arguments`` beside each peer; one that took too long is not tried at a larger size."""
    here = pair[0].parent
    engross = [*_ENGROSS, *arguments, "-o", str(here / "ours.docx")]
    for peer, command in _peers([str(file.with_suffix(".docx")) for file in pair], here):
        target = targets.get(peer, "≥ 1×")
        if peer in tired:
            (mine,) = measure(engross, runs=1, env=_OURS)
            yield {
                "what": what,
                "ours": str(mine),
                "beside": f"{peer}: not tried, took over {LIMIT:.0f} s before",
                "ratio": f"> {LIMIT / mine.seconds:.2f}×",
                "target": target,
            }
            continue
        mine, theirs = measure(engross, command, runs=3 if size == 1 else 1, env=_OURS, limit=LIMIT)
        if theirs.over:
            tired.add(peer)
        yield measured_row(what, mine, peer, theirs, target)


def _peers(pair: list[str], here: Path) -> Iterator[tuple[str, list[str]]]:
    """The command of each program that is installed, on two Word files; of one that is not, a line says so."""
    programs = PEERS / "bin"
    commands = {
        "Docxodus": ("python", ["-c", _DOCXODUS, *pair, str(here / "docxodus.docx")]),
        "docx-trackdiff": ("docx-trackdiff", [*pair, str(here / "trackdiff.docx")]),
        "prosediff": ("prosediff", ["--files", *pair, "--format", "docx", "-o", str(here / "prosediff.docx")]),
    }
    for peer, (program, arguments) in commands.items():
        if (programs / program).is_file():
            yield peer, [str(programs / program), *arguments]
        else:
            print(_NOT_THERE.format(peer, PEERS.name))
    for peer in ("jubarte-redlines", "docx-redline"):
        if (programs / peer).is_file():
            yield peer, ["sh", "-c", _ANEW, str(programs / peer), *pair, str(here / f"{peer}.docx")]
        else:
            print(_NOT_THERE.format(peer, PEERS.name))
    office = Path(__file__).with_name("libreoffice_compare.py")
    bridge = subprocess.run(["/usr/bin/python3", "-c", "import uno"], capture_output=True, check=False)
    if shutil.which("soffice") and bridge.returncode == 0:
        yield "LibreOffice", ["/usr/bin/python3", str(office), *pair, str(here / "libreoffice.docx")]
    else:
        print("not measured: LibreOffice; install libreoffice-writer and python3-uno")
