"""Notes of a table repealed, and given another marker."""

from __future__ import annotations

from collections.abc import Callable

from engross.errors import RefusedInstruction
from engross.instructions.phrases import table_at, table_slot, with_block
from engross.instructions.table_texts import mapped_table, with_marker, without_note
from engross.instructions.tree import Path
from engross.model.law.provision import Provision
from engross.model.law.text import Text
from engross.model.law.textual_mod import ModPlace


def without_table_note(root: Provision, path: Path, place: ModPlace) -> Provision:
    """``root`` without the note that ``place`` names, and without its markers in the table."""
    return _changed(root, path, place, lambda text: without_note(text, place.note))


def with_table_note_marked(root: Provision, path: Path, place: ModPlace, marker: str) -> Provision:
    """``root`` with ``marker`` for the note that ``place`` names. Errors: RefusedInstruction where another bears it."""
    slot = table_slot(root, path, place)
    if any(note.marker == marker for note in table_at(root, slot).notes):
        raise RefusedInstruction(f"note {marker} is taken in table {place.table}; redesignate or repeal that first")
    return _changed(root, path, place, lambda text: with_marker(text, place.note, marker))


def _changed(root: Provision, path: Path, place: ModPlace, change: Callable[[Text], Text]) -> Provision:
    slot = table_slot(root, path, place)
    table = table_at(root, slot)
    if not any(note.marker == place.note for note in table.notes):
        raise RefusedInstruction(f"there is no {place}; correct the marker of the note")
    return with_block(root, slot, mapped_table(table, lambda _, text: change(text)))
