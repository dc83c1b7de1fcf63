"""The number that a table's caption gives."""

from __future__ import annotations

import pytest

from engross.model.law.table import Table
from engross.model.law.text import Text


@pytest.mark.parametrize(
    ("caption", "number"),
    [
        ("Table 1", "1"),
        ("TABLE 2A", "2A"),
        ("Table IV", "IV"),
        ("Table 19.10.040", "19.10.040"),
        ("Table 25.06-1. Uses", "25.06-1"),
        ("Table 31-1A", "31-1A"),
        ("Table 1. Limits", "1"),
        ("Limits", ""),
    ],
)
def test_the_number_of_a_table(caption: str, number: str) -> None:
    assert Table((Text(caption),), ()).number == number
