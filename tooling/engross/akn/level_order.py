"""The units of a file against the hierarchy of the code: which levels there are, and which may stand in which."""

from __future__ import annotations

from lxml import etree

from engross.akn.element_names import AKN, EXCERPT, LEVELS_BY_ELEMENT
from engross.errors import SourceError
from engross.model.law.hierarchy import Hierarchy
from engross.model.law.provision import Level

_HEAD = frozenset((f"{{{AKN}}}num", f"{{{AKN}}}heading"))


def units_of(body: etree._Element, hierarchy: Hierarchy) -> tuple[list[etree._Element], etree._Element]:
    """The units above, outermost first, and the unit whose file this is: the first that is none of those above.

    ``body``: the body of a file that ``refuse_disorder`` has passed, or of one that nothing is known of.
    """
    above: list[etree._Element] = []
    element = body[0]
    while LEVELS_BY_ELEMENT.get(str(element.tag)) in hierarchy.above_unit:
        inner = next((child for child in element if child.tag in LEVELS_BY_ELEMENT), None)
        if inner is None or LEVELS_BY_ELEMENT[str(inner.tag)] not in (*hierarchy.above_unit, hierarchy.unit):
            break
        above.append(element)
        element = inner
    return above, element


def refuse_disorder(root: etree._Element, name: str, hierarchy: Hierarchy) -> None:
    """Refuse the first level that the hierarchy does not have, or not there.

    ``root``: valid under the profile. Errors: SourceError (file, line), saying what may stand there.
    """
    strange = [
        tag for tag, level in LEVELS_BY_ELEMENT.items() if level not in hierarchy.ranks and level not in _ANYWHERE
    ]
    stray = next(root.iter(*strange), None)
    if stray is not None:
        raise SourceError(
            name,
            stray.sourceline or 0,
            f"<{_level(stray)}> is no level of this code, which has {', '.join(hierarchy.names)}; use one of "
            "these, or declare it under [hierarchy] in the city's file",
        )
    above, unit = units_of(root[0][-1], hierarchy)
    for holder in above:
        _refuse_more(holder, name, hierarchy)
    level = _level(unit)
    if level != hierarchy.unit and level not in hierarchy.above_unit:
        raise SourceError(
            name,
            unit.sourceline or 0,
            f"this file is one of a <{level}>, but in this code each <{hierarchy.unit}> has a file; put that here",
        )
    _refuse_inner(unit, name, hierarchy)


_ANYWHERE: frozenset[Level] = frozenset({"definition", "point", "text"})


def _refuse_more(holder: etree._Element, name: str, hierarchy: Hierarchy) -> None:
    """Refuse in a unit above what would not be read: it is here for its number and heading only."""
    inside = [child for child in holder if child.tag not in _HEAD]
    if len(inside) != 1 or holder.get(EXCERPT):
        raise SourceError(
            name,
            (inside[1] if len(inside) > 1 else holder).sourceline or 0,
            f"<{_level(holder)}> holds more than its number, its heading and the <{hierarchy.unit}> of this "
            "file; put the rest into files of their own",
        )


def _refuse_inner(unit: etree._Element, name: str, hierarchy: Hierarchy) -> None:
    waiting = [unit]
    while waiting:
        element = waiting.pop()
        outer = _level(element)
        inside = [child for child in element if LEVELS_BY_ELEMENT.get(str(child.tag), "text") not in _ANYWHERE]
        for child in inside:
            inner = _level(child)
            if not hierarchy.may_hold(outer, inner):
                raise SourceError(
                    name,
                    child.sourceline or 0,
                    f"<{inner}> stands in <{outer}>, but the order of this code is {', '.join(hierarchy.names)}; put "
                    "it where it belongs, or change [hierarchy] in the city's file",
                )
            if child.get(EXCERPT):
                raise SourceError(
                    name,
                    child.sourceline or 0,
                    f"en:excerpt stands on <{inner}>; put it on the <{hierarchy.unit}>, whose excerpt the file is",
                )
        waiting += [child for child in inside if _level(child) != "section"]


def _level(element: etree._Element) -> Level:
    return LEVELS_BY_ELEMENT[str(element.tag)]
