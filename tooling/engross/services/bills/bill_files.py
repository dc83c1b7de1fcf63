"""The bills of a workspace: ``ordinances/bills/<name>.toml`` read into values."""

from __future__ import annotations

from collections import Counter

from engross.errors import SourceError
from engross.meetings.files.json_schema import validated
from engross.model.law.bill import Bill, BillPart
from engross.workspace import Workspace, read_toml, relative_name


def bill_named(workspace: Workspace, wanted: str) -> Bill | None:
    """The bill whose file ``wanted`` names; None where there is no such file.

    Errors: EngrossError where the file is not TOML; SourceError where it is not a bill, or names a chapter twice.
    """
    path = workspace.bills().get(wanted)
    if path is None:
        return None
    file = relative_name(workspace.root, path)
    told = validated(read_toml(path), "bill", file)
    parts = tuple(
        BillPart(
            workspace.chapter(one["folder"]).name,
            one.get("draft", ""),
            tuple(number.removeprefix("§").strip() for number in one.get("sections", ())),
        )
        for one in told["chapter"]
    )
    twice = next((folder for folder, count in Counter(part.chapter for part in parts).items() if count > 1), None)
    if twice is not None:
        raise SourceError(file, 0, f"the chapter {twice} is there twice; put all of it under one [[chapter]]")
    return Bill(wanted, told["title"], told.get("sponsor", ""), parts)
