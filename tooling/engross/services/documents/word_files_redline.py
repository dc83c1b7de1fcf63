"""The redline of two Word files in the look of the new one, proved on its bytes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from engross.errors import EngrossError
from engross.model.publication.publication import Publication
from engross.model.word_redline import WordRedline
from engross.outputs.printed_json import json_document
from engross.resources import Templates
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
    return replace(made, remarks=(_same_text(made, old, new), *made.remarks))


def _same_text(made: WordRedline, old: Path, new: Path) -> str:
    """What is said of a redline without insertions and deletions."""
    marked = "nothing is marked"
    if made.reformatted:
        places = "1 paragraph or run" if made.reformatted == 1 else f"{made.reformatted} paragraphs or runs"
        marked = f"marked is only the style, list or formatting of {places}"
    return f"the text of {new.name} is that of {old.name}; {marked}"


def word_files_document(made: WordRedline, old: Path, new: Path, format_name: str, templates: Templates) -> bytes:
    """A redline of two Word files in one of REDLINE_FORMATS: ``json`` is its changes as data.

    Errors: EngrossError for ``instructions``, which cite the sections of a chapter.
    """
    if format_name == "instructions":
        raise EngrossError(
            f"amending instructions cite the sections of a chapter, and {new.name} is a Word file; import both first"
        )
    if format_name == "docx":
        return made.data
    from engross.rendering import render

    publication = _publication(made, old, new)
    return _as_json(publication, old, new) if format_name == "json" else render(publication, format_name, templates)


def word_files_changes(made: WordRedline, old: Path, new: Path, format_name: str) -> bytes:
    """What changes from one Word file to another, in words as text, or as data ("json")."""
    from engross.redlining.redline_publication import changes_publication
    from engross.rendering import render

    publication = _publication(made, old, new)
    if format_name == "json":
        return _as_json(publication, old, new)
    return render(changes_publication(publication), "txt")


def _publication(made: WordRedline, old: Path, new: Path) -> Publication:
    from engross.redlining.redline_publication import redline_publication

    return redline_publication(made.data, (read_bytes(old), old.name), (read_bytes(new), new.name))


def _as_json(publication: Publication, old: Path, new: Path) -> bytes:
    from engross.redlining.redline_publication import changes_json

    said = changes_json(publication, old.name, new.name)
    return (json_document("word-redline", said) + "\n").encode()
