"""Copies that colleagues edited, merged on a page of the desk."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from browser_desk import edited_in_word
from desk_pages import ORIGIN, TECHNICAL, PageWords, shown
from engross.cli import group
from engross.services.documents.clean_document import clean_document
from engross.workspace import Workspace, load
from wordfiles import p, word_file

Post = Callable[..., Any]
DRAFT = "068-noise/2025-10-21.proposed"


@pytest.fixture
def copies(root: Path) -> dict[str, bytes]:
    """The draft as two colleagues edited it: both another figure, one the words behind it too."""
    draft = load(root / "ordinances" / "068-noise" / "2025-10-21.proposed.xml")
    clean = clean_document(draft, "docx", Workspace(root).templates())
    return {
        "Ann.docx": edited_in_word(clean, {"is 60 dBA": "is 55 dBA"}),
        "Bob.docx": edited_in_word(clean, {"is 60 dBA": "is 58 dBA", "what the meter shows": "what a meter shows"}),
    }


def drop(post: Post, files: dict[str, bytes], path: str = "/merge", **fields: str) -> str:
    sent = {f"copy-{at}": (BytesIO(data), name) for at, (name, data) in enumerate(files.items(), 1)}
    return str(post(path, follow=False, **sent, **fields).headers["Location"])


def test_what_each_changed_stands_beside_the_result(client: FlaskClient, post: Post, copies: dict[str, bytes]) -> None:
    page = client.get(drop(post, copies, draft=DRAFT), base_url=ORIGIN)
    words = shown(page)
    assert "1 conflict: the same words were changed otherwise" in words
    assert "as in Ann.docx" in words
    assert "as in Bob.docx" in words
    assert "Side by side: 2 places" in words
    assert "Bob.docx: its changes will be those of Bob, as the file is called" in words
    assert "To be chosen above." in words
    assert TECHNICAL.search(" ".join(PageWords(page.text).words)) is None


@pytest.mark.parametrize(("take", "figure"), [("ours", b"55 dBA"), ("theirs", b"58 dBA")])
def test_the_merged_draft_is_that_of_the_command(
    post: Post, copies: dict[str, bytes], root: Path, tmp_path: Path, take: str, figure: bytes
) -> None:
    other = tmp_path / "other"
    copytree(root / "ordinances", other / "ordinances")
    files = [tmp_path / name for name in copies]
    for file in files:
        file.write_bytes(copies[file.name])
    asked = ["-C", str(other), "--today", "2025-09-18", "merge", "068-noise", *map(str, files)]
    run = CliRunner().invoke(group, [*asked, "--to", "2025-10-21.proposed", "--take", f"68-5A={take}"])
    assert run.exit_code == 0, run.output
    here = drop(post, copies, draft=DRAFT)
    words = shown(post(here, **{"place-0": "§ 68-5A", "take-0": take}))
    assert "Ann.docx, Bob.docx and the draft of October 21, 2025 are merged as the draft of" in words
    (made,) = (root / "ordinances" / "068-noise").glob("2025-09-18.proposed*.xml")
    assert figure in made.read_bytes()
    assert b"Bob" in made.read_bytes()
    assert made.read_bytes() == (other / "ordinances" / "068-noise" / made.name).read_bytes()


def test_a_conflict_that_is_not_chosen_writes_nothing(post: Post, copies: dict[str, bytes], root: Path) -> None:
    assert "1 conflict" in shown(post(drop(post, copies, draft=DRAFT)))
    assert not [*(root / "ordinances" / "068-noise").glob("2025-09-18.proposed*.xml")]


def test_a_draft_that_changed_meanwhile_is_said(post: Post, copies: dict[str, bytes], root: Path) -> None:
    here = drop(post, copies, draft=DRAFT)
    draft = root / "ordinances" / "068-noise" / "2025-10-21.proposed.xml"
    draft.write_bytes(draft.read_bytes().replace(b"60 dBA", b"61 dBA"))
    answer = post(here, **{"place-0": "§ 68-5A", "take-0": "ours"})
    assert answer.status_code == 409
    assert "The draft was changed after these files were read; drop the files again" in answer.text


def test_one_copy_is_not_enough(post: Post, copies: dict[str, bytes]) -> None:
    answer = post("/merge", draft=DRAFT, **{"copy-1": (BytesIO(copies["Ann.docx"]), "Ann.docx")})
    assert answer.status_code == 409
    assert "Two files at least are merged" in answer.text


def test_a_word_file_that_is_no_chapter(client: FlaskClient, post: Post, root: Path, tmp_path: Path) -> None:
    base, *copies = (word_file(p(f"The rent is {rent} a month.") + p(end)) for rent, end in (
        ("$900", "One dog."), ("$950", "One dog."), ("$990", "Two dogs."))
    )  # fmt: skip
    here = drop(post, {"Ann.docx": copies[0], "Bob.docx": copies[1]}, "/merge/word", base=(BytesIO(base), "lease.docx"))
    words = shown(client.get(here, base_url=ORIGIN))
    assert "1 conflict, each a comment in the file" in words
    assert "Ann.docx, Bob.docx merged into lease.docx" in words
    for name, data in (("lease.docx", base), ("Ann.docx", copies[0]), ("Bob.docx", copies[1])):
        (tmp_path / name).write_bytes(data)
    names = [str(tmp_path / name) for name in ("lease.docx", "Ann.docx", "Bob.docx")]
    wanted = tmp_path / "wanted.docx"
    CliRunner().invoke(group, ["-C", str(root), "--today", "2025-09-18", "merge", *names, "-o", str(wanted)])
    answer = client.get(f"{here}/merged.docx", base_url=ORIGIN)
    assert answer.data == wanted.read_bytes()
