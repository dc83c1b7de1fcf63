"""Lines without indentation, indented by their labels."""

from __future__ import annotations

import pytest

from engross.instructions.flat_matter import indented


@pytest.mark.parametrize(
    "lines",
    [
        ["(a) One:", "  (1) two;", "  (2) three.", "(b) Four."],
        ["A. One:", "  1. two:", "    a. three;", "    b. four.", "  2. Five.", "B. Six."],
        ["(h) One:", "  (i) two;", "  (ii) three.", "    (1) four."],
        ["(h) One.", "(i) Two.", "(j) Three."],
        ["(1) One:", "  (A) two:", "    (i) three;", "    (ii) four;", "  (B) five.", "(2) Six."],
        ["(v) One.", "(vi) Two."],
        ["(5) One.", "(5A) Two.", "(6) Three."],
        ["(a) One:", "  1. two.", "  Words below two.", "(b) Three."],
    ],
)
def test_labels_tell_how_deep_a_line_stands(lines: list[str]) -> None:
    flat = [line.strip() for line in lines]
    assert list(indented(flat)) == lines


def test_indented_lines_stay_as_they_are() -> None:
    lines = ["(a) One:", "  (b) two;", "(1) three."]
    assert list(indented(lines)) == lines
