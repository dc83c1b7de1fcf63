"""The disposition table of a code, as a document and as data."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from engross.compose.law.disposition_tables import disposition_tables
from engross.model.law.chapter import Chapter
from engross.model.law.disposition import dispositions, former_numbers, held_against, noted_changes
from engross.outputs.printed_json import json_document
from engross.rendering import render
from engross.services.code.code_law import law_of_code
from engross.workspace import ChapterFolder, Workspace, load


def disposition_document(workspace: Workspace, on: date, format_name: str) -> bytes:
    """What each ordinance did to the law of the day ``on``, and the numbers of an earlier code, in one of
    DOCUMENT_FORMATS or as ``json``."""
    law, folders = law_of_code(workspace, on), {folder.name: folder for folder in workspace.chapters()}
    chapters = tuple(held_against(noted_changes(text), _earlier(folders[name], text)) for name, text in law.items())
    disposed, former = dispositions(chapters), former_numbers(chapters)
    if format_name != "json":
        name = workspace.place_name() or "the code"
        made = render(disposition_tables(name, disposed, former, on.isoformat()), format_name, workspace.templates())
        return made if isinstance(made, bytes) else made.encode("utf-8")
    data = {
        "ordinances": [
            {
                "ordinance": each.ordinance,
                "provisions": [
                    {
                        "provision": one.place,
                        "address": one.address,
                        "action": one.action,
                        "section": one.ordinance_place,
                        "adopted": str(one.adopted or ""),
                        "effective": str(one.effective or ""),
                    }
                    for one in each.provisions
                ],
            }
            for each in disposed
        ],
        "formerNumbers": [{"former": f.number, "provision": f.place, "address": f.address} for f in former],
    }
    return (json_document("disposition", data) + "\n").encode("utf-8")


def _earlier(folder: ChapterFolder, law: Chapter) -> Iterator[tuple[date, Collection[str]]]:
    """The adopted texts in a folder that are older than its ``law``, each with its day and the eIds in it."""
    for item in folder.versions:
        if item.version.stage != "proposed" and item.version.date < law.version.date:
            yield item.version.date, frozenset(provision.eid for provision in load(item.path).walk())
