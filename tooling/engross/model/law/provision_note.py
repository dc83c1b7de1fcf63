"""What a code's publisher notes beside a provision: which ordinances made it, its former number, editor's notes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import accumulate
from typing import Literal

from engross.model.law.text import Tag, Text
from engross.values import dataclass, quick_init

ProvisionNoteKind = Literal["history", "prior", "editor"]
"""``history``: an ordinance that added, amended or repealed the provision. ``prior``: where the text stood in an
earlier code. ``editor``: any other remark of the publisher (cross references, statutory references)."""


@quick_init
@dataclass(frozen=True, slots=True)
class ProvisionNote:
    """A note beside a provision; it is no part of the law.

    ``text`` is what the page shows. ``ordinance`` is the name by which the publisher knows the ordinance ("City of San
    Mateo, Cal., Ord. No. 2018-4"), ``place`` its section ("§3"); of a ``prior`` note ``place`` is the former number.
    ``adopted`` and ``effective`` are the days stated for it. ``shown``: whether the publisher's page shows it.
    """

    kind: ProvisionNoteKind
    text: Text
    ordinance: str = ""
    place: str = ""
    adopted: date | None = None
    effective: date | None = None
    shown: bool = True


def printed_notes(notes: Sequence[ProvisionNote]) -> tuple[Text, ...]:
    """The lines that a page shows of ``notes``: each editor's note, then the history in brackets as one line."""
    shown = [note for note in notes if note.shown and note.text.plain]
    lines = [note.text for note in shown if note.kind == "editor"]
    history = [note.text for note in shown if note.kind != "editor"]
    if len(history) == 1 and is_in_brackets(history[0].plain):
        return (*lines, *history)
    return (*lines, _in_brackets(history)) if history else tuple(lines)


def is_in_brackets(words: str) -> bool:
    """Whether one pair of brackets stands around all the words, as a publisher prints them."""
    depths = list(accumulate((sign == "(") - (sign == ")") for sign in words))
    return words.startswith("(") and words.endswith(")") and 0 not in depths[:-1]


def _in_brackets(texts: Iterable[Text]) -> Text:
    plain, tags = "(", []
    for text in texts:
        if len(plain) > 1:
            plain += "; "
        tags += [_moved(tag, len(plain)) for tag in text.tags]
        plain += text.plain
    return Text(f"{plain})", tuple(tags))


def _moved(tag: Tag, by: int) -> Tag:
    return replace(tag, start=tag.start + by, end=tag.end + by)
