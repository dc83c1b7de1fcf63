"""All that a city's folder holds, searched: what lies beside its meetings may be files from outside."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from pathlib import Path

from engross.desk.kept_results import keep_told
from engross.result_cache.entries import ResultCache
from engross.services.scans.page_events import untold
from engross.services.search.everything import search_everything
from engross.services.selection.base_and_draft_choice import SelectionContext

READ_SCANS = "words-of-scans"
"""The folder, beside those of the files, of what text recognition read of attachments."""


def search_in_bounds(root: Path, folder: Path, day: str, question: str) -> None:
    """Keep what answers ``question`` in ``folder``, the best first. Errors: EngrossError."""
    cache = ResultCache(folder.parent.parent / READ_SCANS)
    setting = SelectionContext(root, root, date.fromisoformat(day))
    found = search_everything(setting, question, untold, cache)
    cache.settle()
    told = [{**asdict(each), "hit": asdict(each.hit)} for each in found.found]
    keep_told(folder, {"found": told, "remarks": list(found.remarks)})
