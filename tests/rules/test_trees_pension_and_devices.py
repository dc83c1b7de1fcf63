"""Chapters 112 and 126, School Bus and Photo Noise, worked by hand from the words of the law."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from engross.rules import rule_changes
from engross.rules.runtime import NotSettled
from rules.ordinance import BUS, PENSION, PHOTO, TREES, TREES_PROPOSED, rules_of, work


def day(words: str) -> dt.date:
    return dt.date.fromisoformat(words)


@pytest.mark.parametrize("version", [TREES, TREES_PROPOSED])
def test_the_law_s_own_example_of_replacement(version: str) -> None:
    # § 112-10C(2): six trees of four inches for one of 24 inches: 6 x 4 = 24.
    def enough(trees: int, inches: str) -> object:
        facts = {"original_dbh": 24, "replacement_trees": trees, "replacement_dbh": inches}
        return work(version, "replacement_enough", **facts)

    assert enough(6, "4") is True
    assert enough(5, "4") is False  # 20 inches
    assert enough(12, "2") is False  # 24 inches, but each under three
    assert enough(8, "3") is True
    (example,) = rules_of(version).examples
    assert dict(example.given) == {"original_dbh": "24", "replacement_trees": "6", "replacement_dbh": "4"}
    assert "six trees with DBHs of four inches" in example.passage.words


def test_legacy_trees_count_four_times() -> None:
    # 4 x 24 = 96 inches: 24 trees of 4 inches, not 23.
    facts = {"original_dbh": 24, "replacement_dbh": 4}
    assert work(TREES, "legacy_replacement_enough", replacement_trees=24, **facts) is True
    assert work(TREES, "legacy_replacement_enough", replacement_trees=23, **facts) is False
    assert work(TREES, "payment_for_legacy_tree", assessed_value=1500) == 6000


def test_fines_of_trees() -> None:
    assert work(TREES, "altering_fine_most", trees=2, violations=3) == 1500  # 250 x 2 x 3
    assert work(TREES, "construction_fine", trees=2, days=4) == 2000  # 250 x 4 x 2
    assert work(TREES, "willful_penalty_most", assessed_value=1500) == 4500


def test_days_of_trees() -> None:
    assert work(TREES, "posting_due", removal_day=day("2025-11-15")) == day("2025-11-05")
    assert work(TREES, "neighbor_notice_due", application_made=day("2025-10-23")) == day("2025-10-28")  # a Thursday
    assert work(TREES, "replacement_care_ends", planted=day("2024-02-29")) == day("2029-02-28")
    assert work(TREES, "stop_work_order_due", noticed=day("2025-10-28")) == day("2025-11-04")
    assert work(TREES_PROPOSED, "annual_report_due", year_day=day("2025-12-15")) == day("2026-12-15")


def test_who_decides_about_trees() -> None:
    old, new = rules_of(TREES), rules_of(TREES_PROPOSED)
    deciders = [rules.question("planting_in_best_interest") for rules in (old, new)]
    assert [question.decider for question in deciders if question] == ["Tree Advisory Committee", "Tree Warden"]
    assert {question.decider for question in old.questions if question.decider} == {
        "Tree Warden",
        "Tree Advisory Committee",
        "§ 90-4",
    }


def test_a_change_of_who_decides_is_a_change_of_the_rule() -> None:
    changes = {change.name: change for change in rule_changes(rules_of(TREES), rules_of(TREES_PROPOSED))}
    what = "who decides whether planting is in the best interest of the urban forest"
    assert changes["planting_allowed"].moves == ((what, "Tree Advisory Committee", "Tree Warden"),)


SALARIES = {f"salary_{n}": amount for n, amount in enumerate((58_000, 59_000, 60_000, 61_000, 59_000), start=1)}
"""The highest three are 61,000, 60,000 and 59,000: on average 60,000."""


def pension(rule: str, service: str, group: str = "none", social_security: int = 2000) -> Decimal:
    value = work(PENSION, rule, service=service, group=group, social_security=social_security, **SALARIES)
    assert isinstance(value, Decimal)
    return value


def test_the_final_average_salary() -> None:
    assert pension("final_average_salary", "28") == 60_000


@pytest.mark.parametrize(
    ("service", "benefit"),
    [
        # 25 to 30 years: 0.02 x 60,000 x 28 / 12 = 2,800; less the lesser of 135 and 2,000.
        ("28", "2665"),
        # 35 years count as 30: 0.02 x 60,000 x 30 / 12 = 3,000; less 135.
        ("35", "2865"),
        # 25 years, both branches: 0.02 x 60,000 x 25 / 12 = 2,500; less 135 (x 25/25).
        ("25", "2365"),
        # 10 to 25 years: 0.02 x 60,000 x 20 / 12 = 2,000; less 135 x 20/25 = 108.
        ("20", "1892"),
        # 0.02 x 60,000 x 10 / 12 = 1,000; less 135 x 10/25 = 54.
        ("10", "946"),
    ],
)
def test_the_benefit_before_the_minimum(service: str, benefit: str) -> None:
    assert pension("reduced_benefit", service) == Decimal(benefit)
    assert pension("monthly_benefit", service) == Decimal(benefit)


def test_a_lesser_social_security_benefit_is_what_is_deducted() -> None:
    assert pension("reduced_benefit", "28", social_security=100) == 2700  # 2,800 - 100
    assert pension("reduced_benefit", "20", social_security=100) == 1920  # 2,000 - 100 x 20/25


@pytest.mark.parametrize("group", ["local_2405", "employees_association", "public_health_nurses"])
def test_the_minimum_of_e2_bites_where_only_100_is_deducted(group: str) -> None:
    # 25 years of credited service: 2,500; less 100 = 2,400. Below 25 years its proportion: 2,400 x 20/25 = 1,920.
    assert pension("minimum_benefit", "25", group) == 2400
    assert pension("monthly_benefit", "25", group) == 2400  # above 2,365
    assert pension("monthly_benefit", "20", group) == 1920  # above 1,892
    assert pension("monthly_benefit", "28", group) == 2665  # above 2,400


def test_below_ten_years_there_is_no_benefit_under_the_provision() -> None:
    with pytest.raises(NotSettled, match="126-6E"):
        pension("monthly_benefit", "9.9")


def test_other_figures_of_the_pension_plan() -> None:
    # 0.015 x 50,000 + 0.05 x 10,000 = 750 + 500
    assert work(PENSION, "contribution_most", salary_taxed=50_000, salary_untaxed=10_000) == 1250
    assert work(PENSION, "death_benefit_least", monthly_salary=5_000) == 60_000
    assert work(PENSION, "may_retire_early", age=55, service=15) is True
    assert work(PENSION, "may_retire_early", age=55, service="14.9") is False
    assert work(PENSION, "past_contributions_from", employed_since=day("1960-01-01")) == day("1965-09-01")
    assert work(PENSION, "past_contributions_from", employed_since=day("1980-05-05")) == day("1980-05-05")
    assert work(PENSION, "retirement_income_until", retired=day("2020-06-30")) == day("2025-06-30")


def test_school_bus() -> None:
    assert work(BUS, "fine") == 250
    assert work(BUS, "citation_due_in_state", violation_day=day("2025-10-01")) == day("2025-10-31")
    assert work(BUS, "citation_due_out_of_state", violation_day=day("2025-10-01")) == day("2025-11-30")
    assert work(BUS, "vendor_report_due", first_operation=day("2025-08-01")) == day("2026-08-01")
    created = day("2025-01-01")  # 90 days on: 30 left in January, 28, 31, then April 1
    destroyed = [
        work(BUS, "image_destruction_due", image_created=created, final_disposition=day(end))
        for end in ("2025-02-01", "2025-06-01")
    ]
    assert destroyed == [day("2025-04-01"), day("2025-06-01")]
    assert [work(BUS, "processing_fee_too_high", fee=fee) for fee in ("14.99", "15", "15.01")] == [False, False, True]
    assert work(BUS, "owner_liable", leased=True, affidavit_filed=False) is False


def test_photo_noise() -> None:
    assert [work(PHOTO, "penalty", offence=n) for n in (1, 2, 3, 4)] == [0, 100, 250, 250]
    assert [work(PHOTO, "violation", sound=sound, horn=False) for sound in ("79.9", "80", "80.1")] == [
        False,
        True,
        True,
    ]
    assert work(PHOTO, "violation", sound=90, horn=True) is False
    assert work(PHOTO, "latest_mailing", violation_day=day("2025-10-01")) == day("2025-11-30")
    collected, resolved = day("2025-03-01"), day("2025-04-15")
    facts = {"fine_collected": collected, "hearing_resolved": resolved}
    assert work(PHOTO, "data_destruction_due", **facts) == day("2025-05-15")
    first = rules_of(PHOTO).figure("penalty_first")
    assert first is not None
    assert first.shown == "a written warning"
