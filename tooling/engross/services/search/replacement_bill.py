"""One bill that replaces words wherever they stand in the law: a draft of each chapter, and the file of the bill."""

from __future__ import annotations

from collections.abc import Iterator

import tomlkit

from engross.amending.words_everywhere import with_words_replaced
from engross.enacting import draft_of
from engross.errors import EngrossError
from engross.model.law.chapter import Chapter
from engross.patterns import compile_on_use
from engross.services.drafting.source_acts import ActWriter, SourceAct, SourceChange, sources_of
from engross.services.drafting.workspace_amendment import WorkspaceAmendment
from engross.services.enacting.draft_versions import free_version, new_file, read_text
from engross.services.search.everywhere import FoundPlace, find_everywhere
from engross.services.selection.base_and_draft_choice import SelectionContext
from engross.values import dataclass
from engross.workspace import ChapterFolder, Workspace

_NAME = compile_on_use(r"[a-z0-9][a-z0-9-]*")


@dataclass(frozen=True, slots=True)
class ReplacementBill:
    """What the bill is called (the name of its file and of its drafts), its title, and the words with those that are to
    stand in their place. ``chosen``: the keys of the places (``FoundPlace.key``; None: each place in the law)."""

    name: str
    title: str
    words: str
    by: str
    sponsor: str = ""
    chosen: frozenset[str] | None = None


def prepare_replacement(setting: SelectionContext, bill: ReplacementBill, write: ActWriter) -> WorkspaceAmendment:
    """Write the drafts and the bill as one act. Each draft is written against the law of the day.

    What is left to decide: pending drafts that have the words too, and forms of the words that were not replaced.
    Errors: EngrossError where the name is none or is taken, the words are the same, or stand nowhere in the law, or
    a chosen key names no place of them; nothing is written then.
    """
    workspace = setting.workspace()
    _require_good(workspace, bill)
    found = find_everywhere(setting, bill.words)
    in_law = {each.key: each for each in found.places if each.is_law}
    chosen = in_law.keys() if bill.chosen is None else bill.chosen
    if not chosen or chosen - in_law.keys():
        where = ", ".join(sorted(chosen - in_law.keys())) or "any chapter that is the law"
        raise EngrossError(f"“{bill.words}” stands not in {where}; list its places with `engross search --exact`")
    folders = list(dict.fromkeys(each.folder for key, each in in_law.items() if key in chosen))
    parts = [
        _part(setting, workspace.chapter(folder), bill, [in_law[key] for key in in_law if key in chosen])
        for folder in folders
    ]
    path = workspace.ordinances / "bills" / f"{bill.name}.toml"
    changes = (*(part.change for part in parts), SourceChange(path, _bill_file(bill, parts), None))
    read = sources_of([part.law.source for part in parts])
    written = write(SourceAct(f"prepare the bill {bill.name}", changes, read))
    done = tuple(f"{part.folder}: “{bill.words}” → “{bill.by}” in {part.told}" for part in parts)
    return WorkspaceAmendment(done, written, (*_left(found.places), *found.remarks))


@dataclass(frozen=True, slots=True)
class _Part:
    """A chapter of the bill: the law, the sections that change, how many places in each, and the file of the draft."""

    folder: str
    law: Chapter
    sections: tuple[str, ...]
    told: str
    change: SourceChange


def _part(setting: SelectionContext, folder: ChapterFolder, bill: ReplacementBill, found: list[FoundPlace]) -> _Part:
    workspace, timeline = setting.workspace(), folder.timeline()
    taken = next((text for text in timeline.drafts() if text.version.name == bill.name), None)
    if taken is not None:
        raise EngrossError(f"{folder.name}: the draft {taken.version} is pending; give the bill another name")
    text = timeline.in_force(setting.today)
    if text is None or text.pending:
        raise EngrossError(f"{folder.name}: no text is the law on {setting.today}")
    law = read_text(workspace, folder, text)
    places = [each.place for each in found if each.folder == folder.name]
    draft = draft_of(law, free_version(folder, setting.today, "proposed", bill.name, "draft"))
    change = new_file(folder, with_words_replaced(draft, bill.words, bill.by, [place.key for place in places]))
    numbers = tuple(dict.fromkeys(place.section for place in places if place.section))
    told = ", ".join(dict.fromkeys(place.citation for place in places))
    return _Part(folder.name, law, numbers, f"{len(places)} place{'s' if len(places) > 1 else ''}: {told}", change)


def _require_good(workspace: Workspace, bill: ReplacementBill) -> None:
    if _NAME.fullmatch(bill.name) is None:
        raise EngrossError(f"{bill.name!r} is no name of a bill; use small letters, digits and hyphens")
    if bill.name in workspace.bills():
        raise EngrossError(f"there is a bill {bill.name} already; give the new one another name")
    if not bill.title.strip():
        raise EngrossError("a bill has a title; name it as it is to begin: An ordinance …")
    if bill.words == bill.by:
        raise EngrossError("the words are the same before and after; name others")


def _bill_file(bill: ReplacementBill, parts: list[_Part]) -> bytes:
    document = tomlkit.document()
    document["title"] = bill.title
    if bill.sponsor:
        document["sponsor"] = bill.sponsor
    chapters = tomlkit.aot()
    for part in parts:
        chapter = tomlkit.table()
        chapter["folder"] = part.folder
        chapter["draft"] = bill.name
        if part.sections:
            chapter["sections"] = list(part.sections)
        chapters.append(chapter)
    document["chapter"] = chapters
    return tomlkit.dumps(document).encode()


def _left(places: tuple[FoundPlace, ...]) -> Iterator[str]:
    """The pending drafts that have the words: the bill changes the law, and leaves them as they are."""
    for folder, version in dict.fromkeys((each.folder, each.version) for each in places if not each.is_law):
        there = (each.place.citation for each in places if (each.folder, each.version) == (folder, version))
        cited = ", ".join(dict.fromkeys(there))
        yield f"{folder}: the draft {version} keeps the words in {cited}; amend it there, or rebase it"
