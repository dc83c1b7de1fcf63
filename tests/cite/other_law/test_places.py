"""The states as data: one table for citations, for names and for a city's identity."""

from __future__ import annotations

import re
from pathlib import Path
from zoneinfo import available_timezones

from engross.cite.other_law.places import law_places

PACKAGE = Path(__file__).parents[3] / "tooling" / "engross"


def test_the_fifty_states_the_district_and_five_territories() -> None:
    states = [place for place in law_places() if place.postal]
    assert len(states) == 56
    assert {place.postal for place in states} >= {"ct", "ma", "ca", "dc", "pr"}
    assert len({place.name for place in states}) == 56


def test_each_state_has_a_time_zone_that_is_known() -> None:
    zones = available_timezones()
    assert all(place.timezone in zones for place in law_places() if place.postal)


def test_no_module_names_a_city_or_a_state_of_a_city() -> None:
    named = re.compile(r"connecticut|norwalk|c\.g\.s\.", re.IGNORECASE)
    found = [
        f"{path.relative_to(PACKAGE)}:{number}"
        for path in sorted(PACKAGE.rglob("*.py"))
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if named.search(line)
    ]
    assert found == []
