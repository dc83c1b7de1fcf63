"""Seeded faults: whatever breaks a citation or changes its meaning is found, and nothing else is.

The ordinances of the repository and random chapters are renumbered, repealed, added to and exchanged at random. What
became of each provision is followed by the fault (``faults.py``), not by the program.
"""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engross.akn import parse_chapter
from engross.checks import CHECKS, run_checks
from engross.diff import compare
from engross.model.law.chapter import Chapter
from engross.model.law.code import Draft
from faults import Fault, broken, citing, draft, faults, seed

pytestmark = pytest.mark.slow

ORDINANCES = Path(__file__).resolve().parents[2] / "ordinances"
FILES = sorted(ORDINANCES.glob("*/*.xml"))
BROKEN = [check for check in CHECKS if check.code in ("REF001", "REF002", "REF003", "REN001", "REN002", "REN003")]
LINKS = [check for check in CHECKS if check.code == "REF004"]
EACH = 8
"""How many faults are seeded in each file; more in a longer run."""


def held(chapter: Chapter, fault: Fault, *, formatted: bool) -> int:
    """Hold what is found against what the fault broke; how many citations that were."""
    seeded = seed(chapter, fault, formatted=formatted)
    wanted = Counter(broken(seeded))
    found = Counter((one.eid, one.words) for one in run_checks([draft(seeded)], {}, BROKEN))
    assert not wanted - found, fault
    before = Counter(one.words for one in run_checks([Draft(seeded.old, "a")], {}, BROKEN))
    more = Counter(words for (_, words), times in (found - wanted).items() for _ in range(times))
    assert not more - before, fault
    if formatted:
        assert not list(run_checks([draft(seeded)], {}, LINKS)), fault
    return wanted.total()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ORDINANCES).as_posix())
def test_what_a_fault_breaks_in_an_ordinance_is_found(path: Path) -> None:
    chapter = parse_chapter(path.read_bytes(), path.name)
    every = list(faults(chapter))
    chosen = random.Random(path.name).sample(every, min(EACH, len(every)))
    for fault in chosen:
        for formatted in (True, False):
            held(chapter, fault, formatted=formatted)


def test_a_table_that_moves_with_its_provision_is_the_same_table() -> None:
    path = ORDINANCES / "068-noise" / "2020-01-14.codified.xml"
    chapter = parse_chapter(path.read_bytes(), path.name)
    at = next(i for i, section in enumerate(chapter.root.children) if section.number == "68-4")
    for formatted in (True, False):
        assert held(chapter, Fault((at,), 3, "exchange"), formatted=formatted) == 1


def test_the_faults_break_something() -> None:
    path = ORDINANCES / "068-noise" / "2020-01-14.codified.xml"
    chapter = parse_chapter(path.read_bytes(), path.name)
    at = next(i for i, section in enumerate(chapter.root.children) if section.number == "68-5")
    assert held(chapter, Fault((), at, "repeal"), formatted=True) >= 5
    assert held(chapter, Fault((), at - 1, "repeal and renumber"), formatted=False) >= 5
    assert held(chapter, Fault((at,), 0, "exchange"), formatted=True) >= 5


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ORDINANCES).as_posix())
def test_a_chapter_that_nobody_touched_yields_nothing_new(path: Path) -> None:
    chapter = parse_chapter(path.read_bytes(), path.name)
    alone = [(one.code, one.line, one.words) for one in run_checks([Draft(chapter, "a")], {})]
    compared = Draft(chapter, "a", compare(chapter, chapter))
    assert [(one.code, one.line, one.words) for one in run_checks([compared], {})] == alone


@given(st.data())
def test_what_a_fault_breaks_in_any_chapter_is_found(data: st.DataObject) -> None:
    chapter = data.draw(citing())
    fault = data.draw(st.sampled_from(list(faults(chapter))))
    held(chapter, fault, formatted=data.draw(st.booleans()))
