"""What a change of files may change in the findings: the chapters that changed and those that name one of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from engross.git_repository import changed_paths
from engross.patterns import compile_on_use
from engross.services.checking.chapter_checks import hierarchy_or_standard
from engross.values import dataclass
from engross.workspace import ChapterFolder, Workspace, read_bytes

LAW = "ordinances"
SHARED_BELOW = (LAW, "templates")
"""The folders of a workspace that its findings come from."""
_NEAR = 16
"""Characters on either side of a "to" in which the numbers of a range are."""
_TO = compile_on_use(rb"t(?<=\bt)(?:o|hrough|hru)\b(?=[^0-9]{0,15}[0-9])")
"""A "to" with a number behind it. It begins with a letter, which is found many times as quickly as an end of a word."""
_NUMBER = compile_on_use(rb"\d{1,8}")
_TAG_WITHOUT_LINK = compile_on_use(rb"<(?![^<>]*\bhref=)[^<>]*>")
"""A tag that names no other provision; its dates and eIds are no citations."""


@dataclass(frozen=True, slots=True)
class AffectedFiles:
    """``folders``: the names of the chapters' folders whose findings may differ; ``meetings``: the stems of the
    meetings' files. ``everything``: a file changed that all findings depend on."""

    folders: frozenset[str] = frozenset()
    meetings: frozenset[str] = frozenset()
    everything: bool = False


def affected_since(workspace: Workspace, commit: str) -> AffectedFiles:
    """What may be found otherwise than in ``commit``. A citation names its chapter in figures, so that a file which
    does not hold the number of a changed chapter depends on no changed chapter; one that goes by a numeral or a letter
    (Article IV, or 4), on all.

    Errors: EngrossError where git fails.
    """
    changes = changed_paths(workspace.root, commit, SHARED_BELOW)
    paths = [PurePosixPath(path) for change in changes for path in (change.path, change.before) if path]
    if any(_is_shared(path) for path in paths):
        return AffectedFiles(everything=True)
    law = [path for path in paths if path.parts[0] == LAW and len(path.parts) > 2]
    changed = {path.parts[1] for path in law if path.parts[1] != "meetings"}
    folders = {folder.name: folder for folder in workspace.chapters()}
    hierarchy = hierarchy_or_standard(workspace)
    numbers = {ChapterFolder(name, Path(name), ()).number_in(hierarchy) for name in changed} - {""}
    if any(not number[0].isdigit() for number in numbers):
        return AffectedFiles(everything=True)
    citing = {
        name
        for name, folder in folders.items()
        if numbers and any(names_one_of(read_bytes(item.path), numbers) for item in folder.versions)
    }
    meetings = {path.stem for path in law if path.parts[1] == "meetings" and path.suffix == ".toml"}
    meetings |= {path.stem for path in workspace.meetings() if _concerns(read_bytes(path), changed, numbers)}
    return AffectedFiles(frozenset(changed | citing), frozenset(meetings))


def _is_shared(path: PurePosixPath) -> bool:
    """Whether every finding depends on a file: the city's, its waivers, a template."""
    return path.parts[0] != LAW or len(path.parts) == 2


def _concerns(data: bytes, folders: Iterable[str], numbers: set[str]) -> bool:
    return any(name.encode("utf-8", "surrogateescape") in data for name in folders) or names_one_of(data, numbers)


def names_one_of(data: bytes, numbers: set[str]) -> bool:
    """Whether a file holds one of ``numbers`` as a number of its own, outside of parentheses, or two numbers that it
    lies between."""
    held = [number.encode() for number in sorted(numbers) if number.lower().encode() in data.lower()]
    if held:
        alternatives = b"|".join(map(re.escape, held))
        whole = rb"(?<![\dA-Za-z(])(?:" + alternatives + rb")(?![\dA-Za-z)])"
        if re.search(whole, _TAG_WITHOUT_LINK.sub(b" ", data), re.IGNORECASE):
            return True
    values = {int(found[0]) for number in numbers if (found := re.match(r"\d{1,8}", number))}
    return any(first < value < last for first, last in _spans(data) for value in values)


def _spans(data: bytes) -> Iterator[tuple[int, int]]:
    """The numbers close by on both sides of a "to" or the like, between which a chapter's may lie: "chapters 66 through
    70", "§§ 66-1 to 70-3"."""
    for found in _TO.finditer(data):
        before = _NUMBER.findall(data, max(0, found.start() - _NEAR), found.start())
        after = _NUMBER.search(data, found.end(), found.end() + _NEAR)
        if before and after:
            # The section's number stands behind the chapter's: "66-1".
            yield min(map(int, before)), int(after[0])
