"""A program that nobody here wrote edits our redline with change tracking on: exactly its edits come back."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from engross.akn import parse_chapter
from engross.compose import redline
from engross.diff import compare
from engross.importing import Identity, Imported, import_word
from engross.model.comparison.comparison import ProvisionChange, TableChange, TextChange
from engross.model.law.chapter import Chapter
from engross.model.publication.accepted_text import Side
from engross.rendering import render
from oracles.conftest import _has_uno, missing

ORDINANCES = Path(__file__).parents[2] / "ordinances"
SCRIPT = Path(__file__).with_name("edit_in_libreoffice.py")

Edit = Callable[[Path, list[list[str]]], bytes]


@pytest.fixture
def libreoffice_edits(tmp_path: Path) -> Edit:
    python = next((p for p in ("/usr/bin/python3", "python3") if _has_uno(p)), None)
    if shutil.which("soffice") is None or python is None:
        missing("edits in LibreOffice", "run make oracles (Debian packages libreoffice-writer, python3-uno)")

    def edit(file: Path, edits: list[list[str]]) -> bytes:
        asked, made = tmp_path / "edits.json", tmp_path / "edited.docx"
        asked.write_text(json.dumps(edits), encoding="utf-8")
        done = subprocess.run(
            [python, str(SCRIPT), str(file), str(made), str(asked)], capture_output=True, encoding="utf-8", timeout=300
        )
        assert done.returncode == 0, done.stderr
        return made.read_bytes()

    return edit


def versions(folder: str) -> tuple[Chapter, Chapter]:
    files = sorted((ORDINANCES / folder).glob("*.xml"))
    old, new = (parse_chapter(file.read_bytes(), file.name) for file in (files[0], files[-1]))
    return old, new


def back(data: bytes) -> Imported:
    def told(side: Side, was: Chapter | None, changed: bool) -> Identity:
        assert was is not None
        return Identity(was.uri, was.author, was.version, was.events)

    return import_word(data, "edited.docx", [], told)


def edits_in(change: ProvisionChange) -> Iterator[tuple[str, str]]:
    """What was struck and what inserted in a provision: each as its mark and its words."""
    label = [span for span in change.label if span.mark != "kept"]
    yield from ((span.mark, span.text) for span in label)
    for block in (*((change.heading,) if change.heading else ()), *change.body, *change.flush):
        for text in texts_of(block):
            yield from ((span.mark, span.text.strip()) for span in text.spans if span.mark != "kept")


def texts_of(block: TextChange | TableChange) -> Iterator[TextChange]:
    if isinstance(block, TextChange):
        yield block
    else:
        for row in block.rows:
            for cell in row.cells:
                yield from cell.content


NOISE = [
    ["replace", "Noise Control Ordinance", "Sound Control Ordinance"],
    ["replace", "fuel pneumatically or electric power", "fuel, air or electric power"],
    ["insert", "Commercial living accommodations", "BB.\tHotels, as § 68-5A(1) limits them;"],
    ["delete", "Agricultural activities, when all internal combustion engines"],
    ["cell", "Industrial 24 hours", "Industrial at any hour"],
]
NOISE_FOUND = {
    "§ 68-1.": ("amended", [("deleted", "Noise"), ("inserted", "Sound")]),
    "": ("amended", [("deleted", "pneumatically"), ("inserted", ", air")]),
    "BB.": ("added", [("inserted", "BB."), ("inserted", "Hotels, as § 68-5A(1) limits them;")]),
    "(6)": ("repealed", None),
    "(1)": ("amended", [("deleted", "24 hours"), ("inserted", "at any hour")]),
}


@pytest.mark.parametrize(
    "folder",
    [
        "068-noise",
        "084-retirement-benefits",
        "112-trees",
        "126-pension-plan",
        "new-school-bus-violation-enforcement-systems",
    ],
)
def test_saving_alone_changes_nothing(folder: str, tmp_path: Path, libreoffice_edits: Edit) -> None:
    old, new = versions(folder)
    sent = tmp_path / "sent.docx"
    sent.write_bytes(render(redline(compare(old, new)), "docx"))
    read = back(libreoffice_edits(sent, []))
    assert read.base == old
    assert read.proposal == new


def test_exactly_the_edits_come_back(tmp_path: Path, libreoffice_edits: Edit) -> None:
    old, new = versions("068-noise")
    sent = tmp_path / "sent.docx"
    sent.write_bytes(render(redline(compare(old, new)), "docx"))
    read = back(libreoffice_edits(sent, NOISE))
    assert read.base == old
    found = {
        change.either.label: (change.kind, list(edits_in(change))) for change in compare(new, read.proposal).changes()
    }
    assert set(found) == set(NOISE_FOUND)
    for label, (kind, words) in NOISE_FOUND.items():
        assert found[label][0] == kind, label
        if words is not None:
            assert found[label][1] == words, label
    added = next(provision for provision in read.proposal.walk() if provision.label == "BB.")
    assert [tag.value for text in added.texts() for tag in text.tags] == ["#chp_68__sec_68-5__subsec_A__para_1"]
    kept = {provision.identity for provision in new.walk()}
    assert {provision.identity for provision in read.proposal.walk()} - kept == {added.identity}
