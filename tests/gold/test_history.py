"""Five years of a city's ordinances, drafted, adopted and codified, give the publisher's code and its history."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

SCRIPT = Path(__file__).with_name("score_history.py")


def test_a_city_s_ordinances_replayed_give_its_code_and_its_disposition_table() -> None:
    printed = subprocess.run([sys.executable, SCRIPT], check=True, capture_output=True, encoding="utf-8").stdout
    if not printed.startswith("{"):
        pytest.skip(printed.strip())
    print(printed)
    figures = json.loads(printed)
    assert figures["text"][0] == figures["text"][1] > 700
    assert figures["disposition"][1] > 400
    assert figures["disposition"][2] >= 0.95
