"""The life of an ordinance in one workspace, from the draft to the code, by the use cases of ``services.enacting``."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from engross.akn import parse_chapter, write_chapter
from engross.errors import EngrossError
from engross.model.law.chapter import Chapter
from engross.model.meeting.meeting_record import MeetingRecord, Motion
from engross.services.drafting.source_acts import SourceAct, act_recorder
from engross.services.enacting.adoption import AdoptionFacts, adopt_draft
from engross.services.enacting.codification import codify_chapter
from engross.services.enacting.new_drafts import draft_chapter, draft_new
from engross.services.enacting.outcomes import record_outcome
from engross.services.meetings.documents import notice_bytes
from engross.services.meetings.loading import load_meeting
from engross.services.meetings.meeting_records import record_attendance, record_motion
from engross.services.meetings.new_meetings import make_meeting
from engross.services.meetings.notice_states import RecordedStep, record_state
from engross.services.meetings.public_gate import gate_reasons
from engross.workspace import Workspace, load
from samples import chapter_of, item, section
from workspaces import CITY, MEETING, committing, let_out

TODAY = date(2025, 9, 15)
VOTING = """
[body.voting]
members = 15
quorum = 8
majority = "present"
override = "two-thirds-members"
authority = "the charter"
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """One codified chapter, a city with a voting rule, and a meeting with a hearing on the chapter."""
    noise = tmp_path / "ordinances" / "068-noise"
    noise.mkdir(parents=True)
    law = chapter_of(
        section("3", "Purpose.", "Quiet."),
        section("5", "Limits.", item("subsection", "A.", "The limit is 70 dBA by day.")),
    )
    (noise / f"{law.version}.xml").write_bytes(write_chapter(law))
    city = CITY.replace('short = "Committee on Laws"\n', f'short = "Committee on Laws"\n{VOTING}')
    (tmp_path / "ordinances" / "elmwood.toml").write_text(city, encoding="utf-8")
    meetings = tmp_path / "ordinances" / "meetings"
    meetings.mkdir()
    told = MEETING.replace(
        'key = "parking"\nchapter = "new-parking"\nsections = "all"', 'key = "other"\nwords = "Talk"'
    )
    (meetings / "2025-10-21-laws.toml").write_text(told, encoding="utf-8")
    return Workspace(tmp_path)


def edit(workspace: Workspace, version: str, old: str, new: str) -> None:
    """Change words of a draft's file, as its author would."""
    path = workspace.ordinances / "068-noise" / f"{version}.xml"
    words = path.read_text(encoding="utf-8")
    assert old in words
    path.write_text(words.replace(old, new), encoding="utf-8")


def text(workspace: Workspace, version: str, folder: str = "068-noise") -> Chapter:
    return load(workspace.ordinances / folder / f"{version}.xml")


def notice(workspace: Workspace) -> None:
    """Draft, send and publish the notice of the hearing."""
    steps = (("drafted", date(2025, 9, 17)), ("sent", date(2025, 9, 18)), ("published", date(2025, 10, 10)))
    for state, on in steps:
        if state == "sent":
            let_out(workspace, on)
        loaded = load_meeting(workspace, "2025-10-21")
        record_state(loaded, "68", RecordedStep(state, on), on, "", committing(workspace))  # type: ignore[arg-type]


def draft(workspace: Workspace, name: str = "", today: date = TODAY) -> None:
    draft_chapter(workspace, workspace.chapter("68"), today, committing(workspace), name=name)


def adopt(workspace: Workspace, vote: str = "9-4", **facts: object) -> tuple[str, ...]:
    told = AdoptionFacts(vote, **{"meeting": "2025-10-21", "effective": "30 days after adoption", **facts})  # type: ignore[arg-type]
    made = adopt_draft(workspace, workspace.chapter("68"), told, date(2025, 10, 21), committing(workspace))
    return made.left


def in_force(workspace: Workspace, on: str) -> str:
    law = workspace.chapter("68").timeline().in_force(date.fromisoformat(on))
    return str(law.version) if law else ""


def test_a_draft_begins_with_the_words_of_the_law_and_names_it(workspace: Workspace) -> None:
    draft(workspace)
    made, law = text(workspace, "2025-09-15.proposed"), text(workspace, "2020-01-14.codified")
    assert made.root == law.root
    assert made.base == "2020-01-14.codified"
    (action,) = made.actions
    assert (action.kind, action.version) == ("drafted", "2020-01-14.codified")
    assert law.source is not None
    assert action.sha256 == law.source.sha256


