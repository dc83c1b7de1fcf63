"""Findings of one cause are told once, with their places."""

from __future__ import annotations

import json
from dataclasses import replace

from engross.checks.reports import REPORTS, ReportContents
from engross.checks.reports.causes import causes
from engross.model.findings.finding_identity import finding_identities
from reported import finding

SAME = tuple(finding(eid=f"sec_{at}", place=f"§ 68-{at}", line=at) for at in range(1, 9))
UNMARKED = tuple(
    finding(code="REF005", severity="warning", eid=f"sec_{at}", message=f"§ 68-{at} is cited but is no reference")
    for at in (1, 2)
)
DOUBLED = tuple(finding(code="DRF002", eid=f"sec_{at}", message="“the” is written twice") for at in (1, 2))


def test_the_first_place_stands_for_the_cause_and_keeps_its_identity() -> None:
    account = ReportContents((*SAME, *UNMARKED, *DOUBLED))
    told = causes(account)
    assert [(one.finding.code, len(one.others)) for one in told] == [
        ("REF001", 7),
        ("REF005", 1),
        ("DRF002", 0),
        ("DRF002", 0),
    ]
    every = finding_identities(account.findings)
    assert told[0].identity == every[0]
    assert tuple(identity for _, identity in told[0].others) == every[1:8]
    assert told[1].finding.message == "2 citations are no references, § 68-1 the first"


def test_what_differs_in_message_file_or_novelty_is_another_cause() -> None:
    one = SAME[0]
    others = (replace(one, message="other"), replace(one, file="b.xml"), replace(one, version="2026-01-01.proposed"))
    assert len(causes(ReportContents((one, *others)))) == 4
    assert len(causes(ReportContents((one,), known=(SAME[1],), compared_with="x"))) == 2


def test_json_sarif_and_text_have_the_places() -> None:
    account = ReportContents(SAME)
    (told,) = json.loads(REPORTS["json"](account))["findings"]
    assert (told["line"], told["eId"], told["place"]) == (1, "sec_1", "§ 68-1")
    assert [(one["line"], one["place"]) for one in told["places"]] == [(at, f"§ 68-{at}") for at in range(2, 9)]
    (result,) = json.loads(REPORTS["sarif"](account))["runs"][0]["results"]
    assert result["partialFingerprints"]["engross/v1"] == told["fingerprint"]
    assert [one["logicalLocations"][0]["name"] for one in result["relatedLocations"]] == [
        f"sec_{at}" for at in range(2, 9)
    ]
    text = REPORTS["text"](account)
    assert text.startswith("§ 68-1: error REF001: Chapter 68 has no")
    assert "= also in § 68-2, § 68-3, § 68-4, § 68-5, § 68-6 and 2 more" in text
    assert text.endswith("8 errors, 0 warnings, 0 notes; 0 chapters checked\n")
