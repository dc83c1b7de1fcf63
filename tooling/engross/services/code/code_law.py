"""The law of a whole code on a day, in the order of the code."""

from __future__ import annotations

from datetime import date

from engross.model.law.chapter import Chapter
from engross.model.law.code_order import code_order
from engross.workspace import Workspace, load


def law_of_code(workspace: Workspace, on: date) -> dict[str, Chapter]:
    """The law of each chapter on a day by the name of its folder, in the order of the code."""
    found = {}
    for folder in workspace.chapters():
        text = folder.timeline().in_force(on)
        if text is not None:
            found[folder.name] = load(folder.file_of(text.version).path)
    return {name: found[name] for name in code_order(found)}
