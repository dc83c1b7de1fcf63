"""What the process that reads pictures answers: a page read, lines of it read again, parts of its picture."""

from __future__ import annotations

import base64
import contextlib
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import cv2

from engross.model.scanned_page import Box, ScannedLine
from engross.scanning.drawn_lines import with_drawn_lines
from engross.scanning.page_pictures import GreyPicture, PictureError, as_png, page_picture
from engross.scanning.reading_order import in_reading_order
from engross.scanning.scan_process import MOST_PIXELS, MOST_SCAN_MEMORY
from engross.scanning.straightening import straightened
from engross.scanning.text_recognition import readings, recognised_lines

_TURNS = (None, cv2.ROTATE_180, cv2.ROTATE_90_CLOCKWISE, cv2.ROTATE_90_COUNTERCLOCKWISE)
_SURE = 0.85
"""A page whose lines are read with this score, on the average of their letters, lies the right way up."""
_AROUND = 0.6
"""Of a line's height: so much of the page is shown around what is cut out of it."""


def answer_scan_request() -> int:
    """Answer the request on standard input, within bounds of memory; the exit status."""
    with contextlib.suppress(ImportError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_SCAN_MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))
    asked = json.loads(sys.stdin.buffer.readline())
    try:
        told = _answer(asked, sys.stdin.buffer.read())
    except PictureError as fault:
        sys.stderr.write(str(fault))
        return 1
    sys.stdout.write(json.dumps(told))
    return 0


def _answer(asked: dict[str, Any], data: bytes) -> dict[str, Any]:
    """What a request (see ``scan_process``) is answered, as JSON values. Errors: PictureError."""
    picture = page_picture(data, asked.get("page", 1), MOST_PIXELS)
    if "boxes" in asked:
        return {"readings": readings(picture, [Box(**box) for box in asked["boxes"]])}
    if "cuts" in asked:
        return {"pictures": [_encoded(_cut(picture, Box(**box))) for box in asked["cuts"]]}
    level, lines = _upright(picture)
    told = in_reading_order(with_drawn_lines(level, lines))
    return {"lines": [asdict(line) for line in told], "picture": _encoded(level)}


def _upright(picture: GreyPicture) -> tuple[GreyPicture, list[ScannedLine]]:
    """The picture turned so that it reads best, straightened, and its lines."""
    tried = []
    for turn in _TURNS:
        level = straightened(picture if turn is None else cv2.rotate(picture, turn))
        lines = recognised_lines(level)
        tried.append((_confidence(lines), level, lines))
        if not lines or tried[-1][0] > _SURE:
            break
    _, level, lines = max(tried, key=lambda each: each[0])
    return level, lines


def _confidence(lines: Sequence[ScannedLine]) -> float:
    """The average score of the letters; half of it where the lines stand on end."""
    words = [word for line in lines for word in line.words]
    letters = sum(len(word.text) for word in words)
    score = sum(word.score * len(word.text) for word in words) / max(letters, 1)
    on_end = sum(line.box.height > line.box.width for line in lines)
    return score / 2 if on_end * 2 > len(lines) else score


def _cut(picture: GreyPicture, box: Box) -> GreyPicture:
    margin = int(_AROUND * min(box.height, box.width))
    top, left = max(0, box.top - margin), max(0, box.left - margin)
    return picture[top : box.bottom + margin, left : box.right + margin]


def _encoded(picture: GreyPicture) -> str:
    return base64.b64encode(as_png(picture)).decode("ascii")


if __name__ == "__main__":
    sys.exit(answer_scan_request())