def test_a_second_draft_needs_a_name_of_its_own(workspace: Workspace) -> None:
    draft(workspace)
    with pytest.raises(EngrossError, match=r"2025-09-15\.proposed is pending; give the new draft another name"):
        draft(workspace, today=date(2025, 9, 16))
    draft(workspace, "evening")
    assert len(workspace.chapter("68").timeline().drafts()) == 2


def test_a_meeting_keeps_its_draft_when_the_law_of_its_day_is_made_of_it(workspace: Workspace) -> None:
    draft(workspace)
    edit(workspace, "2025-09-15.proposed", "70 dBA", "65 dBA")
    notice(workspace)
    adopt(workspace, effective="adoption")
    codify_chapter(workspace, workspace.chapter("68"), date(2025, 10, 22), committing(workspace), ordinance="2025-12")
    assert in_force(workspace, "2025-10-21") == "2025-10-21.codified"
    (heard, _) = load_meeting(workspace, "2025-10-21").business
    assert heard.draft is not None
    assert heard.comparison is not None
    assert [str(each.version) for each in (heard.draft, heard.comparison.old)] == [
        "2025-09-15.proposed",
        "2020-01-14.codified",
    ]
    copied = make_meeting(workspace, date(2025, 12, 9), "", date(2025, 11, 3), committing(workspace))
    loaded = load_meeting(workspace, copied.meeting.key)
    reasons = {each.key: each.words for each in gate_reasons(loaded, "agenda", loaded.keys, date(2025, 11, 3))}
    assert reasons["68 settled"] == (
        "no draft of 068-noise is pending, its last text is 2025-10-21.codified: take the item off the agenda, or name "
        "its draft"
    )


def test_what_is_to_come_is_not_recorded(workspace: Workspace) -> None:
    draft(workspace)
    notice(workspace)
    told = AdoptionFacts("9-4", meeting="2025-10-21", effective="30 days after adoption")
    with pytest.raises(EngrossError, match="2025-10-21 is to come: an adoption is recorded once it was voted"):
        adopt_draft(workspace, workspace.chapter("68"), told, date(2025, 10, 20), committing(workspace))
    with pytest.raises(EngrossError, match="2025-10-21 is to come: failed is recorded once it was so"):
        record_outcome(workspace, workspace.chapter("68"), "failed", TODAY, committing(workspace), meeting="2025-10-21")
    record_outcome(workspace, workspace.chapter("68"), "filed", TODAY, committing(workspace), meeting="2025-10-21")
    filed = text(workspace, "2025-09-15.proposed").actions[-1]
    assert (filed.kind, filed.on, filed.meeting) == ("filed", TODAY, "2025-10-21-laws")


def test_a_noticed_draft_is_adopted_and_codified(workspace: Workspace) -> None:
    draft(workspace)
    edit(workspace, "2025-09-15.proposed", "70 dBA", "60 dBA")
    notice(workspace)
    adopt(workspace, ordinance="2025-12")
    enacted = text(workspace, "2025-10-21.enacted")
    assert (enacted.base, enacted.period.effective) == ("2020-01-14.codified", date(2025, 11, 20))
    assert [action.kind for action in enacted.actions] == ["drafted", "adopted"]
    assert str(enacted.actions[-1].vote) == "9-4"
    assert workspace.chapter("68").timeline().drafts() == ()
    made = codify_chapter(workspace, workspace.chapter("68"), TODAY, committing(workspace))
    assert made.done[1] == "2025-12: amended § 68-5"
    code = text(workspace, "2025-11-20.codified")
    notes = {each.number: [note.ordinance for note in each.notes] for each in code.sections()}
    assert notes == {"68-3": [], "68-5": ["Ord. No. 2025-12"]}
    days = ("2025-10-21", "2025-11-19", "2025-11-20")
    assert [in_force(workspace, day) for day in days] == [
        "2020-01-14.codified",
        "2020-01-14.codified",
        "2025-11-20.codified",
    ]


