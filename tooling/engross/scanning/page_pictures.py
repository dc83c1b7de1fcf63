"""From a file to the grey picture of one of its pages, and from a picture to PNG."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
import pypdfium2

DPI = 200
"""Dots an inch at which a page of a PDF is drawn: at 300 the recogniser reads no better."""
LONGEST_SIDE = 6_000
"""Pixels; a larger picture is made smaller."""

GreyPicture = Any
"""A grey picture: an array of rows of bytes, 0 black to 255 white."""


class PictureError(Exception):
    """A file that holds no such page; ``str()`` says why."""


def page_picture(data: bytes, page: int, most_pixels: int) -> GreyPicture:
    """The picture of a ``page`` (from 1) of a PDF, or of the one page of a PNG or JPEG file.

    A page of more than ``most_pixels`` is refused: of a picture OpenCV counts them itself.

    Errors: PictureError.
    """
    picture = _drawn(data, page, most_pixels) if data.lstrip()[:5] == b"%PDF-" else _decoded(data)
    longest = max(picture.shape)
    if longest <= LONGEST_SIDE:
        return picture
    scale = LONGEST_SIDE / longest
    return cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)


def _decoded(data: bytes) -> GreyPicture:
    try:
        picture = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_GRAYSCALE)
    except cv2.error:
        picture = None
    if picture is None:
        raise PictureError(
            "it is damaged, too large, or no PNG or JPEG picture; save it anew as one of them, or as PDF"
        )
    return picture


def _drawn(data: bytes, page: int, most_pixels: int) -> GreyPicture:
    try:
        document = pypdfium2.PdfDocument(data)
        sheet = document[page - 1]
        scale = DPI / 72
        if sheet.get_width() * sheet.get_height() * scale * scale > most_pixels:
            raise PictureError(f"page {page} is larger than any sheet of a newspaper; print it to a smaller sheet")
        drawn = sheet.render(scale=scale, grayscale=True).to_numpy()
    except (pypdfium2.PdfiumError, IndexError) as fault:
        raise PictureError(f"page {page} cannot be drawn ({fault}); print it to a new PDF") from None
    return np.ascontiguousarray(drawn.reshape(drawn.shape[:2]))


def as_png(picture: GreyPicture) -> bytes:
    """A picture as a PNG file."""
    encoded: bytes = cv2.imencode(".png", picture)[1].tobytes()
    return encoded
