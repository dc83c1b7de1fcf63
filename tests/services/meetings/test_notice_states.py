"""What is due for a meeting, and writing down what has become of a notice, through the service."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest

from engross.errors import EngrossError, NotFoundError
from engross.model.meeting.notice import State
from engross.outputs.atomic_writing import digest
from engross.services.meetings.documents import notice_bytes
from engross.services.meetings.loading import load_meeting
from engross.services.meetings.notice_states import RecordedStep, meeting_status, record_state, undo_state
from engross.workspace import Workspace
from workspaces import committing, let_out, write_meeting

SENT = date(2025, 10, 3)
DAYS: dict[State, int] = {"drafted": 1, "sent": 2, "published": 10, "proofed": 11, "affidavit": 12}


def test_a_state_is_recorded_and_then_told(workspace: Workspace) -> None:
    path = write_meeting(workspace.root)
    letter = workspace.root / "Letter.PDF"
    letter.write_bytes(b"%PDF-1.7 the letter")
    loaded = load_meeting(workspace, "2025-10-21")
    ((key, notice),) = meeting_status(loaded, SENT).notices
    assert (key, notice.state) == ("68", None)
    recorded = RecordedStep("sent", SENT, letter)
    _, written = record_state(loaded, "68", recorded, SENT, "Ann", committing(workspace))
    assert [each.action for each in written] == ["written", "written"]
    assert 'key = "68" # noise' in path.read_text(encoding="utf-8")
    ((_, notice),) = meeting_status(load_meeting(workspace, "2025-10-21"), SENT).notices
    (step,) = notice.steps
    assert (step.state, step.on, step.to) == ("sent", SENT, "The Elm")
    assert step.proof == f"evidence/2025-10-21-laws.68.sent-2025-10-03.{digest(letter)[:8]}.pdf"
    assert step.proof_hash == digest(letter) == digest(path.parent / step.proof)
    sent = notice_bytes(loaded, loaded.item("68"), None, "Ann", "txt", public=True)
    assert step.copy == hashlib.sha256(sent).hexdigest()
    draft = loaded.item("68").draft
    assert draft is not None
    assert draft.source is not None
    assert step.draft == draft.source.sha256


@pytest.mark.parametrize(("data", "said"), [(b"another letter", "is not the file that was kept"), (None, "is gone")])
def test_evidence_that_was_changed_or_lost_is_told(workspace: Workspace, data: bytes | None, said: str) -> None:
    path = write_meeting(workspace.root)
    clipping = workspace.root / "clipping.png"
    clipping.write_bytes(b"picture")
    record(workspace, "sent", 2)
    record(workspace, "published", 10, clipping)
    status = meeting_status(load_meeting(workspace, "2025-10-21"), date(2025, 10, 20))
    assert status.evidence == ()
    assert status.in_order
    (kept,) = (path.parent / "evidence").iterdir()
    if data is None:
        kept.unlink()
    else:
        kept.write_bytes(data)
    status = meeting_status(load_meeting(workspace, "2025-10-21"), date(2025, 10, 20))
    (fault,) = status.evidence
    assert fault.startswith(
        f"item '68': evidence/{kept.name}, which shows that the notice was published on Friday, Octo"
    )
    assert said in fault
    assert not status.in_order


@pytest.mark.parametrize(
    ("name", "said"), [("clipping.exe", "is no clipping or affidavit"), ("no.pdf", "cannot be read")]
)
def test_evidence_that_cannot_be_kept_is_refused(workspace: Workspace, name: str, said: str) -> None:
    path = write_meeting(workspace.root)
    (workspace.root / "clipping.exe").write_bytes(b"MZ")
    before = path.read_bytes()
    with pytest.raises(EngrossError, match=said):
        record(workspace, "sent", 2, workspace.root / name)
    assert path.read_bytes() == before


def test_a_day_that_has_passed_is_overdue(workspace: Workspace) -> None:
    write_meeting(workspace.root)
    loaded = load_meeting(workspace, "2025-10-21")
    assert [due.overdue for due in meeting_status(loaded, date(2025, 10, 9)).due if "68" in due.what] == [False]
    assert [due.overdue for due in meeting_status(loaded, date(2025, 10, 11)).due if "68" in due.what] == [True]


def test_a_meeting_file_that_was_edited_meanwhile_is_not_overwritten(workspace: Workspace) -> None:
    path = write_meeting(workspace.root)
    loaded = load_meeting(workspace, "2025-10-21")
    path.write_text(path.read_text(encoding="utf-8") + "\n# the clerk's own line\n", encoding="utf-8")
    before = path.read_bytes()
    with pytest.raises(EngrossError, match="changed by another program after it was read"):
        record_state(loaded, "68", RecordedStep("sent", SENT), SENT, "", committing(workspace))
    assert path.read_bytes() == before


def test_an_item_without_a_notice_is_refused_and_nothing_is_written(workspace: Workspace) -> None:
    path = write_meeting(workspace.root)
    before = path.read_bytes()
    loaded = load_meeting(workspace, "2025-10-21")
    with pytest.raises(NotFoundError, match="no item 'parking' with a notice"):
        record_state(loaded, "parking", RecordedStep("sent", SENT), SENT, "", committing(workspace))
    assert path.read_bytes() == before


def made_from(workspace: Workspace) -> tuple[str, str]:
    """The hashes of draft and base as they are now."""
    old, new = workspace.chapter("68").versions
    return digest(new.path), digest(old.path)


def amend(workspace: Workspace, old: str, new: str) -> None:
    path = workspace.chapter("68").versions[-1].path
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def record(workspace: Workspace, state: State, day: int, evidence: Path | None = None, of: int = 0) -> None:
    loaded = load_meeting(workspace, "2025-10-21")
    insertion = date(2025, 10, of) if of else None
    recorded = RecordedStep(state, date(2025, 10, day), evidence, insertion=insertion)
    record_state(loaded, "68", recorded, date(2025, 10, 20), "", committing(workspace))


def steps(workspace: Workspace) -> list[tuple[str, tuple[str, str]]]:
    notice = load_meeting(workspace, "2025-10-21").item("68").item.notice
    assert notice is not None
    return [(step.state, (step.draft, step.base)) for step in notice.steps]


def stale(workspace: Workspace) -> list[str]:
    status = meeting_status(load_meeting(workspace, "2025-10-21"), date(2025, 10, 20))
    return [finding.message for finding in status.findings if finding.code == "AGR012"]


def test_a_later_step_carries_the_hashes_of_the_text_that_was_noticed(workspace: Workspace) -> None:
    write_meeting(workspace.root)
    record(workspace, "drafted", 1)
    made = made_from(workspace)
    assert stale(workspace) == []
    for state, day, limit in (("sent", 2, "61 dBA"), ("published", 10, "62 dBA"), ("proofed", 11, "63 dBA")):
        amend(workspace, f"{int(limit[:2]) - 1} dBA", limit)
        let_out(workspace, date(2025, 10, 2))
        record(workspace, state, day)  # type: ignore[arg-type]
        assert steps(workspace)[-1] == (state, made)
        (said,) = stale(workspace)
        now = made_from(workspace)[0]
        assert said == (
            "the notice was drafted on Wednesday, October 1, 2025 from a draft that has changed since "
            f"(sha256 {made[0][:16]}, now {now[:16]})"
        )


def test_a_file_in_which_later_steps_were_stamped_anew_is_held_against_what_was_drafted(workspace: Workspace) -> None:
    path = write_meeting(workspace.root)
    made, then = made_from(workspace), "a" * 64
    step = '[[part.item.notice.step]]\nstate = "{}"\non = 2025-10-0{}\ndraft = "{}"\nbase = "{}"\n'
    written = step.format("drafted", 1, then, made[1]) + step.format("published", 2, *made)
    marker = 'publish = ["Friday, October 10, 2025"]\n'
    path.write_text(path.read_text("utf-8").replace(marker, f"{marker}\n{written}"), "utf-8")
    (said,) = stale(workspace)
    assert said.startswith("the notice was drafted on Wednesday, October 1, 2025 from a draft that has changed since")


def test_the_day_of_a_step_has_no_bearing_on_its_hashes(workspace: Workspace) -> None:
    write_meeting(workspace.root)
    record(workspace, "drafted", 1)
    amend(workspace, "60 dBA", "61 dBA")
    record(workspace, "drafted", 1)
    assert steps(workspace)[-1] == ("drafted", made_from(workspace))
    assert stale(workspace) == []


def test_a_notice_drafted_anew_has_to_be_sent_again(workspace: Workspace) -> None:
    write_meeting(workspace.root)
    for state, day in (("drafted", 1), ("sent", 2), ("published", 10)):
        record(workspace, state, day)  # type: ignore[arg-type]
    amend(workspace, "60 dBA", "61 dBA")
    record(workspace, "drafted", 11)
    assert stale(workspace) == []
    ((_, notice),) = meeting_status(load_meeting(workspace, "2025-10-21"), date(2025, 10, 12)).notices
    assert notice.state == "drafted"
    with pytest.raises(EngrossError, match="was not sent yet"):
        record(workspace, "published", 12)
    with pytest.raises(EngrossError, match=r"the notice of item 68 must not go out: 68 .*; correct that, or record an"):
        record(workspace, "sent", 12)
    let_out(workspace, date(2025, 10, 12))
    record(workspace, "sent", 12)
    assert steps(workspace)[-1] == ("sent", made_from(workspace))


@pytest.mark.parametrize(
    ("before", "state", "day", "said"),
    [
        ((), "published", 10, "the notice of item 68 was not sent yet; record that first, with --record sent"),
        ((), "affidavit", 13, "the notice of item 68 was not proofed yet; record that first"),
        (("drafted",), "published", 10, "the notice of item 68 was not sent yet"),
        (
            ("drafted", "sent"),
            "proofed",
            13,
            "was not published yet as printed on Friday, October 10, 2025; record that",
        ),
        (
            ("drafted", "sent"),
            "affidavit",
            13,
            "the notice of item 68 was not proofed yet as printed on Friday, October",
        ),
        (("sent", "published"), "affidavit", 13, "was not proofed yet as printed on Friday, October 10, 2025; record"),
        (
            ("drafted",),
            "drafted",
            3,
            "was drafted already, on Wednesday, October 1, 2025; it is drafted anew only where",
        ),
        (("sent",), "drafted", 3, "was sent already, on Thursday, October 2, 2025; it is drafted anew only where"),
        (("drafted", "sent"), "sent", 3, "was sent already, on Thursday, October 2, 2025; where it was made anew"),
        (
            ("sent", "published"),
            "sent",
            13,
            "was published already, on Friday, October 10, 2025; where it was made anew",
        ),
        (("sent", "published"), "published", 10, "was published already, on Friday, October 10, 2025"),
        (("sent", "published", "proofed"), "published", 10, "was proofed already, on Saturday, October 11, 2025"),
        (
            ("drafted", "sent"),
            "drafted",
            1,
            "drafted on Wednesday, October 1, 2025: it was sent on Thursday, October 2",
        ),
        (
            ("sent", "published"),
            "proofed",
            9,
            "proofed on Thursday, October 9, 2025: it was published on Friday, Octob",
        ),
        (("drafted",), "sent", 21, "sent on Tuesday, October 21, 2025, which is after Monday, October 20, 2025"),
        (
            ("sent",),
            "published",
            11,
            "cannot be published as of Saturday, October 11, 2025: it is to appear on Friday, October 10, 2025; where",
        ),
    ],
)
def test_an_impossible_step_is_refused_and_nothing_is_written(
    workspace: Workspace, before: tuple[State, ...], state: State, day: int, said: str
) -> None:
    path = write_meeting(workspace.root)
    for each in before:
        record(workspace, each, DAYS[each])
    written = path.read_bytes()
    with pytest.raises(EngrossError) as refused:
        record(workspace, state, day)
    assert said in str(refused.value)
    assert "\n" not in str(refused.value)
    assert path.read_bytes() == written


def on_two_days(workspace: Workspace, fallback: str = "") -> None:
    path = write_meeting(workspace.root)
    days = 'publish = ["Friday, October 10, 2025", "Friday, October 17, 2025"]'
    days += f'\nfallback = "{fallback}"' if fallback else ""
    path.write_text(path.read_text("utf-8").replace('publish = ["Friday, October 10, 2025"]', days), "utf-8")


def state(workspace: Workspace) -> str | None:
    notice = load_meeting(workspace, "2025-10-21").item("68").item.notice
    assert notice is not None
    return notice.state


def test_each_insertion_has_states_of_its_own(workspace: Workspace) -> None:
    on_two_days(workspace)
    for each, day in (("sent", 2), ("published", 10)):
        record(workspace, each, day)  # type: ignore[arg-type]
    assert state(workspace) == "sent"
    record(workspace, "published", 17)
    assert state(workspace) == "published"
    with pytest.raises(EngrossError, match="was published already"):
        record(workspace, "published", 17)
    with pytest.raises(EngrossError, match=r"several insertions are published .*; name one with --insertion"):
        record(workspace, "proofed", 18)
    record(workspace, "proofed", 11, of=10)
    with pytest.raises(EngrossError, match="not proofed yet as printed on Friday, October 17, 2025"):
        record(workspace, "affidavit", 18, of=17)
    record(workspace, "affidavit", 18)
    assert state(workspace) == "published"
    record(workspace, "proofed", 18)
    record(workspace, "affidavit", 19)
    assert state(workspace) == "affidavit"
    with pytest.raises(EngrossError, match="was affidavit already"):
        record(workspace, "affidavit", 19, of=10)


def test_the_fallback_takes_the_place_of_the_day_that_was_skipped(workspace: Workspace) -> None:
    on_two_days(workspace, "2025-10-18")
    for each, day in (("sent", 2), ("published", 17), ("published", 18)):
        record(workspace, each, day)  # type: ignore[arg-type]
    notice = load_meeting(workspace, "2025-10-21").item("68").item.notice
    assert notice is not None
    assert (notice.insertions, notice.state) == ((date(2025, 10, 18), date(2025, 10, 17)), "published")


def test_a_state_is_undone_and_its_record_stays(workspace: Workspace) -> None:
    path = write_meeting(workspace.root)
    clipping = workspace.root / "clipping.png"
    clipping.write_bytes(b"picture")
    record(workspace, "sent", 2)
    record(workspace, "published", 10, clipping)
    loaded = load_meeting(workspace, "2025-10-21")
    undone = undo_state(loaded, "68", date(2025, 10, 20), committing(workspace))
    assert undone.state == "published"
    notice = load_meeting(workspace, "2025-10-21").item("68").item.notice
    assert notice is not None
    assert (notice.state, len(notice.steps), notice.steps[1].undone) == ("sent", 2, date(2025, 10, 20))
    assert (path.parent / undone.proof).read_bytes() == b"picture"
    assert "undone = 2025-10-20" in path.read_text("utf-8")
    other = workspace.root / "other.png"
    other.write_bytes(b"another picture")
    record(workspace, "published", 10, other)
    assert state(workspace) == "published"
    assert len(list((path.parent / "evidence").iterdir())) == 2
    for left in ("sent", None):
        undo_state(load_meeting(workspace, "2025-10-21"), "68", date(2025, 10, 20), committing(workspace))
        assert state(workspace) == left
    with pytest.raises(EngrossError, match="nothing is recorded of the notice of item 68"):
        undo_state(load_meeting(workspace, "2025-10-21"), "68", date(2025, 10, 20), committing(workspace))


def test_a_notice_is_not_sent_before_it_is_dated(workspace: Workspace) -> None:
    path = write_meeting(workspace.root)
    path.write_text(path.read_text("utf-8").replace("dated = 2025-09-17", "dated = 2025-10-03"), "utf-8")
    with pytest.raises(
        EngrossError, match="cannot be sent on Thursday, October 2, 2025: it is dated Friday, October 3"
    ):
        record(workspace, "sent", 2)
    record(workspace, "sent", 3)
