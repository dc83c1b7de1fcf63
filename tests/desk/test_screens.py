"""The pages of the desk: what each shows, what each form does, and what no page says."""

from __future__ import annotations

import email
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from desk_pages import ORIGIN, TECHNICAL, PageWords, shown
from engross.desk.application import desk_application
from engross.desk.desk_setting import DeskSetting
from engross.desk.kept_uploads import keep_upload
from engross.workspace import load
from wordfiles import p, word_file

DRAFT = "/chapters/068-noise/texts/2025-10-21.proposed"
Post = Callable[..., Any]


def get(client: FlaskClient, path: str) -> Any:
    return client.get(path, base_url=ORIGIN)


def pages(client: FlaskClient, dropped: str) -> Iterator[Any]:
    yield get(client, "/")
    yield get(client, dropped)
    for folder in ("068-noise", "new-parking"):
        yield get(client, f"/chapters/{folder}")
    yield get(client, "/chapters/068-noise?text=2020-01-14.codified")
    yield get(client, "/chapters/999-nothing")
    yield get(client, "/files/" + "0" * 24)
    yield get(client, "/chapters/068-noise/rebase?text=2025-10-21.proposed")
    yield get(client, "/compare")
    yield get(client, "/merge")
    yield get(client, "/meetings/2025-10-21-laws/pages/agenda")
    yield get(client, "/meetings/2025-10-21-laws/notices/68/newspaper")
    yield get(client, "/meetings/2025-10-21-laws")
    yield get(client, "/meetings/2025-10-21-laws/night")
    yield get(client, "/city")


def test_the_first_page_shows_what_is_due_and_where_each_chapter_stands(client: FlaskClient) -> None:
    words = shown(get(client, "/"))
    assert "Elmwood" in words
    assert "Due this week Nothing is due within seven days." in words
    assert "Chapter 68, Noise in force codified January 14, 2020 filed proposed October 21, 2025" in words
    assert "New: Parking not law yet" in words
    assert "Committee on Laws, Tuesday, October 21, 2025" in words


def test_what_is_overdue_is_named_with_its_year(tmp_path: Path) -> None:
    shutil.copytree(Path(__file__).parents[2] / "ordinances", tmp_path / "ordinances")
    setting = DeskSetting(tmp_path, "the-token", lambda: date(2026, 1, 5), lambda: datetime(2026, 1, 5, 12, tzinfo=UTC))
    later = desk_application(setting).test_client()
    words = shown(later.get("/?key=the-token", base_url=ORIGIN, follow_redirects=True))
    assert "Due this week Thursday, October 23, 2025 overdue" in words


def test_no_page_names_a_path_a_hash_or_a_format(client: FlaskClient, dropped: str) -> None:
    for page in pages(client, dropped):
        found = TECHNICAL.search(" ".join(PageWords(page.text).words))
        assert found is None, (page.request.path, found)


def test_every_form_carries_the_token(client: FlaskClient, dropped: str) -> None:
    seen = [form for page in pages(client, dropped) for form in PageWords(page.text).forms]
    assert len(seen) > 5
    assert all(token for _, token in seen)


def test_a_dropped_file_shows_each_change_that_was_read(client: FlaskClient, dropped: str) -> None:
    words = shown(get(client, dropped))
    assert "This looks like Chapter 68, Noise, made from the draft of October 21, 2025." in words
    assert "2 changes were read" in words
    assert "§ 68-5A amended" in words
    assert "struck: 70 end of struck" in words
    assert "inserted: 60 end of inserted" in words


def test_what_is_accepted_is_saved_and_can_be_undone(post: Post, dropped: str, root: Path) -> None:
    draft = root / "ordinances" / "068-noise" / "2025-11-18.proposed.xml"
    words = shown(
        post(f"{dropped}/save", save_as="new", day="2025-11-18", **{"change-0": "accept", "change-1": "refuse"})
    )
    assert "The draft of November 18, 2025 is saved. 1 of 2 changes were refused and left out." in words
    assert b"Struck." in draft.read_bytes()
    assert b"60 dBA" in draft.read_bytes()
    assert "Undo of import noise.docx is done." in shown(post("/undo", act=""))
    assert not draft.exists()


def test_a_file_that_was_saved_is_kept_no_longer(client: FlaskClient, post: Post, dropped: str) -> None:
    post(f"{dropped}/save", save_as="new", day="2025-11-18")
    assert get(client, dropped).status_code == 404


def test_a_discarded_file_changes_nothing(client: FlaskClient, post: Post, dropped: str, root: Path) -> None:
    before = {path: path.read_bytes() for path in (root / "ordinances").rglob("*") if path.is_file()}
    assert "nothing was changed" in shown(post(f"{dropped}/discard"))
    assert {path: path.read_bytes() for path in (root / "ordinances").rglob("*") if path.is_file()} == before
    assert get(client, dropped).status_code == 404


def test_a_draft_is_corrected_in_its_place(post: Post, dropped: str, root: Path) -> None:
    words = shown(post(f"{dropped}/save", save_as="correct", **{"change-0": "refuse"}))
    assert "The draft of October 21, 2025 is corrected." in words
    assert b"70 dBA" in (root / "ordinances" / "068-noise" / "2025-10-21.proposed.xml").read_bytes()


def test_a_draft_is_saved_as_it_was_amended_at_a_meeting(post: Post, dropped: str, root: Path) -> None:
    words = shown(post(f"{dropped}/save", save_as="amended", meeting="2025-10-21-laws", **{"change-1": "refuse"}))
    assert "The draft of October 21, 2025 as amended at the meeting of October 21, 2025 is" in words
    assert (root / "ordinances" / "068-noise" / "2025-10-21.proposed.amended.xml").is_file()


