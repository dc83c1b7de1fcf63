"""Which lines of a page are the notice, where others stand around it."""

from __future__ import annotations

import textwrap

from engross.proofreading import PrintedLine, notice_lines
from newspaper_pages import BODIES, notice_paragraphs

SUBJECTS = tuple(BODIES)
OURS, OTHER, THIRD = (notice_paragraphs(subject) for subject in SUBJECTS[:3])
SENT = "\n\n".join(OURS)


def set_in_columns(*texts: str, depth: int = 40) -> tuple[list[PrintedLine], list[int]]:
    """Texts under one another in narrow columns, and which text each line is of."""
    lines: list[PrintedLine] = []
    of: list[int] = []
    for number, text in enumerate(texts):
        for line in textwrap.wrap(text, 44):
            lines.append(PrintedLine(line, len(lines) // depth))
            of.append(number)
    return lines, of


def ours_of(*texts: str) -> None:
    """Hold the lines found against those of the second text."""
    lines, of = set_in_columns(*texts)
    assert [of[at] for at in notice_lines(SENT, lines)] == [1] * of.count(1)


def test_the_notice_among_others_that_begin_and_end_as_it_does() -> None:
    ours_of(" ".join(OTHER), " ".join(OURS), " ".join(THIRD))


def test_a_neighbour_that_is_cut_off() -> None:
    ours_of(" ".join(OTHER[-2:]), " ".join(OURS), " ".join(THIRD[:2]))


def test_slips_in_the_words_that_all_begin_with_stay_with_their_notice() -> None:
    ours_of(
        " ".join(OTHER[:2]), " ".join(OURS).replace("March 12", "March 19").replace("7:30", "7:80"), " ".join(THIRD)
    )


def test_what_is_missing_at_the_end_is_not_taken_from_a_neighbour() -> None:
    lines, of = set_in_columns(" ".join(OTHER), " ".join(OURS[:-1]), " ".join(THIRD))
    found = {of[at] for at in notice_lines(SENT, lines)}
    assert 0 not in found
    assert notice_lines(SENT, lines)[-1] <= max(at for at, text in enumerate(of) if text == 1) + 3


def test_a_notice_that_goes_on_behind_what_stands_at_the_foot_of_its_column() -> None:
    half = " ".join(OURS[:3]), " ".join(OURS[3:])
    first = [PrintedLine(line, 0) for line in textwrap.wrap(half[0], 44)]
    between = [PrintedLine(line, 0) for line in textwrap.wrap(" ".join(OTHER), 44)]
    second = [PrintedLine(line, 1) for line in textwrap.wrap(half[1], 44)]
    found = notice_lines(SENT, [*first, *between, *second])
    assert [at for at in found if len(first) <= at < len(first) + len(between)] == []
    assert set(range(len(first) + len(between), len(first) + len(between) + len(second))) <= set(found)


def test_words_put_in_within_a_column_stay() -> None:
    lines, _ = set_in_columns(
        " ".join((*OURS[:3], "No dog shall swim beside a dock on a Sunday.", *OURS[3:])), depth=400
    )
    assert len(notice_lines(SENT, lines)) == len(lines)


def test_a_page_without_it() -> None:
    assert notice_lines(SENT, [PrintedLine("Lost: one grey cat, white paws, on Elm Street.", 0)]) == ()
    assert notice_lines(SENT, []) == ()
    assert notice_lines("", [PrintedLine("a b c d e f", 0)]) == ()
