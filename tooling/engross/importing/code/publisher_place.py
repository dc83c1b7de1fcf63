"""Which city's code it is, from what its publisher calls it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from engross.cite.other_law.places import LawPlace, law_places
from engross.patterns import compile_on_use
from engross.values import dataclass

_OF = compile_on_use(r"(?:City|Town|Village|Borough|County|Township) (?:and County )?of ")
_KIND = compile_on_use(r",? (?:Municipal |City |Town |County |Zoning )?(?:Code|Ordinances|Charter|Law)\b")


@dataclass(frozen=True, slots=True)
class CodePlace:
    """A city, its state in full, the state's postal letters (lower case) and the time zone of most of it.

    ``state`` and ``postal`` are empty where the name of the code does not say them, and the time zone is UTC then.
    """

    city: str
    state: str = ""
    postal: str = ""
    timezone: str = "UTC"

    @property
    def city_key(self) -> str:
        """The city in small letters, digits and hyphens: ``san-mateo``; letters with marks as without (``hagatna``)."""
        letters = unicodedata.normalize("NFKD", self.city)
        plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
        return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")

    @property
    def key(self) -> str:
        """The place as IRIs have it: ``us-ca-san-mateo``."""
        return "-".join(part for part in ("us", self.postal, self.city_key if self.postal else "") if part)


def publisher_place(name: str) -> CodePlace:
    """The place that a code's name says: ``City of San Mateo, Cal., Code``, ``Somerville, MA, Code of Ordinances``; the
    state where it is the name of one (``D.C. Code``)."""
    named = _KIND.split(name.strip(), maxsplit=1)[0].rstrip(" ,)")
    of = _OF.match(named)
    place = named[of.end() :] if of else named
    alone = next((state for form, state in _spellings() if form == place), None)
    if alone is not None:
        return CodePlace(alone.name, alone.name, alone.postal, alone.timezone)
    found = [(form, state) for form, state in _spellings() if place.endswith((f" {form}", f"({form}"))]
    if found:
        form, state = max(found, key=lambda each: len(each[0]))
        city = place.removesuffix(form).rstrip(" ,(")
        if city:
            return CodePlace(city, state.name, state.postal, state.timezone)
    return CodePlace(re.sub(r",? (?:Municipal |City )?Code.*$", "", name) or name)


def place_in_state(name: str, state: str) -> CodePlace | None:
    """The place called ``name`` in a ``state`` that is named in full, by its postal letters or as it is cited; None
    where there is no such state."""
    for form, found in _spellings():
        if form.lower() == state.strip().lower():
            return CodePlace(name, found.name, found.postal, found.timezone)
    return None


def state_names() -> tuple[str, ...]:
    """The states that are known, in full."""
    return tuple(sorted(place.name for place in _states()))


def _spellings() -> Iterator[tuple[str, LawPlace]]:
    """Each way to write a state, its postal letters too, with the state."""
    for place in _states():
        for form in (place.name, place.postal.upper(), *place.names[1:]):
            yield form, place
            if form.endswith("."):
                yield form.rstrip("."), place


def _states() -> Iterator[LawPlace]:
    return (place for place in law_places() if place.postal)
