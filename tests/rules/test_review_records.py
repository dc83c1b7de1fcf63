"""One cell changed in the XML changes one rule, and the check says so until it is reviewed again."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date

import pytest

from engross.akn import parse_chapter
from engross.errors import EngrossError
from engross.model.rules.review import ReviewRecord
from engross.model.rules.rule_set import RuleSet
from engross.rules import extract, rule_changes
from engross.rules.review_records import accepted_record, read_record, review_drifts, write_record
from engross.services.rules.chapter_rules import chapter_rules
from engross.workspace import Workspace
from rules.ordinance import NOISE, ORDINANCES, rules_of


def noise(old: str = "", new: str = "") -> RuleSet:
    """Chapter 68 in force, with one edit in its file."""
    source = (ORDINANCES / f"{NOISE}.xml").read_text(encoding="utf-8")
    assert source.count(old) >= 1
    return extract(parse_chapter(source.replace(old, new, 1).encode(), "a.xml"))


RECORD = accepted_record([rules_of(NOISE)], ReviewRecord(), "A. Counsel", "2025-11-01")


def test_nothing_drifts_from_what_was_accepted() -> None:
    assert review_drifts([rules_of(NOISE)], RECORD) == ()


def test_one_cell_changes_one_rule() -> None:
    edited = noise("<td><p>45</p></td>", "<td><p>40</p></td>")
    (change,) = rule_changes(rules_of(NOISE), edited)
    assert (change.name, change.moves) == (
        "sound_level_limit",
        (("residential, night, outdoors", "45 dBA", "40 dBA"),),
    )
    (drift,) = review_drifts([edited], RECORD)
    assert drift.rule == "sound_level_limit"
    assert drift.message == "a sentence changed since A. Counsel reviewed it on 2025-11-01"
    assert [words[-36:] for words in drift.was] == ["Residential Nighttime · Outdoors: 45"]
    assert [words[-36:] for words in drift.now] == ["Residential Nighttime · Outdoors: 40"]
    again = accepted_record([edited], RECORD, "A. Counsel", "2025-11-02", ["sound_level_limit"])
    assert review_drifts([edited], again) == ()
    kept = again.of("too_windy", "2020-01-14.codified")
    assert kept is not None
    assert kept.date == "2025-11-01"


def test_a_rule_accepted_without_a_reviewer_loses_the_one_it_had_only_where_it_changed() -> None:
    edited = noise("<td><p>45</p></td>", "<td><p>40</p></td>")
    again = accepted_record([edited], RECORD)
    reviewers = {review.rule: review.reviewer for review in again.reviews}
    assert reviewers.pop("sound_level_limit") == ""
    assert set(reviewers.values()) == {"A. Counsel"}


def test_a_figure_that_a_mark_misstates_is_refused() -> None:
    with pytest.raises(EngrossError, match="say 150"):
        noise('en:unit="USD">$100<', 'en:unit="USD">$150<')


def test_a_rule_that_is_new_or_gone_is_named() -> None:
    less = ReviewRecord(RECORD.emitted, RECORD.reviews[1:])
    assert [drift.message for drift in review_drifts([rules_of(NOISE)], less)] == ["the rule is not recorded"]
    fewer = replace(rules_of(NOISE), rules=rules_of(NOISE).rules[1:])
    assert "no longer declared" in review_drifts([fewer], RECORD)[0].message


def test_a_changed_condition_changes_the_code_that_was_recorded() -> None:
    edited = noise('moreThan="most_wind"', 'atLeast="most_wind"')
    (drift,) = review_drifts([edited], RECORD)
    assert "not that of the record" in drift.message


def test_the_record_round_trips() -> None:
    assert read_record(tomllib.loads(write_record(RECORD)), "rules.lock.toml") == RECORD


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("emitted = ", "omitted = ", "emitted is missing"),
        ("12 miles per hour", "13 miles per hour", "not that of its hash"),
    ],
)
def test_a_record_that_was_tampered_with_is_refused(old: str, new: str, said: str) -> None:
    text = write_record(RECORD).replace(old, new, 1)
    with pytest.raises(EngrossError, match=said):
        read_record(tomllib.loads(text), "rules.lock.toml")


@pytest.mark.parametrize("folder", sorted(p.parent.name for p in ORDINANCES.glob("*/rules.lock.toml")))
def test_every_record_of_this_city_is_true(folder: str) -> None:
    found = chapter_rules(Workspace(ORDINANCES.parent), Workspace(ORDINANCES.parent).chapter(folder), date(2026, 1, 5))
    assert review_drifts(found.sets, found.record) == ()
