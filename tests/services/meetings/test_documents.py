"""A meeting's documents, through the services alone."""

from __future__ import annotations

import io
import json
from datetime import date

import pytest
from pypdf import PdfReader

from engross.compose.meeting.packet import ItemContents, packet
from engross.errors import EngrossError, NotFoundError
from engross.model.publication.accepted_text import side_blocks
from engross.services.documents.document_formats import DOCUMENT_FORMATS
from engross.services.documents.redline_author import redline_author
from engross.services.meetings.agreement import checks_of, findings_about
from engross.services.meetings.documents import (
    agenda_bytes,
    agenda_of,
    items_noticed,
    minutes_bytes,
    notice_bytes,
    notice_of,
    notices_as_text,
)
from engross.services.meetings.loading import LoadedMeeting, load_meeting, load_meetings, require_kept_dates
from engross.services.meetings.notice_states import RecordedStep, record_state
from engross.services.meetings.packets import civic_bytes, meeting_outputs, packet_bytes, staff_file_bytes
from engross.workspace import Workspace
from workspaces import committing, write_meeting

SENT = date(2025, 10, 3)


@pytest.fixture
def loaded(workspace: Workspace) -> LoadedMeeting:
    write_meeting(workspace.root)
    return load_meeting(workspace, "2025-10-21")


@pytest.mark.parametrize("format_name", DOCUMENT_FORMATS)
def test_agenda_and_minutes_in_every_format(loaded: LoadedMeeting, format_name: str) -> None:
    agenda, minutes = agenda_bytes(loaded, format_name), minutes_bytes(loaded, format_name)
    assert agenda
    assert minutes
    assert agenda != minutes
    if format_name == "txt":
        assert "PUBLIC HEARING" in agenda.decode()


def test_the_notices_of_all_items_or_of_those_named(loaded: LoadedMeeting) -> None:
    assert [each.item.key for each in items_noticed(loaded, ())] == ["68"]
    with pytest.raises(NotFoundError, match="no item '69'"):
        items_noticed(loaded, ["69"])
    made = notice_bytes(loaded, loaded.item("68"), None, "x", "txt")
    assert notices_as_text([made, made]).count(b"\n\f\n") == 1


def test_a_meeting_without_a_hearing_has_no_notice(workspace: Workspace) -> None:
    path = write_meeting(workspace.root)
    words = path.read_text(encoding="utf-8")
    start, end = words.index("[part.item.notice]"), words.index("[[part]]", words.index("[part.item.notice]"))
    path.write_text(words[:start] + words[end:], encoding="utf-8")
    with pytest.raises(NotFoundError, match="has no hearing"):
        items_noticed(load_meeting(workspace, "2025-10-21"), ())


def test_packet_event_and_everything_a_build_makes(loaded: LoadedMeeting) -> None:
    author = redline_author(loaded.workspace)
    assert author == "Engross"
    checks = checks_of(loaded)
    assert sorted(checks) == ["68", "parking"]
    assert len(PdfReader(io.BytesIO(packet_bytes(loaded, author, "pdf"))).pages) > 2
    assert json.loads(civic_bytes(loaded))["name"]
    made = {output.path.rpartition("/")[2]: output for output in meeting_outputs(loaded, author, checks)}
    assert {"agenda.docx", "minutes.html", "notice-68.txt", "packet.pdf", "staff.docx", "calendar.ics"} <= set(made)
    assert loaded.source in made["packet.pdf"].inputs


def test_a_date_that_cannot_be_kept_is_refused(workspace: Workspace) -> None:
    path = write_meeting(workspace.root)
    path.write_text(
        path.read_text(encoding="utf-8").replace("Friday, October 10, 2025", "Tuesday, October 14, 2025"),
        encoding="utf-8",
    )
    (loaded,) = load_meetings(workspace)
    with pytest.raises(EngrossError, match="the last day that would do is Friday, October 10, 2025"):
        require_kept_dates(loaded)


def test_what_the_checks_find_is_told_item_by_item(loaded: LoadedMeeting) -> None:
    record_state(loaded, "68", RecordedStep("sent", SENT), SENT, "", committing(loaded.workspace))
    draft = loaded.workspace.chapter("68").versions[-1].path
    draft.write_bytes(draft.read_bytes().replace(b"60 dBA", b"65 dBA"))
    again = load_meeting(loaded.workspace, "2025-10-21")
    assert [finding.severity for finding in findings_about(again, ["68"])] == ["error"]
    assert not list(findings_about(again, ["parking"]))


def words(data: bytes) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(data)).pages)


@pytest.mark.parametrize(
    ("chosen", "there", "absent"),
    [
        ("", "Legal Notice", "Redline: "),
        ('packet = "redline"\n', "Redline: ", "Legal Notice"),
        ('packet = "clean"\n', "Clean copy: proposed", "Legal Notice"),
    ],
)
def test_the_packet_has_each_text_once_as_the_file_says(
    workspace: Workspace, chosen: str, there: str, absent: str
) -> None:
    path = write_meeting(workspace.root)
    path.write_text(
        path.read_text("utf-8").replace('chapter = "068-noise"\n', f'chapter = "068-noise"\n{chosen}'), "utf-8"
    )
    loaded = load_meeting(workspace, "2025-10-21")
    text = words(packet_bytes(loaded, "x", "pdf"))
    assert there.lower() in text.lower()
    assert absent.lower() not in text.lower()
    contents = {
        each.item.key: ItemContents(notice_of(loaded, each, None, "x", struck=True) if each.item.notice else None)
        for each in loaded.business
    }
    made = packet(loaded.meeting, loaded.business, agenda_of(loaded), contents)
    # Once for the item on chapter 68, once for the new chapter, which has the same words.
    assert sum("by day and by night" in block for block in side_blocks(made.blocks, "new")) == 2


@pytest.mark.parametrize(
    ("key", "form", "said"),
    [("68", "notice", "it has no hearing"), ("parking", "redline", "it has no earlier version to compare with")],
)
def test_a_form_that_there_is_not_is_refused(workspace: Workspace, key: str, form: str, said: str) -> None:
    path = write_meeting(workspace.root)
    text = path.read_text("utf-8")
    if key == "68":
        start, end = text.index("[part.item.notice]"), text.index("[[part]]", text.index("[part.item.notice]"))
        text = text[:start] + text[end:]
    chapter = 'chapter = "068-noise"' if key == "68" else 'chapter = "new-parking"'
    path.write_text(text.replace(chapter, f'{chapter}\npacket = "{form}"'), "utf-8")
    with pytest.raises(EngrossError, match=said):
        packet_bytes(load_meeting(workspace, "2025-10-21"), "x", "pdf")


def test_public_documents_have_one_line_where_the_staff_file_has_the_rest(loaded: LoadedMeeting) -> None:
    checks = {"68": ("Error DRF001, § 68-5: a note.",)}
    staff = staff_file_bytes(loaded, checks, "txt").decode("utf-8")
    for part in (
        "Open questions",
        "The checks found nothing.",
        "Error DRF001, § 68-5: a note.",
        "SHA-256",
        "the charter",
    ):
        assert part in " ".join(staff.split())
    for made in (agenda_bytes(loaded, "txt"), notice_bytes(loaded, loaded.item("68"), None, "x", "html")):
        text = " ".join(made.decode("utf-8").split())
        assert "sources and checks: the clerk" in text
        assert "SHA-256" not in text
        assert "unconfirmed" not in text
