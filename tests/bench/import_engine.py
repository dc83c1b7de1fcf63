"""Importing one Word file, alone in a process, by the Engross in a folder: of this commit, or of an earlier one.

``import_engine.py ROOT make redline|clean SIZE FILE`` writes a document of SIZE times chapter 68 as that Engross does.
``import_engine.py ROOT import FILE RUNS`` reads it, with its proof where that Engross has one; prints the seconds of an
import (the median of RUNS after one that is not counted, or of that one where RUNS is 0) and the most MB held.
"""

from __future__ import annotations

import io
import resource
import statistics
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(sys.argv[1])
sys.path[:0] = [str(ROOT / "tooling"), str(ROOT / "tests" / "bench")]
_CHAPTER = ROOT / "ordinances" / "068-noise" / "2025-10-21.proposed.xml"


def make(kind: str, size: str, file: str) -> None:
    """Write a redline, or a clean copy from which its source is taken out."""
    from large import large_pair

    from engross import clean_copy, compare, read_chapter, redline, render

    with tempfile.TemporaryDirectory() as folder:
        old, new = (read_chapter(path) for path in large_pair(Path(folder), int(size)))
    made = redline(compare(old, new)) if kind == "redline" else clean_copy(new)
    data = render(made, "docx")
    Path(file).write_bytes(data if kind == "redline" else _stripped(data))


def measure(file: str, runs: str) -> None:
    """Import a file, and print what it took."""
    data = Path(file).read_bytes()
    work = _reader(data)
    times = [_seconds(work) for _ in range(int(runs) + 1)]
    print(statistics.median(times[1:] or times), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def _reader(data: bytes) -> Callable[[], object]:
    from engross import read_chapter
    from engross.importing import Identity

    try:  # as the command does first of all
        from engross.services.parallel.collector import spare_collector
    except ImportError:  # 0.1.0 leaves Python's collector as it is
        pass
    else:
        spare_collector()
    chapter = read_chapter(_CHAPTER)
    identity = Identity(chapter.uri, chapter.author, chapter.version)
    try:
        from engross.services.drafting.draft_files import read_draft_file as read
    except ImportError:  # 0.1.0 proves no import
        from engross.importing import import_word as read
    return lambda: read(data, "x.docx", (), lambda *_: identity)


def _seconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def _stripped(data: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in archive.namelist():
            if not name.startswith("customXml"):
                copy.writestr(name, archive.read(name))
    return made.getvalue()


if __name__ == "__main__":
    {"make": make, "import": measure}[sys.argv[2]](*sys.argv[3:])
