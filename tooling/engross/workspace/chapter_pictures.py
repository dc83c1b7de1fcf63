"""The pictures beside the files of a chapter, which its texts name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from engross.errors import NotFoundError, system_reason
from engross.model.law.picture import MOST_PICTURE_BYTES, ChapterPicture, names_no_file, picture_of
from engross.patterns import compile_on_use

_SOURCE = compile_on_use(rb"""\bsrc\s*=\s*["']([A-Za-z0-9._-]{1,110})["']""")
"""The one element of the profile with such an attribute is a picture's (``img``)."""


def pictures_beside(folder: Path, *texts: bytes) -> tuple[ChapterPicture, ...]:
    """The pictures that ``texts``, the bytes of files in ``folder``, name by a file there, each once.

    One that is not there or cannot be shown has its fault. Nothing is read that is a link, or no file of ``folder``.
    """
    return _pictures(texts, lambda name: _read(folder / name))


def pictures_read_by(read: Callable[[str], bytes], *texts: bytes) -> tuple[ChapterPicture, ...]:
    """The pictures that ``texts`` name, each once; ``read`` gives the bytes of one by the name of its file, or raises
    NotFoundError."""

    def picture(name: str) -> ChapterPicture:
        try:
            return picture_of(name, read(name))
        except NotFoundError:
            return _missing(name)

    return _pictures(texts, picture)


def _pictures(texts: Iterable[bytes], picture: Callable[[str], ChapterPicture]) -> tuple[ChapterPicture, ...]:
    named = (found.decode("ascii") for text in texts if b"<img" in text for found in _SOURCE.findall(text))
    return tuple(picture(name) for name in sorted(set(named)) if not names_no_file(name))


def _read(path: Path) -> ChapterPicture:
    try:
        if path.is_symlink():
            return ChapterPicture(path.name, fault="it is a link; put the file itself beside the chapter")
        if not path.is_file():
            return _missing(path.name)
        if path.stat().st_size > MOST_PICTURE_BYTES:
            return ChapterPicture(path.name, fault=f"it has more than {MOST_PICTURE_BYTES // 2**20} MB")
        return picture_of(path.name, path.read_bytes())
    except OSError as fault:
        return ChapterPicture(path.name, fault=f"it cannot be read: {system_reason(fault)}")


def _missing(name: str) -> ChapterPicture:
    return ChapterPicture(name, fault="there is no such file beside the chapter")
