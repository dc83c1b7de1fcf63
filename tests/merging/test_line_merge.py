"""Three texts into one by lines."""

from __future__ import annotations

import pytest

from engross.merging.line_merge import merge_lines

BASE = "one\ntwo\nthree\nfour\nfive\n"
NAMES = ("city", "new")


@pytest.mark.parametrize(
    ("ours", "theirs", "merged"),
    [
        (BASE, BASE, BASE),
        (BASE.replace("one", "1"), BASE.replace("five", "5"), "1\ntwo\nthree\nfour\n5\n"),
        (BASE.replace("one", "1"), BASE.replace("one", "1"), BASE.replace("one", "1")),
        (BASE.replace("two\n", ""), BASE + "six\n", "one\nthree\nfour\nfive\nsix\n"),
        ("zero\n" + BASE, BASE.replace("three\n", ""), "zero\none\ntwo\nfour\nfive\n"),
    ],
)
def test_what_either_changed_is_in_the_merge(ours: str, theirs: str, merged: str) -> None:
    for first, second in ((ours, theirs), (theirs, ours)):
        done = merge_lines(BASE, first, second, NAMES)
        assert (done.text, done.conflicts) == (merged, ())


def test_lines_that_both_changed_stand_between_markers() -> None:
    done = merge_lines(BASE, BASE.replace("three", "drei"), BASE.replace("three", "trois"), NAMES)
    assert done.conflicts == ((3, 3),)
    assert done.text == "one\ntwo\n<<<<<<< city\ndrei\n=======\ntrois\n>>>>>>> new\nfour\nfive\n"


def test_a_last_line_without_an_end_does_not_run_into_a_marker() -> None:
    done = merge_lines("a\nb", "a\nc", "a\nd", NAMES)
    assert done.text == "a\n<<<<<<< city\nc\n=======\nd\n>>>>>>> new\n"
