"""What is due for a meeting, and writing down what has become of a notice, through the service."""

from __future__ import annotations

from datetime import date

import pytest

from engross.errors import EngrossError, NotFoundError
from engross.services.meetings.loading import load_meeting
from engross.services.meetings.notice_states import meeting_status, record_state
from engross.workspace import Workspace
from workspaces import committing, write_meeting

SENT = date(2025, 10, 3)


def test_a_state_is_recorded_and_then_told(workspace: Workspace) -> None:
    path = write_meeting(workspace.root)
    loaded = load_meeting(workspace, "2025-10-21")
    assert meeting_status(loaded, SENT).notices == (("68", None),)
    assert record_state(loaded, "68", "sent", SENT, "letter.pdf", committing(workspace)).action == "written"
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
        record_state(loaded, "68", "sent", SENT, "", committing(workspace))
    assert path.read_bytes() == before


def test_an_item_without_a_notice_is_refused_and_nothing_is_written(workspace: Workspace) -> None:
    path = write_meeting(workspace.root)
    before = path.read_bytes()
    with pytest.raises(NotFoundError, match="no item 'parking' with a notice"):
        record_state(load_meeting(workspace, "2025-10-21"), "parking", "sent", SENT, "", committing(workspace))
    assert path.read_bytes() == before
