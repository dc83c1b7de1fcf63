"""One proposal over two chapters: one ordinance, one adoption."""

from __future__ import annotations

import hashlib
import json
import subprocess
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from engross.importing.tracked_text import tracked_text
from engross.model.publication.accepted_text import ParagraphText
from workspaces import CITY, MEETING

Run = Callable[..., subprocess.CompletedProcess[str]]
BILL = """
title = "An ordinance on noise and on parking"
sponsor = "Ann Lee"

[[chapter]]
folder = "068-noise"
sections = ["68-5"]

[[chapter]]
folder = "new-parking"
"""
ENACTMENT = '\n[enactment]\nclause = "Be it ordained by the Council:"\nauthority = "the charter"\n'
TOLD = ("--vote", "9-4", "--on", "2025-11-04", "--effective", "2025-12-04", "--ordinance", "2025-12")


@pytest.fixture
def bill(workspace: Path) -> Path:
    (workspace / "ordinances" / "elmwood.toml").write_text(CITY + ENACTMENT, encoding="utf-8")
    path = workspace / "ordinances" / "bills" / "quiet.toml"
    path.parent.mkdir()
    path.write_text(BILL, encoding="utf-8")
    return path


def test_a_bill_is_written_as_one_ordinance(engross: Run, bill: Path) -> None:
    done = engross("ordinance", "quiet")
    assert (done.returncode, done.stderr) == (0, "")
    page = " ".join(done.stdout.split())
    assert "AN ORDINANCE ON NOISE AND ON PARKING" in page
    assert "Introduced by Ann Lee" in page
    assert page.index("SECTION 1. § 68-5 of the Code is amended") < page.index(
        "SECTION 2. The Code is amended by adding"
    )
    assert page.count("SHA-256") == 3


def test_a_bill_is_adopted_as_one_act(engross: Run, bill: Path, workspace: Path) -> None:
    done = engross("adopt", "quiet", *TOLD, "--unnoticed", "urgent")
    assert done.returncode == 0, done.stderr
    enacted = sorted(path.parent.name for path in (workspace / "ordinances").glob("*/2025-11-04.enacted.xml"))
    assert enacted == ["068-noise", "new-parking"]
    assert engross("undo").returncode == 0
    assert list((workspace / "ordinances").glob("*/*.enacted.xml")) == []


def test_where_one_chapter_cannot_be_adopted_none_is(engross: Run, bill: Path, workspace: Path) -> None:
    assert engross("outcome", "new-parking", "withdrawn", "--on", "2025-11-03").returncode == 0
    done = engross("adopt", "quiet", *TOLD, "--unnoticed", "urgent")
    assert (done.returncode, "new-parking has no pending draft" in done.stderr) == (2, True)
    assert list((workspace / "ordinances").glob("*/*.enacted.xml")) == []


def test_what_the_bill_says_and_the_draft_does_not_is_said(engross: Run, bill: Path) -> None:
    bill.write_text(BILL.replace("68-5", "68-3"), encoding="utf-8")
    said = engross("ordinance", "quiet").stderr
    assert "quiet: the draft of 068-noise changes § 68-5; correct sections" in said
    assert "quiet: the draft of 068-noise does not change § 68-3" in said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ('title = "x"', "chapter"),
        (BILL + '\n[[chapter]]\nfolder = "68"\n', "is there twice"),
        (BILL.replace("new-parking", "new-nothing"), "there is no chapter 'new-nothing'"),
    ],
)
def test_a_wrong_bill_is_one_sentence(engross: Run, bill: Path, words: str, said: str) -> None:
    bill.write_text(words, encoding="utf-8")
    done = engross("ordinance", "quiet")
    assert (done.returncode, said in done.stderr, done.stderr.count("\n")) == (2, True, 1)


def on_agenda(workspace: Path) -> Path:
    """A meeting with a hearing on the bill."""
    first, _, _ = MEETING.partition('[[part]]\ntitle = "NEW BUSINESS"')
    told = first.replace('key = "68" # noise\nchapter = "068-noise"', 'key = "quiet"\nbill = "quiet"')
    path = workspace / "ordinances" / "meetings" / "2025-10-21-laws.toml"
    path.parent.mkdir()
    path.write_text(told, encoding="utf-8")
    return path


