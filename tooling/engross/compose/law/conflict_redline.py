"""What a rebase leaves open, as a redline to be resolved in Word: each conflict is a comment at its words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from engross.compose.law.redline import redline
from engross.compose.source_names import chapter_name
from engross.model.comparison.comparison import Comparison
from engross.model.comparison.conflict import Conflict
from engross.model.publication.placed_comment import PlacedComment
from engross.model.publication.publication import Publication
from engross.patterns import compile_on_use

_LEAD = compile_on_use(r"Conflict (\d+) of (\d+), (.+?) \((?:words|label|place|repealed|table|rules)\)\.")
_NOTHING = "(nothing)"


def conflict_redline(comparison: Comparison, conflicts: Sequence[Conflict], author: str, command: str) -> Publication:
    """The redline of a rebased draft against the newer law, with ``conflicts`` as comments; the draft's words stand.

    ``command`` reads the file back. ``author`` is whom tracked changes name.
    """
    comments = tuple(_comment(number, each, conflicts, command) for number, each in enumerate(conflicts, 1))
    made = redline(comparison, author=author, comments=comments)
    count = f"{len(conflicts)} conflict{'s' if len(conflicts) > 1 else ''}"
    verb = "are" if len(conflicts) > 1 else "is"
    title = f"{chapter_name(comparison.new)}: {count} of a rebase"
    first = (
        f"WORKING COPY. {count} {verb} left, each a comment at its words, where the words of the draft stand. Accept, "
        f"reject or edit the words there, delete the comment or mark it as resolved, then run: {command}"
    )
    return replace(made, title=title, first_page=(first, *made.first_page))


def conflicts_left(conflicts: Sequence[Conflict], comments: Sequence[str]) -> tuple[Conflict, ...]:
    """Those of ``conflicts`` that one of the ``comments`` of a Word file still shows."""
    told = {(int(found[1]) - 1, found[3]) for words in comments if (found := _LEAD.match(words))}
    return tuple(each for at, each in enumerate(conflicts) if (at, each.place) in told)


def _comment(number: int, conflict: Conflict, among: Sequence[Conflict], command: str) -> PlacedComment:
    words = next((ours for _, ours, _ in conflict.met if ours), conflict.ours)
    said = " ".join(_sentences(number, conflict, len(among), command))
    return PlacedComment(conflict.eid, words, 0, said)


def _sentences(number: int, conflict: Conflict, of: int, command: str) -> Iterator[str]:
    yield f"Conflict {number} of {of}, {conflict.place} ({conflict.kind})."
    names = ("Before both", "The draft", "The law now")
    for name, words in zip(names, (conflict.base, conflict.ours, conflict.theirs), strict=True):
        yield f"{name}: {f'“{words}”' if words else _NOTHING}."
    for base, ours, theirs in conflict.met:
        yield f"What meets: {_quoted(base)} is {_quoted(ours)} in the draft and {_quoted(theirs)} in the law now."
    yield f"Accept, reject or edit, delete this comment, then run: {command}"


def _quoted(words: str) -> str:
    return f"“{words}”" if words else _NOTHING
