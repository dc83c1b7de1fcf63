"""The form of a label (punctuation and kind of number), and the ordinal of a number in its series."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from engross.model.law.figures import figures_value
from engross.model.law.provision import CONTAINERS, Level
from engross.model.law.roman import roman_value
from engross.patterns import compile_on_use

_LAST = compile_on_use(r"(.*?)(?<!\d)(\d+)([A-Za-z]?)$")


class LabelForm(NamedTuple):
    """How a label looks: its punctuation, and the kind of number in it."""

    before: str
    kind: str
    after: str


def label_forms(level: Level, labels: Sequence[tuple[str, str]]) -> tuple[LabelForm, ...]:
    """The form of each label in a run of siblings, from the labels and their numbers: ``(a)`` is ``("(", "a", ")")``,
    ``§ 68-5.`` is ``("", "-1", "")``.

    ``i`` is a Roman numeral where the run begins with it and does not go on with ``j``, else a letter; so is ``II``
    where the run begins with it and goes on with ``III``.
    """
    first = [number.lower() for _, number in labels[:2]]
    values = [roman_value(number) for number in first]
    roman = (first[:1] == ["i"] and first[1:] != ["j"]) or (
        len(values) > 1 and values[0] is not None and values[1] == values[0] + 1
    )
    return tuple(_form(label, number, level, roman) for label, number in labels)


@lru_cache(maxsize=4096)
def _form(label: str, number: str, level: Level, roman: bool) -> LabelForm:
    if level == "section" or level in CONTAINERS:
        return LabelForm("", _kind(number, roman or level == "article"), "")
    if not number:
        return LabelForm(label.strip(), "", "")
    before, _, after = label.strip().partition(number)
    return LabelForm(before.strip(), _kind(number, roman), after.strip().rstrip(".:"))


def ordinal(number: str, form: LabelForm) -> int | None:
    """Where in its series a number stands: ``C`` is 3, ``68-5`` is 5, ``iv`` in a Roman series 4."""
    if form.kind in ("1", "-1"):
        found = _LAST.match(number)
        return figures_value(found[2]) if found and not found[3] else None
    if form.kind in ("A", "a") and len(set(number)) == 1:
        return ord(number[0].lower()) - 96 + 26 * (len(number) - 1)
    if form.kind in ("I", "i"):
        return roman_value(number)
    return None


def first_number(form: LabelForm) -> str:
    """The number with which a series of this form begins."""
    return {"A": "A", "a": "a", "I": "I", "i": "i"}.get(form.kind, "1")


def next_number(number: str, form: LabelForm) -> str:
    """The number after ``number``, where the series goes by figures or letters."""
    if form.kind in ("A", "a"):
        return chr(ord(number[0]) + 1) * len(number) if number[0] not in "zZ" else chr(ord(number[0]) - 25) * 2
    found = _LAST.match(number)
    value = figures_value(found[2]) if found else None
    return f"{found[1]}{value + 1}" if found and value is not None else "a number"


def _kind(number: str, roman: bool) -> str:
    if number.isdigit():
        return "1"
    if number.isalpha() and roman_value(number) and (roman or len(set(number)) > 1):
        return "I" if number.isupper() else "i"
    if number.isalpha() and len(set(number)) == 1:
        return "A" if number.isupper() else "a"
    found = _LAST.match(number)
    return "-1" if found and found[1] else number
