"""Questions of residents with the sections that answer, and the workspaces they are asked of."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from engross.services.search.code_search import SearchHit
from engross.services.selection.base_and_draft_choice import SelectionContext

ROOT = Path(__file__).parents[1]
SAN_MATEO = Path(os.environ.get("ENGROSS_SHARED", ROOT.parent / "shared")) / "codes" / "san-mateo" / "2019-07-01"
_FOLDER = Path(__file__).parent / "site" / "search"
_FIRST = tomllib.loads((_FOLDER / "questions.toml").read_text(encoding="utf-8"))["questions"]
_FURTHER = tomllib.loads((_FOLDER / "further_questions.toml").read_text(encoding="utf-8"))

_FRESH = tomllib.loads((_FOLDER / "fresh_questions.toml").read_text(encoding="utf-8"))

Question = tuple[str, tuple[tuple[str, str], ...]]
"""What is asked, and the sections that answer: chapter and section each."""


def _questions(rows: Sequence[Sequence[object]]) -> list[Question]:
    return [(str(words), tuple((str(chapter), str(section)) for chapter, section in right)) for words, *right in rows]  # type: ignore[attr-defined]


FIRST = _questions([(words, (chapter, section)) for words, chapter, section in _FIRST])
FURTHER = _questions(_FURTHER["seven_ordinances"])
OF_SAN_MATEO = _questions(_FURTHER["san_mateo"])
LATER_OF_SAN_MATEO = _questions(_FURTHER["san_mateo_later"])
FRESH = _questions(_FRESH["seven_ordinances"])
FRESH_OF_SAN_MATEO = _questions(_FRESH["san_mateo"])
LAST_OF_SAN_MATEO = _questions(_FRESH["san_mateo_last"])
DRAWN_OF_SAN_MATEO = _questions(_FRESH["san_mateo_drawn"])


def context(root: Path) -> SelectionContext:
    """The workspace ``root`` as it is on a day after all of its texts."""
    return SelectionContext(root, root, date(2026, 11, 29))


def import_san_mateo(folder: Path) -> Path:
    """The code of San Mateo, as the command line imports it into ``folder``."""
    home = folder / "san-mateo"
    command = [sys.executable, "-m", "engross", "import", str(SAN_MATEO), "--code", "-o", str(home)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return home


def is_right(hit: SearchHit, question: Question) -> bool:
    """Whether the section is one that answers."""
    return any(_is(hit, chapter, section) for chapter, section in question[1])


def _is(hit: SearchHit, chapter: str, section: str) -> bool:
    if not section[:1].isdigit() and not section.startswith("XX"):
        return section in hit.heading
    if chapter[:1].isdigit():
        return hit.chapter == chapter and hit.section in (section, section.partition("-")[2])
    words = chapter.removeprefix("new-").split("-")[:2]
    return " ".join(words) in hit.title.casefold() and hit.section == section
