"""Sentences of the use cases as a page says them."""

from __future__ import annotations

import pytest

from engross.desk.plain_sentences import PlainSentence, plain_sentence


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("2025-10-21.proposed is saved", "The draft of October 21, 2025 is saved"),
        ("2026-01-20.proposed.yard is saved", "The draft of January 20, 2026 (yard) is saved"),
        ("068-noise has no such text any more", "Chapter 68, Noise has no such text any more"),
        ("amend new-parking at 2025-10-21-laws", "Amend New: Parking at the meeting of October 21, 2025"),
        ("the law is now 2026-03-01.enacted", "The law is now the ordinance adopted on March 1, 2026"),
        ("it is dated 2025-02-31", "It is dated 2025-02-31"),
        (f"it says something else (SHA-256 {'a' * 64}); choose another", "It says something else; choose another"),
        ("/home/ann/x/068-noise/2025-10-21.proposed.xml is there", "The draft of October 21, 2025 is there"),
        ("ordinances/elmwood.toml: it is wrong", "A file of this city: it is wrong"),
        ("ordinances/elmwood.toml:22: the day is none", "A file of this city: the day is none"),
        ("/home/ann/letter.txt cannot be read", "letter.txt cannot be read"),
        ("commercial/industrial and and/or stay", "Commercial/industrial and and/or stay"),
    ],
)
def test_versions_chapters_and_days_are_said_in_words(told: str, words: str) -> None:
    assert plain_sentence(told) == PlainSentence(words)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("it is not filed: record it with `engross outcome 68 filed`", "It is not filed"),
        (
            "/home/ann/city/ordinances/x.xml is law already; say --date for another",
            "A file of this city is law already",
        ),
        ("say --date; see `engross list`", "What stands in the way is said under Details"),
        ("the text is law already; say --date", "The text is law already"),
        (f"it is {'a' * 64}; choose another date", "Choose another date"),
    ],
)
def test_what_names_files_options_and_hashes_goes_into_the_details(told: str, words: str) -> None:
    assert plain_sentence(told) == PlainSentence(words, told)
