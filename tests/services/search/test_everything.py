"""Searching all that a workspace holds."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from engross.result_cache.entries import ResultCache
from engross.services.search import attached_words
from engross.services.search.everything import find_documents, search_everything, searched_workspace
from engross.services.selection.base_and_draft_choice import SelectionContext
from engross.workspace import Workspace
from workspaces import write_meeting


def setting(workspace: Workspace) -> SelectionContext:
    return SelectionContext(workspace.root, workspace.root, date(2025, 10, 1))


def attach(workspace: Workspace, name: str, data: bytes) -> None:
    path = workspace.ordinances / "meetings" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)


def word_file(words: str) -> bytes:
    document, out = Document(), BytesIO()
    document.add_paragraph(words)
    document.save(out)
    return out.getvalue()


def test_texts_in_every_version_meetings_bills_and_attachments_are_searched(workspace: Workspace) -> None:
    write_meeting(workspace.root)
    attach(workspace, "memo.docx", word_file("Counsel's memorandum on xylophones."))
    attach(workspace, "letter.txt", b"A letter on xylophones.")
    bills = workspace.ordinances / "bills"
    bills.mkdir()
    (bills / "quiet.toml").write_text('title = "An ordinance on xylophones"\n[[chapter]]\nfolder = "068-noise"\n')
    searched = searched_workspace(setting(workspace))
    assert searched.texts.remarks == ()
    found = find_documents(searched, "xylophone")
    assert {(each.kind, each.file) for each in found} == {
        ("attachment", "ordinances/meetings/memo.docx"),
        ("attachment", "ordinances/meetings/letter.txt"),
        ("bill", "ordinances/bills/quiet.toml"),
    }
    limits = find_documents(searched, "70 dBA")
    assert ("version", "2020-01-14.codified") in {(each.kind, each.version) for each in limits}
    assert find_documents(searched, "videoconference Zoom")[0].kind == "meeting"


def test_a_section_that_two_versions_have_in_the_same_words_is_found_once(workspace: Workspace) -> None:
    found = find_documents(searched_workspace(setting(workspace)), "sound level")
    shown = [(each.file.split("/")[1], each.hit.section, each.hit.words, each.hit.heading) for each in found]
    assert len(shown) == len(set(shown))


def test_what_cannot_be_read_is_named(workspace: Workspace) -> None:
    attach(workspace, "torn.pdf", b"%PDF-1.7 torn")
    (workspace.ordinances / "bills").mkdir()
    (workspace.ordinances / "bills" / "torn.toml").write_text("title = ")
    found = search_everything(setting(workspace), "sound")
    assert len(found.remarks) == 2
    assert any("torn.pdf was not searched: " in remark for remark in found.remarks)
    assert any("torn.toml was not searched: " in remark for remark in found.remarks)


def test_what_was_read_of_a_scan_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []

    def read(data: bytes, name: str, tell: object) -> tuple[str, ...]:
        calls.append(name)
        return ("A page on xylophones.",)

    monkeypatch.setattr(attached_words, "_read", read)
    cache = ResultCache(tmp_path)
    for _ in range(2):
        assert attached_words.attached_pages(b"picture", "page.png", print, cache) == ("A page on xylophones.",)
    assert calls == ["page.png"]
    attached_words.attached_pages(b"picture", "page.jpg", print, cache)
    assert calls == ["page.png", "page.jpg"], "a file of another kind is read in another way"
