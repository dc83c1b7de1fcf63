"""What an amendment of the workspace says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from engross.services.amending import WorkspaceAmendment
from engross.workspace import relative_name


def amendment_lines(root: Path, made: WorkspaceAmendment) -> Iterator[str]:
    """What was done, the files that were written, then what is left to decide."""
    yield from made.done
    yield from (f"written: {relative_name(root, each.path)}" for each in made.written)
    if made.left:
        yield ""
        yield "Left for you to decide:"
        yield from (f"  {one}" for one in made.left)
