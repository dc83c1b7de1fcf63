"""A review kept in a folder between the reading of the file and the saving of what was accepted."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from engross.akn import parse_chapter, write_chapter
from engross.errors import EngrossError, NotFoundError
from engross.model.law.chapter import Chapter, Source
from engross.model.law.hierarchy import Hierarchy
from engross.outputs.atomic_writing import write_atomically
from engross.services.reviewing.file_review import FileReview, ReviewedChange, ReviewRemark
from engross.workspace import Workspace, read_bytes
from engross.workspace.chapter_pictures import pictures_beside

_REVIEW, _BASE, _PROPOSAL = "review.json", "base.xml", "proposal.xml"


def keep_review(folder: Path, review: FileReview) -> None:
    """Write ``review`` and its pictures into ``folder``, the file that says what is there last. Errors: OutputError."""
    texts = ((_PROPOSAL, review.proposal), (_BASE, review.base))
    made = {name: write_chapter(chapter) for name, chapter in texts if chapter is not None}
    pictures = {each.name: each.data for _, chapter in texts if chapter is not None for each in chapter.pictures}
    for name, data in (*made.items(), *pictures.items()):
        write_atomically(folder / name, data)
    told = {
        "name": review.name,
        "folder": review.folder,
        "fresh": review.fresh,
        "made_from": review.made_from,
        "tracked": review.tracked,
        "sources": [asdict(each) for each in review.sources],
        "changes": [asdict(each) for each in review.changes],
        "remarks": [asdict(each) for each in review.remarks],
        "new_problems": list(review.new_problems),
        "known_problems": review.known_problems,
        "texts": {name: hashlib.sha256(data).hexdigest() for name, data in made.items()},
    }
    write_atomically(folder / _REVIEW, json.dumps(told, ensure_ascii=False, indent=1).encode("utf-8"))


def kept_review(workspace: Workspace, folder: Path) -> FileReview:
    """The review in ``folder``. Errors: NotFoundError where there is none; EngrossError where it cannot be read."""
    if not (folder / _REVIEW).is_file():
        raise NotFoundError("this file was not read yet, or its review was discarded; drop the file again")
    try:
        told: dict[str, Any] = json.loads(read_bytes(folder / _REVIEW))
        texts: dict[str, str] = told["texts"]
        hierarchy = workspace.hierarchy()
        return FileReview(
            told["name"],
            told["folder"],
            told["fresh"],
            told["made_from"],
            _text(folder / _BASE, texts[_BASE], hierarchy) if _BASE in texts else None,
            told["tracked"],
            _text(folder / _PROPOSAL, texts[_PROPOSAL], hierarchy),
            tuple(Source(**each) for each in told["sources"]),
            tuple(_change(each) for each in told["changes"]),
            tuple(ReviewRemark(**each) for each in told["remarks"]),
            tuple(told["new_problems"]),
            told["known_problems"],
        )
    except (ValueError, KeyError, TypeError):
        raise EngrossError("the review of this file cannot be read; drop the file again") from None


def _change(told: dict[str, Any]) -> ReviewedChange:
    operations = tuple((sign, words) for sign, words in told["operations"])
    return ReviewedChange(told["kind"], told["place"], operations, told["refusable"])


def _text(path: Path, sha256: str, hierarchy: Hierarchy) -> Chapter:
    data = read_bytes(path)
    if hashlib.sha256(data).hexdigest() != sha256:
        raise ValueError(path.name)
    return replace(parse_chapter(data, path.name, hierarchy), pictures=pictures_beside(path.parent, data))