def plain(text: str) -> str:
    return " ".join(text.split())


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_bill_is_redlined_as_one_document(engross: Run, bill: Path, workspace: Path) -> None:
    done = engross("redline", "quiet")
    assert (done.returncode, done.stderr) == (0, "")
    page = plain(done.stdout)
    assert "An ordinance on noise and on parking =" in page
    assert "Introduced by Ann Lee" in page
    assert page.index("[-70-]{+60+}") < page.index("{+In this chapter:+}")
    told = json.loads(engross("redline", "quiet", "--format", "json").stdout)
    assert [(each["folder"], each["from"]) for each in told["chapters"]] == [
        ("068-noise", "2020-01-14.codified"),
        ("new-parking", None),
    ]
    assert {each["kind"] for each in told["chapters"][1]["changes"]} == {"added"}
    assert engross("redline", "quiet", "-o", "bill.docx", "--line-numbers").returncode == 0
    data = (workspace / "bill.docx").read_bytes()
    words = [part.words for part in tracked_text(data, "old") if isinstance(part, ParagraphText)]
    assert [each for each in words if "70 dBA" in each]
    assert len([each for each in words if "what the meter shows" in each]) == 1
    accepted = [part.words for part in tracked_text(data, "new") if isinstance(part, ParagraphText)]
    assert len([each for each in accepted if "60 dBA" in each]) == 2
    html = engross("redline", "quiet", "--format", "html").stdout
    assert (html.count("Text after rejecting all changes"), "a new chapter" in html) == (1, True)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("redline", "quiet", "--section", "68-5"), "quiet is a bill"),
        (("redline", "quiet", "--from", "codified"), "it has no --from"),
        (("brief", "quiet", "--to", "proposed"), "it has no --to"),
        (("codify", "quiet", "--version", "x"), "it has no --version"),
        (("outcome", "quiet", "failed", "--version", "x"), "it has no --version"),
        (("redline", "quiet", "--format", "instructions"), "new-parking is a new chapter"),
    ],
)
def test_what_a_bill_does_not_have_is_refused(engross: Run, bill: Path, asked: tuple[str, ...], said: str) -> None:
    done = engross(*asked)
    assert (done.returncode, said in done.stderr) == (2, True)


def test_instructions_of_a_bill_are_those_of_its_chapters(engross: Run, bill: Path) -> None:
    bill.write_text(BILL.partition('[[chapter]]\nfolder = "new-parking"')[0], encoding="utf-8")
    done = engross("redline", "quiet", "--format", "instructions")
    assert (done.returncode, "68-5" in done.stdout) == (0, True), done.stderr


def test_a_bill_is_listed_with_its_chapters(engross: Run, bill: Path) -> None:
    assert "An ordinance on noise and on parking: 068-noise, new-parking" in engross("list").stdout
    assert [each["bills"] for each in json.loads(engross("list", "--json").stdout)] == [["quiet"], ["quiet"]]


def test_the_brief_of_a_bill_has_each_chapter(engross: Run, bill: Path) -> None:
    done = engross("brief", "quiet")
    page = plain(done.stdout)
    assert (done.returncode, page.count("What it does")) == (0, 2)
    assert "It is a new ordinance of 2 sections" in page


def test_a_bill_is_noticed_as_one(engross: Run, bill: Path, workspace: Path) -> None:
    path = on_agenda(workspace)
    agenda = plain(engross("agenda", "2025-10-21").stdout)
    both = "Chapter 68, Noise, Section 68-5; and new ordinance, Chapter 68, Noise"
    subject = f"“An ordinance on noise and on parking”: {both}"
    assert f"A. Discuss and vote on {subject}" in agenda
    done = engross("notice", "2025-10-21")
    notice = plain(done.stdout)
    assert (done.returncode, f"discussing and voting on {subject}." in notice) == (0, True), done.stderr
    assert notice.index("is [70] _60_ dBA") < notice.index("is 60 dBA")
    city = workspace / "ordinances" / "elmwood.toml"
    words = '[words]\nsummary_copies = "Copies."\nsummary_disclaimer = "A summary."\n'
    city.write_text(city.read_text(encoding="utf-8").replace("[words]\n", words), encoding="utf-8")
    summed = engross("notice", "2025-10-21", "--with", "summary")
    amended, fresh = (
        "Chapter 68, Noise: The proposal amends § 68-5, Limits.",
        "Chapter 68, Noise: The new ordinance has",
    )
    assert f"{amended} {fresh}" in plain(summed.stdout)
    record = ("notices", "2025-10-21", "--item", "quiet", "--on")
    assert engross(*record, "2025-09-18", "--record", "drafted").returncode == 0
    step = tomllib.loads(path.read_text(encoding="utf-8"))["part"][0]["item"][0]["notice"]["step"][0]
    texts = [workspace / "ordinances" / name for name in ("068-noise", "new-parking")]
    assert step["draft"].split() == [digest(text / "2025-10-21.proposed.xml") for text in texts]
    assert step["base"] == f"{digest(texts[0] / '2020-01-14.codified.xml')} none"
    # One draft changes after the notice was made: the check names it, and the other chapter is still as noticed.
    changed = texts[1] / "2025-10-21.proposed.xml"
    changed.write_text(changed.read_text(encoding="utf-8").replace("60 dBA", "61 dBA"), encoding="utf-8")
    found = [line for line in engross("notices", "2025-10-21").stdout.splitlines() if "has changed since" in line]
    assert len(found) == 1
    assert digest(changed)[:16] in found[0]


