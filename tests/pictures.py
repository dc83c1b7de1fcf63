"""Small pictures, made here, and texts that show them."""

from __future__ import annotations

import struct
import zlib

from engross.model.law.text import Tag, Text


def png(width: int, height: int, color: tuple[int, int, int] = (20, 90, 60)) -> bytes:
    """A PNG file of one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + bytes(color) * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(kind, data) for kind, data in parts)


def jpeg_head(width: int, height: int) -> bytes:
    """A JPEG file as far as its frame header."""
    application = b"\xff\xe0" + struct.pack(">H", 16) + b"JFIF\0" + bytes(9)
    frame = b"\xff\xc2" + struct.pack(">HBHHB", 17, 8, height, width, 3) + bytes(9)
    return b"\xff\xd8" + application + b"\xff" + frame


def gif(width: int, height: int) -> bytes:
    """A GIF file of one black frame, its size in the header alone: programs that draw it show one pixel."""
    screen = struct.pack("<HHBBB", width, height, 0x80, 0, 0) + bytes(6)
    frame = b"\x2c" + struct.pack("<HHHHB", 0, 0, 1, 1, 0) + b"\x02\x02\x44\x01\x00"
    return b"GIF89a" + screen + frame + b"\x3b"


def shown(*parts: str | tuple[str, str]) -> Text:
    """A text of words and of pictures, each the name of its file and its words."""
    plain, tags = "", []
    for part in parts:
        words = part if isinstance(part, str) else part[1]
        if not isinstance(part, str):
            tags.append(Tag("img", len(plain), len(plain) + len(words), part[0]))
        plain += words
    return Text(plain, tuple(tags))
