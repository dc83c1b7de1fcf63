"""Copies of one Word file merged into it, proved on the bytes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from engross.model.word_merge import WordMerge
from engross.redline_proof import prove_merge
from engross.redlining.edited_file import EditedFile
from engross.redlining.file_merging import last_saved_by
from engross.word_merging import PersonCopy, merge_word_files
from engross.workspace import read_bytes


def merged_word_files(base: Path, copies: Sequence[Path], day: date) -> WordMerge:
    """The file at ``base`` with the changes of ``copies`` tracked in it, by who saved each last, else by its name.

    ``day``: the date of changes of a copy that does not say when it was saved. Errors: SourceError where a file is
    refused; EngrossError where the proof fails.
    """
    data = read_bytes(base)
    people = _people(copies, f"{day.isoformat()}T00:00:00Z")
    made = merge_word_files((data, base.name), people)
    provable = [(copy.data, authors) for copy, authors in zip(people, made.authors, strict=True) if authors]
    return replace(made, remarks=(*made.remarks, *prove_merge(made.data, data, provable)))


def _people(copies: Sequence[Path], moment: str) -> list[PersonCopy]:
    """Each copy with its author; where two were saved by one person, they are told apart by the names of the files."""
    files = [(read_bytes(path), path) for path in copies]
    names = [last_saved_by(EditedFile(data, path.name)) for data, path in files]
    return [
        PersonCopy(data, path.name, name if name and names.count(name) == 1 else path.stem, moment)
        for (data, path), name in zip(files, names, strict=True)
    ]
