"""What is due for a meeting, and writing down what has become of a notice, through the service."""

from __future__ import annotations

from datetime import date

import pytest

from engross.errors import EngrossError, NotFoundError
from engross.model.meeting.meeting import State
from engross.outputs.atomic_writing import digest
from engross.services.meetings.loading import load_meeting
from engross.services.meetings.notice_states import meeting_status, record_state
from engross.workspace import Workspace
from workspaces import committing, write_meeting

SENT = date(2025, 10, 3)


def test_a_state_is_recorded_and_then_told(workspace: Workspace) -> None:
    path = write_meeting(workspace.root)
    loaded = load_meeting(workspace, "2025-10-21")
    assert meeting_status(loaded, SENT).notices == (("68", None),)
    assert record_state(loaded, "68", "sent", SENT, SENT, "letter.pdf", committing(workspace)).action == "written"
    assert 'key = "68" # noise' in path.read_text(encoding="utf-8")
    ((key, step),) = meeting_status(load_meeting(workspace, "2025-10-21"), SENT).notices
    assert step is not None
    assert (key, step.state, step.on, step.proof) == ("68", "sent", SENT, "letter.pdf")
    draft = loaded.item("68").draft
    assert draft is not None
    assert draft.source is not None
    assert step.draft == draft.source.sha256


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
        record_state(loaded, "68", "sent", SENT, SENT, "", committing(workspace))
    assert path.read_bytes() == before


def test_an_item_without_a_notice_is_refused_and_nothing_is_written(workspace: Workspace) -> None:
    path = write_meeting(workspace.root)
    before = path.read_bytes()
    with pytest.raises(NotFoundError, match="no item 'parking' with a notice"):
        record_state(load_meeting(workspace, "2025-10-21"), "parking", "sent", SENT, SENT, "", committing(workspace))
    assert path.read_bytes() == before


def made_from(workspace: Workspace) -> tuple[str, str]:
    """The hashes of draft and base as they are now."""
    old, new = workspace.chapter("68").versions
    return digest(new.path), digest(old.path)


def amend(workspace: Workspace, old: str, new: str) -> None:
    path = workspace.chapter("68").versions[-1].path
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def record(workspace: Workspace, state: State, day: int) -> None:
    loaded = load_meeting(workspace, "2025-10-21")
    record_state(loaded, "68", state, date(2025, 10, day), date(2025, 10, 20), "", committing(workspace))


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
    for state, day, limit in (("sent", 2, "61 dBA"), ("published", 10, "62 dBA"), ("affidavit", 11, "63 dBA")):
        amend(workspace, f"{int(limit[:2]) - 1} dBA", limit)
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
    for state, day in (("drafted", 1), ("sent", 2), ("published", 3)):
        record(workspace, state, day)  # type: ignore[arg-type]
    amend(workspace, "60 dBA", "61 dBA")
    record(workspace, "drafted", 4)
    assert stale(workspace) == []
    ((_, step),) = meeting_status(load_meeting(workspace, "2025-10-21"), date(2025, 10, 5)).notices
    assert step is not None
    assert step.state == "drafted"
    with pytest.raises(EngrossError, match="was not sent yet"):
        record(workspace, "published", 5)
    record(workspace, "sent", 5)
    assert steps(workspace)[-1] == ("sent", made_from(workspace))


@pytest.mark.parametrize(
    ("before", "state", "day", "said"),
    [
        ((), "published", 3, "the notice of item 68 was not sent yet; record that first, with --record sent"),
        ((), "affidavit", 3, "the notice of item 68 was not published yet; record that first"),
        (("drafted",), "published", 3, "the notice of item 68 was not sent yet"),
        (("drafted", "sent"), "affidavit", 3, "the notice of item 68 was not published yet"),
        (
            ("drafted",),
            "drafted",
            3,
            "was drafted already, on Wednesday, October 1, 2025; it is drafted anew only where",
        ),
        (("sent",), "drafted", 3, "was sent already, on Wednesday, October 1, 2025; it is drafted anew only where"),
        (("drafted", "sent"), "sent", 3, "was sent already, on Thursday, October 2, 2025; where it was made anew"),
        (
            ("sent", "published"),
            "sent",
            3,
            "was published already, on Thursday, October 2, 2025; where it was made anew",
        ),
        (("sent", "published"), "published", 3, "was published already, on Thursday, October 2, 2025"),
        (
            ("drafted", "sent"),
            "published",
            1,
            "published on Wednesday, October 1, 2025: it was sent on Thursday, October 2",
        ),
        (("drafted",), "sent", 21, "sent on Tuesday, October 21, 2025, which is after Monday, October 20, 2025"),
    ],
)
def test_an_impossible_step_is_refused_and_nothing_is_written(
    workspace: Workspace, before: tuple[State, ...], state: State, day: int, said: str
) -> None:
    path = write_meeting(workspace.root)
    for number, each in enumerate(before, 1):
        record(workspace, each, number)
    written = path.read_bytes()
    with pytest.raises(EngrossError) as refused:
        record(workspace, state, day)
    assert said in str(refused.value)
    assert "\n" not in str(refused.value)
    assert path.read_bytes() == written


def test_a_notice_that_appears_on_several_days_is_published_on_each(workspace: Workspace) -> None:
    path = write_meeting(workspace.root)
    text = path.read_text("utf-8")
    several = text.replace('["Friday, October 10, 2025"]', '["Friday, October 10, 2025", "Friday, October 17, 2025"]')
    path.write_text(several, "utf-8")
    for state, day in (("sent", 2), ("published", 10), ("published", 17)):
        record(workspace, state, day)  # type: ignore[arg-type]
    with pytest.raises(EngrossError, match="was published already"):
        record(workspace, "published", 17)
    record(workspace, "affidavit", 18)
    assert [state for state, _ in steps(workspace)] == ["sent", "published", "published", "affidavit"]
