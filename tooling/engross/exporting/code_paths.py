"""References as the Open Law Library writes them: ``17.08.070|(a)``, or the name of other law and a place in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from urllib.parse import unquote

from engross.model.law.chapter import Chapter
from engross.model.law.provision import CONTAINERS, Level, Provision
from engross.values import dataclass

_OTHER_LAW = "/akn/us/act/"


@dataclass(frozen=True, slots=True)
class CodePaths:
    """The path of every provision of a code, by the address that references have."""

    paths: Mapping[str, str]

    @staticmethod
    def of(chapters: Iterable[Chapter]) -> CodePaths:
        """The paths of all provisions of ``chapters``. A section whose number recurs is named with the
        units that it stands in."""
        every = tuple(chapters)
        numbers = Counter(section.number for chapter in every for section in chapter.sections())
        paths: dict[str, str] = {}
        for chapter in every:
            paths[chapter.uri] = chapter.number
            for holder in chapter.above:
                code = chapter.uri.rpartition("/")[0]
                paths.setdefault(f"{code}/{holder.level}-{holder.number}", holder.number)
            for provision, path in _walk(chapter.root, (), numbers):
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
    provision: Provision, above: tuple[str, ...], numbers: Counter[str]
) -> Iterable[tuple[Provision, tuple[str, ...]]]:
    """Each provision with its path; ``above`` is that of what it stands in."""
    own = (*above, provision.number if provision.level in _WHOLE else provision.label.strip(" ."))
    if provision.level == "section" and numbers[provision.number] == 1:
        own = (provision.number,)
    if all(own):
        yield provision, own
    inner = own if provision.number else above if provision.level in CONTAINERS else ("",)
    for child in provision.children:
        yield from _walk(child, inner, numbers)


_WHOLE: frozenset[Level] = CONTAINERS | {"section"}
