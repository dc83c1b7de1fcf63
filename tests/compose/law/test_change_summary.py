"""What changes, in words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from engross.compose import change_summary
from engross.diff import compare
from engross.rendering import render
from engross.workspace import load

ORDINANCES = Path(__file__).parents[3] / "ordinances"
PAIRS = [
    ("068-noise", "2020-01-14.codified", "2025-10-21.proposed"),
    ("084-retirement-benefits", "2007-08-14.codified", "2025-10-21.proposed"),
    ("126-pension-plan", "2025-09-17.codified", "2025-10-21.proposed"),
]


@pytest.mark.parametrize(("chapter", "old", "new"), PAIRS)
def test_the_summary_reads_as_accepted(golden: Callable[[str, str], None], chapter: str, old: str, new: str) -> None:
    folder = ORDINANCES / chapter
    comparison = compare(load(folder / f"{old}.xml", old), load(folder / f"{new}.xml", new))
    text = render(change_summary(comparison), "txt").decode()
    golden(f"changes/{chapter}.txt", text.rsplit("sources sha256", 1)[0])