def test_what_an_ordinance_changes_is_recorded_in_its_text_and_in_the_code(workspace: Workspace) -> None:
    draft(workspace)
    edit(workspace, "2025-09-15.proposed", "70 dBA", "60 dBA")
    adopt(workspace, ordinance="2025-12", unnoticed="urgent")
    enacted = text(workspace, "2025-10-21.enacted")
    (active,) = enacted.modifications.active
    law, here = text(workspace, "2020-01-14.codified"), "chp_68__sec_68-5__subsec_A"
    assert (active.kind, active.old, active.new) == ("substitution", "70", "60")
    assert active.source == f"#{here}"
    assert active.destination.iri == f"{law.work}/eng@2020-01-14#{here}"
    assert active.instruction.startswith('Section 68-5(A) is amended by striking the phrase "70"')
    assert not text(workspace, "2025-09-15.proposed").modifications
    codify_chapter(workspace, workspace.chapter("68"), TODAY, committing(workspace))
    code = text(workspace, "2025-11-20.codified").modifications
    assert not code.active
    (passive,) = code.passive
    assert passive.source == f"{enacted.work}/eng@2025-10-21#{here}"
    assert passive.destination.iri == f"#{here}"
    assert passive.instruction == active.instruction


def test_what_two_ordinances_change_is_recorded_in_their_order(workspace: Workspace) -> None:
    draft(workspace)
    edit(workspace, "2025-09-15.proposed", "70 dBA", "60 dBA")
    adopt(workspace, ordinance="2025-12", unnoticed="urgent")
    draft_chapter(
        workspace, workspace.chapter("68"), date(2025, 11, 1), committing(workspace), base="2025-10-21.enacted"
    )
    edit(workspace, "2025-11-01.proposed", "60 dBA", "55 dBA")
    edit(workspace, "2025-11-01.proposed", "Purpose.", "Purposes.")
    told = AdoptionFacts("9-4", on=date(2025, 11, 4), effective="adoption", ordinance="2025-13", unnoticed="urgent")
    adopt_draft(workspace, workspace.chapter("68"), told, date(2025, 11, 4), committing(workspace))
    codify_chapter(workspace, workspace.chapter("68"), TODAY, committing(workspace), on=date(2025, 12, 1))
    passive = text(workspace, "2025-12-01.codified").modifications.passive
    assert [(each.old, each.new, each.destination.part) for each in passive] == [
        ("70", "60", "all"),
        ("Purpose.", "Purposes.", "heading"),
        ("60", "55", "all"),
    ]
    assert [each.source.partition("eng@")[2][:10] for each in passive] == ["2025-10-21", "2025-11-04", "2025-11-04"]


def test_adoption_lists_the_other_draft_which_is_not_adopted_as_it_stands(workspace: Workspace) -> None:
    draft(workspace)
    notice(workspace)
    draft(workspace, "evening")
    told = AdoptionFacts("9-4", "2025-10-21", effective="adoption")
    made = adopt_draft(
        workspace, workspace.chapter("68"), told, date(2025, 10, 21), committing(workspace), "2025-09-15.proposed"
    )
    assert any("2025-09-15.proposed.evening is written against 2020-01-14.codified" in each for each in made.left)
    with pytest.raises(EngrossError, match="base moved"):
        adopt(workspace, unnoticed="urgent")


def test_a_draft_of_another_chapter_that_cites_what_changed_is_listed(workspace: Workspace) -> None:
    other = workspace.ordinances / "069-dogs"
    other.mkdir()
    citing = write_chapter(
        chapter_of(section("1", "Noise of dogs.", "See section 5."), day="2025-09-15", stage="proposed")
    )
    link = '<ref href="/akn/us-ct-norwalk/act/code/chapter-68~chp_68__sec_68-5">section 5</ref>'
    data = citing.decode().replace("chapter-68", "chapter-69").replace("section 5", link)
    (other / "2025-09-15.proposed.xml").write_text(data, encoding="utf-8")
    draft(workspace)
    edit(workspace, "2025-09-15.proposed", "70 dBA", "60 dBA")
    assert adopt(workspace, unnoticed="urgent") == (
        "069-dogs: 2025-09-15.proposed cites § 68-5, which changed; read those citations again",
    )


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({}, "no notice of 2025-09-15.proposed is recorded as published"),
        ({"unnoticed": "urgent", "effective": "2025-10-20"}, "before its adoption on 2025-10-21"),
        ({"unnoticed": "urgent", "effective": "some day"}, "'some day' gives no effective day"),
        ({"unnoticed": "urgent", "effective": "15 days after publication"}, "needs the day of publication"),
        ({"unnoticed": "urgent", "sunset": date(2025, 10, 30)}, "before it takes effect"),
        ({"unnoticed": "urgent", "sections": {"68-9": "2025-12-01"}}, "has no § 68-9"),
        ({"unnoticed": "urgent", "vote": "4-3"}, "7 members were present, but the quorum is 8"),
        ({"unnoticed": "urgent", "vote": "6-4-3"}, "6 voted for it, but 7 are needed: a majority of those present"),
        ({"unnoticed": "urgent", "vote": "4-9"}, "does not pass it"),
        ({"unnoticed": "urgent", "vote": "14-2"}, "the body has 15"),
        ({"unnoticed": "urgent", "vote": "many"}, "is no vote"),
        ({"unnoticed": "urgent", "on": date(2025, 9, 1)}, "of a later day than its adoption"),
        ({"meeting": "2024-01-01"}, "there is no meeting"),
    ],
)
def test_what_cannot_be_adopted_is_refused_and_nothing_is_written(
    workspace: Workspace, facts: dict[str, object], said: str
) -> None:
    draft(workspace)
    before = sorted(workspace.ordinances.rglob("*"))
    with pytest.raises(EngrossError, match=said):
        adopt(workspace, **facts)  # type: ignore[arg-type]
    assert sorted(workspace.ordinances.rglob("*")) == before


