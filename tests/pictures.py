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


def turned(orientation: int, order: str = "<") -> bytes:
    """A block of Exif that states an orientation, and an entry before it, in one order of bytes."""
    head = struct.pack(f"{order}2sHI", b"II" if order == "<" else b"MM", 42, 8)
    entries = struct.pack(f"{order}HHIHH", 0x0100, 3, 1, 9, 0) + struct.pack(
        f"{order}HHIHH", 0x0112, 3, 1, orientation, 0
    )
    return head + struct.pack(f"{order}H", 2) + entries + bytes(4)


def jpeg_with_exif(width: int, height: int, exif: bytes) -> bytes:
    """A JPEG file as far as its frame header, with a block of Exif, and its end."""
    segment = b"\xff\xe1" + struct.pack(">H", 8 + len(exif)) + b"Exif\0\0" + exif
    head = jpeg_head(width, height)
    return head[:2] + segment + head[2:] + b"\xff\xd9"


def png_with_chunk(file: bytes, kind: bytes, data: bytes) -> bytes:
    """A PNG file with one chunk more, behind its header."""
    chunk = struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    return file[:33] + chunk + file[33:]


def webp_with_exif(width: int, height: int, exif: bytes, *, animated: bool = False) -> bytes:
    """The header of a WebP file, and its chunk of Exif."""
    size = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    header = b"VP8X" + struct.pack("<IBxxx", 10, 0x08 | (0x02 if animated else 0)) + size
    chunks = b"WEBP" + header + b"ICCP" + struct.pack("<I", 1) + b"\0\0" + b"EXIF" + struct.pack("<I", len(exif)) + exif
    return b"RIFF" + struct.pack("<I", len(chunks)) + chunks


def animated_gif(width: int, height: int) -> bytes:
    """A GIF file of two frames, with what programs write before each."""
    one = gif(width, height)
    before, frame = one[:19], one[19:-1]
    control = b"\x21\xf9\x04" + bytes(4) + b"\0"
    return before + b"\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\0" + (control + frame) * 2 + b"\x3b"


def cmyk_jpeg() -> bytes:
    """A JPEG file of 8 by 8 white pixels in the four colors of print, which programs draw."""

    def segment(marker: int, data: bytes) -> bytes:
        return bytes((0xFF, marker)) + struct.pack(">H", 2 + len(data)) + data

    colors = range(1, 5)
    frame = struct.pack(">BHHB", 8, 8, 8, 4) + b"".join(bytes((color, 0x11, 0)) for color in colors)
    codes = (segment(0xC4, bytes((kind, 1, *bytes(15), symbol))) for kind, symbol in ((0, 6), (0x10, 0)))
    scan = b"\4" + b"".join(bytes((color, 0)) for color in colors) + b"\0\x3f\0"
    adobe = segment(0xEE, b"Adobe\0\x64\0\0\0\0\0")
    tables = segment(0xDB, b"\0" + bytes([27]) * 64) + segment(0xC0, frame) + b"".join(codes)
    return b"\xff\xd8" + adobe + tables + segment(0xDA, scan) + b"\x4c" * 4 + b"\xff\xd9"
