"""A bill in the place of CHAPTER."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import click

from engross.services.selection.base_and_draft_choice import SelectionContext

if TYPE_CHECKING:
    from engross.model.law.bill import Bill


def named_bill(setting: SelectionContext, wanted: str, of_chapters: Mapping[str, object]) -> Bill | None:
    """The bill that ``wanted`` names; None where it names none.

    ``of_chapters`` are options that a bill does not have, with their values. Errors: a usage error where one is given.
    """
    workspace = setting.workspace_or_none()
    if workspace is None or wanted not in workspace.bills():
        return None
    given = [name for name, value in of_chapters.items() if value]
    if given:
        raise click.UsageError(f"{wanted} is a bill, whose file names its drafts and sections; it has no {given[0]}")
    # Reading a bill loads the schema library, which the redline of a chapter does not wait for.
    from engross.services.bills.bill_files import bill_named

    return bill_named(workspace, wanted)
