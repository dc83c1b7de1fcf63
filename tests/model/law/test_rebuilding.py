"""A provision put together of other parts keeps all else that it has."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import pytest

from engross.model.law.period import Period
from engross.model.law.provision import Provision
from engross.model.law.provision_note import ProvisionNote
from engross.model.law.rebuilding import rebuilt_provision
from engross.model.law.text import Text

FULL = Provision(
    "section",
    "§ 68-5.",
    Text("Sound levels."),
    (Text("No person shall exceed them."),),
    (Provision("subsection", "A.", body=(Text("By day."),)),),
    (Text("At any time."),),
    "reserved",
    "68-5",
    "chp_68__sec_68-5",
    "chp_68__sec_68-4",
    12,
    Period(date(2026, 1, 2), date(2027, 1, 2)),
    (ProvisionNote("editor", Text("Amended.")),),
    (Text("An ordinance on noise."),),
)
"""Has something else than the default in every field."""


def _fields(provision: Provision) -> dict[str, object]:
    return {each.name: getattr(provision, each.name) for each in fields(provision)}


def test_the_sample_differs_from_the_default_in_every_field() -> None:
    plain = _fields(Provision("chapter"))
    assert [name for name, value in _fields(FULL).items() if value == plain[name]] == []


@pytest.mark.parametrize(
    "parts",
    [
        {"heading": None},
        {"heading": Text("Levels.")},
        {"body": ()},
        {"body": (Text("Other words."),)},
        {"children": ()},
        {"children": (*FULL.children, *FULL.children)},
        {"flush": (*FULL.body, *FULL.flush), "body": ()},
    ],
)
def test_other_parts_are_taken_and_all_else_is_kept(parts: dict[str, object]) -> None:
    wanted = replace(FULL, **parts)  # type: ignore[arg-type]
    made = rebuilt_provision(FULL, wanted.heading, wanted.body, wanted.children, wanted.flush)
    assert _fields(made) == _fields(wanted)


@pytest.mark.parametrize("identity", [("chp_68__sec_68-6", ""), (FULL.eid, "w"), ("e", FULL.wid)])
def test_another_identity_is_taken(identity: tuple[str, str]) -> None:
    made = rebuilt_provision(FULL, FULL.heading, FULL.body, FULL.children, FULL.flush, identity)
    assert _fields(made) == _fields(replace(FULL, eid=identity[0], wid=identity[1]))


def test_the_same_parts_give_the_provision_itself() -> None:
    body, children, flush = (FULL.body[0],), (FULL.children[0],), (FULL.flush[0],)
    assert rebuilt_provision(FULL, FULL.heading, body, children, flush) is FULL
    assert rebuilt_provision(FULL, FULL.heading, body, children, flush, (FULL.eid, FULL.wid)) is FULL
