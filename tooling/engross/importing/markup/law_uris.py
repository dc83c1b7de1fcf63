"""The URI of what a citation names outside its chapter (docs/source-format.md, Words)."""

from __future__ import annotations

from engross.akn.eids import slug
from engross.cite.other_law.law_uris import other_law_uri
from engross.model.law.citation import Citation
from engross.model.law.hierarchy import EID_PARTS, Hierarchy
from engross.patterns import compile_on_use

_WORK = compile_on_use(r"/akn/(?P<state>[a-z]{2}-[a-z]{2})(?P<city>-[a-z0-9-]+)?/")
_PLAIN = compile_on_use(r"[0-9A-Za-z.:-]+")


def uri_of(citation: Citation, work: str, hierarchy: Hierarchy) -> str:
    """The URI that ``citation`` names, which stands in the work ``work`` of a code of ``hierarchy``; empty where the
    words do not say it.

    ``G.L. c. 140, § 137(e)`` in the code of a city whose state cites its statutes so is that state's.
    """
    found = _WORK.match(work)
    path = citation.path
    if found is None:
        return ""
    state, city = found["state"], f"{found['state']}{found['city'] or ''}"
    if citation.law.kind == "other":
        return other_law_uri(citation, state) or _charter(citation, city)
    if not all(_PLAIN.fullmatch(part) for part in path):
        return ""
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
