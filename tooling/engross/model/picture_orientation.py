"""How the pixels of a picture are to be turned, as Exif says it (CIPA DC-008, tag Orientation)."""

from __future__ import annotations

from engross.values import dataclass

UPRIGHT = 1
"""The orientation of a picture that is seen as its pixels are."""
_ORIENTATION, _SHORT = 0x0112, 3
_ENTRY = 12


@dataclass(frozen=True, slots=True)
class Turn:
    """What makes the pixels of a picture upright: it is mirrored left to right if ``mirrored``, then turned clockwise
    by ``degrees``."""

    mirrored: bool = False
    degrees: int = 0


_TURNS = (
    Turn(),
    Turn(True),
    Turn(False, 180),
    Turn(True, 180),
    Turn(True, 270),
    Turn(False, 90),
    Turn(True, 90),
    Turn(False, 270),
)


def turn_of(orientation: int) -> Turn:
    """What makes a picture of an ``orientation`` (1 to 8) upright."""
    return _TURNS[orientation - 1]


def is_sideways(orientation: int) -> bool:
    """Whether width and height of the pixels are height and width of what is seen."""
    return turn_of(orientation).degrees in (90, 270)


def exif_orientation(exif: bytes) -> int:
    """The orientation that a block of Exif (a TIFF header and its first directory) states; UPRIGHT where none."""
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(exif[:4], "")
    if not order or len(exif) < 10:
        return UPRIGHT
    start = _number(order, exif[4:8])
    entries = exif[start + 2 : start + 2 + _ENTRY * _number(order, exif[start : start + 2])]
    for at in range(0, len(entries) - _ENTRY + 1, _ENTRY):
        if _number(order, entries[at : at + 2]) == _ORIENTATION and _number(order, entries[at + 2 : at + 4]) == _SHORT:
            found = _number(order, entries[at + 8 : at + 10])
            return found if 1 <= found <= len(_TURNS) else UPRIGHT
    return UPRIGHT


def _number(order: str, data: bytes) -> int:
    return int.from_bytes(data, "little" if order == "<" else "big")
