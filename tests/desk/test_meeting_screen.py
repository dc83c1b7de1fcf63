"""The pages of a meeting: copied, edited, confirmed, let out, recorded."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from desk_pages import ORIGIN, shown
from engross.akn import write_chapter
from engross.workspace import load

Post = Callable[..., Any]
KEY = "2025-10-21-laws"
HERE = f"/meetings/{KEY}"
AGENDA = {"time": "7:00 p.m.", "place": "Zoom virtual meeting", "electronic": "yes", "part-68": "PUBLIC HEARING"} | {
    "hearing-68": "yes",
    "publish-68": "2025-10-10",
    "part-parking": "NEW BUSINESS",
}


def get(client: FlaskClient, path: str) -> Any:
    return client.get(path, base_url=ORIGIN)


def file_of(root: Path, key: str = KEY) -> dict[str, Any]:
    return tomllib.loads((root / "ordinances" / "meetings" / f"{key}.toml").read_text(encoding="utf-8"))


def test_a_meeting_shows_what_keeps_it_back_and_its_last_days(client: FlaskClient) -> None:
    words = shown(get(client, HERE))
    assert "Committee on Laws, Tuesday, October 21, 2025" in words
    assert "Regular meeting at 7:00 p.m., Zoom virtual meeting." in words
    assert "New: Parking" in words
    assert "not confirmed Friday, October 10, 2025" in words
    assert "the charter; unconfirmed" in words
    assert "With redline" in words
    assert "column inches" in words


def test_a_meeting_is_copied_to_another_day(post: Post, root: Path) -> None:
    words = shown(post("/meetings", copied=KEY, day="2026-01-20"))
    assert "The meeting is copied; nothing is posted or recorded of it yet." in words
    assert file_of(root, "2026-01-20-laws")["date"] == "Tuesday, January 20, 2026"
    answer = post("/meetings", copied=KEY, day="2026-01-20")
    assert answer.status_code == 409
    assert "Nothing was changed" in answer.text


def seen(root: Path) -> dict[str, str]:
    """What a form says of the file that it was made from."""
    return {"seen": sha256((root / "ordinances" / "meetings" / f"{KEY}.toml").read_bytes()).hexdigest()}


def test_the_agenda_is_saved_as_the_form_has_it(post: Post, root: Path) -> None:
    form = (
        AGENDA
        | seen(root)
        | {"time": "6:30 p.m.", "place": "City Hall", "member": ["Ann Rowe"], "more_members": "Sam Finch\n"}
    )
    form |= {"new_words": "the calendar of 2027", "new_part": "NEW BUSINESS", "sections-parking": "changed"}
    assert "The meeting is saved." in shown(post(f"{HERE}/edit", **form))
    told = file_of(root)
    assert (str(told["time"]), told["place"], told["members"]) == ("18:30:00", "City Hall", ["Ann Rowe", "Sam Finch"])
    parking, calendar = told["part"][1]["item"]
    assert "sections" not in parking
    assert calendar == {"key": "the-calendar-of-2027", "words": "the calendar of 2027"}


def test_an_item_is_moved_taken_off_and_heard(post: Post, root: Path) -> None:
    post(f"{HERE}/edit", move="down:68", **(AGENDA | seen(root) | {"place": "City Hall"}))
    assert file_of(root)["place"] == "City Hall"  # what was filled in is not lost
    assert [part.get("item", [{}])[0].get("key") for part in file_of(root)["part"]] == [None, "68"]
    post(f"{HERE}/edit", move="before:parking:68", **(AGENDA | seen(root) | {"part-68": "NEW BUSINESS"}))
    items = [item["key"] for part in file_of(root)["part"] for item in part.get("item", [])]
    assert items == ["parking", "68"]
    assert "has one of these items no more" in post(f"{HERE}/edit", move="after:99:68", **(AGENDA | seen(root))).text
    form = AGENDA | seen(root) | {"off-68": "yes", "hearing-parking": "yes", "publish-parking": "2025-10-09"}
    post(f"{HERE}/edit", **form)
    items = [item for part in file_of(root)["part"] for item in part.get("item", [])]
    assert [(item["key"], item["notice"]["publish"]) for item in items] == [("parking", ["Thursday, October 9, 2025"])]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"time": "late"}, "The time"),
        ({"publish-68": ""}, "a hearing needs the day on which its notice is published"),
        ({"sections-68": "all"}, "why all sections are noticed is not filled in"),
        ({"new_words": "x", "new_chapter": "068-noise", "new_part": "NEW BUSINESS"}, "leave one of them empty"),
        ({"place": ""}, "The place is not filled in"),
        ({"agenda_by": "soon"}, "is no date; choose one"),
    ],
)
def test_what_is_not_right_is_said_and_nothing_is_written(
    post: Post, root: Path, changed: dict[str, str], said: str
) -> None:
    before = file_of(root)
    answer = post(f"{HERE}/edit", **(AGENDA | seen(root) | changed))
    assert answer.status_code == 409
    assert said in answer.text
    assert file_of(root) == before


def test_a_rule_is_confirmed_by_name(post: Post, root: Path) -> None:
    words = shown(post("/city/confirm", rule="publication", by="Ann Rowe", meeting=KEY))
    assert "Confirmed by Ann Rowe." in words
    city = tomllib.loads((root / "ordinances" / "elmwood.toml").read_text(encoding="utf-8"))
    assert city["rule"][0]["confirmed_by"] == "Ann Rowe"
    assert post("/city/confirm", rule="publication", by=" ").status_code == 409


def test_a_time_that_is_not_known_is_answered(post: Post, root: Path) -> None:
    file = root / "ordinances" / "elmwood.toml"
    words = file.read_text(encoding="utf-8").replace("clear_days = 10", 'question = "How long before?"')
    file.write_text(words, encoding="utf-8")
    words = shown(post("/city/answer", rule="publication", amount="5", count="business_days", by="Ann Rowe"))
    assert "The time is recorded, confirmed by Ann Rowe." in words
    assert tomllib.loads(file.read_text(encoding="utf-8"))["rule"][0]["business_days"] == 5
    for wrong in ({"amount": "five"}, {"amount": "5", "count": "moons"}):
        form = {"rule": "publication", "by": "Ann Rowe", "count": "days"} | wrong
        assert post("/city/answer", **form).status_code == 409


def test_what_keeps_a_document_back_is_let_out_by_a_decision(client: FlaskClient, post: Post, root: Path) -> None:
    draft = root / "ordinances" / "068-noise" / "2025-10-21.proposed.xml"
    draft.write_bytes(write_chapter(replace(load(draft), actions=())))
    refused = get(client, f"{HERE}/packet.pdf?public=yes")
    assert refused.status_code == 409
    assert "The packet must not go out yet: its draft is not filed" in refused.text
    page = get(client, HERE).text
    for line in page.splitlines():
        if 'name="blocker"' in line:
            blocker = line.partition('value="')[2].partition('"')[0]
            post(f"{HERE}/override", blocker=blocker, by="Ann Rowe", reason="The committee wants it so.")
    words = shown(get(client, HERE))
    assert "Before you send: 0 to mend" in words
    assert "by the decision of Ann Rowe" in words
    answer = get(client, f"{HERE}/packet.pdf?public=yes")
    assert answer.data.startswith(b"%PDF-")
    assert answer.headers["Content-Disposition"] == f'attachment; filename="packet-{KEY}.pdf"'


def test_what_became_of_a_notice_is_recorded_and_taken_back(client: FlaskClient, post: Post) -> None:
    assert "The notice of item 68 is sent." in shown(post(f"{HERE}/notices/68", state="sent", on="2025-09-18"))
    assert "sent to the newspaper" in shown(get(client, HERE))
    assert "no longer recorded as sent" in shown(post(f"{HERE}/notices/68", state="undo"))
    assert post(f"{HERE}/notices/68", state="lost").status_code == 409


def test_a_meeting_whose_documents_cannot_be_made_can_still_be_changed(
    client: FlaskClient, post: Post, root: Path
) -> None:
    file = root / "ordinances" / "elmwood.toml"
    words = file.read_text(encoding="utf-8")
    file.write_text(words[: words.index("[words]")] + words[words.index("[[rule]]") :], encoding="utf-8")
    said = shown(get(client, HERE))
    assert "Before you send: 1 to mend" in said
    assert "They cannot be made as it is: The city's file has no words for this" in said
    on_site = {name: value for name, value in AGENDA.items() if name != "electronic"}
    words = shown(post(f"{HERE}/edit", **on_site, **seen(root)))
    assert "They cannot be made" not in words


def test_a_notice_that_is_posted_is_in_no_newspaper(client: FlaskClient, post: Post, root: Path) -> None:
    file = root / "ordinances" / "elmwood.toml"
    words = file.read_text(encoding="utf-8")
    file.write_text(words[: words.index("[newspaper]")] + words[words.index("[words]") :], encoding="utf-8")
    post(f"{HERE}/notices/68", state="sent", on="2025-09-18")
    said = shown(get(client, HERE))
    assert "sent out to be posted on Friday, October 10, 2025" in said
    assert "newspaper" not in said


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("agenda.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("staff.pdf", "application/pdf"),
        ("minutes.txt", "text/plain"),
        ("notices/68.html", "text/html"),
        ("calendar.ics", "text/calendar"),
    ],
)
def test_documents_are_downloads(client: FlaskClient, path: str, kind: str) -> None:
    answer = get(client, f"{HERE}/{path}")
    assert answer.status_code == 200
    assert answer.mimetype == kind


@pytest.mark.parametrize("path", ["agenda.exe", "secrets.pdf", "notices/68.exe", "staff.md"])
def test_what_is_no_document_is_not_there(client: FlaskClient, path: str) -> None:
    assert get(client, f"{HERE}/{path}").status_code == 404


@pytest.mark.parametrize("key", ["2025-10-21", "..", "2025-10-21-laws.toml", "../meetings/2025-10-21-laws"])
def test_a_meeting_is_named_by_its_key_alone(client: FlaskClient, key: str) -> None:
    assert get(client, f"/meetings/{key}").status_code == 404


def test_a_form_of_a_window_that_is_behind_is_refused(post: Post, root: Path) -> None:
    behind = AGENDA | seen(root)
    post(f"{HERE}/edit", **behind, new_words="the calendar of 2027", new_part="NEW BUSINESS")
    before = file_of(root)
    answer = post(f"{HERE}/edit", **(behind | {"place": "City Hall"}))
    assert answer.status_code == 409
    assert "changed in another window" in answer.text
    assert file_of(root) == before


@pytest.mark.parametrize(("path", "called"), [("pages/agenda", "The agenda"), ("notices/68/pages", "The notice")])
def test_a_document_is_seen_page_by_page(client: FlaskClient, path: str, called: str) -> None:
    page = get(client, f"{HERE}/{path}")
    assert f"{called}, as a draft" in shown(page)
    assert "1 page. This is how it looks on paper" in shown(page)
    address = page.text.partition('<img src="')[2].partition('"')[0]
    picture = get(client, address)
    assert (picture.mimetype, picture.data[:4]) == ("image/png", b"\x89PNG")
    assert int.from_bytes(picture.data[16:20], "big") == 680  # 8.5 inches
    assert get(client, f"{HERE}/{path}").text == page.text


def test_a_product_that_there_is_not_has_no_pages(client: FlaskClient) -> None:
    assert get(client, f"{HERE}/pages/minutes").status_code == 404
    assert get(client, "/pages/" + "0" * 24 + "/page-1.png").status_code == 404


def test_an_item_on_a_bill_is_shown_by_its_title_and_kept(client: FlaskClient, post: Post, root: Path) -> None:
    bills = root / "ordinances" / "bills"
    bills.mkdir()
    chapters = "".join(f'[[chapter]]\nfolder = "{folder}"\n' for folder in ("068-noise", "new-parking"))
    (bills / "quiet.toml").write_text(f'title = "An ordinance on quiet"\n{chapters}', encoding="utf-8")
    path = root / "ordinances" / "meetings" / f"{KEY}.toml"
    text = path.read_text(encoding="utf-8").replace('chapter = "068-noise"', 'bill = "quiet"')
    path.write_text(text, encoding="utf-8")
    assert shown(get(client, HERE)).count("An ordinance on quiet") >= 2
    words = shown(post(f"{HERE}/edit", **(AGENDA | seen(root) | {"place": "City Hall"})))
    item = next(item for part in file_of(root)["part"] for item in part.get("item", []) if item["key"] == "68")
    assert (item["bill"], file_of(root)["place"], "chapter" in item) == ("quiet", "City Hall", False), words
