"""Redlines in a notation that a lawyer can read.

[-deleted-]{+inserted+} is a change of substance, [~deleted~]{~inserted~} one of capitals or hyphens in a defined
term and nothing else.
"""

from __future__ import annotations

import pytest

from engross.diff.words.word_diff import diff_words
from engross.model.comparison.span import TextSpan

SIGNS = {"kept": "%s", "deleted": "[-%s-]", "inserted": "{+%s+}"}
TERMS_SIGNS = {"deleted": "[~%s~]", "inserted": "{~%s~}"}


def written(spans: tuple[TextSpan, ...]) -> str:
    return "".join((TERMS_SIGNS if span.terms else SIGNS)[span.mark] % span.text for span in spans)


def redline(old: str, new: str) -> str:
    return written(diff_words(old, new))


ONE_WORD = [
    ("a fine of 90 dollars", "a fine of 92 dollars", "a fine of [-90-]{+92+} dollars"),
    (
        "No person shall sound a horn.",
        "No person may sound a horn.",
        "No person [-shall-]{+may+} sound a horn.",
    ),
    ("the City of Norwalk", "the Town of Norwalk", "the [-City-]{+Town+} of Norwalk"),
    ("seventy-five feet", "seventy-six feet", "[-seventy-five-]{+seventy-six+} feet"),
    ("see § 68-5A(1)(a)", "see § 68-5A(1)(b)", "see § 68-5A(1)[-(a)-]{+(b)+}"),
    ("a fee of $1,000.", "a fee of $1,500.", "a fee of $[-1,000-]{+1,500+}."),
]

ADDED_AND_STRUCK = [
    (
        "any rule or regulation of the commissioner",
        "any rule of the commissioner",
        "any rule [-or regulation -]of the commissioner",
    ),
    (
        "the mayor and the council",
        "the mayor, the clerk and the council",
        "the mayor{+, the clerk+} and the council",
    ),
    (
        "The permit is valid. It may be renewed.",
        "The permit is valid. It ends in May. It may be renewed.",
        "The permit is valid. {+It ends in May. +}It may be renewed.",
    ),
    ("", "A new provision.", "{+A new provision.+}"),
    ("A provision.", "", "[-A provision.-]"),
]

LATER_OF_TWO_PLACES = [
    (
        "the mayor, comptroller and clerk",
        "the mayor, public advocate, comptroller and clerk",
        "the mayor, {+public advocate, +}comptroller and clerk",
    ),
    (
        "baseball leagues subject to the rules",
        "baseball leagues and softball leagues subject to the rules",
        "baseball leagues {+and softball leagues +}subject to the rules",
    ),
    ("Any owner of a building.", "Any owner or operator of a building.", "Any owner {+or operator +}of a building."),
]

STOPS = [
    (
        "a fine on owners.",
        "a fine on owners; or\n(2) a fine on agents.",
        "a fine on owners[-.-]{+; or\n(2) a fine on agents.+}",
    ),
    ("a fine on owners.", "a fine on owners and agents.", "a fine on owners{+ and agents+}."),
]

WHOLE_PHRASES = [
    ("filed with the board of estimate and the clerk", "sent to the council or a mayor",
     "[-filed with the board of estimate and the clerk-]{+sent to the council or a mayor+}"),
    ("shall be made by the owner", "may be kept by an agent",
     "[-shall be made by the owner-]{+may be kept by an agent+}"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "expected"), ONE_WORD + ADDED_AND_STRUCK + LATER_OF_TWO_PLACES)
def test_marks_what_changed_and_nothing_else(old: str, new: str, expected: str) -> None:
    assert redline(old, new) == expected


@pytest.mark.parametrize(("old", "new", "expected"), WHOLE_PHRASES)
def test_strikes_a_phrase_whole_instead_of_keeping_lone_small_words(old: str, new: str, expected: str) -> None:
    assert redline(old, new) == expected


@pytest.mark.parametrize(("old", "new", "expected"), STOPS)
def test_a_stop_stays_with_its_line(old: str, new: str, expected: str) -> None:
    assert redline(old, new) == expected


def test_long_texts_are_cut_at_what_they_share() -> None:
    section = [f"{n}. No person shall make noise number {n} in zone {n % 7}." for n in range(2000)]
    changed = [*section]
    changed[700] = changed[700].replace("shall", "may")
    changed[1400] = ""
    struck = [s.text.strip() for s in diff_words("\n".join(section), "\n".join(changed)) if s.mark == "deleted"]
    assert struck == ["shall", section[1400]]


