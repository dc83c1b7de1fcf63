"""Amending instructions as cities word them: what each makes of a section, and which are refused."""

from __future__ import annotations

import pytest

from engross.errors import RefusedInstruction
from engross.instructions import amended_section, read_section, section_text
from instructions.city_forms import (
    DOGS,
    DOGS_CASES,
    NEW_SECTION,
    NEW_SECTIONS,
    REFUSED,
    SEVERAL,
    SIGNS,
    SIGNS_CASES,
    SPEED,
    SPEED_CASES,
    TREES,
    TREES_CASES,
    Case,
)

CASES = [
    (section, case)
    for section, cases in ((DOGS, DOGS_CASES), (SPEED, SPEED_CASES), (TREES, TREES_CASES), (SIGNS, SIGNS_CASES))
    for case in cases
]


def made(section: str, chain: tuple[str, ...], instruction: str) -> str:
    return section_text(amended_section(read_section(section), chain, instruction))


@pytest.mark.parametrize(("section", "case"), CASES, ids=[case[1][:60] for _, case in CASES])
def test_a_city_s_instruction_changes_what_it_says_and_nothing_else(section: str, case: Case) -> None:
    chain, instruction, old, new = case
    assert old in section
    assert made(section, chain, instruction) == section.replace(old, new)


@pytest.mark.parametrize(("section", "instruction", "changes"), SEVERAL)
def test_an_instruction_changes_each_place_that_it_names(
    section: str, instruction: str, changes: tuple[tuple[str, str], ...]
) -> None:
    wanted = section
    for old, new in changes:
        assert wanted.count(old) == 1
        wanted = wanted.replace(old, new)
    assert made(section, (), instruction) == wanted


@pytest.mark.parametrize("instruction", NEW_SECTIONS)
def test_a_section_is_added_as_it_is_quoted(instruction: str) -> None:
    assert made("", (), instruction) == NEW_SECTION


@pytest.mark.parametrize(("section", "chain", "instruction"), REFUSED)
def test_what_does_not_tell_the_change_is_refused(section: str, chain: tuple[str, ...], instruction: str) -> None:
    with pytest.raises(RefusedInstruction):
        made(section, chain, instruction)


def test_there_are_many_wordings() -> None:
    assert len(CASES) + len(SEVERAL) + len(NEW_SECTIONS) + len(REFUSED) >= 320
