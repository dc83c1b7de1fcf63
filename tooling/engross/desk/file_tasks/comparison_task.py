"""Two Word files that were dropped to be compared: the redline of one against the other, in its look."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from engross.desk.kept_results import keep_data, keep_told
from engross.desk.kept_uploads import file_in
from engross.services.documents.word_files_redline import word_files_changes, word_files_redline


def compare_word_files(_root: Path, folder: Path, day: str, author: str) -> None:
    """Keep the redline of the file of the role "new" against that of "old" in ``folder``, and its changes.

    Errors: EngrossError where a file cannot be read, or the redline is not proved.
    """
    old, new = file_in(folder, "old"), file_in(folder, "new")
    made = word_files_redline(
        old, new, author=author, day=date.fromisoformat(day), formatting=False, moves=False, pending="accept",
        blackline=False,
    )  # fmt: skip
    changes = json.loads(word_files_changes(made, old, new, "json"))["changes"]
    keep_data(folder, "redline.docx", made.data)
    keep_told(folder, {"old": old.name, "new": new.name, "remarks": list(made.remarks), "changes": changes})
