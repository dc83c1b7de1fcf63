"""Two windows, another writer, a disk that is full, copies that differ, files made to do harm: nothing lost, one
sentence."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from desk_pages import ORIGIN, TECHNICAL, PageWords, shown
from engross.transactions import lock
from engross.transactions.lock import sole_writer
from hostile_word_files import hostile_file

Post = Callable[..., Any]
KINDS = 16


def get(client: FlaskClient, path: str) -> Any:
    return client.get(path, base_url=ORIGIN)


def law(root: Path) -> dict[str, bytes]:
    files = (path for path in (root / "ordinances").rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def test_two_windows_save_the_same_file_once(post: Post, dropped: str, root: Path) -> None:
    form = {"save_as": "new", "day": "2025-11-18"}
    assert "is saved" in shown(post(f"{dropped}/save", **form))
    second = post(f"{dropped}/save", **form)
    assert second.status_code == 404
    assert "drop it again" in second.text


def test_two_windows_save_two_files_of_one_chapter(post: Post, redline: bytes, root: Path) -> None:
    one, other = (
        post("/files", follow=False, file=(BytesIO(redline), name)).headers["Location"] for name in ("a.docx", "b.docx")
    )
    assert "is saved" in shown(post(f"{one}/save", save_as="new", day="2025-11-18"))
    refused = post(f"{other}/save", save_as="new", day="2025-11-18", **{"change-0": "refuse"})
    assert refused.status_code == 409
    assert "The draft of November 18, 2025 is there and says something else" in refused.text
    assert "is saved" in shown(post(f"{other}/save", save_as="new", day="2025-11-19", **{"change-0": "refuse"}))
    assert {"2025-11-18.proposed.xml", "2025-11-19.proposed.xml"} <= {Path(name).name for name in law(root)}


def test_another_writer_is_named(post: Post, dropped: str, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = law(root)
    wait = sole_writer.__wrapped__  # type: ignore[attr-defined]
    monkeypatch.setitem(wait.__kwdefaults__, "patience", 0.05)
    from engross.transactions.commit import commit

    monkeypatch.setitem(commit.__kwdefaults__, "patience", 0.05)
    with sole_writer(root, "renumber 68"):
        holder = lock.holder_of(root)
        assert holder is not None
        answer = post(f"{dropped}/save", save_as="new", day="2025-11-18")
    assert answer.status_code == 409
    assert f"{holder.user} on {holder.machine} is writing into this city’s files" in answer.text
    assert law(root) == before
    assert "is saved" in shown(post(f"{dropped}/save", save_as="new", day="2025-11-18"))


def test_a_full_disk_loses_nothing(post: Post, dropped: str, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = law(root)

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        answer = post(f"{dropped}/save", save_as="new", day="2025-11-18")
    assert answer.status_code == 409
    assert "no space left on device" in answer.text.lower()
    assert law(root) == before
    assert "is saved" in shown(post(f"{dropped}/save", save_as="new", day="2025-11-18"))


def test_a_file_that_changed_meanwhile_is_kept(post: Post, dropped: str, root: Path) -> None:
    draft = root / "ordinances" / "068-noise" / "2025-10-21.proposed.xml"
    draft.write_bytes(draft.read_bytes().replace(b"60 dBA", b"55 dBA"))
    before = law(root)
    answer = post(f"{dropped}/save", save_as="new", day="2025-11-18")
    assert answer.status_code == 409
    assert "was changed by another program after it was read" in answer.text
    assert law(root) == before


def test_copies_of_a_file_sharing_service_are_told(client: FlaskClient, root: Path) -> None:
    noise = root / "ordinances" / "068-noise"
    copy = noise / "2025-10-21.proposed (Ann's conflicted copy 2025-10-20).xml"
    copy.write_bytes((noise / "2025-10-21.proposed.xml").read_bytes())
    words = shown(get(client, "/"))
    assert "Files that are not read: 1" in words
    assert TECHNICAL.search(" ".join(PageWords(get(client, "/").text).words)) is None


def test_a_text_that_another_program_holds_is_said_in_one_sentence(
    client: FlaskClient, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = root / "ordinances" / "068-noise" / "2025-10-21.proposed.xml"
    read = Path.read_bytes

    def locked(path: Path) -> bytes:
        if path == held:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", locked)
    page = get(client, "/chapters/068-noise")
    assert page.status_code == 409
    assert "where it is open in Word, save and close it there" in page.text
    assert TECHNICAL.search(" ".join(PageWords(page.text).words)) is None


def test_another_desk_on_the_same_city_is_told(client: FlaskClient, root: Path) -> None:
    get(client, "/")
    notes = root / ".engross" / "desk" / "open"
    told = {"user": "ann", "machine": "counsel-2", "used": "2025-09-18T11:50:00+00:00"}
    (notes / "counsel-2-7.json").write_text(json.dumps(told), encoding="utf-8")
    (notes / "old-1.json").write_text(json.dumps(told | {"used": "2025-09-17T11:50:00+00:00", "user": "bob"}))
    (notes / "broken-1.json").write_text("{")
    words = shown(get(client, "/"))
    assert "ann on counsel-2 has this city open too." in words
    assert "bob" not in words


@pytest.mark.slow
@pytest.mark.parametrize("number", range(KINDS))
def test_a_hostile_file_ends_its_reading_alone(
    client: FlaskClient, post: Post, root: Path, number: int, app: Flask
) -> None:
    before = law(root)
    answer = post("/files", file=(BytesIO(hostile_file(number)), "draft.docx"))
    assert answer.status_code in (200, 413)
    assert "Traceback" not in answer.text
    assert get(client, "/").status_code == 200
    assert law(root) == before
    assert not Path("/tmp/engross-taken").exists()
