"""The acts of a whole life in one workspace, in order: two drafts of one law, from the first to the code and after."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from engross.model.meeting.notice import State
from engross.services.enacting.adoption import AdoptionFacts, adopt_draft
from engross.services.enacting.codification import codify_chapter
from engross.services.enacting.correction import correct_code
from engross.services.enacting.floor_amendment import amend_draft
from engross.services.enacting.merged_drafts import merge_files
from engross.services.enacting.new_drafts import draft_chapter
from engross.services.enacting.outcomes import record_outcome
from engross.services.enacting.rebased_draft import rebase_draft
from engross.services.meetings.loading import load_meeting
from engross.services.meetings.notice_states import RecordedStep, record_state
from engross.workspace import ChapterFolder, Workspace
from services.enacting.two_limits import write_law
from workspaces import MEETING, committing, let_out

MARCH, NIGHT, LATER = date(2025, 9, 2), date(2025, 10, 21), date(2025, 11, 4)
DECEMBER, NEW_YEAR = date(2025, 12, 1), date(2026, 1, 2)


def write_beginning(root: Path) -> Workspace:
    """A codified chapter and a meeting with a hearing on it."""
    write_law(root)
    meetings = root / "ordinances" / "meetings"
    meetings.mkdir()
    told = MEETING.replace(
        'key = "parking"\nchapter = "new-parking"\nsections = "all"', 'key = "other"\nwords = "Talk"'
    )
    told = told.replace('chapter = "068-noise"', 'chapter = "068-noise"\ndraft = "2025-09-02.proposed.porch"')
    (meetings / "2025-10-21-laws.toml").write_text(told, encoding="utf-8")
    return Workspace(root)


def folder(workspace: Workspace) -> ChapterFolder:
    return workspace.chapter("68")


def edit(workspace: Workspace, version: str, *changes: tuple[str, str]) -> None:
    path = folder(workspace).path / f"{version}.xml"
    words = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in words
        words = words.replace(old, new)
    path.write_text(words, encoding="utf-8")


Deed = Callable[[Workspace], None]


def nothing(workspace: Workspace) -> None:
    """What is done by hand before an act that needs nothing."""


def draft(name: str, on: date) -> Deed:
    return lambda city: _(draft_chapter(city, folder(city), on, committing(city), name=name))


def write_both_drafts(workspace: Workspace) -> None:
    edit(workspace, "2025-09-02.proposed.porch", ("70 dBA", "60 dBA"))
    edit(workspace, "2025-09-02.proposed.yard", ("70 dBA", "65 dBA"), ("thirty days", "sixty days"))


def record(state: State, on: date) -> Deed:
    def act(city: Workspace) -> None:
        record_state(load_meeting(city, "2025-10-21"), "68", RecordedStep(state, on), on, "", committing(city))

    return act


def copy_of(version: str, file: str, old: str, new: str) -> Deed:
    """The file that somebody edited: a copy of ``version`` with other words."""

    def write(workspace: Workspace) -> None:
        words = (folder(workspace).path / f"{version}.xml").read_text(encoding="utf-8")
        assert old in words
        (workspace.root / file).write_text(words.replace(old, new), encoding="utf-8")

    return write


def amend_on_the_floor(workspace: Workspace) -> None:
    file = workspace.root / "floor.xml"
    amend_draft(workspace, folder(workspace), "2025-10-21", NIGHT, committing(workspace), file=file, version="porch")


def adopt(facts: AdoptionFacts, on: date, version: str) -> Deed:
    return lambda city: _(adopt_draft(city, folder(city), facts, on, committing(city), version))


def rebase_yard(workspace: Workspace) -> None:
    rebase_draft(workspace, folder(workspace), LATER, committing(workspace), {"§ 68-5A": "theirs"}, "yard")


def sign_yard(workspace: Workspace) -> None:
    record_outcome(workspace, folder(workspace), "signed", LATER, committing(workspace), by="the mayor")


def codify(workspace: Workspace) -> None:
    codify_chapter(workspace, folder(workspace), LATER, committing(workspace))


def correct(workspace: Workspace) -> None:
    words, why = ("quiet", "quiet hours"), ("the clerk", "a word was left out")
    correct_code(workspace, folder(workspace), "68-3", words, why, NEW_YEAR, NEW_YEAR, committing(workspace))


def merge_colleague(workspace: Workspace) -> None:
    files, on = [workspace.root / "colleague.xml"], date(2026, 1, 6)
    merge_files(workspace, folder(workspace), files, on, committing(workspace), {}, "gate")


def withdraw(workspace: Workspace) -> None:
    on = date(2026, 1, 7)
    record_outcome(workspace, folder(workspace), "withdrawn", on, committing(workspace), version="gate")


def _(done: object) -> None:
    """Leave out what an act returns."""


def let_out_unfiled(workspace: Workspace) -> None:
    let_out(workspace, date(2025, 9, 18))


FIRST = AdoptionFacts("9-4", "2025-10-21", effective="30 days after adoption", ordinance="2025-12")
SECOND = AdoptionFacts("9-4", on=LATER, effective="2026-01-01", ordinance="2025-13", unnoticed="as rebased")

LIFE: tuple[tuple[str, Deed, Deed], ...] = (
    ("draft the first", nothing, draft("porch", MARCH)),
    ("draft the second", nothing, draft("yard", MARCH)),
    ("drafted", write_both_drafts, record("drafted", date(2025, 9, 17))),
    ("sent", let_out_unfiled, record("sent", date(2025, 9, 18))),
    ("published", nothing, record("published", date(2025, 10, 10))),
    ("amend", copy_of("2025-09-02.proposed.porch", "floor.xml", "60 dBA", "55 dBA"), amend_on_the_floor),
    ("adopt the first", nothing, adopt(FIRST, NIGHT, "porch")),
    ("rebase", nothing, rebase_yard),
    ("adopt the second", nothing, adopt(SECOND, LATER, "yard")),
    ("codify", nothing, codify),
)
"""Each act: its name, what is done by hand before it, and the act."""

AFTER: tuple[tuple[str, Deed, Deed], ...] = (
    ("correct", nothing, correct),
    ("draft the third", nothing, draft("gate", date(2026, 1, 5))),
    ("merge", copy_of("2026-01-05.proposed.gate", "colleague.xml", "sixty days", "ninety days"), merge_colleague),
    ("withdraw", nothing, withdraw),
)
"""What may follow: a correction, another draft, a colleague's copy of it, and its end."""


def live(workspace: Workspace) -> None:
    """From two drafts to the code: hearing, floor amendment, two adoptions, a rebase with a conflict, codification."""
    for _name, by_hand, act in LIFE:
        by_hand(workspace)
        act(workspace)
