"""References as the Open Law Library writes them: ``17.08.070|(a)``, or the name of other law and a place in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from engross.model.law.chapter import Chapter
from engross.model.law.provision import CONTAINERS, Provision

_OTHER_LAW = "/akn/us/act/"


@dataclass(frozen=True, slots=True)
class CodePaths:
    """The path of every provision of a code, by the address that references have."""

    paths: Mapping[str, str]

    @staticmethod
    def of(chapters: Iterable[Chapter]) -> CodePaths:
        """The paths of all provisions of ``chapters``. A section whose number recurs is named with its unit's."""
        every = tuple(chapters)
        numbers = Counter(section.number for chapter in every for section in chapter.sections())
        paths: dict[str, str] = {}
        for chapter in every:
            paths[chapter.uri] = chapter.number
            for holder in chapter.above:
                code = chapter.uri.rpartition("/")[0]
                paths.setdefault(f"{code}/{holder.level}-{holder.number}", holder.number)
            for provision, path in _walk(chapter.root, (), chapter.number, numbers):
                paths[f"{chapter.uri}~{provision.eid}"] = "|".join(path)
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


def _walk(
    provision: Provision, above: tuple[str, ...], unit: str, numbers: Counter[str]
) -> Iterable[tuple[Provision, tuple[str, ...]]]:
    if provision.level in CONTAINERS:
        own: tuple[str, ...] = (provision.number,) if provision.number == unit else (unit, provision.number)
        inner: tuple[str, ...] = ()
    elif provision.level == "section":
        own = (provision.number,) if numbers[provision.number] == 1 else (unit, provision.number)
        inner = own
    else:
        own = inner = (*above, provision.label.strip(" .")) if provision.number and above else ()
    if all(own):
        yield provision, own
    for child in provision.children:
        yield from _walk(child, inner, unit, numbers)
