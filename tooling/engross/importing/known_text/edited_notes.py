"""The notes of a provision, where a line that prints some of them was edited or taken out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from engross.importing.code.prior_numbers import prior_number
from engross.model.law.provision_note import ProvisionNote, is_in_brackets, printed_notes
from engross.model.law.text import Text, cut
from engross.patterns import compile_on_use

_BETWEEN = "; "
_ORDINANCE = compile_on_use(r"\bOrd(?:inance|\.)?\s{1,3}(?:No\.?\s{1,3})?(\d[\w.-]{0,20}\w|\d)", re.IGNORECASE)


def notes_without_line(notes: Sequence[ProvisionNote], line: Text) -> tuple[ProvisionNote, ...]:
    """``notes`` without those that ``line``, one of ``printed_notes(notes)``, prints."""
    printed = notes_of_line(notes, line)
    return tuple(note for note in notes if not any(note is one for one in printed))


def note_read(words: Text) -> ProvisionNote:
    """The note that a line prints which no known text has: the history of an ordinance in brackets, else a remark."""
    if not is_in_brackets(words.plain):
        return ProvisionNote("editor", words)
    return _read(words, ProvisionNote("history", words))


def notes_with_line(notes: Sequence[ProvisionNote], line: Text, words: Text) -> tuple[ProvisionNote, ...]:
    """``notes`` where ``line``, one of ``printed_notes(notes)``, reads ``words`` now, so that these are printed.

    Of a history in brackets, each part that stands there as it was is the note that it was; of another, what the words
    themselves say is known: the number of an ordinance, a former number.
    """
    printed = notes_of_line(notes, line)
    made: list[ProvisionNote] = []
    if printed[0].kind == "editor" or not is_in_brackets(words.plain):
        made.append(ProvisionNote("editor", words))
    else:
        made += _history(words, printed)
    first = next(at for at, note in enumerate(notes) if note is printed[0])
    kept = notes_without_line(notes, line)
    return (*kept[:first], *made, *kept[first:])


def notes_of_line(notes: Sequence[ProvisionNote], line: Text) -> tuple[ProvisionNote, ...]:
    """The notes that ``line``, one of ``printed_notes(notes)``, prints: one editor's note, else all of the history."""
    shown = [note for note in notes if note.shown and note.text.plain]
    editor = next((note for note in shown if note.kind == "editor" and note.text.plain == line.plain), None)
    history = tuple(note for note in shown if note.kind != "editor")
    is_history = bool(history) and printed_notes(history)[0].plain == line.plain
    return history if is_history or editor is None else (editor,)


def _history(words: Text, was: Sequence[ProvisionNote]) -> list[ProvisionNote]:
    if len(was) == 1 and is_in_brackets(was[0].text.plain):
        return [_read(words, was[0])]
    made, at, end = [], 1, len(words.plain) - 1
    left = list(was)
    while at < end:
        same = next((note for note in left if _stands_at(words.plain, note.text.plain, at, end)), None)
        if same is not None:
            left.remove(same)
            made.append(same)
            at += len(same.text.plain) + len(_BETWEEN)
            continue
        to = words.plain.find(_BETWEEN, at, end)
        to = end if to < 0 else to
        made.append(_read(cut(words, at, to), was[min(len(made), len(was) - 1)]))
        at = to + len(_BETWEEN)
    return made


def _stands_at(words: str, part: str, at: int, end: int) -> bool:
    behind = at + len(part)
    return words.startswith(part, at) and (behind == end or words.startswith(_BETWEEN, behind))


def _read(words: Text, like: ProvisionNote) -> ProvisionNote:
    """A note of other words; its ordinance is named as that of ``like`` is."""
    found = _ORDINANCE.search(words.plain)
    if found is None:
        former = prior_number(words.plain)
        return ProvisionNote("prior", words, "", former) if former else ProvisionNote("history", words)
    was = like.ordinance.rpartition(" ")[2]
    known = was[:1].isdigit()
    name = like.ordinance.removesuffix(was) + found[1] if known else f"Ord. No. {found[1]}"
    return replace(like, kind="history", text=words, ordinance=name, place="", adopted=None, effective=None)
