"""Copies that colleagues edited: those of a draft, read; those of a Word file that is no chapter, merged."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from pathlib import Path

from engross.desk.kept_results import keep_data, keep_told
from engross.desk.kept_uploads import file_in, roles_in
from engross.services.enacting.draft_versions import hash_of, pending_draft, read_text
from engross.services.enacting.edited_copies import keep_copies, read_copies
from engross.workspace import Workspace

BASE_ROLE = "base"
"""The role of the Word file that all began with."""


def read_edited_copies(root: Path, folder: Path, day: str, chapter: str, version: str) -> None:
    """Keep the copies of the draft ``version`` of ``chapter`` in ``folder``. Errors: EngrossError."""
    workspace = Workspace(root)
    home = workspace.chapter(chapter)
    draft = read_text(workspace, home, pending_draft(home, version, date.fromisoformat(day)))
    copies = read_copies(workspace, home, [file_in(folder, role) for role in roles_in(folder)])
    keep_copies(folder, copies, hash_of(draft))
    authors = [sorted({words.author for words in copy.text.changed_by if words.author}) for copy in copies]
    names = [copy.name for copy in copies]
    keep_told(folder, {"chapter": home.name, "version": version, "names": names, "authors": authors})


def merge_word_copies(_root: Path, folder: Path, day: str) -> None:
    """Keep the merge of copies of a Word file in ``folder``, and its conflicts. Errors: EngrossError."""
    # A draft is merged without any of it.
    from engross.services.documents.merged_word_files import merged_word_files

    base = file_in(folder, BASE_ROLE)
    copies = [file_in(folder, role) for role in roles_in(folder) if role != BASE_ROLE]
    made = merged_word_files(base, copies, date.fromisoformat(day))
    keep_data(folder, "merged.docx", made.data)
    conflicts = [{**asdict(each), "sentence": each.sentence()} for each in made.conflicts]
    names = [base.name, *(copy.name for copy in copies)]
    told = {"names": names, "conflicts": conflicts, "shared": made.shared, "remarks": list(made.remarks)}
    keep_told(folder, told)
