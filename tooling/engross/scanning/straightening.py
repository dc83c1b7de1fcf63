"""A picture of a page made even in light and upright: shadows taken out, lines turned level."""

from __future__ import annotations

import cv2
import numpy as np

from engross.scanning.page_pictures import GreyPicture

_STEEPEST, _COARSE, _FINE = 6.0, 0.5, 0.05
"""Degrees: how far a page may lie askew, and the steps in which its angle is looked for."""
_SAMPLE = 900
"""Pixels of the longer side of the small picture that the angle is looked for in."""
_LEVEL = 0.08
"""Degrees that are too few to turn a page for."""


def straightened(picture: GreyPicture) -> GreyPicture:
    """``picture`` with even light, its lines level."""
    even = _even_light(picture)
    angle = skew_angle(even)
    if abs(angle) < _LEVEL:
        return even
    height, width = even.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1)
    return cv2.warpAffine(even, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=255)


def skew_angle(picture: GreyPicture) -> float:
    """The degrees by which a page has to be turned, against the clock, for its lines to be level.

    Where they are level the sums of ink by rows differ most: lines and the gaps between them.
    """
    scale = min(1.0, _SAMPLE / max(picture.shape))
    small = 255 - cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    best = 0.0
    for reach, step in ((_STEEPEST, _COARSE), (_COARSE, _FINE)):
        angles = [best + step * at for at in range(round(-reach / step), round(reach / step) + 1)]
        best = max(angles, key=lambda angle: _unevenness(small, angle))
    return best


def _unevenness(ink: GreyPicture, angle: float) -> float:
    height, width = ink.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1)
    rows = cv2.warpAffine(ink, turn, (width, height)).sum(axis=1, dtype=np.float64)
    return float(np.square(np.diff(rows)).sum())


def _even_light(picture: GreyPicture) -> GreyPicture:
    """The picture divided by its own background: paper is white, whatever shadow lies on it."""
    size = max(15, max(picture.shape) // 40 | 1)
    scale = 0.25
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((5, 5), np.uint8)), max(5, int(size * scale) | 1))
    paper = cv2.resize(paper, (picture.shape[1], picture.shape[0]), interpolation=cv2.INTER_LINEAR)
    return cv2.divide(picture, paper, scale=250)