def test_a_draft_changed_after_its_notice_is_not_adopted_without_a_reason(workspace: Workspace) -> None:
    draft(workspace)
    notice(workspace)
    edit(workspace, "2025-09-15.proposed", "70 dBA", "60 dBA")
    with pytest.raises(EngrossError, match="was made from another text than"):
        adopt(workspace)
    adopt(workspace, unnoticed="the change is a comma")
    reason = text(workspace, "2025-10-21.enacted").actions[-1].reason
    assert reason == "adopted without notice: the change is a comma"


def test_sections_have_effective_days_of_their_own_and_an_end(workspace: Workspace) -> None:
    draft(workspace)
    adopt(workspace, unnoticed="urgent", sections={"68-5": "2026-07-01"}, sunset=date(2028, 1, 1))
    timeline = workspace.chapter("68").timeline()
    (limits,) = (each for each in text(workspace, "2025-10-21.enacted").sections() if each.number == "68-5")
    days = (date(2026, 1, 1), date(2026, 7, 1), date(2028, 1, 1))
    of_section = [timeline.in_force(day, limits.identity) for day in days]
    assert [str(each.version) for each in of_section if each] == [
        "2020-01-14.codified",
        "2025-10-21.enacted",
        "2020-01-14.codified",
    ]


def test_two_adoptions_of_one_night_stand_on_one_another(workspace: Workspace) -> None:
    draft(workspace)
    edit(workspace, "2025-09-15.proposed", "70 dBA", "60 dBA")
    adopt(workspace, unnoticed="urgent", effective="adoption", ordinance="2025-12")
    folder = workspace.chapter("68")
    night = date(2025, 10, 21)
    draft_chapter(workspace, folder, night, committing(workspace), name="a-purpose", base="2025-10-21.enacted")
    edit(workspace, "2025-10-21.proposed.a-purpose", "Quiet.", "Rest.")
    adopt(workspace, unnoticed="urgent", effective="adoption", ordinance="2025-13")
    assert in_force(workspace, "2025-10-21") == "2025-10-21.enacted.a-purpose"
    made = codify_chapter(workspace, workspace.chapter("68"), night, committing(workspace))
    assert made.done[1:3] == ("2025-12: amended § 68-5", "2025-13: amended § 68-3")
    code = text(workspace, "2025-10-21.codified")
    assert [[note.text.plain for note in each.notes] for each in code.sections()] == [
        ["Ord. No. 2025-13"],
        ["Ord. No. 2025-12"],
    ]
    assert in_force(workspace, "2025-10-22") == "2025-10-21.codified"


@pytest.mark.parametrize("outcome", ["failed", "withdrawn"])
def test_a_draft_that_failed_or_was_withdrawn_is_no_longer_pending_and_keeps_its_file(
    workspace: Workspace, outcome: str
) -> None:
    draft(workspace)
    file = workspace.ordinances / "068-noise" / "2025-09-15.proposed.xml"
    before = file.read_bytes()
    record_outcome(workspace, workspace.chapter("68"), outcome, TODAY, committing(workspace))  # type: ignore[arg-type]
    assert file.read_bytes() == before
    assert workspace.chapter("68").timeline().drafts() == ()
    made = text(workspace, f"2025-09-15.proposed.{outcome}")
    assert [action.kind for action in made.actions] == ["drafted", outcome]
    with pytest.raises(EngrossError, match="has no pending draft"):
        adopt(workspace, unnoticed="urgent")


