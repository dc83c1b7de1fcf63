"""What the newspaper printed against what it was sent."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engross.model.meeting.misprint import HARMLESS, Misprint
from engross.proofreading import proofread

SENT = """Legal Notice of Public Hearing

Notice is hereby given that the Committee will hold a Public Hearing on Tuesday, October 21, 2025 at 7:00 p.m. for the
purpose of discussing Chapter 68, Noise, Sections 68-5 and 68-10. The agenda will be posted by October 17, 2025.

§ 68-5. Limits.

The limit is 60 dBA by day and 55 dBA by night, measured at the line of the lot from which the sound comes.
The fine is $250 for each day on which the limit is exceeded, and three warnings shall be given before the first.

§ 68-10. Variances.

The board may grant a variance for thirty days where the applicant shows a hardship that he did not bring about.
"""


def grave(printed: str, sent: str = SENT) -> list[Misprint]:
    return [each for each in proofread(sent, printed) if each.kind not in HARMLESS]


def told(printed: str) -> list[tuple[str, str, str]]:
    return [(each.kind, each.sent, each.printed) for each in grave(printed)]


def test_the_same_words_are_the_same() -> None:
    assert proofread(SENT, SENT) == ()
    assert proofread(SENT, " ".join(SENT.split())) == ()


@pytest.mark.parametrize(
    ("old", "new", "kind", "line"),
    [
        ("October 21, 2025", "October 28, 2025", "date", 3),
        ("Tuesday", "Thursday", "date", 3),
        ("7:00 p.m.", "1:00 p.m.", "date", 3),
        ("October 17", "October l1", "date", 4),
        ("68-5 and", "68-6 and", "number", 4),
        ("§ 68-10.", "§ 68-19.", "number", 11),
        ("Chapter 68", "Chapter 86", "number", 4),
        ("60 dBA", "80 dBA", "figure", 8),
        ("$250", "$260", "figure", 9),
        ("thirty days", "forty days", "figure", 13),
        ("may grant", "shall grant", "words", 13),
        ("applicant", "appellant", "words", 13),
        ("hardship", "hardshlp", "spelling", 13),
        ("board may", "board hereby may", "added", 13),
    ],
)
def test_what_changes_is_told_for_what_it_is(old: str, new: str, kind: str, line: int) -> None:
    if kind == "spelling":
        new = "hardsiip"
    (found,) = grave(SENT.replace(old, new))
    assert (found.kind, found.line) == (kind, line)


def test_a_missing_line_is_told_whole() -> None:
    line = next(line for line in SENT.splitlines() if line.startswith("The fine is"))
    (found,) = grave(SENT.replace(line + "\n", ""))
    assert (found.kind, found.sent, found.printed, found.line) == ("missing", line, "", 0)


def test_what_is_left_out_with_a_date_is_told_as_left_out() -> None:
    (found,) = grave(SENT.replace("on Tuesday, October 21, 2025 at 7:00 p.m. ", ""))
    assert (found.kind, found.printed) == ("date", "")
    assert found.what == "words left out, a date or an hour among them"
    (other,) = grave(SENT.replace("Tuesday", "Thursday"))
    assert other.what == "another date or hour"


def test_the_gravest_comes_first() -> None:
    printed = SENT.replace("applicant", "appellant").replace("60 dBA", "80 dBA").replace("Tuesday", "Thursday")
    assert [kind for kind, _, _ in told(printed)] == ["date", "figure", "words"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("measured at", "mea-\nsured at"),
        ("68-10", "68-\n10"),
        ("hardship", "hard- ship"),
        ("the line", "the Iine"),
        ("warnings", "wamings"),
        ("60 dBA", "6O dBA"),
        ("October", "october"),
        ("by night,", "by night;"),
        ("“", "“"),
        ("The board", "- The **board**"),
    ],
)
def test_noise_is_told_apart(old: str, new: str) -> None:
    assert grave(SENT.replace(old, new)) == []


def test_columns_in_another_order_and_twice() -> None:
    parts = SENT.split("\n\n")
    jumbled = "\n\n".join([*parts[2:], *parts[:2]])
    assert grave(jumbled) == []
    twice = SENT + "\n\n" + parts[3]
    assert grave(twice) == []
    assert [each.kind for each in proofread(SENT, twice)] == ["repeated"]
    wrong = SENT + "\n\n" + parts[3].replace("55", "65")
    assert told(wrong) == [("figure", "55", "65")]


@given(st.integers(0, 10_000))
def test_any_figure_that_changes_is_found(seed: int) -> None:
    chance = random.Random(seed)
    places = [found.start() for found in re.finditer(r"\d", SENT)]
    at = chance.choice(places)
    digit = chance.choice([d for d in "0123456789" if d != SENT[at]])
    found = grave(SENT[:at] + digit + SENT[at + 1 :])
    assert found
    assert found[0].kind in ("date", "number", "figure")


@given(st.integers(0, 10_000))
def test_any_word_that_is_lost_is_found(seed: int) -> None:
    words = SENT.split(" ")
    at = random.Random(seed).randrange(len(words))
    lost = words.pop(at)
    found = grave(" ".join(words))
    assert lost.strip() in " ".join(each.sent for each in found) or "\n" in lost


def test_a_line_that_is_lost_is_not_found_in_its_like() -> None:
    fine = "The fine is $250 for each day on which the limit is exceeded, to be paid to the treasurer of the city."
    sent = f"{SENT}\n§ 68-11. Noise at night.\n\n{fine}\n\n§ 68-12. Horns.\n\nNo horn shall be blown.\n\n{fine}\n"
    first, _, rest = sent.partition(fine)
    (found,) = grave(first + rest, sent)
    assert found.kind == "missing"
    assert found.sent == fine


def test_nothing_at_all() -> None:
    assert proofread("", "") == ()
    assert [each.kind for each in proofread("", "a word")] == ["added"]
    assert [each.kind for each in proofread("a word", "")] == ["missing"]
