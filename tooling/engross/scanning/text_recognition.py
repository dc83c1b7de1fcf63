"""Printed lines found in a picture and read, by RapidOCR, whose models are in its wheel.

Its line classifier is off: it turns upright lines over, and reads 08 where 80 is printed with full confidence.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import cv2

from engross.model.scanned_page import Box, ScannedLine, ScannedWord
from engross.scanning.page_pictures import GreyPicture

_MARGIN = 0.15
"""Of a line's height: so much paper is read with it, above and below."""


def recognised_lines(picture: GreyPicture) -> list[ScannedLine]:
    """The lines of a picture, in no order that may be relied on."""
    read = _recogniser()(cv2.cvtColor(picture, cv2.COLOR_GRAY2BGR))
    if read.boxes is None:
        return []
    return [
        ScannedLine(tuple(_word(*each) for each in words), _around(corners), 0)
        for corners, words in zip(read.boxes, read.word_results, strict=True)
        if words
    ]


def readings(picture: GreyPicture, boxes: Sequence[Box]) -> list[tuple[str, ...]]:
    """Each line of a picture read once more in each of several sizes and sharpnesses."""
    from rapidocr.ch_ppocr_rec.typings import TextRecInput

    reader = _recogniser()._load_rec_model()
    found: list[list[str]] = [[] for _ in boxes]
    for variant in _variants(picture):
        scale = variant.shape[0] / picture.shape[0]
        cuts = [cv2.cvtColor(_cut(variant, box, scale), cv2.COLOR_GRAY2BGR) for box in boxes]
        for texts, text in zip(found, reader(TextRecInput(img=cuts)).txts, strict=True):
            texts.append(text)
    return [tuple(texts) for texts in found]


def _variants(picture: GreyPicture) -> tuple[GreyPicture, ...]:
    twice = cv2.resize(picture, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC)
    return twice, cv2.GaussianBlur(twice, (0, 0), 1.6)


def _cut(picture: GreyPicture, box: Box, scale: float) -> GreyPicture:
    margin = _MARGIN * box.height
    top, bottom = max(0, int((box.top - margin) * scale)), int((box.bottom + margin) * scale)
    left, right = max(0, int((box.left - margin) * scale)), int((box.right + margin) * scale)
    return picture[top:bottom, left:right]


@cache
def _recogniser() -> Any:
    """RapidOCR as we use it: no line is dropped for its score, no picture made smaller; imported here because it takes
    a second, which a part of a picture needs not wait for."""
    from rapidocr import RapidOCR

    return RapidOCR(
        params={
            "Global.use_cls": False,
            "Global.log_level": "critical",
            "Global.max_side_len": 100_000,
            "Global.return_word_box": True,
            "Global.text_score": 0.0,
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
        }
    )


def _word(text: str, score: float, corners: Any) -> ScannedWord:
    across = [int(x) for x, _ in corners]
    return ScannedWord(text, min(across), max(across), round(float(score), 3))


def _around(corners: Any) -> Box:
    across, down = [int(x) for x, _ in corners], [int(y) for _, y in corners]
    return Box(min(across), min(down), max(across), max(down))
