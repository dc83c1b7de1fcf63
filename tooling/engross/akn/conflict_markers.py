"""Conflicts of a merge that were left in a file."""

from __future__ import annotations

from engross.errors import SourceError
from engross.patterns import compile_on_use

_MARKER = compile_on_use(r"<{7,40} ")
"""Where git begins a conflict."""
_EID = compile_on_use(r'\beId="([^"<>]*)"')


def refuse_conflict_markers(data: bytes, name: str) -> None:
    """Name the conflicts of a merge that were left in a file. Errors: SourceError at the first."""
    lines = data.decode("utf-8").split("\n")
    starts = [at for at, line in enumerate(lines) if _MARKER.match(line)]
    if not starts:
        return
    places = [next(iter(_EID.findall("\n".join(lines[at + 1 : at + 3]))), f"line {at + 2}") for at in starts]
    count = "a conflict of a merge is" if len(starts) == 1 else f"{len(starts)} conflicts of a merge are"
    raise SourceError(
        name, starts[0] + 1, f"{count} left here, in {', '.join(places)}; keep one side of each and remove the markers"
    )
