"""A draft amended on the floor, beside the one that was noticed."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from pathlib import Path

import pytest

from engross.errors import EngrossError
from engross.model.law.chapter import Chapter
from engross.resources import SHIPPED
from engross.services.documents.redline_document import redline_document
from engross.services.enacting.adoption import AdoptionFacts, adopt_draft
from engross.services.enacting.floor_amendment import AmendedSection, FloorAmendment, amend_draft
from engross.services.enacting.new_drafts import draft_chapter
from engross.services.meetings.loading import load_meeting
from engross.services.meetings.notice_states import RecordedStep, record_state
from engross.workspace import Workspace, load
from workspaces import committing, write_meeting, write_workspace

NIGHT = date(2025, 10, 21)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A chapter whose proposal was noticed for a meeting."""
    write_workspace(tmp_path)
    write_meeting(tmp_path)
    made = Workspace(tmp_path)
    for state, on in (("drafted", date(2025, 9, 17)), ("sent", date(2025, 9, 18)), ("published", date(2025, 10, 10))):
        step = RecordedStep(state, on)  # type: ignore[arg-type]
        record_state(load_meeting(made, "2025-10-21"), "68", step, on, "", committing(made))
    return made


def text(workspace: Workspace, version: str) -> Chapter:
    return load(workspace.ordinances / "068-noise" / f"{version}.xml")


def amended_file(workspace: Workspace, *changes: tuple[str, str]) -> Path:
    words = (workspace.ordinances / "068-noise" / "2025-10-21.proposed.xml").read_text(encoding="utf-8")
    for old, new in changes:
        assert old in words
        words = words.replace(old, new)
    path = workspace.root / "amended.xml"
    path.write_text(words, encoding="utf-8")
    return path


def amend(workspace: Workspace, file: Path | None = None) -> FloorAmendment:
    return amend_draft(workspace, workspace.chapter("68"), "2025-10-21", NIGHT, committing(workspace), file=file)


def test_the_noticed_text_stays_and_the_sections_that_differ_are_listed(workspace: Workspace) -> None:
    noticed = (workspace.ordinances / "068-noise" / "2025-10-21.proposed.xml").read_bytes()
    made = amend(
        workspace, amended_file(workspace, ("60 dBA", "55 dBA"), ("what the meter shows", "as the meter has it"))
    )
    assert made.noticed
    assert made.sections == (AmendedSection("§ 68-3", 5, False), AmendedSection("§ 68-5", 2, True))
    assert made.amendment.left == (
        "§ 68-3: amended, but the noticed text did not change it; is the notice of it sufficient?",
        "notice again? The notice is published (the charter, unconfirmed)",
    )
    assert (workspace.ordinances / "068-noise" / "2025-10-21.proposed.xml").read_bytes() == noticed
    amended = text(workspace, "2025-10-21.proposed.amended")
    action = amended.actions[-1]
    assert (action.kind, action.version, action.meeting) == ("amended", "2025-10-21.proposed", "2025-10-21-laws")
    (pending,) = workspace.chapter("68").timeline().drafts()
    assert pending.version == amended.version


def test_the_redline_against_the_law_names_the_body_at_what_it_amended(workspace: Workspace) -> None:
    amend(workspace, amended_file(workspace, ("by day and by night", "by day")))
    law, amended = text(workspace, "2020-01-14.codified"), text(workspace, "2025-10-21.proposed.amended")
    assert {each.author for each in amended.changed_by} == {"Committee on Laws"}
    word = redline_document(law, amended, "docx", SHIPPED, author="Counsel")
    with zipfile.ZipFile(io.BytesIO(word)) as package:
        page = package.read("word/document.xml").decode("utf-8")
    assert {'w:author="Committee on Laws"', 'w:author="Counsel"'} <= set(re.findall('w:author="[^"]*"', page))


def test_a_file_that_amends_nothing_is_refused(workspace: Workspace) -> None:
    with pytest.raises(EngrossError, match=r"amended.xml has the words of 2025-10-21.proposed, so nothing is amended"):
        amend(workspace, amended_file(workspace))
    amend(workspace, amended_file(workspace, ("60 dBA", "55 dBA")))
    with pytest.raises(EngrossError, match=r"has the words of 2025-10-21.proposed.amended"):
        amend(workspace, amended_file(workspace, ("60 dBA", "55 dBA")))
    assert len(workspace.chapter("68").versions) == 3


def test_without_a_file_the_version_is_there_to_be_edited_and_compared_later(workspace: Workspace) -> None:
    made = amend(workspace)
    assert (made.sections, made.amendment.left) == ((), ())
    path = workspace.ordinances / "068-noise" / "2025-10-21.proposed.amended.xml"
    path.write_text(path.read_text(encoding="utf-8").replace("60 dBA", "55 dBA"), encoding="utf-8")
    again = amend(workspace)
    assert again.sections == (AmendedSection("§ 68-5", 2, True),)
    assert again.amendment.written == ()


def test_the_papers_of_the_meeting_hold_what_was_before_it(workspace: Workspace) -> None:
    amend(workspace, amended_file(workspace, ("60 dBA", "55 dBA")))
    told = AdoptionFacts("9-4", "2025-10-21", effective="adoption")
    for _ in range(2):
        business = load_meeting(workspace, "2025-10-21").item("68")
        assert business.draft is not None
        assert str(business.draft.version) == "2025-10-21.proposed"
        if workspace.chapter("68").timeline().drafts():
            adopt_draft(workspace, workspace.chapter("68"), told, NIGHT, committing(workspace))


def test_the_rule_of_a_notice_that_is_posted_is_asked_about(workspace: Workspace) -> None:
    city = workspace.ordinances / "elmwood.toml"
    words = city.read_text(encoding="utf-8").replace('deed = "publication"', 'deed = "posting"')
    city.write_text(words[: words.index("[newspaper]")] + words[words.index("[words]") :], encoding="utf-8")
    left = amend(workspace, amended_file(workspace, ("60 dBA", "55 dBA"))).amendment.left
    assert left == ("notice again? The notice is published (the charter, unconfirmed)",)


def test_an_amended_draft_is_adopted_on_the_notice_of_what_it_amends(workspace: Workspace) -> None:
    amend(workspace, amended_file(workspace, ("60 dBA", "55 dBA")))
    told = AdoptionFacts("9-4", "2025-10-21", effective="adoption")
    adopt_draft(workspace, workspace.chapter("68"), told, NIGHT, committing(workspace))
    enacted = text(workspace, "2025-10-21.enacted")
    assert [action.kind for action in enacted.actions] == ["filed", "amended", "adopted"]
    assert enacted.base == "2020-01-14.codified"
    assert workspace.chapter("68").timeline().drafts() == ()


def test_what_was_not_noticed_is_compared_with_the_draft_and_that_is_said(workspace: Workspace) -> None:
    draft_chapter(workspace, workspace.chapter("68"), NIGHT, committing(workspace), name="other")
    made = amend_draft(workspace, workspace.chapter("68"), "2025-10-21", NIGHT, committing(workspace), version="other")
    assert not made.noticed
    assert "no notice of 2025-10-21.proposed.other is recorded as published" in made.amendment.remarks[0]


def test_another_chapter_is_no_amendment_of_this_one(workspace: Workspace) -> None:
    with pytest.raises(EngrossError, match="is chapter 69, not 68"):
        amend(workspace, amended_file(workspace, ("<num>Chapter 68</num>", "<num>Chapter 69</num>")))
