"""The profile as the program sees it: ``schemas/ordinance.rng``, read once.

The same file serves twice: as the RELAX NG schema that settles validity, and as the table of what may stand
where, from which refusals name what is allowed.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from lxml import etree

from engross.akn.element_names import AKN, OURS
from engross.resources import shipped
from engross.values import dataclass

_RNG = "{http://relaxng.org/ns/structure/1.0}"


@dataclass(frozen=True, slots=True)
class Profile:
    """What may stand in each element, by its name in Clark notation."""

    children: dict[str, frozenset[str]]
    attributes: dict[str, frozenset[str]]


@lru_cache(maxsize=1)
def schema() -> etree.RelaxNG:
    """The schema that settles validity, parsed once a process."""
    return etree.RelaxNG(etree.parse(shipped("schemas", "ordinance.rng")))


@lru_cache(maxsize=1)
def profile() -> Profile:
    """The table of what may stand where, for whoever has to say why a file is not valid."""
    tree = etree.parse(shipped("schemas", "ordinance.rng"))
    defines = {d.get("name", ""): d for d in tree.getroot().iter(f"{_RNG}define")}
    children: dict[str, set[str]] = {}
    attributes: dict[str, set[str]] = {}
    for element in tree.getroot().iter(f"{_RNG}element"):
        name = element.get("name")
        if name is None:
            continue
        clark = f"{{{element.get('ns', AKN)}}}{name}"
        for pattern in _inside(element, defines, set()):
            if pattern.tag == f"{_RNG}element" and pattern.get("name"):
                children.setdefault(clark, set()).add(f"{{{pattern.get('ns', AKN)}}}{pattern.get('name')}")
            elif pattern.tag == f"{_RNG}attribute":
                space = pattern.get("ns")
                attributes.setdefault(clark, set()).add(
                    f"{{{space}}}{pattern.get('name')}" if space else str(pattern.get("name"))
                )
    return Profile(
        {name: frozenset(found) for name, found in children.items()},
        {name: frozenset(found) for name, found in attributes.items()},
    )


def _inside(pattern: etree._Element, defines: dict[str, etree._Element], seen: set[str]) -> Iterator[etree._Element]:
    """The element and attribute patterns directly inside ``pattern``, through references."""
    for part in pattern:
        if part.tag == f"{_RNG}ref":
            name = part.get("name", "")
            if name not in seen:
                seen.add(name)
                yield from _inside(defines[name], defines, seen)
        elif part.tag in (f"{_RNG}element", f"{_RNG}attribute"):
            yield part
        else:
            yield from _inside(part, defines, seen)


def plain_name(clark: str) -> str:
    """A Clark name as the file shows it: ``en:`` before our own, nothing before Akoma Ntoso's."""
    return clark.replace(f"{{{AKN}}}", "").replace(f"{{{OURS}}}", "en:")