def test_an_empty_date_is_asked_for(post: Post, dropped: str) -> None:
    answer = post(f"{dropped}/save", save_as="new", day="")
    assert answer.status_code == 409
    assert "The date of the new draft is not filled in" in answer.text


def test_a_file_that_cannot_be_read_says_why(client: FlaskClient, post: Post) -> None:
    words = shown(post("/files", file=(BytesIO(word_file(p("Dear colleagues, see you soon."))), "letter.docx")))
    assert "letter.docx was not read" in words
    assert "Correct the file in Word and drop it again" in words


@pytest.mark.parametrize("name", ["picture.png", "old.doc", "macros.docm", "noise", ".docx"])
def test_other_kinds_of_files_are_refused(post: Post, name: str) -> None:
    answer = post("/files", file=(BytesIO(b"anything"), name))
    assert answer.status_code == 409
    assert "Word" in answer.text


def test_a_file_name_stays_a_name(app: Any, root: Path) -> None:
    from werkzeug.datastructures import FileStorage

    for told in ("../../ordinances/elmwood.docx", "..\\..\\x.docx", "/etc/a.docx", "a\0b.docx", "x" * 400 + ".docx"):
        with app.test_request_context():
            key = keep_upload(FileStorage(BytesIO(b"PK"), filename=told))
        (kept,) = (root / ".engross" / "desk" / "uploads" / key).iterdir()
        assert len(kept.name) < 100
        assert kept.suffix == ".docx"


@pytest.mark.parametrize("product", ["redline", "clean", "brief", "findings"])
def test_a_document_is_the_one_of_the_command(
    client: FlaskClient, root: Path, product: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from click.testing import CliRunner

    from engross.cli import group

    wanted = tmp_path / "wanted.docx"
    command = {"findings": ["redline", "68", "--with-findings"]}.get(product, [product, "68"])
    run = CliRunner().invoke(group, ["-C", str(root), "--today", "2025-09-18", *command, "-o", str(wanted)])
    assert run.exit_code == 0, run.output
    answer = get(client, f"{DRAFT}/{product}.docx")
    assert answer.data == wanted.read_bytes()
    assert (
        answer.headers["Content-Disposition"] == f'attachment; filename="068-noise-{product}-2025-10-21.proposed.docx"'
    )


def test_a_message_is_a_draft_with_the_document_attached(client: FlaskClient) -> None:
    message = email.message_from_bytes(get(client, f"{DRAFT}/redline.eml").data)
    assert message["X-Unsent"] == "1"
    assert message["Subject"] == "Chapter 68 Noise: redline, proposed October 21, 2025"
    (attached,) = [part for part in message.walk() if part.get_filename()]
    assert attached.get_payload(decode=True) == get(client, f"{DRAFT}/redline.docx").data


def test_a_text_without_one_before_has_no_redline(client: FlaskClient) -> None:
    answer = get(client, "/chapters/new-parking/texts/2025-10-21.proposed/redline.docx")
    assert answer.status_code == 409
    assert "take the clean copy instead" in answer.text


def test_a_chapter_shows_its_texts_and_what_changes(client: FlaskClient) -> None:
    words = shown(get(client, "/chapters/068-noise"))
    assert "codified January 14, 2020 in force" in words
    assert "proposed October 21, 2025 filed" in words
    assert "What changes, against codified January 14, 2020" in words
    assert re.search(r"New problems: \d+, old: \d+", words)


def test_words_note_beside_an_open_file_and_an_empty_file_are_explained(post: Post) -> None:
    note = post("/files", file=(BytesIO(b"\x03Ann" + b" " * 158), "~$noise.docx"))
    assert (note.status_code, "save and close the file in Word" in note.text) == (409, True)
    empty = post("/files", file=(BytesIO(b""), "noise.docx"))
    assert (empty.status_code, "noise.docx is empty: another program may hold it" in empty.text) == (409, True)


def test_the_desk_is_closed_on_its_page(root: Path) -> None:
    closed = threading.Event()
    now = datetime(2025, 9, 18, 12, tzinfo=UTC)
    setting = DeskSetting(root, "the-token", lambda: date(2025, 9, 18), lambda: now, closed.set)
    browser = desk_application(setting).test_client()
    browser.get("/?key=the-token", base_url=ORIGIN)
    form = {"form_token": setting.form_token}
    assert browser.post("/close", base_url=ORIGIN, data=form).status_code == 403
    assert not closed.wait(0.8)
    answer = browser.post("/close", base_url=ORIGIN, headers={"Origin": ORIGIN}, data=form)
    assert "The desk is closed" in answer.text
    assert closed.wait(10)


def test_a_level_that_was_guessed_is_chosen(client: FlaskClient, post: Post, root: Path) -> None:
    lines = ["Chapter 68 Noise", "§ 68-3. Definitions.", "In this chapter:", "SOUND LEVEL", "§ 68-5. Limits."]
    lines += ["A. The Sound Level is 60 dBA at the line of the lot, by day and by night.", "B. Sundays are quiet."]
    sent = word_file("".join(map(p, lines)))
    here = post("/files", follow=False, file=(BytesIO(sent), "noise.docx")).headers["Location"]
    page = get(client, here)
    assert "Levels that were guessed: 1" in shown(page)
    field = re.search(r'name="(level-[^"]*subsec_B[^"]*)"', page.text)
    assert field is not None
    words = shown(post(f"{here}/levels", **{field[1]: "in"}))
    assert "1 item is read at another level." in words
    post(f"{here}/save", save_as="new", day="2025-11-18")
    draft = load(root / "ordinances" / "068-noise" / "2025-11-18.proposed.xml")
    quiet = next(each for each in draft.walk() if each.label == "B.")
    assert quiet.level == "paragraph"
    assert quiet.eid.endswith("subsec_A__para_B")
