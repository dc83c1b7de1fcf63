"""A clean copy of ours that nobody changed is read by the text it carries; any other is imported."""

from __future__ import annotations

import io
import warnings
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from engross import clean_copy, compare, open_workspace, redline, render
from engross.model.law.chapter import Chapter
from engross.resources import SHIPPED
from engross.services.drafting import unchanged_copies
from engross.services.drafting.files_as_versions import read_draft
from engross.services.drafting.unchanged_copies import unchanged_copy
from engross.workspace import find_workspace

ROOT = Path(__file__).parents[3]
NOISE = open_workspace(ROOT).chapter("68")
OLD, NEW = NOISE.text("codified"), NOISE.text("proposed")
COPY = render(clean_copy(NEW), "docx")


def read(data: bytes) -> Chapter | None:
    return unchanged_copy(data, "copy.docx", SHIPPED, NEW.hierarchy)


def parts(data: bytes = COPY) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return [(name, file.read(name)) for name in file.namelist()]


def zipped(held: list[tuple[str, bytes]]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file, warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        for name, content in held:
            file.writestr(name, content)
    return target.getvalue()


@pytest.mark.parametrize("chapter", [OLD, NEW], ids=["codified", "proposed"])
def test_it_gives_what_its_import_gives(chapter: Chapter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = find_workspace(ROOT)
    path = tmp_path / "copy.docx"
    path.write_bytes(render(clean_copy(chapter), "docx", workspace.templates()))
    quick = read_draft(path, workspace, None)
    monkeypatch.setattr(unchanged_copies, "_CARRIED", "none")
    imported = read_draft(path, workspace, None)
    assert quick.proposal == imported.proposal == replace(chapter, source=quick.proposal.source)
    assert quick.made_from == imported.made_from
    assert [remark.kind for remark in quick.remarks] == [remark.kind for remark in imported.remarks] == ["proof"]
    assert "byte for byte" in quick.remarks[0].words
    assert "byte for byte" not in imported.remarks[0].words


def test_another_program_may_have_packed_it() -> None:
    assert read(zipped(parts())) == replace(NEW, source=read(COPY).source)  # type: ignore[union-attr]


@pytest.mark.parametrize("name", [name for name, _ in parts()])
def test_a_changed_part_is_no_unchanged_copy(name: str) -> None:
    """Whichever part it is: what is shown, how it is shown, or the text that is carried."""
    changed = [(each, content + b" " if each == name else content) for each, content in parts()]
    same_length = [(each, content[:-2] + b"!>" if each == name else content) for each, content in parts()]
    assert read(zipped(changed)) is None
    assert read(zipped(same_length)) is None


def test_a_word_changed_on_the_page_alone_or_in_the_text_alone_is_seen() -> None:
    for part in ("word/document.xml", "customXml/item1.xml"):
        changed = [
            (name, content.replace(b"noise", b"sound", 1) if name == part else content) for name, content in parts()
        ]
        assert changed != parts()
        assert read(zipped(changed)) is None


def test_a_part_twice_or_one_more_is_seen() -> None:
    twice = [*parts(), ("word/document.xml", dict(parts())["word/document.xml"])]
    assert read(zipped(twice)) is None
    assert read(zipped([("word/document.xml", b"<w:document/>"), *parts()])) is None
    assert read(zipped([*parts(), ("word/comments.xml", b"")])) is None
    assert read(zipped(parts()[:-1])) is None


def test_other_files_are_left_to_the_import() -> None:
    assert read(render(redline(compare(OLD, NEW)), "docx")) is None
    assert read(render(clean_copy(NEW, section="68-5"), "docx")) is None
    assert read(b"no zip file") is None
    assert read(COPY[: len(COPY) // 2]) is None
