"""The URI of what a citation names outside its chapter (docs/source-format.md, Words)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from engross.akn.eids import slug
from engross.model.law.citation import Citation
from engross.model.law.hierarchy import EID_PARTS, Hierarchy

_STATE_LAWS: Mapping[str, Mapping[str, str]] = {
    "us-ct": {
        "C.G.S.": "statute",
        "General Statutes": "statute",
        "Regs. Conn. State Agencies": "regulation",
    }
}
"""For each state the laws that are cited by number: their canonical name, and the word for them in a URI."""

_WORK = re.compile(r"/akn/(?P<state>[a-z]{2}-[a-z]{2})(?P<city>-[a-z0-9-]+)?/")
_ACT = re.compile(r"Public Act (\d{1,4}-\d{1,5})")
_PLAIN = re.compile(r"[0-9A-Za-z.:-]+")


def uri_of(citation: Citation, work: str, hierarchy: Hierarchy) -> str:
    """The URI that ``citation`` names, which stands in the work ``work`` of a code of ``hierarchy``; empty where the
    words do not say it.

    ``C.G.S. § 14-80(e)`` in a Connecticut city's code is ``/akn/us-ct/act/statute/14-80~e``.
    """
    found = _WORK.match(work)
    path = citation.path
    if found is None or not all(_PLAIN.fullmatch(part) for part in path):
        return ""
    state, city = found["state"], f"{found['state']}{found['city'] or ''}"
    if citation.law.kind == "other":
        act = _ACT.fullmatch(citation.law.name)
        if act and state in _STATE_LAWS:
            return f"/akn/{state}/act/public-act/{act[1]}"
        kind = _STATE_LAWS.get(state, {}).get(citation.law.name)
        if kind and path and citation.level == "section":
            return f"/akn/{state}/act/{kind}/{path[0]}{_inside(path[1:])}"
        return _charter(citation, city)
    unit = hierarchy.unit
    if citation.level == unit and path and citation.base is None:
        return f"/akn/{city}/act/code/{unit}-{path[0]}"
    if citation.level == "section" and len(path) == 1:
        number = hierarchy.unit_of(path[0])
        if number[:1].isdigit() and "-" not in path[0][len(number) + 1 :]:
            return f"/akn/{city}/act/code/{unit}-{number}~{EID_PARTS[unit]}_{slug(number)}__sec_{slug(path[0])}"
    return ""


def _charter(citation: Citation, city: str) -> str:
    """A section of the charter of the city itself, which its name says."""
    own = city.rpartition("-")[2]
    words = citation.law.name.lower()
    if words.endswith("charter") and (own in words or words in ("charter", "city charter")) and citation.path:
        return f"/akn/{city}/act/charter/{citation.path[0]}"
    return ""


def _inside(path: tuple[str, ...]) -> str:
    return f"~{'__'.join(path)}" if path else ""
