"""What a file of a picture is: its format by its first bytes, never by its name, its size, and how it is shown."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from typing import Literal

from engross.model.picture_orientation import UPRIGHT, exif_orientation, is_sideways
from engross.patterns import compile_on_use
from engross.values import dataclass

PictureKind = Literal["png", "jpeg", "gif", "svg", "webp"]
PICTURE_KINDS: frozenset[PictureKind] = frozenset(("png", "jpeg", "gif", "svg", "webp"))

_PNG, _JPEG, _GIFS = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", (b"GIF87a", b"GIF89a")
_FRAME_HEADERS = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""The markers of a JPEG file whose segment has the picture's size (ITU-T T.81, table B.1)."""
_STANDALONE = frozenset((0x01, *range(0xD0, 0xD9)))
"""The markers without a segment."""
_FILL = compile_on_use(rb"\xff+")
_APPLICATION_1, _EXIF = 0xE1, b"Exif\0\0"
"""The marker of the segment of a JPEG file that may hold Exif, and what that begins with."""
_GIF_IMAGE, _GIF_EXTENSION = 0x2C, 0x21
_WEBP_EXIF, _WEBP_ANIMATION = 0x08, 0x02
"""Flags of the header of a WebP file (RFC 9649, 2.7)."""
_SVG = compile_on_use(rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--(?:(?!-->).){0,2000}-->\s*){0,9}<svg[\s>]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class PictureFormat:
    """The format of a picture, its width and height in pixels as it is seen (0 where its file does not state them:
    SVG), and whether its file is whole: it has its end, and the sums that it holds are those of its bytes.

    ``orientation``: how its pixels are to be turned to be seen so (1 to 8, as in Exif). ``animated``: whether it is
    several pictures, one after another. ``cmyk``: whether it has the four colors of print.
    """

    kind: PictureKind
    width: int
    height: int
    whole: bool = True
    orientation: int = UPRIGHT
    animated: bool = False
    cmyk: bool = False


def picture_format(data: bytes) -> PictureFormat | None:
    """What ``data`` is; None where it is none of these formats, or states no size where its format asks for one.

    Sources: W3C PNG, 5 and 11.2.2; ITU-T T.81, B; GIF89a, 18; RFC 9649 (WebP); W3C SVG 1.1.
    """
    if data.startswith(_PNG):
        return _png(data)
    if data.startswith(_JPEG):
        return _jpeg(data)
    if data.startswith(_GIFS):
        size = struct.unpack("<HH", data[6:10]) if len(data) >= 10 else None
        return _sized("gif", size, b"\x3b" in data[-8:], animated=_gif_is_animated(data))
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return _webp(data)
    head = data.removeprefix(b"\xef\xbb\xbf")[:16_384]
    return PictureFormat("svg", 0, 0, b"</svg>" in data[-256:]) if _SVG.match(head) else None


def _sized(
    kind: PictureKind,
    size: tuple[int, ...] | None,
    whole: bool,
    orientation: int = UPRIGHT,
    *,
    animated: bool = False,
    cmyk: bool = False,
) -> PictureFormat | None:
    if size is None or not all(size):
        return None
    width, height = reversed(size) if is_sideways(orientation) else size
    return PictureFormat(kind, width, height, whole, orientation, animated, cmyk)


def _png(data: bytes) -> PictureFormat | None:
    size = struct.unpack(">II", data[16:24]) if len(data) >= 24 else None
    exif, animated = b"", False
    for kind, body in _png_chunks(data):
        if kind == b"eXIf":
            exif = body
        animated = animated or (kind == b"acTL" and int.from_bytes(body[:4], "big") > 1)
    return _sized("png", size, _png_is_whole(data), exif_orientation(exif), animated=animated)


def _png_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_PNG)
    while at + 12 <= len(data):
        end = at + 8 + int.from_bytes(data[at : at + 4], "big")
        yield data[at + 4 : at + 8], data[at + 8 : end]
        at = end + 4


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


def _jpeg(data: bytes) -> PictureFormat | None:
    """By the frame header of a JPEG file and its segment of Exif (ITU-T T.81, B.2.2; CIPA DC-008, 4.7.2)."""
    orientation = UPRIGHT
    for marker, at in _jpeg_segments(data):
        if marker == _APPLICATION_1 and data[at + 4 : at + 10] == _EXIF:
            orientation = exif_orientation(data[at + 10 : at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")])
        if marker in _FRAME_HEADERS:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            # Cameras put data of their own behind the end.
            whole, cmyk = data.find(b"\xff\xd9", at) >= 0, data[at + 9 : at + 10] == b"\4"
            return _sized("jpeg", (width, height), whole, orientation, cmyk=cmyk)
    return None


def _jpeg_segments(data: bytes) -> Iterator[tuple[int, int]]:
    """The marker of each segment of a JPEG file and where it begins, as far as its frame header."""
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF or marker in _STANDALONE:
            at = _FILL.match(data, at).end() - 1 if marker == 0xFF else at + 2  # type: ignore[union-attr]
            continue
        yield marker, at
        if marker in _FRAME_HEADERS:
            return
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")


def _gif_is_animated(data: bytes) -> bool:
    """Whether a GIF file has a second image (GIF89a, 18 to 23)."""
    if len(data) < 13:
        return False
    at, images = 13 + _color_table(data[10]), 0
    while at < len(data):
        if data[at] == _GIF_IMAGE:
            images += 1
            if images > 1:
                return True
            at += 11 + (_color_table(data[at + 9]) if at + 9 < len(data) else 0)
        elif data[at] == _GIF_EXTENSION:
            at += 2
        else:
            return False
        while at < len(data) and data[at]:
            at += data[at] + 1
        at += 1
    return False


def _color_table(packed: int) -> int:
    """How many bytes the color table has that the flags of a GIF file tell of."""
    return 3 * 2 ** ((packed & 7) + 1) if packed & 0x80 else 0


def _webp(data: bytes) -> PictureFormat | None:
    """By the header of a WebP file, and its chunk of Exif (RFC 9649, 2.7)."""
    whole, flags = len(data) >= int.from_bytes(data[4:8], "little") + 8, data[20] if data[12:16] == b"VP8X" else 0
    orientation, at = UPRIGHT, 12
    while flags & _WEBP_EXIF and at + 8 <= len(data):
        end = at + 8 + int.from_bytes(data[at + 4 : at + 8], "little")
        if data[at : at + 4] == b"EXIF":
            orientation = exif_orientation(data[at + 8 : end].removeprefix(_EXIF))
            break
        at = end + end % 2
    return _sized("webp", _webp_size(data), whole, orientation, animated=bool(flags & _WEBP_ANIMATION))


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
