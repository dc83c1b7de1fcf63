"""Lines drawn through words, or below them: struck and underlined words, which a recogniser reads like any other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np

from engross.model.scanned_page import ScannedLine, ScannedWord
from engross.scanning.page_pictures import GreyPicture

_LONG = 1.1
"""Line heights: the least length of a drawn line; no letter has so long a stroke."""
_THIN = 0.22
"""Of the line height: a thicker bar is a picture or a redaction, no line through words."""
_COVERED = 0.6
"""Of a word's width: so much must be under the line for the word to be struck or underlined."""
_THROUGH, _BELOW = (0.3, 0.72), (0.72, 1.1)
"""Where a line through words and a line below them stand, of the height of the words' box from its top."""


def with_drawn_lines(picture: GreyPicture, lines: Sequence[ScannedLine]) -> list[ScannedLine]:
    """``lines`` with the words marked that the picture has a line through, or below."""
    ink = cv2.threshold(255 - picture, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)[1]
    return [_marked(ink, line) for line in lines]


def _marked(ink: GreyPicture, line: ScannedLine) -> ScannedLine:
    box = line.box
    high = box.height
    cut = ink[box.top : box.bottom + high // 8, box.left : box.right]
    if not cut.size:
        return line
    long = max(3, int(_LONG * high))
    strokes = cv2.morphologyEx(cut, cv2.MORPH_OPEN, np.ones((1, long), np.uint8))
    through, below = np.zeros(cut.shape[1], bool), np.zeros(cut.shape[1], bool)
    _, _, found, _ = cv2.connectedComponentsWithStats(strokes)
    for left, top, width, height, _ in found[1:]:
        middle = (top + height / 2) / high
        if height > max(2, _THIN * high):
            continue
        if _THROUGH[0] <= middle <= _THROUGH[1]:
            through[left : left + width] = True
        elif _BELOW[0] < middle <= _BELOW[1]:
            below[left : left + width] = True
    return replace(line, words=tuple(_marked_word(word, box.left, through, below) for word in line.words))


def _marked_word(word: ScannedWord, left: int, through: GreyPicture, below: GreyPicture) -> ScannedWord:
    at = slice(max(0, word.left - left), max(1, word.right - left))
    return replace(word, struck=_share(through[at]) > _COVERED, underlined=_share(below[at]) > _COVERED)


def _share(covered: GreyPicture) -> float:
    return float(covered.mean()) if covered.size else 0.0
