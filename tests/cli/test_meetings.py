"""The clerk's commands: what they make, and one sentence with exit 2 where something is wrong."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from icalendar import Calendar
from pypdf import PdfReader, PdfWriter

from workspaces import write_meeting

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def meeting_file(workspace: Path) -> Path:
    """The workspace's city and one meeting; the meeting's file."""
    return write_meeting(workspace)


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def public_notice(engross: Run, key: str) -> str:
    """The text of a notice as it goes out."""
    done = engross("--today", "2025-09-20", "notice", "2025-10-21", "--item", key, "--public")
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("name", ["2025-10-21", "2025-10-21-laws", "ordinances/meetings/2025-10-21-laws.toml"])
def test_a_meeting_has_three_names(engross: Run, meeting_file: Path, name: str) -> None:
    done = engross("agenda", name)
    assert done.returncode == 0, done.stderr
    assert "REGULAR MEETING – COMMITTEE ON LAWS AGENDA" in done.stdout
    assert "Chapter 68, Noise, Section 68-5" in " ".join(done.stdout.split())


def test_a_notice_as_the_newspaper_is_sent_it(engross: Run, meeting_file: Path) -> None:
    done = engross("notice", "2025-10-21", "--item", "68")
    assert done.returncode == 0, done.stderr
    assert "[sound level] SOUND LEVEL is [70] _60_ dBA" in " ".join(done.stdout.split())
    assert "sha256" not in done.stdout
    assert "item 68: with redline " in done.stderr
    assert "column inches, $" in done.stderr


def test_a_notice_in_word_and_in_a_folder(engross: Run, meeting_file: Path, workspace: Path) -> None:
    assert engross("notice", "2025-10-21", "--with", "clean", "-o", "n.docx").returncode == 0
    assert (workspace / "n.docx").read_bytes()[:2] == b"PK"
    (workspace / "out").mkdir()
    assert engross("notice", "2025-10-21", "--format", "html", "-o", "out").returncode == 0
    assert [path.name for path in (workspace / "out").iterdir()] == ["notice-68.html"]


def test_minutes(engross: Run, meeting_file: Path) -> None:
    done = engross("minutes", "2025-10-21")
    assert done.returncode == 0, done.stderr
    assert "PASSED" not in done.stdout
    assert "The meeting adjourned at _____." in done.stdout


def test_calendar_and_event(engross: Run, meeting_file: Path, workspace: Path) -> None:
    assert engross("calendar", "2025-10-21", "-o", "c.ics").returncode == 0
    assert Calendar.from_ical((workspace / "c.ics").read_bytes()).walk("VEVENT")
    assert json.loads(engross("calendar", "2025-10-21", "--format", "json").stdout)["_type"] == "event"


def test_the_packet_with_a_letter(engross: Run, meeting_file: Path, workspace: Path) -> None:
    writer, data = PdfWriter(), io.BytesIO()
    for _ in range(2):
        writer.add_blank_page(612, 792)
    writer.write(data)
    (meeting_file.parent / "letter.pdf").write_bytes(data.getvalue())
    change(
        meeting_file,
        'key = "parking"',
        'key = "parking"\nattachment = [{ title = "Letter of the harbor master", file = "letter.pdf" }]',
    )
    done = engross("packet", "2025-10-21")
    assert done.returncode == 0, done.stderr
    folder = workspace / "build" / "meetings" / "2025-10-21-laws"
    assert sorted(path.name for path in folder.iterdir()) == ["packet.docx", "packet.pdf"]
    assert engross("packet", "2025-10-21", "--staff").returncode == 0
    assert sorted(path.name for path in folder.iterdir()) == ["packet.docx", "packet.pdf", "staff.docx", "staff.pdf"]
    reader = PdfReader(folder / "packet.pdf")
    total = len(reader.pages)
    for number, page in enumerate(reader.pages, 1):
        assert f"Page {number} of {total}" in " ".join(page.extract_text().split())
    text = " ".join(" ".join(page.extract_text().split()) for page in reader.pages)
    for part in ("Contents", "What it does", "LEGAL NOTICE", "Clean copy: ", "Letter of the harbor master"):
        assert part.lower() in text.lower()
    for part in ("sha256", "unconfirmed", "Redline: ", "Error ", "Warning "):
        assert part.lower() not in text.lower()
    pages = [" ".join(page.extract_text().split()) for page in reader.pages]
    place = next(
        number for number, page in enumerate(pages, 1) if page.startswith("II. A. New ordinance") and number > 2
    )
    assert re.search(rf"II\. A\. New ordinance, Noise[ .]*{place}\b", text)
    staff = " ".join(page.extract_text() for page in PdfReader(folder / "staff.pdf").pages)
    for part in ("Open questions", "What the checks found", "SHA-256", "unconfirmed", "ordinances/068-noise/"):
        assert part in staff
    assert engross("packet", "2025-10-21", "--with-staff").returncode == 0
    both = [" ".join(page.extract_text().split()) for page in PdfReader(folder / "staff-packet.pdf").pages]
    assert len(both) == total + len(PdfReader(folder / "staff.pdf").pages)
    at = next(number for number, page in enumerate(both, 1) if "Staff file: " in page and "Open questions" in page)
    assert at == total + 1
    assert re.search(rf"Staff file: [^.]+[ .]*{at}\b", both[0])
    assert all(f"Page {number} of {len(both)}" in page for number, page in enumerate(both, 1))
    # The pages of the letter keep their own foot.
    assert sum("not for the public" in page and "with the staff file" in page for page in both) == len(both) - 2
    for part in ("What the checks found", "SHA-256", "unconfirmed"):
        assert part in " ".join(both[total:])
    assert (folder / "staff-packet.docx").read_bytes()[:2] == b"PK"
    for other in ("--staff", "--public"):
        refused = engross("packet", "2025-10-21", "--with-staff", other)
        assert (refused.returncode, other in refused.stderr) == (2, True)
    before = (folder / "packet.docx").read_bytes()
    assert engross("packet", "2025-10-21").returncode == 0
    assert (folder / "packet.docx").read_bytes() == before


def test_build_makes_the_meeting_too(engross: Run, meeting_file: Path, workspace: Path) -> None:
    assert engross("build", "2025-10-21").returncode == 0
    made = {path.name for path in (workspace / "build" / "meetings" / "2025-10-21-laws").iterdir()}
    assert {"agenda.pdf", "minutes.docx", "notice-68.txt", "notice-68-clean.docx", "packet.pdf", "calendar.ics"} <= made
    assert not (workspace / "build" / "068-noise").exists()
    assert engross("build").returncode == 0
    assert engross("verify").returncode == 0


def test_notices_tells_what_is_due_and_writes_down_what_was_done(engross: Run, meeting_file: Path) -> None:
    done = engross("notices", "--today", "2025-09-20")
    assert done.returncode == 0, done.stderr
    assert "2025-10-10  item 68: draft the notice" in done.stdout
    for state, day in (("drafted", "2025-09-17"), ("sent", "2025-09-18")):
        assert engross("notices", "2025-10-21", "--record", state, "--item", "68", "--on", day).returncode == 0
    text = meeting_file.read_text(encoding="utf-8")
    assert 'key = "68" # noise' in text
    step = tomllib.loads(text)["part"][0]["item"][0]["notice"]["step"][1]
    assert step["state"] == "sent"
    assert len(step["draft"]) == len(step["base"]) == 64
    assert (
        "notice of item 68: sent on Thursday, September 18, 2025" in engross("notices", "--today", "2025-09-20").stdout
    )


def test_a_draft_that_changed_makes_its_notice_stale(engross: Run, meeting_file: Path, workspace: Path) -> None:
    assert engross("notices", "2025-10-21", "--record", "sent", "--item", "68", "--on", "2025-09-18").returncode == 0
    draft = workspace / "ordinances" / "068-noise" / "2025-10-21.proposed.xml"
    draft.write_text(draft.read_text(encoding="utf-8").replace("60 dBA", "61 dBA"), encoding="utf-8")
    done = engross("notices", "2025-10-21", "--today", "2025-09-20")
    assert done.returncode == 1
    assert "error AGR012: the notice was sent on Thursday, September 18, 2025 from a draft" in done.stdout
    assert "AGR012" in engross("notice", "2025-10-21").stderr
    record = ("notices", "2025-10-21", "--record", "published", "--item", "68", "--on")
    done = engross(*record, "2025-10-10")
    assert done.returncode == 0
    assert "error AGR012: the notice was sent on Thursday, September 18, 2025 from a draft" in done.stderr
    assert "AGR012" in engross("notices", "2025-10-21", "--today", "2025-10-11").stdout
    done = engross(*record, "2099-01-01")
    assert done.returncode == 2
    assert "which is after" in done.stderr


def test_check_holds_the_meetings_too(engross: Run, meeting_file: Path) -> None:
    change(meeting_file, 'key = "68" # noise', 'key = "68" # noise\nposted = "Chapter 86, Noise, Section 68-5"')
    done = engross("check", "--select", "AGR")
    assert done.returncode == 1
    assert "ordinances/meetings/2025-10-21-laws.toml:15:" in done.stdout
    assert "AGR001: the agenda as posted says Chapter 86, and the draft is of Chapter 68" in done.stdout
    assert engross("check", "68", "--select", "AGR").returncode == 0
    assert "AGR001" in engross("explain", "agr001").stdout


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"Tuesday, October 21, 2025"', '"Monday, October 21, 2025"', "date: 'Monday, October 21, 2025': October 21"),
        ('"Tuesday, October 21, 2025"', "2025-02-30", ":4: '2025-02-30': there is no such day"),
        ('"Tuesday, October 21, 2025"', '"2025-02-30"', "there is no such day"),
        ("made = 2025-09-17", 'made = 2025-09-17\nchair = "nobody"', "chair: there is no officer 'nobody'"),
        ('chapter = "068-noise"', 'chapter = "069"', "item '68': there is no chapter '069'"),
        ('chapter = "068-noise"', 'chapter = "68"\ndraft = "enacted"', "item '68': 068-noise has no version 'enacted'"),
        ("Friday, October 10", "Saturday, October 11", "the last day that would do is Friday, October 10, 2025"),
        ('sections = "all"', 'attachment = [{ title = "A", file = "a.pdf" }]', "a.pdf cannot be read"),
        ('sections = "all"', 'attachment = [{ title = "A", file = "2025-10-21-laws.toml" }]', "is not a PDF"),
        ('sections = "all"', 'attachment = [{ title = "A", file = "../../../etc/passwd" }]', "outside the workspace"),
    ],
)
def test_a_wrong_meeting_ends_in_one_sentence(
    engross: Run, meeting_file: Path, workspace: Path, old: str, new: str, said: str
) -> None:
    change(meeting_file, old, new)
    done = engross("packet", "2025-10-21")
    assert done.returncode == 2
    (sentence,) = [line for line in done.stderr.splitlines() if line.startswith("engross: ")]
    assert said in sentence
    assert not (workspace / "build").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("notice", "2025-10-21", "--item", "99"), "has no item '99'; it has 68, parking"),
        (("notice", "2025-10-21", "--item", "parking"), "item 'parking' has no hearing"),
        (("agenda", "2025-10-22"), "there is no meeting '2025-10-22'; there are: 2025-10-21-laws"),
        (("agenda", "2025"), "there is no meeting '2025'; there are: 2025-10-21-laws"),
        (("packet", "2025-10"), "there is no meeting '2025-10'; there are: 2025-10-21-laws"),
        (("notices", "--today", "2025-13-01"), "--today: '2025-13-01': there is no such day"),
        (("notices", "2025-10-21", "--record", "sent", "--item", "parking"), "no item 'parking' with a notice"),
    ],
)
def test_a_wrong_question_ends_in_one_sentence(
    engross: Run, meeting_file: Path, arguments: tuple[str, ...], said: str
) -> None:
    done = engross(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


def test_a_template_with_an_unknown_name_is_told_by_its_line(engross: Run, meeting_file: Path, workspace: Path) -> None:
    folder = workspace / "templates" / "notices"
    folder.mkdir(parents=True)
    (folder / "agenda.md.jinja").write_text("# Agenda\n\n{{ meeting.mayor }}\n", encoding="utf-8")
    done = engross("agenda", "2025-10-21")
    assert done.returncode == 2
    assert done.stderr.startswith("engross: templates/notices/agenda.md.jinja:3: there is no fact 'mayor'")


def test_a_workspace_without_a_city(engross: Run, workspace: Path) -> None:
    done = engross("agenda", "2025-10-21")
    assert done.returncode == 2
    assert "the workspace has no file for its city" in done.stderr


def test_proof_against_what_was_sent(engross: Run, meeting_file: Path, workspace: Path) -> None:
    sent = engross("--today", "2025-09-20", "notice", "2025-10-21", "--with", "clean", "--public").stdout
    (workspace / "sent.txt").write_text(sent, encoding="utf-8")
    (workspace / "same.md").write_text(sent.replace("measured", "mea-\nsured"), encoding="utf-8")
    (workspace / "printed.md").write_text(sent.replace("60 dBA", "80 dBA"), encoding="utf-8")
    for notice in ("sent.txt", "2025-10-21/68"):
        done = engross("proof", notice, "same.md", "--with", "clean")
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.startswith("0 to look at")
        done = engross("proof", notice, "printed.md", "--with", "clean")
        assert done.returncode == 1
        assert "sent “60”, printed “80”" in done.stdout
    assert engross("proof", "2025-10-21/99", "same.md").returncode == 2
    assert "there is no file gone.txt" in engross("proof", "gone.txt", "same.md").stderr
    assert engross("proof", "sent.txt", "gone.md").returncode == 2


def test_the_site_has_the_notice_as_it_is_sent_whoever_makes_it(
    engross: Run, meeting_file: Path, workspace: Path
) -> None:
    sent = public_notice(engross, "68")
    made = []
    for options in ([], ["--jobs", "2"]):
        assert engross("site", "-o", "out", *options).returncode == 0
        made.append({path.name: path.read_bytes() for path in (workspace / "out" / "068-noise").iterdir()})
        shutil.rmtree(workspace / "out")
    assert made[0] == made[1]
    assert made[0]["notice-2025-10-21-laws.txt"].decode("utf-8") == sent
    assert made[0]["notice-2025-10-21-laws.docx"].startswith(b"PK")
    assert b"Committee on Laws" in made[0]["notice-2025-10-21-laws.html"]


def test_two_hearings_on_one_chapter_have_a_page_each(engross: Run, meeting_file: Path, workspace: Path) -> None:
    again = (
        '[[part.item]]\nkey = "68-again"\nchapter = "068-noise"\nsections = "all"\nreason = "All of it is heard."\n\n'
    )
    notice = '[part.item.notice]\ndated = 2025-09-17\npublish = ["Friday, October 10, 2025"]\n\n'
    change(meeting_file, '[[part]]\ntitle = "NEW BUSINESS"', f'{again}{notice}[[part]]\ntitle = "NEW BUSINESS"')
    assert engross("site", "-o", "out").returncode == 0
    made = {path.name: path.read_bytes() for path in (workspace / "out" / "068-noise").iterdir()}
    first, second = made["notice-2025-10-21-laws.txt"], made["notice-2025-10-21-laws-2.txt"]
    for made_of, key in ((first, "68"), (second, "68-again")):
        assert public_notice(engross, key) == made_of.decode("utf-8")
    assert first != second
    assert b"notice-2025-10-21-laws-2.html" in made["index.html"]
    assert b"notice-2025-10-21-laws-2.docx" in made["notice-2025-10-21-laws-2.html"]


def test_a_notice_that_is_posted_is_in_no_newspaper(engross: Run, meeting_file: Path, workspace: Path) -> None:
    city = workspace / "ordinances" / "elmwood.toml"
    words = city.read_text(encoding="utf-8")
    city.write_text(words[: words.index("[newspaper]")] + words[words.index("[words]") :], encoding="utf-8")

    def site_page() -> str:
        assert engross("--today", "2025-11-03", "site", "-o", "out").returncode == 0
        return (workspace / "out" / "068-noise" / "notice-2025-10-21-laws.html").read_text(encoding="utf-8")

    record = ("notices", "2025-10-21", "--item", "68", "--record")
    assert engross(*record, "sent", "--on", "2025-09-18").returncode == 0
    page = site_page()
    assert "The legal notice of the public hearing, sent out." in page
    assert "Set to be posted October 10, 2025; not recorded as done." in page
    assert engross(*record, "published", "--on", "2025-10-10").returncode == 0
    told = engross("notices", "2025-10-21", "--today", "2025-10-11").stdout
    assert "to be posted on Friday, October 10, 2025: published" in told
    assert "newspaper" not in told
    assert "Posted October 10, 2025." in site_page()


def test_an_item_whose_draft_is_law_stops_neither_notices_nor_site(
    engross: Run, meeting_file: Path, workspace: Path
) -> None:
    (workspace / "ordinances/068-noise/2025-10-21.proposed.xml").unlink()
    told = (
        "item 68: no draft of 068-noise is pending, its last text is 2020-01-14.codified: take the item off the agenda"
    )
    due = engross("notices", "2025-10-21", "--today", "2025-09-18")
    assert f"note: {told}" in due.stdout
    assert engross("site", "-o", "out").returncode == 0
    agenda = engross("agenda", "2025-10-21")
    assert (agenda.returncode, told in agenda.stderr) == (0, True)
    kept = engross("--today", "2025-09-18", "agenda", "2025-10-21", "--public")
    assert (kept.returncode, "68 settled: no draft of 068-noise is pending" in kept.stderr) == (1, True)


def test_notices_keep_the_clipping_and_take_a_state_back(engross: Run, meeting_file: Path, workspace: Path) -> None:
    (workspace / "clipping.jpg").write_bytes(b"\xff\xd8 a photograph")
    record = ("notices", "2025-10-21", "--item", "68", "--record")
    done = engross(*record, "sent", "--on", "2025-09-18", "--to", "legals@elm.example")
    assert done.returncode == 0, done.stderr
    published = (*record, "published", "--on", "2025-10-10", "--page", "B4", "--proof", "clipping.jpg")
    before = meeting_file.read_bytes()
    done = engross(*published, "--dry-run")
    assert done.returncode == 0, done.stderr
    assert "(new)" in done.stdout
    assert (meeting_file.read_bytes(), (meeting_file.parent / "evidence").exists()) == (before, False)
    done = engross(*published)
    assert "is published, Friday, October 10, 2025; evidence/2025-10-21-laws.68.published-2025-10-10." in done.stderr
    told = engross("notices", "2025-10-21", "--today", "2025-10-11").stdout
    assert "notice of item 68: published on Friday, October 10, 2025" in told
    assert "in the newspaper of Friday, October 10, 2025, page B4: published; published: evidence/2025" in told
    assert engross("site", "-o", "out").returncode == 0
    page = (workspace / "out" / "068-noise" / "notice-2025-10-21-laws.html").read_text(encoding="utf-8")
    assert "Published October 10, 2025." in page
    assert "To be published" not in page
    done = engross("notices", "2025-10-21", "--item", "68", "--undo")
    assert "is no longer published, Friday, October 10, 2025; the record stays" in done.stderr
    told = engross("notices", "2025-10-21", "--today", "2025-10-11").stdout
    assert "notice of item 68: sent on Thursday, September 18, 2025, to legals@elm.example" in told
    assert "published on Friday, October 10, 2025" in told


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--undo",), "--record and --undo need MEETING and --item KEY"),
        (("--undo", "--item", "68", "--record", "sent"), "are two acts; give one of them"),
        (("--undo", "--item", "68"), "nothing is recorded of the notice of item 68 that could be undone"),
        (("--undo", "--item", "parking"), "no item 'parking' with a notice"),
        (("--page", "B4"), "go with --record or --undo"),
        (("--record", "affidavit", "--item", "68"), "the notice of item 68 was not proofed yet"),
    ],
)
def test_a_record_that_cannot_be_is_refused(
    engross: Run, meeting_file: Path, arguments: tuple[str, ...], said: str
) -> None:
    before = meeting_file.read_bytes()
    done = engross("notices", "2025-10-21", *arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert meeting_file.read_bytes() == before


def test_a_new_meeting_and_its_last_days(engross: Run, meeting_file: Path, workspace: Path) -> None:
    new = ("--today", "2025-11-03", "meeting", "new", "--date", "Tuesday, January 20, 2026")
    done = engross(*new, "--dry-run")
    assert done.returncode == 0, done.stderr
    assert not meeting_file.with_name("2026-01-20-laws.toml").exists()
    done = engross(*new)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[:4] == [
        "Council Committee on Laws, regular meeting of Tuesday, January 20, 2026: the last days",
        "  Friday, January 9, 2026: The notice is published (item 68): 10 clear days before the meeting",
        "      planned: Friday, January 9, 2026",
        "      the charter; unconfirmed",
    ]
    assert "item '68' had its hearing on Tuesday, October 21, 2025: delete its notice" in done.stderr
    assert engross("agenda", "2026-01-20").returncode == 0
    assert engross(*new).returncode == 2
    done = engross("meeting", "confirm", "publication", "--by", "Ann Rowe", "--on", "2025-11-04")
    assert done.returncode == 0, done.stderr
    assert "publication: is confirmed by Ann Rowe, Tuesday, November 4, 2025" in done.stderr
    city = (workspace / "ordinances" / "elmwood.toml").read_text(encoding="utf-8")
    assert 'confirmed_by = "Ann Rowe"\nconfirmed_on = 2025-11-04' in city
    assert engross("meeting", "confirm", "publication", "--by", " ").returncode == 2


def test_nothing_goes_out_that_should_not(engross: Run, meeting_file: Path, workspace: Path) -> None:
    draft = workspace / "ordinances" / "068-noise" / "2025-10-21.proposed.xml"
    change(draft, "60 dBA at", "60 dBA [PERMITTED?] at")
    early = ("--today", "2025-09-20")
    made = engross(*early, "notice", "2025-10-21", "--item", "68")
    assert made.returncode == 0
    assert made.stdout.rstrip().endswith("DRAFT, not for the public")
    before = meeting_file.read_bytes()
    for command in (("notice", "2025-10-21"), ("packet", "2025-10-21", "-o", "p.pdf")):
        done = engross(*early, *command, "--public")
        assert (done.returncode, done.stdout) == (1, "")
        assert "engross: 68 DRF001 § 68-5: “[PERMITTED?]” reads like a note of the drafter's" in done.stderr
        assert '--override "reason" --by NAME' in done.stderr
        assert not (workspace / "p.pdf").exists()
    sent = ("notices", "2025-10-21", "--record", "sent", "--item", "68", "--on", "2025-09-18")
    done = engross(*sent)
    assert done.returncode == 1
    assert "68 DRF001 § 68-5" in done.stderr
    assert engross(*early, "notice", "2025-10-21", "--public", "--override", "Counsel decides.").returncode == 2
    assert engross("notice", "2025-10-21", "--override", "x", "--by", "y").returncode == 2
    assert engross(*sent, "--override", "x", "--by", "y", "--dry-run").returncode == 2
    assert meeting_file.read_bytes() == before
    let_out = ("--public", "--override", "Counsel decides at the hearing.", "--by", "Ann Rowe")
    done = engross(*early, "notice", "2025-10-21", *let_out)
    assert done.returncode == 0, done.stderr
    assert "[PERMITTED?]" in done.stdout
    assert "DRAFT" not in done.stdout
    assert "overridden: 68 DRF001 § 68-5" in done.stderr
    assert engross(*sent).returncode == 0
    told = engross("notices", "2025-10-21", "--today", "2025-09-20").stdout
    assert "notice made public in spite of what is wrong, by Ann Rowe on Saturday, September 20, 2025: Counsel" in told
    assert "\n    item 68: DRF001 § 68-5\n" in told
    done = engross("--today", "2025-10-22", "notice", "2025-10-21", "--public")
    assert done.returncode == 1
    assert "past: the meeting was on Tuesday, October 21, 2025" in done.stderr
    assert engross("build").returncode == 0
    pages = PdfReader(workspace / "build" / "meetings" / "2025-10-21-laws" / "packet.pdf").pages
    assert all("DRAFT, not for the public" in page.extract_text() for page in pages)


def test_the_record_of_a_meeting_by_command(engross: Run, meeting_file: Path) -> None:
    present = [word for name in ("Ann Rowe", "Bo Finch", "Cy Marsh") for word in ("--present", name)]
    done = engross("meeting", "record", "2025-10-21", *present, "--called-to-order", "7:02 p.m.")
    assert done.returncode == 0, done.stderr
    vote = ("--aye", "Ann Rowe", "--aye", "Bo Finch", "--no", "Cy Marsh")
    moved = ("meeting", "motion", "2025-10-21", "--item", "68", "--words", "to adopt it", "--by", "Ann Rowe")
    before = meeting_file.read_bytes()
    assert engross(*moved, *vote, "--dry-run").returncode == 0
    assert meeting_file.read_bytes() == before
    done = engross(*moved, *vote, "--second", "Bo Finch", "--at", "19:40")
    assert done.returncode == 0, done.stderr
    assert "recorded: passed, 2-1" in done.stderr
    made = " ".join(engross("minutes", "2025-10-21").stdout.split())
    assert "Ann Rowe moved to adopt it; Bo Finch seconded (7:40 p.m.). The motion passed: 2 in favor, 1 opposed" in made
    assert engross("meeting", "motion", "2025-10-21", "--words", "x", "--by", "Zed").returncode == 2
    assert engross("meeting", "record", "2025-10-21", "--adjourned", "9").returncode == 2
