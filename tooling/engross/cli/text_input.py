"""Text that a command reads, from a file or from its input."""

from __future__ import annotations

import sys
from pathlib import Path

from engross.errors import EngrossError
from engross.workspace import read_bytes


def text_of(file: str) -> str:
    """The text of ``file``; of the standard input where it is ``-``. Errors: EngrossError where it is not UTF-8."""
    data = sys.stdin.buffer.read() if file == "-" else read_bytes(Path(file))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise EngrossError(f"{file}: this is not UTF-8 (byte {fault.start}); save it as UTF-8") from None
