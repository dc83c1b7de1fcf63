"""What a change of files may change in the findings: the chapters that changed and those that name one of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from engross.git_repository import changed_paths
from engross.workspace import ChapterFolder, Workspace, read_bytes

LAW = "ordinances"
SHARED_BELOW = (LAW, "templates")
"""The folders of a workspace that its findings come from."""
_LONGEST_NUMBER = 9
"""Digits; no chapter's number has as many."""
_NUMBER_OR_TO = re.compile(rb"\b(?:to|through|thru|and)\b|\d+")
_TAG_WITHOUT_LINK = re.compile(rb"<(?![^<>]*\bhref=)[^<>]*>")
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
    does not hold the number of a changed chapter depends on no changed chapter.

    Errors: EngrossError where git fails.
    """
    changes = changed_paths(workspace.root, commit, SHARED_BELOW)
    paths = [PurePosixPath(path) for change in changes for path in (change.path, change.before) if path]
    if any(_is_shared(path) for path in paths):
        return AffectedFiles(everything=True)
    law = [path for path in paths if path.parts[0] == LAW and len(path.parts) > 2]
    changed = {path.parts[1] for path in law if path.parts[1] != "meetings"}
    folders = {folder.name: folder for folder in workspace.chapters()}
    numbers = {folders.get(name, ChapterFolder(name, Path(name), ())).number for name in changed} - {""}
    citing = {
        name
        for name, folder in folders.items()
        if numbers and any(_names(read_bytes(item.path), numbers) for item in folder.versions)
    }
    meetings = {path.stem for path in law if path.parts[1] == "meetings" and path.suffix == ".toml"}
    meetings |= {path.stem for path in workspace.meetings() if _concerns(read_bytes(path), changed, numbers)}
    return AffectedFiles(frozenset(changed | citing), frozenset(meetings))


def _is_shared(path: PurePosixPath) -> bool:
    """Whether every finding depends on a file: the city's, its waivers, a template."""
    return path.parts[0] != LAW or len(path.parts) == 2


def _concerns(data: bytes, folders: Iterable[str], numbers: set[str]) -> bool:
    return any(name.encode("utf-8", "surrogateescape") in data for name in folders) or _names(data, numbers)


def _names(data: bytes, numbers: set[str]) -> bool:
    """Whether a file holds one of ``numbers`` as a number of its own, outside of parentheses, or two numbers that it
    lies between."""
    if not numbers:
        return False
    words = _TAG_WITHOUT_LINK.sub(b" ", data)
    alternatives = b"|".join(re.escape(number.encode()) for number in sorted(numbers))
    if re.search(rb"(?<![\dA-Za-z(])(?:" + alternatives + rb")(?![\dA-Za-z)])", words, re.IGNORECASE):
        return True
    whole = {int(found[0]) for number in numbers if (found := re.match(r"\d+", number))}
    return any(first < number < last for first, last in _spans(words) for number in whole)


def _spans(words: bytes) -> Iterator[tuple[int, int]]:
    """The numbers on both sides of a "to" or the like, between which a chapter's may lie: "chapters 66 through 70"."""
    first = joined = None
    for found in _NUMBER_OR_TO.finditer(words):
        if not found[0].isdigit():
            joined = first
        elif len(found[0]) < _LONGEST_NUMBER:
            if joined is not None:
                yield joined, int(found[0])
            first, joined = int(found[0]), None
