"""References as the Open Law Library writes them: ``17.08.070|(a)``, or the name of other law and a place in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from urllib.parse import unquote

from engross.akn.eids import slug
from engross.model.law.chapter import Chapter
from engross.model.law.provision import CONTAINERS, Provision
from engross.model.law.text import Text
from engross.values import dataclass

_OTHER_LAW = "/akn/us/act/"


@dataclass(frozen=True, slots=True)
class CodePaths:
    """The path of every provision of a code, by the address that references have."""

    paths: Mapping[str, str]

    @staticmethod
    def of(chapters: Iterable[Chapter]) -> CodePaths:
        """The paths of all provisions of ``chapters``. A unit or section whose number recurs is named with the
        units that it stands in, and a section that has a unit's number by a sign before it."""
        every = tuple(chapters)
        sections = Counter(section.number for chapter in every for section in chapter.sections())
        units = _unit_names(every)
        paths: dict[str, str] = {}
        for chapter in every:
            above: tuple[str, ...] = ()
            for holder in chapter.above:
                above = (*above, path_name(holder))
                code = chapter.uri.rpartition("/")[0]
                paths.setdefault(f"{code}/{holder.level}-{holder.number}", _joined(above, units))
            for provision, path in _walk(chapter.root, above, sections, units):
                paths[f"{chapter.uri}~{provision.eid}"] = "|".join(path)
            paths[chapter.uri] = _joined((*above, path_name(chapter.root)), units)
        return CodePaths(paths)

    def cited(self, target: str, here: Chapter) -> tuple[str, str]:
        """The name of the document and the path that a reference to ``target`` has; the name is empty for this code."""
        address = f"{here.uri}~{target[1:]}" if target.startswith("#") else target
        path = self.paths.get(address, "")
        if path:
            return "", path
        if target.startswith(_OTHER_LAW):
            doc, _, place = target.removeprefix(_OTHER_LAW).partition("/")
            return unquote(doc), unquote(place)
        return target, ""


def path_name(unit: Provision) -> str:
    """What paths call a unit: its number, or the words of its heading where it has none."""
    return unit.number or slug((unit.heading or Text()).words).lower()


def _unit_names(chapters: Iterable[Chapter]) -> Counter[str]:
    """How many units have each name; a title that holds chapters is one."""
    holders = {(holder.level, holder.label): holder for chapter in chapters for holder in chapter.above}
    inside = (unit for chapter in chapters for unit in chapter.walk() if unit.level in CONTAINERS)
    return Counter(path_name(unit) for unit in (*holders.values(), *inside))


def _joined(units: tuple[str, ...], names: Counter[str]) -> str:
    """The path of a unit that is named last, after those that it stands in."""
    return units[-1] if names[units[-1]] == 1 else "|".join(name for name in units if name)


def _walk(
    provision: Provision, above: tuple[str, ...], sections: Counter[str], units: Counter[str]
) -> Iterable[tuple[Provision, tuple[str, ...]]]:
    """Each provision with its path; ``above`` is that of what it stands in."""
    if provision.level in CONTAINERS:
        own: tuple[str, ...] = (*above, path_name(provision))
        path = own[-1:] if units[own[-1]] == 1 else own
    elif provision.level == "section":
        number = f"§{provision.number}" if units[provision.number] else provision.number
        own = path = (number,) if sections[provision.number] == 1 or not provision.number else (*above, number)
    else:
        own = path = (*above, provision.label.strip(" ."))
    if all(path):
        yield provision, path
    for child in provision.children:
        yield from _walk(child, own if own[-1] else above, sections, units)
