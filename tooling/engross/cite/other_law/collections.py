"""The collections of law that the table ``laws.toml`` names, by the names that they go by.

The table stands beside this module because it is part of the grammar of citations: neither a schema nor a template that
a city may change.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from engross.cite.other_law.places import law_places
from engross.model.law.law_collection import LawCollection
from engross.patterns import compile_on_use

_APART = compile_on_use(r"[^a-z0-9]+")
_SILENT = frozenset(("the", "of", "ann", "annotated", "and"))
_HEADS = frozenset(("place", "type", "word"))

_Named = tuple[str, str, LawCollection]
"""A name's key, the place in which it is understood (empty: anywhere), and what it means."""


def collection_of(name: str, place: str) -> LawCollection | None:
    """The collection that ``name`` means in the code of a city in ``place`` (``us-ct``); None where it says none.

    ``Cal. Gov. Code`` is that of California anywhere, ``Government Code`` only in California.
    """
    names, key = _names(), _key(name)
    return names.get((place, key)) or names.get(("", key))


@lru_cache(1)
def _names() -> dict[tuple[str, str], LawCollection]:
    return {(place, key): meant for key, place, meant in named_collections()}


def named_collections() -> Iterator[_Named]:
    """Every name of the table."""
    told = tomllib.loads(Path(__file__).with_name("laws.toml").read_text("utf-8"))
    places = {place.key: place.names for place in law_places()}
    for law in told["law"]:
        meant = LawCollection(law["place"], law["type"], law["title"], law.get("by", ""))
        for name in dict.fromkeys(_key(name) for name in (law["title"], *law.get("named", ()))):
            yield name, "", meant
        for name in law.get("bare", ()):
            yield _key(name), law["place"], meant
    for group in told["subjects"]:
        yield from _subjects(group, places[group["place"]])
    for place, called in places.items():
        yield from _constitution(place, called)


def _subjects(group: dict[str, Any], called: tuple[str, ...]) -> Iterator[_Named]:
    """The codes of one state: with the state's name before the subject anywhere, without it in that state."""
    place, word = group["place"], group["word"]
    for part, names in group.items():
        if part in _HEADS:
            continue
        first, *_ = names.split("|")
        meant = LawCollection(place, f"{group['type']}/{part}", f"{called[0]} {first} {word}")
        for key in dict.fromkeys(_key(name) for name in names.split("|")):
            for state in dict.fromkeys(_key(state) for state in called):
                yield f"{state}{key}{_key(word)}", "", meant
                # "Md. Code, Crim. Law § 3-203"
                yield f"{state}code{key}", "", meant
            yield f"{key}{_key(word)}", place, meant
            if word == "Article":
                yield key, place, meant


def _constitution(place: str, called: tuple[str, ...]) -> Iterator[_Named]:
    meant = LawCollection(place, "constitution", f"Constitution of {called[0]}", "article")
    for state in dict.fromkeys(_key(state) for state in called):
        for key in (f"{state}constitution", f"{state}const", f"constitution{state}", f"constitutionstate{state}"):
            yield key, "", meant
    yield "stateconstitution", place, meant


def _key(name: str) -> str:
    """``name`` as names are compared: without case, signs, blanks, and words that are often left out."""
    words = _APART.sub(" ", name.lower().replace("'", "").replace("’", "").replace(".", "")).split()
    return "".join(word for word in words if word not in _SILENT)
