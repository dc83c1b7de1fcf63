"""The redline of two Word files in the look of the new one, proved on its bytes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from engross.model.word_redline import WordRedline
from engross.workspace import read_bytes

if TYPE_CHECKING:
    from engross.redlining.pending_revisions import Pending


def is_word_file(named: str | None) -> bool:
    """Whether a version is named by the path of a Word file that is there."""
    return named is not None and Path(named).suffix.lower() == ".docx" and Path(named).is_file()


def word_files_redline(
    old: Path, new: Path, *, author: str, day: date, formatting: bool, moves: bool, pending: Pending, blackline: bool
) -> WordRedline:
    """The file at ``new`` with tracked changes against the one at ``old``.

    ``day``: the date of the changes where the new file does not say when it was saved. ``formatting``: formatting that
    alone changed is marked; ``moves``: moved paragraphs are tracked as moved. ``pending``: what becomes of the tracked
    changes that the files hold. ``blackline``: the changes, once proved, are shown by the look of words.
    Errors: SourceError where a file is refused; EngrossError where the proof fails.
    """
    from engross.redline_proof import prove_redline
    from engross.redlining import redline_word_files
    from engross.redlining.blackline import blackline as blackline_of
    from engross.redlining.pending_revisions import SIDES

    one, other = read_bytes(old), read_bytes(new)
    made = redline_word_files(
        (one, old.name), (other, new.name), author=author, day=day, formatting=formatting, moves=moves, pending=pending
    )
    said = prove_redline(made.data, one, other, SIDES[pending])
    shown = blackline_of(made.data, new.name) if blackline else made.data
    made = replace(made, data=shown, remarks=(*made.remarks, *said))
    if made.insertions or made.deletions:
        return made
    return replace(made, remarks=(f"the text of {new.name} is that of {old.name}; nothing is marked", *made.remarks))
