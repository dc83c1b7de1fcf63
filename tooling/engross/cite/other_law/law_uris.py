"""The IRI of what a citation names in other law (docs/source-format.md, Words)."""

from __future__ import annotations

from engross.cite.other_law.collections import collection_of
from engross.model.law.citation import Citation
from engross.model.law.law_collection import LawCollection
from engross.patterns import compile_on_use

_PLACE = compile_on_use(r"/akn/(us(?:-[a-z]{2})?)(?:-[a-z0-9-]+)?/")
_NUMBERED = compile_on_use(r"(?P<name>.*\D) (?P<number>\d{1,4}-\d{1,5}[A-Z]?|(?:1[789]|20)\d\d)")
"""An act by its number, or the acts of a year: ``Pub. L. 110-140``, ``St. 2004``."""
_PLAIN = compile_on_use(r"[0-9A-Za-z.:/-]+")


def country_and_state(work: str) -> str:
    """The country and state of a work (``us-ca`` of ``/akn/us-ca-plainfield/act/code/chapter-6``), or nothing."""
    found = _PLACE.match(work)
    return found[1] if found else ""


def cited_collection(citation: Citation, place: str) -> LawCollection | None:
    """The collection that ``citation`` names, which stands in the code of a city in ``place``; None for the city's own
    law, and where the words do not say which it is."""
    if citation.law.kind != "other":
        return None
    known = collection_of(citation.law.name, place)
    if known is None:
        numbered = _NUMBERED.fullmatch(citation.law.name)
        known = collection_of(numbered["name"], place) if numbered else None
    return known


def other_law_uri(citation: Citation, place: str) -> str:
    """The IRI that ``citation`` names in other law; empty where the words do not say it.

    ``R.C.W. § 42.30(e)`` is ``/akn/us-wa/act/statute/42.30~e``, ``42 U.S.C. § 1983`` is
    ``/akn/us/act/uscode/title-42/1983``, ``Pub. L. 110-140`` is ``/akn/us/act/public-law/110-140``.
    """
    collection = cited_collection(citation, place)
    if collection is None or not all(_PLAIN.fullmatch(part) for part in citation.path):
        return ""
    uri = collection.uri
    numbered = _NUMBERED.fullmatch(citation.law.name)
    if numbered is not None:
        uri = f"{uri}/{numbered['number']}"
        if not collection.by:
            # An act: its sections have no IRI of their own.
            return uri
    outer: dict[str, str] = dict(citation.outer)
    if collection.by and citation.level != collection.by:
        larger = outer.get(collection.by, "")
        if not larger or not _PLAIN.fullmatch(larger):
            return ""
        uri = f"{uri}/{collection.by}-{larger}"
    if citation.path and citation.level != "section":
        inside = citation.level in ("title", "chapter", "part", "article")
        return f"{uri}/{citation.level}-{citation.path[0]}" if inside and len(citation.path) == 1 else ""
    if not citation.path:
        return uri if numbered or collection.by else ""
    section, *inside_it = citation.path
    return f"{uri}/{section.replace('/', '-')}{'~' + '__'.join(inside_it) if inside_it else ''}"
