"""Headings of any number, sign, word, blank and dash: the label is all before the title, the title is whole."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from engross.importing.recognition.headings import heading_of
from engross.importing.source_page import Paragraph
from engross.model.law.roman import roman
from engross.model.law.text import Text

part = st.integers(1, 999).map(str)
number = st.one_of(
    part,
    st.builds("{}{}{}".format, part, st.sampled_from("-.:\u2011\u2013"), part),
    st.builds("{}.{:02d}.{:03d}".format, st.integers(1, 30), st.integers(1, 99), st.integers(10, 990)),
    st.integers(1, 60).map(roman),
    st.sampled_from(["One", "two", "ELEVEN", "Twenty-One", "FORTY TWO", "First"]),
)
blank = st.sampled_from([" ", "\u00a0", "\u2002", "\u2003", "\u2009", "\u202f"])
sign = st.one_of(
    st.builds("§{}".format, st.one_of(blank, st.just(""))),
    st.builds("{}{}".format, st.sampled_from(["Section", "SECTION", "Sec.", "SEC.", "sec."]), blank),
)
stop = st.sampled_from([".", ":", "", ")"])
between = st.sampled_from([" ", "\u2002", " - ", " – ", " — ", "—"])
title = st.lists(st.sampled_from(["Fees", "Dogs", "and", "Cats", "Noise", "in", "Parks"]), min_size=1, max_size=6).map(
    lambda words: " ".join(["Title", *words])
)


@given(sign, number, stop, between, title, st.sampled_from(["", "."]))
def test_any_heading_of_a_section(sign: str, number: str, stop: str, between: str, title: str, end: str) -> None:
    label = f"{sign}{number}{stop}"
    found = heading_of(Paragraph(Text(f"{label}{between}{title}{end}")))
    assert found is not None
    assert found.level == "section"
    assert found.heading is not None
    assert (found.label, found.heading.plain, found.rest.plain) == (label, f"{title}{end}", "")


@given(sign, number, number, st.sampled_from([" to ", "—", " through ", ", ", " and "]))
def test_any_reserved_range(sign: str, first: str, last: str, link: str) -> None:
    label = f"{sign.replace('§', '§§')}{first}{link}{last}."
    found = heading_of(Paragraph(Text(f"{label} (Reserved)")))
    assert found is not None
    assert found.heading is not None
    assert (found.level, found.label, found.heading.plain) == ("section", label, "(Reserved)")


@given(
    sign, number, st.sampled_from(["of the charter applies.", "shall not apply.", "is repealed, and no fee is due."])
)
def test_no_sentence_is_a_heading(sign: str, number: str, words: str) -> None:
    assert heading_of(Paragraph(Text(f"{sign}{number} {words}"))) is None
