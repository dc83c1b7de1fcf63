"""What a file of a picture is: its format by its first bytes, never by its name, and its size."""

from __future__ import annotations

import re
import struct
import zlib
from typing import Literal

from engross.patterns import compile_on_use
from engross.values import dataclass

PictureKind = Literal["png", "jpeg", "gif", "svg", "webp"]
PICTURE_KINDS: frozenset[PictureKind] = frozenset(("png", "jpeg", "gif", "svg", "webp"))

_PNG, _JPEG, _GIFS = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", (b"GIF87a", b"GIF89a")
_FRAME_HEADERS = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""The markers of a JPEG file whose segment has the picture's size (ITU-T T.81, table B.1)."""
_STANDALONE = frozenset((0x01, *range(0xD0, 0xD9)))
"""The markers without a segment."""
_SVG = compile_on_use(rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--(?:(?!-->).){0,2000}-->\s*){0,9}<svg[\s>]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class PictureFormat:
    """The format of a picture, its width and height in pixels (0 where its file does not state them: SVG), and whether
    its file is whole: it has its end, and the sums that it holds are those of its bytes."""

    kind: PictureKind
    width: int
    height: int
    whole: bool = True


def picture_format(data: bytes) -> PictureFormat | None:
    """What ``data`` is; None where it is none of these formats, or states no size where its format asks for one.

    Sources: W3C PNG, 5 and 11.2.2; ITU-T T.81, B; GIF89a, 18; RFC 9649 (WebP); W3C SVG 1.1.
    """
    if data.startswith(_PNG):
        return _sized("png", struct.unpack(">II", data[16:24]) if len(data) >= 24 else None, _png_is_whole(data))
    if data.startswith(_JPEG):
        return _sized("jpeg", _jpeg_size(data), b"\xff\xd9" in data[-64:])
    if data.startswith(_GIFS):
        return _sized("gif", struct.unpack("<HH", data[6:10]) if len(data) >= 10 else None, b"\x3b" in data[-8:])
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return _sized("webp", _webp_size(data), len(data) >= int.from_bytes(data[4:8], "little") + 8)
    head = data.removeprefix(b"\xef\xbb\xbf")[:16_384]
    return PictureFormat("svg", 0, 0, b"</svg>" in data[-256:]) if _SVG.match(head) else None


def _sized(kind: PictureKind, size: tuple[int, ...] | None, whole: bool) -> PictureFormat | None:
    return PictureFormat(kind, size[0], size[1], whole) if size is not None and all(size) else None


def _png_is_whole(data: bytes) -> bool:
    """Whether each chunk up to the last has the sum that it states."""
    at = len(_PNG)
    while at + 12 <= len(data):
        end = at + 8 + int.from_bytes(data[at : at + 4], "big")
        if zlib.crc32(data[at + 4 : end]) != int.from_bytes(data[end : end + 4], "big") or end + 4 > len(data):
            return False
        if data[at + 4 : at + 8] == b"IEND":
            return True
        at = end + 4
    return False


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    """Width and height by the frame header of a JPEG file (ITU-T T.81, B.2.2); None where there is none."""
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF or marker in _STANDALONE:
            at += 1 if marker == 0xFF else 2
        elif marker in _FRAME_HEADERS:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        else:
            at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return None


def _webp_size(data: bytes) -> tuple[int, int] | None:
    """Width and height by the first chunk of a WebP file (RFC 9649, 2.5 to 2.7); None where it is of no known kind."""
    kind, body = data[12:16], data[20:30]
    if len(body) < 10:
        return None
    if kind == b"VP8X":
        return int.from_bytes(body[4:7], "little") + 1, int.from_bytes(body[7:10], "little") + 1
    if kind == b"VP8L":
        bits = int.from_bytes(body[1:5], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if kind == b"VP8 ":
        width, height = struct.unpack("<HH", body[6:10])
        return width & 0x3FFF, height & 0x3FFF
    return None
