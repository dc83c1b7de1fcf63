"""Rules answer from the law of the day, section by section; from a proposal only where one is named."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from engross.akn import parse_chapter
from engross.model.law.chapter import Event, Version
from engross.model.law.period import Period
from engross.model.law.provision import Provision
from engross.model.rules.review import ReviewRecord
from engross.model.rules.rule_set import RuleSet, rules_in_force
from engross.rules import extract
from engross.rules.targets.target_list import TARGETS
from rules.ordinance import NOISE, NOISE_PROPOSED, ORDINANCES

ADOPTED = Version(dt.date(2026, 4, 14), "enacted")
LATER = dt.date(2026, 7, 1)


def law() -> RuleSet:
    return extract(parse_chapter((ORDINANCES / f"{NOISE}.xml").read_bytes(), NOISE))


def enacted(effective: str = "2026-05-14", fines: Period | None = None, *events: Event) -> RuleSet:
    """The proposal of 2025, as if it had been adopted; ``fines``: the days of § 68-10."""
    chapter = parse_chapter((ORDINANCES / f"{NOISE_PROPOSED}.xml").read_bytes(), NOISE_PROPOSED)

    def dated(provision: Provision) -> Provision:
        if provision.number == "68-10":
            return replace(provision, period=fines)
        return replace(provision, children=tuple(map(dated, provision.children)))

    period = Period(dt.date.fromisoformat(effective)) if effective else Period()
    chapter = replace(chapter, version=ADOPTED, period=period, root=dated(chapter.root), events=events)
    return extract(chapter)


def answering(sets: tuple[RuleSet, ...], day: str, rule: str = "fine") -> str:
    found = rules_in_force(sets, dt.date.fromisoformat(day), rule)
    return str(found.version) if found else "-"


def module(sets: tuple[RuleSet, ...]) -> dict[str, object]:
    code: dict[str, object] = {"__name__": "rules"}
    exec(compile(TARGETS["python"](sets, ReviewRecord())["rules.py"], "rules.py", "exec"), code)
    return code


def fined(sets: tuple[RuleSet, ...], day: str) -> str:
    """Which text the module of rules answers from on a day; the first words of what it says where none does."""
    code = module(sets)
    try:
        answer = code["fine"](on=dt.date.fromisoformat(day), offence=1, days_since_first=0)  # type: ignore[operator]
    except Exception as fault:
        return type(fault).__name__
    return str(answer.law.version)


@pytest.mark.parametrize(
    ("sets", "day", "wanted"),
    [
        ((law(), enacted()), "2026-05-13", "2020-01-14.codified"),
        ((law(), enacted()), "2026-05-14", "2026-04-14.enacted"),
        ((law(), enacted("")), "2030-01-01", "2020-01-14.codified"),
        ((law(), enacted(fines=Period(LATER))), "2026-06-30", "2020-01-14.codified"),
        ((law(), enacted(fines=Period(LATER))), "2026-07-01", "2026-04-14.enacted"),
        ((law(), enacted(fines=Period())), "2030-01-01", "2020-01-14.codified"),
        ((enacted(),), "2026-05-13", "-"),
        ((enacted("2026-05-14", None, Event(LATER, "repeal")),), "2026-07-01", "-"),
    ],
)
def test_the_module_and_the_answer_take_the_law_of_the_day(sets: tuple[RuleSet, ...], day: str, wanted: str) -> None:
    assert answering(sets, day) == wanted
    assert fined(sets, day) == ("NoSuchRule" if wanted == "-" else wanted)


def test_another_rule_of_a_text_in_part_in_force_answers_from_it() -> None:
    sets = (law(), enacted(fines=Period(LATER)))
    assert answering(sets, "2026-06-30", "sound_level_limit") == "2026-04-14.enacted"
