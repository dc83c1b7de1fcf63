"""SARIF reports in the eyes of the official schema and of Microsoft's Multitool."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from engross.checks.reports.sarif import as_sarif
from engross.cli import group
from reported import ACCOUNT

ROOT = Path(__file__).parents[2]
REPORTS = ("everything", "the city's own")

Complaints = Callable[[Path], list[str]]


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A report with everything in it, and that of the ordinances here."""
    files = {name: tmp_path_factory.mktemp("sarif") / "check.sarif" for name in REPORTS}
    files["everything"].write_text(as_sarif(ACCOUNT), encoding="utf-8")
    done = CliRunner().invoke(
        group, ["-C", str(ROOT), "check", "--format", "sarif", "-o", str(files["the city's own"])]
    )
    assert done.exit_code == 1, done.output
    return files


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_is_valid_under_the_official_schema(name: str, reports: dict[str, Path], sarif_schema: Any) -> None:
    report = json.loads(reports[name].read_text(encoding="utf-8"))
    assert report["runs"][0]["results"]
    assert [fault.message for fault in Draft202012Validator(sarif_schema).iter_errors(report)] == []


@pytest.mark.parametrize("name", REPORTS)
def test_the_multitool_has_nothing_against_a_report(
    name: str, reports: dict[str, Path], sarif_complaints: Complaints
) -> None:
    assert asked(sarif_complaints(reports[name])) == []


def test_the_multitool_tells_what_is_wrong(
    reports: dict[str, Path], sarif_complaints: Complaints, tmp_path: Path
) -> None:
    report = json.loads(reports["everything"].read_text(encoding="utf-8"))
    driver, result = report["runs"][0]["tool"]["driver"], report["runs"][0]["results"][0]
    del driver["version"], driver["rules"][0]["help"]
    result["locations"][0]["physicalLocation"]["region"]["endColumn"] = 1
    file = tmp_path / "check.sarif"
    file.write_text(json.dumps(report), encoding="utf-8")
    told = "\n".join(asked(sarif_complaints(file)))
    for words in ("warning SARIF2005", "error GH2012", "error SARIF1007"):
        assert words in told


def asked(complaints: list[str]) -> list[str]:
    """Without the one thing that cannot be given: the program has no page of its own to name as informationUri."""
    return [said for said in complaints if not ("SARIF2005" in said and "'informationUri'" in said)]
