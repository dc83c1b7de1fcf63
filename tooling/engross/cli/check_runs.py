"""The workspaces that one call of ``engross check`` is for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from engross.errors import NotFoundError
from engross.services.selection.base_and_draft_choice import SelectionContext
from engross.workspace import Workspace, find_workspace

REPORTS_THAT_JOIN = ("text", "github")
"""The formats of which several reports are one, written one after another."""


def runs_of(
    setting: SelectionContext, chapters: tuple[str, ...], options: dict[str, Any]
) -> Iterator[tuple[Workspace, tuple[str, ...]]]:
    """Each workspace that is to be checked, and the chapters in it that were named.

    With ``--since`` or ``--merge`` a file stands for its workspace, of which all is checked that changed or names what
    did: so a hook hands over the files of a commit. Errors: NotFoundError where there is no workspace.
    """
    files = [Path(name) for name in chapters if Path(name).is_file()]
    if (options["since"] is not None or options["merge"]) and chapters and len(files) == len(chapters):
        for workspace in dict.fromkeys(find_workspace(path.parent) for path in files):
            yield workspace, ()
        return
    try:
        yield setting.workspace(), chapters
    except NotFoundError:
        if not files or len(files) < len(chapters):
            raise
        yield Workspace(setting.current), chapters
