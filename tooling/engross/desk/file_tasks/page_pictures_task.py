"""The pages of a document as pictures: it may hold attachments from outside."""

from __future__ import annotations

from pathlib import Path

from engross.desk.kept_results import keep_data, keep_told
from engross.desk.kept_uploads import file_in
from engross.services.documents.page_pictures import page_pictures


def draw_pages(_root: Path, folder: Path) -> None:
    """Keep the pictures of the pages of the file of the role "document" in ``folder``. Errors: EngrossError."""
    count, pictures = page_pictures(file_in(folder, "document"))
    for number, picture in enumerate(pictures, 1):
        keep_data(folder, f"page-{number}.png", picture)
    keep_told(folder, {"pages": count, "drawn": len(pictures)})