def test_a_tabled_draft_is_still_pending_and_its_notice_still_holds(workspace: Workspace) -> None:
    draft(workspace)
    notice(workspace)
    record_outcome(
        workspace, workspace.chapter("68"), "tabled", date(2025, 10, 7), committing(workspace), reason="more time"
    )
    (pending,) = workspace.chapter("68").timeline().drafts()
    assert str(pending.version) == "2025-10-07.proposed"
    adopt(workspace)
    assert text(workspace, "2025-10-21.enacted").base == "2020-01-14.codified"


def test_a_veto_keeps_an_adopted_text_from_being_the_law_until_it_is_overridden(workspace: Workspace) -> None:
    draft(workspace)
    adopt(workspace, unnoticed="urgent", effective="2025-11-01")
    folder, day = workspace.chapter("68"), date(2025, 10, 25)
    with pytest.raises(EngrossError, match="is not vetoed"):
        record_outcome(workspace, folder, "overridden", day, committing(workspace), vote="11-2")
    record_outcome(workspace, folder, "vetoed", day, committing(workspace), by="the mayor")
    assert in_force(workspace, "2025-12-01") == "2020-01-14.codified"
    with pytest.raises(EngrossError, match="has no enacted text to codify"):
        codify_chapter(workspace, workspace.chapter("68"), day, committing(workspace), ordinance="1")
    with pytest.raises(EngrossError, match="9 voted for it, but 10 are needed: two thirds of all members"):
        record_outcome(
            workspace, folder, "overridden", day, committing(workspace), vote="9-2", meeting="2025-10-21", on=day
        )
    record_outcome(
        workspace, folder, "overridden", day, committing(workspace), vote="11-2", meeting="2025-10-21", on=day
    )
    assert in_force(workspace, "2025-12-01") == "2025-10-21.enacted"


def test_a_new_ordinance_gets_its_numbers_when_it_is_codified(workspace: Workspace) -> None:
    made = draft_new(workspace, "new-street-trees", "Street Trees", TODAY, committing(workspace))
    assert made.left == ("fill in what stands in brackets",)
    folder = workspace.chapter("new-street-trees")
    first = text(workspace, "2025-09-15.proposed", folder.name)
    assert [each.heading.words for each in first.sections() if each.heading][:3] == [
        "Title.",
        "Purpose.",
        "Definitions.",
    ]
    assert "Street Trees Ordinance of the City of Elmwood" in next(first.sections()).body[0].plain  # type: ignore[union-attr]
    file = folder.path / "2025-09-15.proposed.xml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("[state the purpose]", "carry out § XX-4"), encoding="utf-8"
    )
    told = AdoptionFacts("9-4", "2025-10-21", effective="adoption", ordinance="2025-14", unnoticed="urgent")
    adopt_draft(workspace, workspace.chapter(folder.name), told, date(2025, 10, 21), committing(workspace))
    with pytest.raises(EngrossError, match="has no number yet; give it with --number"):
        codify_chapter(workspace, workspace.chapter(folder.name), TODAY, committing(workspace))
    with pytest.raises(EngrossError, match="there is a Chapter 68 already; give the new chapter another number"):
        codify_chapter(workspace, workspace.chapter(folder.name), TODAY, committing(workspace), numbers=["68"])
    codify_chapter(workspace, workspace.chapter(folder.name), TODAY, committing(workspace), numbers=["70"])
    code = text(workspace, "2025-10-21.codified", folder.name)
    assert (code.number, [each.number for each in code.sections()][:2]) == ("70", ["70-1", "70-2"])
    assert code.uri.endswith("/chapter-70")
    assert "to carry out § 70-4" in [*code.sections()][1].body[0].plain  # type: ignore[union-attr]
    assert not any(each.status for each in code.walk())
    assert all(note.ordinance == "Ord. No. 2025-14" for each in code.sections() for note in each.notes)


@pytest.mark.parametrize("effective", ["adoption", "30 days after adoption"])
def test_a_meeting_keeps_its_new_ordinance_once_it_is_law(workspace: Workspace, effective: str) -> None:
    draft_new(workspace, "new-dogs", "Dogs", TODAY, committing(workspace))
    file = workspace.ordinances / "meetings" / "2025-10-21-laws.toml"
    file.write_text(file.read_text("utf-8").replace('"068-noise"', '"new-dogs"').replace('"68"', '"new-dogs"'), "utf-8")
    night = date(2025, 10, 21)

    def told() -> tuple[bool, str, bytes]:
        loaded = load_meeting(workspace, "2025-10-21")
        (business,) = [each for each in loaded.business if each.item.chapter]
        assert business.draft is not None
        return business.fresh, str(business.draft.version), notice_bytes(loaded, business, None, "", "txt")

    before = told()
    assert before[:2] == (True, "2025-09-15.proposed")
    facts = AdoptionFacts("9-4", "2025-10-21", effective=effective, ordinance="2025-14", unnoticed="urgent")
    adopt_draft(workspace, workspace.chapter("new-dogs"), facts, night, committing(workspace))
    assert told() == before
    codify_chapter(workspace, workspace.chapter("new-dogs"), TODAY, committing(workspace), numbers=["70"])
    assert told() == before


