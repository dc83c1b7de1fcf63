"""Numbers in figures: what is none, or far too long, is no failure wherever labels and names are read."""

from __future__ import annotations

import pytest

from engross.checks.analysis.label_forms import LabelForm, next_number, ordinal
from engross.importing.code.item_nesting import follows
from engross.importing.recognition.labels import label_readings
from engross.instructions.numbering import numbers_through
from engross.merging.merged_provisions import natural_order
from engross.model.law.disposition import _natural
from engross.model.law.figures import figures_key, figures_value
from engross.model.law.number import covers

LONG = "9" * 5_000
"""More figures than Python reads as one number."""


def test_figures_have_a_value_and_marks_have_none() -> None:
    assert [figures_value(words) for words in ("17", "017", "²", "", "-1", "1.5", LONG)] == [17, 17] + [None] * 5
    assert sorted(("b", "10", "9", "aa"), key=figures_key) == ["b", "aa", "9", "10"]


@pytest.mark.parametrize("number", ["²", "5²", "1.²", LONG, f"1.{LONG}"])
def test_no_number_is_a_failure(number: str) -> None:
    for label in (number, f"({number})", f"Subd. {number}.", f"1-1.{number}", f"§ {number}."):
        label_readings(label)
        follows(label, label)
        covers(f"§§ {number} to {number}", number)
    sorted((number, "1"), key=natural_order)
    sorted((f"Ord. No. {number}", "Ord. No. 5"), key=_natural)
    assert numbers_through(number, number) is None
    series = LabelForm("", "1", "")
    assert (ordinal(number, series), next_number(number, series)) == (None, "a number")


def test_the_readings_of_labels_are_as_before() -> None:
    kinds = [[(one.kind, one.ordinal) for one in label_readings(label)] for label in ("1.2", "5-1.3", "7.", "Subd. 4.")]
    assert kinds == [[("1.1", 2)], [("1-1.1", 3)], [("1.", 7)], [("Subd. 1.", 4)]]
