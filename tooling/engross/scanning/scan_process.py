"""Reading pictures in a process of its own, which may be ended: a picture is data from outside, of any size.

The request goes to the process as a line of JSON and the file behind it on standard input; the answer comes back as
JSON on standard output. Exit status 1: the file cannot be read, and standard error says why.
"""

from __future__ import annotations

import base64
import importlib.util
import json
import os
import subprocess  # nosec - the program is this Python, the arguments are fixed
import sys
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from engross.errors import EngrossError, SourceError
from engross.model.scanned_page import Box, ScannedLine, ScannedPage, ScannedWord

SCAN_SUFFIXES = (".png", ".jpg", ".jpeg")
"""The files that are one picture; a PDF may be a row of them."""
PAGE_SECONDS = 300
"""Time that one page may take; a newspaper's page takes about thirty."""
MOST_SCAN_MEMORY = 8 << 30
"""Bytes of address space, where the system bounds it."""
MOST_PIXELS = 100_000_000
"""Of one page: a newspaper's page at 400 dots an inch has 60 million."""
_PACKAGED = (
    "this packaged program is without them: give a PDF that holds text, or install Engross by pip with its scan extra"
)
_NEEDED = ("rapidocr", "onnxruntime", "pypdfium2")


def read_scanned_page(data: bytes, name: str, page: int = 1) -> ScannedPage:
    """A page (from 1) of the scan or photograph ``data``, called ``name``, read in the order of its columns.

    Errors: EngrossError without the extra ``engross[scan]``; SourceError where the page is damaged, too large, or takes
    more time or memory than any does.
    """
    told = _answer({"page": page}, data, name)
    lines = tuple(
        ScannedLine(tuple(ScannedWord(**word) for word in line["words"]), Box(**line["box"]), line["column"])
        for line in told["lines"]
    )
    return ScannedPage(page, lines, base64.b64decode(told["picture"]))


def read_again(page: ScannedPage, boxes: Sequence[Box], name: str) -> tuple[tuple[str, ...], ...]:
    """What stands in each of ``boxes`` of a page, read again in several sizes and sharpnesses. Errors: as above."""
    if not boxes:
        return ()
    told = _answer({"boxes": [asdict(box) for box in boxes]}, page.picture, name)
    return tuple(tuple(texts) for texts in told["readings"])


def cut_outs(page: ScannedPage, boxes: Sequence[Box], name: str) -> tuple[bytes, ...]:
    """The parts of a page's picture in ``boxes``, each with some paper around it, PNG. Errors: as above."""
    if not boxes:
        return ()
    told = _answer({"cuts": [asdict(box) for box in boxes]}, page.picture, name)
    return tuple(base64.b64decode(cut) for cut in told["pictures"])


def _answer(request: dict[str, Any], data: bytes, name: str) -> Any:
    absent = [module for module in _NEEDED if importlib.util.find_spec(module) is None]
    if absent:
        remedy = _PACKAGED if getattr(sys, "frozen", False) else "install them with pip install 'engross[scan]'"
        raise EngrossError(f"{name} is a picture of a page, and reading it needs {', '.join(absent)}; {remedy}")
    try:
        done = subprocess.run(
            [sys.executable, "-m", "engross.scanning.page_reading"],
            input=json.dumps(request).encode("ascii") + b"\n" + data,
            capture_output=True,
            timeout=PAGE_SECONDS,
            check=False,
            env={**os.environ, "OPENCV_IO_MAX_IMAGE_PIXELS": str(MOST_PIXELS)},
        )
    except subprocess.TimeoutExpired:
        raise SourceError(name, 0, f"a page takes more than {PAGE_SECONDS} seconds to read; scan it anew") from None
    if done.returncode == 0:
        return json.loads(done.stdout)
    if done.returncode == 1:
        raise SourceError(name, 0, done.stderr.decode("utf-8", "replace").strip())
    raise SourceError(name, 0, "a page takes more memory to read than any page needs; scan it anew at 200 dpi")
