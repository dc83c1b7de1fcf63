"""The letterhead of a city: its lines by the city's file, logo and seal by ``templates/letterhead/``."""

from __future__ import annotations

import struct
from typing import Literal

from engross.errors import SourceError
from engross.rendering.page_layout import page_layout
from engross.resources import PICTURE_SUFFIXES, Templates
from engross.values import dataclass

PictureKind = Literal["png", "jpeg"]

_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_FRAME_HEADERS = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""The markers of a JPEG file whose segment has the picture's size (ITU-T T.81, table B.1)."""
_STANDALONE = frozenset((0x01, *range(0xD0, 0xD9)))
"""The markers without a segment."""
_MOST_BYTES = 2 * 1024 * 1024
_WIDEST = 1 / 3
"""How much of the text's width a picture may take."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A logo or a seal: its file's bytes, its size on paper in points, and the words that stand for it."""

    name: str
    kind: PictureKind
    data: bytes
    width: float
    height: float
    words: str


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What stands at the head of a document's first page; the first line is the city's full name."""

    lines: tuple[str, ...]
    logo: Picture | None
    seal: Picture | None

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """Logo and seal, those that there are."""
        return tuple(each for each in (self.logo, self.seal) if each is not None)

    @property
    def side(self) -> float:
        """Points that a picture beside the lines takes; as much on either side, so that the lines are centered."""
        return max((each.width for each in self.pictures), default=0.0)


def letterhead_of(templates: Templates) -> Letterhead | None:
    """The letterhead of the city that ``templates`` are of; None where it has none.

    Errors: SourceError where a picture is no PNG or JPEG, is too large, or there are two for one place.
    """
    lines = templates.stationery.letterhead
    logo, seal = (_picture(templates, name) for name in ("logo", "seal"))
    return Letterhead(lines, logo, seal) if lines or logo or seal else None


def _picture(templates: Templates, name: Literal["logo", "seal"]) -> Picture | None:
    files = [f"{name}.{suffix}" for suffix in PICTURE_SUFFIXES]
    found = [(file, data) for file in files if (data := templates.own_data("letterhead", file)) is not None]
    if not found:
        return None
    file, data = found[0]
    place = f"templates/letterhead/{file}"
    if len(found) > 1:
        raise SourceError(place, 0, f"there is {found[1][0]} too; keep one of them.")
    if len(data) > _MOST_BYTES:
        raise SourceError(place, 0, "this picture has more than 2 MB, in every document that is made; make it smaller.")
    kind, pixels = _measured(data, place)
    page = page_layout(templates)
    height = {"logo": page.logo_height, "seal": page.seal_height}[name] / 20
    width = height * pixels[0] / pixels[1]
    if width > page.text_width / 20 * _WIDEST:
        width = page.text_width / 20 * _WIDEST
        height = width * pixels[1] / pixels[0]
    city = next(iter(templates.stationery.letterhead), "")
    return Picture(name, kind, data, width, height, f"{name.capitalize()} of {city}" if city else name.capitalize())


def _measured(data: bytes, place: str) -> tuple[PictureKind, tuple[int, int]]:
    """The kind of a picture, and its width and height in pixels. Errors: SourceError."""
    size = None
    kind: PictureKind = "png"
    if data.startswith(_PNG) and len(data) >= 24:
        # W3C PNG, 11.2.2: the chunk IHDR comes first, and begins with width and height.
        size = struct.unpack(">II", data[16:24])
    elif data.startswith(_JPEG):
        kind, size = "jpeg", _jpeg_size(data)
    if size is None or not all(size):
        raise SourceError(place, 0, "this is no PNG or JPEG picture; save it as one.")
    return kind, (size[0], size[1])


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
