"""Names that are written with capitals whatever a text defines: of states, days and months."""

from __future__ import annotations

from engross.cite.other_law.places import law_places

_DAYS = (
    "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August"
    "|September|October|November|December|Christmas|Thanksgiving|Easter|Labor Day|Memorial Day"
)

PROPER_NAMES = frozenset((*(place.name for place in law_places()), "America", *_DAYS.split("|")))
""""Maryland", "Saturday": no parts of a defined term."""
