"""An ordinance made of amending instructions on several chapters: a draft of each, and the file of the bill."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from engross.errors import EngrossError, NotFoundError
from engross.instructions import OrderedStep, OrdinanceOrders, ordered_steps, with_letter_apart
from engross.model.law.textual_mod import TextualMod
from engross.services.drafting.source_acts import ActWriter, SourceAct, SourceChange, act_recorder
from engross.services.drafting.workspace_amendment import WorkspaceAmendment, apply_steps
from engross.services.instructions.ordinance_files import chapter_named
from engross.workspace import Workspace, load

_ByFolder = dict[str, list[OrderedStep]]


def import_bill(
    workspace: Workspace, orders: OrdinanceOrders, name: str, today: date, write: ActWriter
) -> tuple[WorkspaceAmendment, tuple[str, ...]]:
    """Apply the instructions of an ordinance called ``name`` to the draft of each chapter that they name, and write
    ``ordinances/bills/<name>.toml``, as one act; and a sentence for each that is refused.

    Where one is refused nothing is written. Errors: EngrossError where a bill of that name is there already, or a draft
    cannot be amended; nothing is written then.
    """
    by_folder, refused = _by_folder(workspace, ordered_steps(orders.text))
    acts: list[SourceAct] = []
    made: list[WorkspaceAmendment] = []
    for folder, ordered in by_folder.items():
        one, faults = apply_steps(workspace, workspace.chapter(folder), ordered, today, act_recorder(acts))
        made.append(replace(one, done=tuple(f"{folder}: {line}" for line in one.done)))
        refused += [f"{folder}: {fault}" for fault in faults]
    if refused:
        return WorkspaceAmendment((), (), ()), tuple(refused)
    changes = [change for act in acts for change in act.changes]
    read = tuple(dict.fromkeys(source for act in acts for source in act.read))
    bill = _bill_file(workspace, orders.title or name, name, by_folder)
    written = write(SourceAct(f"import {name}", (*changes, bill), read))
    done = (*(line for one in made for line in one.done), f"bill {bill.path.stem}: {', '.join(by_folder)}")
    left = tuple(dict.fromkeys(line for one in made for line in one.left))
    return WorkspaceAmendment(done, written, left, tuple(line for one in made for line in one.remarks)), ()


def _by_folder(workspace: Workspace, steps: Sequence[OrderedStep]) -> tuple[_ByFolder, list[str]]:
    """The instructions by the folder of their chapter, and a sentence for each that names none of the workspace."""
    found: _ByFolder = {}
    astray: list[str] = []
    for step in steps:
        if step.refused:
            astray.append(step.refused)
        for chapter, ordered in _parts(step):
            try:
                if not chapter:
                    raise NotFoundError("it names no section; apply it to each chapter (`engross apply --chapter`)")
                found.setdefault(workspace.chapter(chapter).name, []).append(ordered)
            except EngrossError as why:
                astray.append(f'"{step.words.splitlines()[0][:60]}" is refused: {why}')
    return found, astray


def _parts(step: OrderedStep) -> Iterator[tuple[str, OrderedStep]]:
    """What ``step`` orders of each chapter that it names."""
    for chapter in dict.fromkeys(map(chapter_named, step.mods)):
        yield chapter, OrderedStep(step.words, tuple(mod for mod in step.mods if chapter_named(mod) == chapter))


def _bill_file(workspace: Workspace, title: str, name: str, by_folder: _ByFolder) -> SourceChange:
    """The file of the bill. Errors: EngrossError where there is one of that name."""
    stem = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "bill"
    path = workspace.ordinances / "bills" / f"{stem}.toml"
    if path.exists():
        raise EngrossError(f"bills/{path.name} is there already and is not overwritten; rename the file to import")
    import tomlkit  # what writes TOML is imported where some is written

    document: Any = tomlkit.document()
    document["title"] = title
    document["chapter"] = tomlkit.aot()
    for folder, steps in by_folder.items():
        table: Any = tomlkit.table()
        table["folder"] = folder
        there = {section.number for section in load(workspace.chapter(folder).versions[-1].path).sections()}
        sections = dict.fromkeys(filter(None, (_section(mod, there) for step in steps for mod in step.mods)))
        if sections:
            table["sections"] = list(sections)
        document["chapter"].append(table)
    return SourceChange(path, tomlkit.dumps(document).encode("utf-8"), None)


def _section(mod: TextualMod, sections: Collection[str]) -> str:
    """The section that ``mod`` names, one of ``sections`` with what is below it, or adds."""
    added = next((one.number for one in mod.matter if one.level == "section"), "")
    return with_letter_apart(mod.place, sections).section or added
