"""Runs of kept words are as long as they can be."""

from __future__ import annotations

from engross.diff.words.matching_blocks import merge_adjacent


def test_runs_that_touch_are_one() -> None:
    assert merge_adjacent([(0, 0, 2), (2, 2, 1), (3, 4, 2), (5, 6, 0), (5, 6, 3), (9, 9, 1)]) == [
        (0, 0, 3),
        (3, 4, 5),
        (9, 9, 1),
    ]


def test_no_run_is_empty() -> None:
    assert merge_adjacent([(0, 0, 0), (4, 4, 0)]) == []
