"""Importing Word documents of growing size: redlines with tracked changes, and clean copies without their source.

Each import is proved, as every import is (``services.draft_files``). Beside it: version 0.1.0, which proved none, on a
document that it wrote itself, in turn; and lxml parsing the same document and doing nothing else. The last rows say how
much memory one import takes. 16 times chapter 68 is a document of some 300 pages. Times are processor times.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from earlier import ROOT, earlier
from lxml import etree
from timing import call

SIZES = (1, 4, 16)
LONGEST = {"redline": 58, "clean": 93}
"""Times chapter 68: some 17,000 paragraphs."""
BASELINE = "9098cc8"
"""The commit of version 0.1.0."""
_KINDS = {"redline": "redline", "clean": "clean copy, its source stripped"}
_PARAGRAPH = b"</w:p>"
_ENGINE = Path(__file__).with_name("import_engine.py")
_TURNS = 3


def rows() -> Iterator[dict[str, object]]:
    """A row a size and kind of document: time per 1,000 paragraphs; how it grows; then memory."""
    with earlier(BASELINE) as before, tempfile.TemporaryDirectory() as folder:
        roots = [ROOT, *([before] if before is not None else [])]
        for kind, name in _KINDS.items():
            per: dict[int, float] = {}
            for size in SIZES:
                files = _made(roots, kind, size, Path(folder))
                document = _document(files[0])
                count = document.count(_PARAGRAPH)
                ours, *theirs = (
                    seconds / count * 1000 for seconds, _ in _imported(roots, files, 5 if size < 16 else 2)
                )
                parse = call(lambda document=document: etree.fromstring(document)) / count * 1000
                per[size] = ours
                yield {
                    "what": f"import, {name}, {size}×: {count:,} paragraphs, for each 1,000",
                    "ours": f"{ours * 1000:.0f} ms",
                    "beside": "; ".join(
                        [*(f"0.1.0, no proof {each * 1000:.0f} ms" for each in theirs), f"lxml {parse * 1000:.1f} ms"]
                    ),
                    "ratio": f"{theirs[0] / ours:.2f}×" if theirs else "",
                    "target": "≥ 1×; flat",
                }
            yield {
                "what": f"import, {name}, 16× beside 1×, a paragraph",
                "ours": f"{per[16] / per[1]:.2f} times as long",
                "beside": "linear: 1",
                "ratio": f"{per[1] / per[16]:.2f}×",
                "target": "≥ 0.7×",
            }
        for kind, name in _KINDS.items():
            files = _made(roots, kind, LONGEST[kind], Path(folder))
            ours, *theirs = (megabytes for _, megabytes in _imported(roots, files, 0, turns=1))
            yield {
                "what": f"import, {name}, {_document(files[0]).count(_PARAGRAPH):,} paragraphs",
                "ours": f"{ours:.0f} MB",
                "beside": "".join(f"0.1.0, no proof {each:.0f} MB" for each in theirs),
                "ratio": "".join(f"{each / ours:.2f}×" for each in theirs),
                "target": "17,000 paragraphs under 300 MB",
            }


def _made(roots: list[Path], kind: str, size: int, folder: Path) -> list[Path]:
    """The document that each Engross writes of the chapter at that size."""
    files = [folder / f"{at}.docx" for at in range(len(roots))]
    for root, file in zip(roots, files, strict=True):
        _engine(root, "make", kind, str(size), str(file))
    return files


def _imported(roots: list[Path], files: list[Path], runs: int, turns: int = _TURNS) -> Iterator[tuple[float, float]]:
    """The seconds and the megabytes that each Engross takes for its document: the median of turns."""
    told = [
        [_engine(root, "import", str(file), str(runs)).split() for root, file in zip(roots, files, strict=True)]
        for _ in range(turns)
    ]
    for each in zip(*told, strict=True):
        yield (statistics.median(float(seconds) for seconds, _ in each), max(float(megabytes) for _, megabytes in each))


def _engine(root: Path, *arguments: str) -> str:
    command = [sys.executable, str(_ENGINE), str(root), *arguments]
    return subprocess.run(command, capture_output=True, check=True, encoding="utf-8", env=_environment()).stdout


def _environment() -> dict[str, str]:
    """That of this process, without a path to the Engross of this commit."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}


def _document(file: Path) -> bytes:
    with zipfile.ZipFile(file) as archive:
        return archive.read("word/document.xml")
