"""The pending drafts that an adoption concerns: of the same chapter, and those that cite what it changed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from engross.akn import identify
from engross.diff import compare
from engross.enacting import changed_sections
from engross.model.law.chapter import Chapter
from engross.model.law.place import places
from engross.services.enacting.draft_versions import timeline_with
from engross.workspace import ChapterFolder, Workspace, load


def affected_drafts(
    workspace: Workspace, folder: ChapterFolder, old: Chapter | None, new: Chapter, on: date
) -> Iterator[str]:
    """A sentence for each draft that is to be rebased or read again, ``new`` being adopted in place of ``old``."""
    timeline = timeline_with(folder, new)
    for draft in timeline.drafts():
        moved = timeline.overtaken(draft, on)
        if moved is not None:
            yield f"{folder.name}: {moved.sentence}"
    if old is not None:
        yield from _citing(workspace, folder, old, identify(new))


def _citing(workspace: Workspace, folder: ChapterFolder, old: Chapter, new: Chapter) -> Iterator[str]:
    """A sentence for each pending draft of another chapter that refers to a section that changed."""
    places_of = {**places(old), **places(new)}
    eids = {each.eid for change in changed_sections(compare(old, new)) for each in (change.old, change.new) if each}
    for other in workspace.chapters():
        if other.name == folder.name:
            continue
        for draft in other.timeline().drafts():
            cited = sorted(_references(load(other.file_of(draft.version).path), new.uri) & eids)
            if cited:
                listed = ", ".join(dict.fromkeys(places_of.get(eid, eid) for eid in cited))
                yield f"{other.name}: {draft.version} cites {listed}, which changed; read those citations again"


def _references(chapter: Chapter, uri: str) -> set[str]:
    """The eIds of the sections of the chapter ``uri`` that ``chapter`` refers to."""
    found = set()
    for provision in chapter.walk():
        for text in provision.texts():
            for tag in text.tags:
                if tag.kind == "ref" and tag.value.startswith(f"{uri}~"):
                    found.add(_section(tag.value.partition("~")[2]))
    return found


def _section(eid: str) -> str:
    """The eId of the section that ``eid`` stands in, or ``eid`` itself."""
    parts = eid.split("__")
    at = next((at for at, part in enumerate(parts) if part.startswith("sec_")), len(parts) - 1)
    return "__".join(parts[: at + 1])
