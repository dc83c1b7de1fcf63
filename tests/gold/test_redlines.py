"""The redline of a stranger's law must be as good as a person's: the targets of the project, on the gold."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).with_name("score_redlines.py")


def test_redlines_are_at_a_persons_level() -> None:
    printed = subprocess.run([sys.executable, SCRIPT], check=True, capture_output=True, encoding="utf-8").stdout
    if not printed.startswith("{"):
        pytest.skip(printed.strip())
    print(printed)
    scores = json.loads(printed)
    assert scores["lossless"] == scores["pairs"]
    assert scores["midword"] == 0
    assert scores["precision"] >= 0.985
    assert scores["recall"] >= 0.955
    assert 0.95 <= scores["runs"] <= 1.15
    assert scores["identical"] >= 0.68
