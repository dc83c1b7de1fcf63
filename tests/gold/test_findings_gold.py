"""Verdicts on findings in whole codes are well formed, and the checks are as right as the project promises."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from engross.checks import CHECKS

HERE = Path(__file__).parent
SCRIPT = HERE / "score_findings.py"
KEYS = ["code", "chapter", "eId", "words", "true", "readings", "reasons"]


@pytest.mark.parametrize("path", sorted((HERE / "findings").glob("*.jsonl")), ids=lambda path: path.stem)
def test_a_verdict_names_a_finding_by_hash_and_gives_a_reason(path: Path) -> None:
    codes = {check.code for check in CHECKS}
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert len(rows) > 30
    for row in rows:
        assert list(row) == KEYS
        assert row["code"] in codes
        assert re.fullmatch("[0-9a-f]{16}", row["words"])
        assert isinstance(row["true"], bool)
        assert len(row["readings"]) == len(row["reasons"]) == 2
        assert row["true"] == row["readings"][0] or len({*row["readings"]}) == 2
        assert all(row["reasons"])


def test_the_checks_are_right_on_law_that_nobody_tuned_them_to() -> None:
    printed = subprocess.run([sys.executable, SCRIPT], check=True, capture_output=True, encoding="utf-8").stdout
    if not printed.startswith("{"):
        pytest.skip(printed.strip())
    print(printed)
    figures = json.loads(printed)
    precision = figures["precision"]
    assert precision["error"][2] >= 0.95
    assert precision["warning"][2] >= 0.85
    assert all(share >= 0.8 for _, count, share in precision.values() if count >= 10)
    assert figures["dangling"][2] >= 0.92
    assert figures["resolution"][2] >= 0.97
