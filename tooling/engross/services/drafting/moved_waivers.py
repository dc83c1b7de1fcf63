"""The waivers of an act that renumbers: they go with their provisions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from engross.model.law.chapter import Chapter
from engross.outputs.atomic_writing import digest
from engross.services.drafting.source_acts import SourceChange
from engross.workspace import WAIVERS_FILE, Workspace, read_bytes


def moved_waivers(workspace: Workspace, amended: Iterable[tuple[str, Chapter, Chapter]]) -> Iterator[SourceChange]:
    """The file of waivers with each eId that was moved; nothing where none was.

    ``amended``: of each chapter its folder, its text before and after. Everything else in the file is kept as it is,
    comments too.
    """
    path = workspace.ordinances / WAIVERS_FILE
    moved: dict[str, dict[str, str]] = {}
    for folder, old, new in amended:
        moved.setdefault(folder, {}).update(_moved_eids(old, new))
    if not any(moved.values()) or not path.is_file():
        return
    import tomlkit

    before = digest(workspace.held(path))
    document: Any = tomlkit.parse(read_bytes(path).decode("utf-8-sig"))
    for waiver in document.get("waiver", ()):
        after = moved.get(str(waiver.get("chapter", "")), {}).get(str(waiver.get("eId", "")))
        if after is not None:
            waiver["eId"] = after
    data = tomlkit.dumps(document).encode("utf-8")
    if data != read_bytes(path):
        yield SourceChange(path, data, before)


def _moved_eids(old: Chapter, new: Chapter) -> dict[str, str]:
    """The eIds of ``old`` whose provision has another in ``new``, with that one."""
    now = {provision.identity: provision.eid for provision in new.walk()}
    pairs = ((provision.eid, now.get(provision.identity, provision.eid)) for provision in old.walk())
    return {before: after for before, after in pairs if before != after}
