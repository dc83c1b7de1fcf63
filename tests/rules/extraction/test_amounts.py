"""Amounts, days and times as the law words them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from engross.rules.extraction.amounts import amount_in, date_in, day_of_year_in, days_in, quantities_in, time_in


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ("$250", "250"),
        ("$1,250.50", "1250.5"),
        ("1/2 minute", "0.5"),
        ("1 1/2 minutes", "1.5"),
        ("1 1/2%", "0.015"),
        ("2%", "0.02"),
        ("60dBA", "60"),
        ("20°F", "20"),
        ("five-year", "5"),
        ("twenty-four hour", "24"),
        ("ten-day", "10"),
        ("fifteen", "15"),
        ("ninety days", "90"),
        ("half", "0.5"),
        ("Second offense", "2"),
        ("third or subsequent violation", "3"),
        ("No fine", "0"),
        ("a written warning", "0"),
        ("three consecutive minutes", "3"),
    ],
)
def test_amounts(words: str, amount: str) -> None:
    assert amount_in(words) == Decimal(amount)


def test_no_amount() -> None:
    assert amount_in("at the discretion of the investigator") is None


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("Monday through Friday", "mon-fri"),
        ("weekdays (Monday through Friday)", "mon-fri"),
        ("Saturday", "sat"),
        ("Saturdays", "sat"),
        ("Sundays and federal and state holidays", "sun,holiday"),
        ("weekend or state or federal holidays", "sat,sun,holiday"),
        ("weekdays, Monday through Friday, other than state or federal holidays", "mon-fri,not-holiday"),
        ("Sunday evening through Friday morning", "sun-fri"),
        ("Friday evening, 8:00 p.m. through 8:00 a.m., Saturday morning", "fri-sat"),
        ("at all times", ""),
    ],
)
def test_days(words: str, days: str) -> None:
    assert days_in(words) == days


@pytest.mark.parametrize(("words", "time"), [("8:00 p.m.", "20:00"), ("12:00 a.m.", "00:00"), ("12:30 p.m.", "12:30"), ("7 a.m.", "07:00"), ("noon", "")])  # fmt: skip
def test_times(words: str, time: str) -> None:
    assert time_in(words) == time


@pytest.mark.parametrize(("words", "day"), [("August first", "08-01"), ("December 15th", "12-15"), ("September 1", "09-01"), ("May flowers", "")])  # fmt: skip
def test_days_of_the_year(words: str, day: str) -> None:
    assert day_of_year_in(words) == day


def test_a_date() -> None:
    assert date_in("September 1, 1965") == "1965-09-01"
    assert date_in("September 1") == ""


def found(words: str) -> list[str]:
    return [words[start:end] for start, end in quantities_in(words)]


def test_quantities_in_running_text() -> None:
    words = (
        "Within 65 days of the receipt, by a fine of $100, not more than three consecutive minutes, within a five-year "
        "period, between 8:00 p.m. and 7:00 a.m., 80 dBA, 20°F, at least half of it, 2% and 1 1/2% by August first."
    )
    assert found(words) == [
        "65 days", "$100", "three consecutive minutes", "five-year", "8:00 p.m.", "7:00 a.m.", "80 dBA", "20°F",
        "2%", "1 1/2%", "August first",
    ]  # fmt: skip


def test_numbers_of_law_and_of_standards_are_no_quantities() -> None:
    assert (
        found("as in § 68-5A(1), Section 14-80a of the statutes, S1.4-1984, Table 2, Local 2405, and one person") == []
    )