@pytest.mark.parametrize("title", ["An ordinance on dogs", "an Ordinance to keep dogs", "A by-law on dogs"])
def test_a_new_ordinance_has_the_title_of_its_chapter(workspace: Workspace, title: str) -> None:
    with pytest.raises(EngrossError, match="is how an ordinance is titled; give the title of the chapter"):
        draft_new(workspace, "new-dogs", title, TODAY, committing(workspace))
    assert not (workspace.ordinances / "new-dogs").exists()


def test_a_new_ordinance_is_begun_once(workspace: Workspace) -> None:
    draft_new(workspace, "new-dogs", "Dogs", TODAY, committing(workspace))
    later = date(2025, 10, 21)
    with pytest.raises(EngrossError, match=r"2025-09-15.proposed of new-dogs is pending; change that, or name another"):
        draft_new(workspace, "new-dogs", "Dogs", later, committing(workspace))
    told = AdoptionFacts("9-4", "2025-10-21", effective="adoption", ordinance="2025-14", unnoticed="urgent")
    adopt_draft(workspace, workspace.chapter("new-dogs"), told, later, committing(workspace))
    with pytest.raises(EngrossError, match="new-dogs was adopted; draft a change of it without --title"):
        draft_new(workspace, "new-dogs", "Dogs", later, committing(workspace))
    with pytest.raises(EngrossError, match=r"no pending draft \(2025-10-21.enacted was adopted\)"):
        adopt_draft(workspace, workspace.chapter("new-dogs"), told, later, committing(workspace))


def test_a_vote_that_is_not_that_of_the_record_is_told(workspace: Workspace) -> None:
    draft(workspace)
    members = ("Ann Rowe", "Bo Finch")
    night = date(2025, 10, 21)
    record_attendance(load_meeting(workspace, "2025-10-21"), MeetingRecord(members), night, committing(workspace))
    motion = Motion("to adopt it", "Ann Rowe", "68", ayes=members)
    record_motion(load_meeting(workspace, "2025-10-21"), motion, night, committing(workspace))
    told = AdoptionFacts("9-4", "2025-10-21", effective="adoption", unnoticed="urgent")
    made = adopt_draft(workspace, workspace.chapter("68"), told, night, committing(workspace))
    assert made.remarks == (
        "the vote is given as 9-4, and the record of 2025-10-21-laws has 2-0; correct the wrong one",
    )


def test_codifying_needs_the_number_of_the_ordinance(workspace: Workspace) -> None:
    draft(workspace)
    adopt(workspace, unnoticed="urgent")
    with pytest.raises(EngrossError, match="name it with --ordinance"):
        codify_chapter(workspace, workspace.chapter("68"), TODAY, committing(workspace))


def test_the_repeal_of_a_whole_chapter_is_a_draft_that_ends_it(workspace: Workspace) -> None:
    draft_chapter(workspace, workspace.chapter("68"), TODAY, committing(workspace), repeal=True)
    adopt(workspace, unnoticed="urgent", effective="2025-11-01")
    assert in_force(workspace, "2025-10-31") == "2020-01-14.codified"
    assert in_force(workspace, "2025-11-01") == ""


def test_a_dry_run_writes_nothing(workspace: Workspace) -> None:
    noted: list[SourceAct] = []
    draft_chapter(workspace, workspace.chapter("68"), TODAY, act_recorder(noted))
    assert [change.path.name for change in noted[0].changes] == ["2025-09-15.proposed.xml"]
    assert not noted[0].changes[0].path.exists()


def test_actions_come_back_as_they_were_written(workspace: Workspace) -> None:
    draft(workspace)
    adopt(workspace, unnoticed="a “quoted” reason & more")
    enacted = text(workspace, "2025-10-21.enacted")
    assert parse_chapter(write_chapter(enacted), "a.xml") == enacted
