"""The bytes of the files of a workspace, their tables where they are TOML, and what outputs call them."""

from __future__ import annotations

from pathlib import Path
from stat import S_ISFIFO

from engross.errors import EngrossError, system_reason

_MOST_BYTES = 64 * 1024 * 1024
"""No ordinance file is this large; a larger one is refused rather than read."""


def relative_name(root: Path, path: Path) -> str:
    """``path`` from ``root`` where it is inside, else its name alone; with forward slashes on any system."""
    whole = path.resolve()
    return whole.relative_to(root).as_posix() if whole.is_relative_to(root) else path.name


def read_bytes(path: Path) -> bytes:
    """The bytes of a file. Errors: EngrossError where it cannot be read, is far too large, or is a pipe."""
    try:
        state = path.stat()
        # To read one may have no end. One that a shell makes for a command (/dev/fd/63) has no suffix, and is read.
        if S_ISFIFO(state.st_mode) and path.suffix:
            raise EngrossError(f"{path} is a pipe and no file; take it away")
        if state.st_size > _MOST_BYTES:
            raise EngrossError(f"{path} is larger than {_MOST_BYTES // 2**20} MB; no ordinance is")
        return path.read_bytes()
    except OSError as fault:
        # So Windows says that another program has a file open for itself.
        held = "; where it is open in Word, save and close it there" if isinstance(fault, PermissionError) else ""
        raise EngrossError(f"{path} cannot be read: {system_reason(fault)}{held}") from None


def read_toml(path: Path, name: str = "") -> dict[str, object]:
    """The tables of a TOML file; ``name`` is what errors call it (default: the path as given).

    Errors: SourceError with the line, what is wrong, and the right form.
    """
    return tables_and_text(path, name or path.as_posix())[0]


def tables_and_text(path: Path, name: str) -> tuple[dict[str, object], str, str]:
    """The tables of a TOML file, what errors call it, and its text. Errors: as of ``read_toml``."""
    # Imported where such a file is there: a folder of ordinances alone needs no reader of TOML.
    from engross.meetings.files.toml_text import toml_tables, toml_text

    text = toml_text(read_bytes(path), name)
    return toml_tables(text, name), name, text
