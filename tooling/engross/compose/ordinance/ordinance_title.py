"""The title of an ordinance, from what it does: "An ordinance amending Chapter 68, Noise, §§ 68-3 and 68-5"."""

from __future__ import annotations

from engross.compose.ordinance.ordinance_sections import OrdinanceEffect
from engross.compose.source_names import chapter_name
from engross.meetings.enumeration import joined_with_and
from engross.model.law.chapter import Chapter


def ordinance_title(chapter: Chapter, effect: OrdinanceEffect, city: str) -> str:
    """The title in sentence case; ``city`` is the full name of the city, whose code is meant."""
    name = chapter_name(chapter)
    code = f"the Code of the {city}"
    if effect.whole == "repealed":
        return f"An ordinance repealing {name.removesuffix(' (Repealed)')}, of {code}"
    if effect.whole == "added":
        return f"An ordinance adding {name if chapter.number else f'a new chapter, {name}'}, to {code}"
    deeds = []
    if effect.amended or not (effect.added or effect.repealed):
        deeds.append(f"amending {name}" + (f", {_cited(effect.amended)}" if effect.amended else ""))
    for verb, to, places in (("adding", "to", effect.added), ("repealing", "of", effect.repealed)):
        if places:
            deeds.append(f"{verb} {_cited(places)}" + ("" if deeds else f" {to} {name}"))
    return f"An ordinance {joined_with_and(tuple(deeds))}, of {code}"


def _cited(places: tuple[str, ...]) -> str:
    """Several sections behind one sign: ``§§ 68-3 and 68-5``."""
    numbers = tuple(place.removeprefix("§ ") for place in places)
    if len(places) == 1 or not all(place.startswith("§ ") for place in places):
        return joined_with_and(places)
    return f"§§ {joined_with_and(numbers)}"