def test_a_bill_in_a_packet_has_each_text_once(engross: Run, bill: Path, workspace: Path) -> None:
    path = on_agenda(workspace)
    path.write_text(path.read_text(encoding="utf-8").partition("[part.item.notice]")[0], encoding="utf-8")
    done = engross("packet", "2025-10-21", "-o", "packet.docx")
    assert done.returncode == 0, done.stderr
    data = (workspace / "packet.docx").read_bytes()
    words = [part.words for part in tracked_text(data, "new") if isinstance(part, ParagraphText)]
    assert len([each for each in words if each.startswith("Redline:")]) == 1
    assert len([each for each in words if each.startswith("Clean copy:")]) == 1
    assert len([each for each in words if each == "What it does"]) == 2


def test_a_bill_goes_from_its_notice_to_the_code(engross: Run, bill: Path, workspace: Path) -> None:
    assert engross("--today", "2025-09-10", "draft", "new-dogs", "--title", "Dogs").returncode == 0
    bill.write_text(BILL.replace("new-parking", "new-dogs"), encoding="utf-8")
    on_agenda(workspace)
    let = engross(
        "--today", "2025-09-18", "notice", "2025-10-21", "--public", "--override", "a test", "--by", "Ann Rowe"
    )
    assert let.returncode == 0, let.stderr
    for state, day in (("drafted", "2025-09-18"), ("sent", "2025-09-18"), ("published", "2025-10-10")):
        done = engross("--today", day, "notices", "2025-10-21", "--item", "quiet", "--record", state, "--on", day)
        assert done.returncode == 0, done.stderr
    adopted = engross("--today", "2025-11-04", "adopt", "quiet", *TOLD)  # it was noticed, in both chapters
    assert adopted.returncode == 0, adopted.stderr
    assert engross("redline", "quiet", "-o", "adopted.docx").returncode == 0
    codify = ("--today", "2025-12-05", "codify", "quiet")
    for numbers, said in (((), "has no number yet"), (("--number", "69"), "--number 69 names no chapter of quiet")):
        refused = engross(*codify, *numbers)
        assert (refused.returncode, said in refused.stderr) == (2, True)
        assert list((workspace / "ordinances").glob("*/2025-12-04.codified.xml")) == []
    done = engross(*codify, "--number", "new-dogs=69")
    assert done.returncode in (0, 1), done.stderr
    made = sorted(path.parent.name for path in (workspace / "ordinances").glob("*/2025-12-04.codified.xml"))
    assert made == ["068-noise", "new-dogs"]
    disposed = json.loads(engross("disposition", "--as-of", "2025-12-05", "--format", "json").stdout)["ordinances"]
    did = {one["provision"]: one["action"] for each in disposed for one in each["provisions"]}
    assert (did["§ 68-5"], did["§ 69-1"], did["§ 69-2"]) == ("amended", "added", "added")
    assert engross("undo").returncode == 0
    assert list((workspace / "ordinances").glob("*/2025-12-04.codified.xml")) == []


def test_what_became_of_a_bill_is_recorded_in_all_its_chapters(engross: Run, bill: Path, workspace: Path) -> None:
    done = engross("outcome", "quiet", "withdrawn", "--on", "2025-11-03", "--by", "Ann Lee")
    assert done.returncode == 0, done.stderr
    assert len(list((workspace / "ordinances").glob("*/2025-11-03.proposed.xml"))) == 2
    again = engross("outcome", "quiet", "withdrawn", "--on", "2025-11-04")
    assert (again.returncode, "has no pending draft" in again.stderr) == (2, True)


def test_an_item_on_a_bill_names_no_draft(engross: Run, bill: Path, workspace: Path) -> None:
    path = on_agenda(workspace)
    words = path.read_text(encoding="utf-8").replace('bill = "quiet"', 'bill = "quiet"\ndraft = "yard"')
    path.write_text(words, encoding="utf-8")
    done = engross("agenda", "2025-10-21")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "draft does not stand here: a bill's own file names its drafts and sections; delete the line" in done.stderr


def test_an_item_names_a_bill_that_is_not_there(engross: Run, bill: Path, workspace: Path) -> None:
    path = on_agenda(workspace)
    path.write_text(path.read_text(encoding="utf-8").replace('bill = "quiet"', 'bill = "loud"'), encoding="utf-8")
    done = engross("agenda", "2025-10-21")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "there is no bill 'loud' in ordinances/bills; there are: quiet" in done.stderr