@pytest.mark.parametrize(("old", "new"), [("a b " * 9000, "b a " * 9000), ("x " * 9000, "y " * 9000)])
def test_texts_that_only_repeat_themselves_are_compared_too(old: str, new: str) -> None:
    spans = diff_words(old, new)
    assert "".join(s.text for s in spans if s.mark != "inserted") == old
    assert "".join(s.text for s in spans if s.mark != "deleted") == new


def test_equal_texts_give_no_marks() -> None:
    assert diff_words("Noise.", "Noise.") == (TextSpan("Noise."),)
    assert diff_words("", "") == ()


TERMS = ["sound level", "Sound Pressure Level", "property line", "Multi-Use Property", "noise", "point of measurement"]

TERMS_ONLY = [
    ("the sound level is", "the Sound Level is", "the [~sound level~]{~Sound Level~} is"),
    (
        "the sound-pressure level of",
        "the Sound Pressure Level of",
        "the [~sound-pressure level~]{~Sound Pressure Level~} of",
    ),
    ("a multi-use property or", "a Multi-Use Property or", "a [~multi-use property~]{~Multi-Use Property~} or"),
    ("sound-pressure level", "sound pressure level", "[~sound-pressure~]{~sound pressure~} level"),
    (
        "at the point of measurement.",
        "at the Point of Measurement.",
        "at the [~point of measurement~]{~Point of Measurement~}.",
    ),
    ("all sound levels", "all Sound Levels", "all [~sound levels~]{~Sound Levels~}"),
    ("“Sound level” means", "“Sound Level” means", "“Sound [~level”~]{~Level”~} means"),
    ("the property line's end", "the Property Line's end", "the [~property line's~]{~Property Line's~} end"),
    ("of this chapter", "of this Chapter", "of this [~chapter~]{~Chapter~}"),
]

NOT_TERMS_ONLY = [
    ("No person shall", "No person Shall", "No person [-shall-]{+Shall+}"),
    ("see Table 2", "see Table 1", "see Table [-2-]{+1+}"),
    ("the city clerk", "the City clerk", "the [-city-]{+City+} clerk"),
    ("the noise level", "the Sound Level", "the [-noise level-]{+Sound Level+}"),
    ("a soundlevel", "a Soundlevel", "a [-soundlevel-]{+Soundlevel+}"),
]

BOTH_KINDS = [
    (
        "70 dBA at the property line",
        "60 dBA at the Property Line",
        "[-70-]{+60+} dBA at the [~property line~]{~Property Line~}",
    ),
    ("see chapter 4", "see Chapter 5", "see [~chapter~]{~Chapter~} [-4-]{+5+}"),
    ("no sound level over", "no excessive Sound Level over", "no {+excessive +}[~sound level~]{~Sound Level~} over"),
    ("the sound level", "the Sound Levels", "the [~sound~]{~Sound~} [-level-]{+Levels+}"),
]


@pytest.mark.parametrize(("old", "new", "expected"), TERMS_ONLY + NOT_TERMS_ONLY + BOTH_KINDS)
def test_tells_a_change_of_terms_from_one_of_substance(old: str, new: str, expected: str) -> None:
    assert written(diff_words(old, new, terms=TERMS)) == expected


@pytest.mark.parametrize(("old", "new", "expected"), ONE_WORD + ADDED_AND_STRUCK + WHOLE_PHRASES)
def test_terms_leave_other_changes_as_they_are(old: str, new: str, expected: str) -> None:
    assert written(diff_words(old, new, terms=TERMS)) == expected


def test_the_order_and_the_case_of_the_terms_do_not_matter() -> None:
    old, new = "the noise and the sound level", "the Noise and the Sound Level"
    expected = diff_words(old, new, terms=TERMS)
    assert diff_words(old, new, terms=[term.upper() for term in reversed(TERMS)]) == expected
    assert diff_words(old, new, terms=frozenset(TERMS)) == expected


def test_one_ideograph_that_changes_is_marked_alone() -> None:
    spans = diff_words("在夜间十时至次日七时使用扩音设备。", "在夜间九时至次日七时在市内使用扩音设备。")
    assert [(span.mark, span.text) for span in spans if span.mark != "kept"] == [
        ("deleted", "十"),
        ("inserted", "九"),
        ("inserted", "在市内"),
    ]
