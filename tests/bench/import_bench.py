"""Importing Word documents of growing size: redlines with tracked changes, and clean copies without their source.

Each import is proved, as every import is (``services.draft_files``); the last rows say how much memory one takes. 16 times chapter 68 is a document of some 300 pages. Beside it: lxml parsing the same document and doing nothing else.
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from large import ROOT, large_pair
from lxml import etree
from timing import calls

from engross.compose import clean_copy, redline
from engross.diff import compare
from engross.importing import Identity
from engross.model.law.chapter import Chapter
from engross.model.publication.accepted_text import Side
from engross.rendering import render
from engross.services.drafting.draft_files import read_draft_file
from engross.workspace import load

SIZES = (1, 4, 16)
LONGEST = 93
"""Times chapter 68: some 17,000 paragraphs."""
_PARAGRAPH = b"</w:p>"
_OURS = {**os.environ, "PYTHONPATH": str(ROOT / "tooling")}


def rows() -> Iterator[dict[str, object]]:
    """A row a size and kind of document: time per 1,000 paragraphs; then how it grows."""
    for kind in ("redline", "clean copy, its source stripped"):
        per: dict[int, float] = {}
        for size in SIZES:
            with tempfile.TemporaryDirectory() as folder:
                old, new = (load(path) for path in large_pair(Path(folder), size))
            data = render(redline(compare(old, new)), "docx")
            if kind != "redline":
                data = _stripped(render(clean_copy(new), "docx"))
            count, per[size], parse = _measured(data, new, runs=5 if size < 16 else 2)
            yield {
                "what": f"import, {kind}, {size}×: {count:,} paragraphs, for each 1,000",
                "ours": f"{per[size] * 1000:.0f} ms",
                "beside": f"lxml parse {parse * 1000:.1f} ms",
                "ratio": f"{per[size] / parse:.0f}× lxml",
                "target": "flat",
            }
        yield {
            "what": f"import, {kind}, 16× beside 1×, a paragraph",
            "ours": f"{per[16] / per[1]:.2f} times as long",
            "beside": "linear: 1",
            "ratio": f"{per[1] / per[16]:.2f}×",
            "target": "≥ 0.7×",
        }
    yield from _memory()


def _memory() -> Iterator[dict[str, object]]:
    """The most memory that the import of a very long document takes, in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        _, new = (load(path) for path in large_pair(Path(folder), LONGEST))
        file = Path(folder) / "long.docx"
        file.write_bytes(_stripped(render(clean_copy(new), "docx")))
        count = _document(file.read_bytes()).count(_PARAGRAPH)
        command = [sys.executable, str(Path(__file__).with_name("import_engine.py")), str(file)]
        said = subprocess.run(command, capture_output=True, check=True, encoding="utf-8", env=_OURS).stdout
        yield {
            "what": f"import, one document of {count:,} paragraphs",
            "ours": f"{float(said):.0f} MB",
            "beside": "",
            "ratio": "",
            "target": "17,000 paragraphs under 300 MB",
        }


def _document(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read("word/document.xml")


def _measured(data: bytes, chapter: Chapter, runs: int) -> tuple[int, float, float]:
    """How many paragraphs a document has, and the seconds that 1,000 take to import and to parse."""
    document = _document(data)

    def told(side: Side, was: Chapter | None, changed: bool) -> Identity:
        return Identity(chapter.uri, chapter.author, chapter.version)

    count = document.count(_PARAGRAPH)
    ours, theirs = calls(
        lambda: read_draft_file(data, "x.docx", [], told), lambda: etree.fromstring(document), runs=runs
    )
    return count, ours / count * 1000, theirs / count * 1000


def _stripped(data: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in archive.namelist():
            if not name.startswith("customXml"):
                copy.writestr(name, archive.read(name))
    return made.getvalue()
