"""The pages of a PDF file as pictures, drawn by Typst, which reads PDF files as images."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import typst
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from engross.errors import SourceError

_FILE = "document.pdf"
_SOURCE = """#set page(width: auto, height: auto, margin: 0pt)
#let pages = json(bytes(sys.inputs.pages))
#for page in pages { if page != pages.first() { pagebreak() }; image("/document.pdf", page: page) }
"""


def pdf_page_pictures(file: Path, dots_per_inch: int, most: int) -> tuple[int, tuple[bytes, ...]]:
    """How many pages the PDF ``file`` has, and the pictures (PNG) of the first ``most`` of them.

    Errors: SourceError where it cannot be drawn.
    """
    data = file.read_bytes()
    try:
        count = len(PdfReader(BytesIO(data)).pages)
    except (PyPdfError, ValueError, RecursionError) as fault:
        raise SourceError(file.name, 0, f"the pages cannot be drawn ({fault}); open the file itself") from None
    wanted = json.dumps([*range(1, min(count, most) + 1)])
    # Typst reads below its root only, which is a folder with nothing else in it.
    with TemporaryDirectory(prefix="engross-") as folder:
        shutil.copyfile(file, Path(folder) / _FILE)
        # Typst takes a path for the root with a source in bytes, which its type hints do not say.
        root: Any = folder
        try:
            drawn: bytes | Sequence[bytes] = typst.compile(
                _SOURCE.encode(),
                root=root,
                format="png",
                ppi=float(dots_per_inch),
                sys_inputs={"pages": wanted},
                ignore_system_fonts=True,
            )
        except typst.TypstError as fault:
            raise SourceError(file.name, 0, f"the pages cannot be drawn ({fault}); open the file itself") from None
    return count, (drawn,) if isinstance(drawn, bytes) else tuple(drawn)
