"""The country, its states, the federal district and the territories, as the table ``places.toml`` has them."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class LawPlace:
    """A country, state, federal district or territory that makes law.

    ``key``: its part of a URI (``us-ct``); ``names``: its name in full, and how it is cited; ``timezone``: that of most
    of its cities, empty for a country.
    """

    key: str
    names: tuple[str, ...]
    timezone: str = ""

    @property
    def name(self) -> str:
        """The name in full."""
        return self.names[0]

    @property
    def postal(self) -> str:
        """The postal letters in lower case (``ct``); empty for a country."""
        return self.key.partition("-")[2]


@cache
def law_places() -> tuple[LawPlace, ...]:
    """Every place of the table, the country first."""
    told = tomllib.loads(Path(__file__).with_name("places.toml").read_text("utf-8"))
    return tuple(LawPlace(key, tuple(row["names"]), row.get("timezone", "")) for key, row in told.items())
