"""Importing Word documents of growing size: redlines with tracked changes, and clean copies without their source.

16 times chapter 68 is a document of some 300 pages. Beside it: lxml parsing the same document and doing nothing else.
"""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from large import large_pair
from lxml import etree
from timing import calls

from engross.compose import clean_copy, redline
from engross.diff import compare
from engross.importing import Identity, import_word
from engross.model.accepted_text import Side
from engross.model.chapter import Chapter
from engross.rendering import render
from engross.workspace import load

SIZES = (1, 4, 16)
_PARAGRAPH = b"</w:p>"


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


def _measured(data: bytes, chapter: Chapter, runs: int) -> tuple[int, float, float]:
    """How many paragraphs a document has, and the seconds that 1,000 take to import and to parse."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        document = archive.read("word/document.xml")

    def told(side: Side, was: Chapter | None, changed: bool) -> Identity:
        return Identity(chapter.uri, chapter.author, chapter.version)

    count = document.count(_PARAGRAPH)
    ours, theirs = calls(lambda: import_word(data, "x.docx", [], told), lambda: etree.fromstring(document), runs=runs)
    return count, ours / count * 1000, theirs / count * 1000


def _stripped(data: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in archive.namelist():
            if not name.startswith("customXml"):
                copy.writestr(name, archive.read(name))
    return made.getvalue()
