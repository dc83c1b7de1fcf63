"""Whether a meeting's documents agree with one another and with the drafts: what the checks find."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from engross.checks import run_meeting_checks
from engross.checks.file_findings import file_finding
from engross.errors import EngrossError, MissingLawError
from engross.meetings.item_subject import subject_of
from engross.model.authorship import AUTHOR
from engross.model.findings.finding import Finding
from engross.model.law.chapter import Chapter
from engross.model.meeting.item_documents import ItemDocuments
from engross.model.meeting.meeting import Business
from engross.model.publication.accepted_text import side_blocks
from engross.model.publication.publication import Line, PageBlock
from engross.services.checking.chapter_checks import CheckedChapter, CheckTask, check_task, codes_of, new_run
from engross.services.checking.finding_waivers import waived_in
from engross.services.meetings.documents import agenda_of, notice_of
from engross.services.meetings.loading import LoadedMeeting, load_meeting
from engross.workspace import Workspace


def papers_of(loaded: LoadedMeeting) -> Iterator[ItemDocuments]:
    """What is said of the meeting as a whole, then of each item; of a bill first of each chapter."""
    page = agenda_of(loaded)
    yield ItemDocuments(loaded.meeting, made=(("the agenda", _words(page.blocks)),))
    lines = iter([line for line in page.blocks if isinstance(line, Line) and line.style == "item"])
    for each in loaded.business:
        item, notice = each.item, each.item.notice
        yield from (ItemDocuments(loaded.meeting, part, subject_of(part)) for part in each.parts)
        posted = [("the agenda as posted", item.posted), ("the notice as sent", notice.posted if notice else "")]
        made = notice_of(loaded, each, "clean", AUTHOR, struck=True) if notice else None
        line = next(lines, None)
        yield ItemDocuments(
            loaded.meeting,
            each,
            subject_of(each),
            tuple((name, words) for name, words in posted if words),
            (("the notice", _words(made.blocks)),) if made else (),
            "".join(run.text for run in line.runs) if line else "",
        )


def findings_of(loaded: LoadedMeeting) -> dict[str, tuple[Finding, ...]]:
    """What the checks of agreement find, by the item's key; under an empty key, of the meeting as a whole."""
    found: dict[str, tuple[Finding, ...]] = {}
    for papers in papers_of(loaded):
        key = papers.business.item.key if papers.business else ""
        found[key] = (*found.get(key, ()), *run_meeting_checks([papers]))
    return found


def _words(blocks: Iterable[PageBlock]) -> str:
    return " ".join(side_blocks(blocks, "new"))


def findings_about(loaded: LoadedMeeting, keys: Iterable[str] = ()) -> Iterator[Finding]:
    """What the checks of agreement find of the meeting as a whole and of the items ``keys``; none named: of all."""
    wanted = set(keys)
    for key, found in findings_of(loaded).items():
        if not wanted or key in wanted or not key:
            yield from found


def checks_of(loaded: LoadedMeeting) -> dict[str, tuple[str, ...]]:
    """What the staff file says that the checks found, by the item's key: of agreement, then of the draft itself.

    Notes are left out; a finding that is waived on the meeting's day is not told.
    """
    agreed, run = findings_of(loaded), new_run()
    return {
        each.item.key: tuple(
            f"{finding.severity.capitalize()} {finding.code}{_place(each, finding)}: {finding.message}."
            for finding in (*agreed.get(each.item.key, ()), *_in_draft(loaded, each, run))
            if finding.severity != "note"
        )
        for each in loaded.business
    }


def draft_findings(loaded: LoadedMeeting, keys: Collection[str]) -> dict[str, tuple[Finding, ...]]:
    """What the checks find in the drafts of the items ``keys``, by the item's key; what is waived on the meeting's day
    is left out."""
    run = new_run()
    return {each.item.key: _in_draft(loaded, each, run) for each in loaded.business if each.item.key in keys}


def _place(business: Business, finding: Finding) -> str:
    section = section_of(business.drafts(), finding)
    return f", {section}" if section else ""


def meetings_checked(
    workspace: Workspace, codes: Collection[str], stems: Iterable[str], today: date
) -> Iterator[CheckedChapter]:
    """What the checks of agreement with ``codes`` find in the meetings whose files have these ``stems``; a file that
    cannot be used is a finding. A meeting is past on ``today`` where its day is before."""
    for stem in stems:
        try:
            loaded = load_meeting(workspace, stem)
            found = [finding for each in findings_of(loaded).values() for finding in each]
            key, day = loaded.meeting.key, loaded.meeting.date.isoformat()
        except EngrossError as fault:
            key, day = stem, stem[: len("2025-10-21")]
            past = isinstance(fault, MissingLawError) and day < today.isoformat()
            found = [file_finding(fault, f"ordinances/meetings/{stem}.toml", stem, past=past)]
        yield CheckedChapter(f"meetings/{key}", day, tuple(finding for finding in found if finding.code in codes))


def _in_draft(loaded: LoadedMeeting, business: Business, run: str) -> tuple[Finding, ...]:
    """What the checks find in an item's draft; of a bill in each of its drafts."""
    if business.parts:
        return tuple(finding for part in business.parts for finding in _in_draft(loaded, part, run))
    if business.draft is None:
        return ()
    folder = loaded.workspace.chapter(business.item.chapter).name
    codes = codes_of(None, None)
    version, today = str(business.draft.version), loaded.meeting.date
    checked = check_task(CheckTask(loaded.workspace.root, folder, version, codes, run, today))
    standing, _ = waived_in(loaded.workspace, [checked], codes, loaded.meeting.date)
    return standing


def section_of(drafts: Iterable[Chapter], finding: Finding) -> str:
    """The section of one of the drafts that a finding is about; empty where it is about none."""
    if not finding.eid:
        return ""
    sections = (each for draft in drafts for each in draft.sections() if each.number and _within(finding.eid, each.eid))
    return next((f"§ {each.number}" for each in sections), "")


def _within(eid: str, outer: str) -> bool:
    return eid == outer or eid.startswith(f"{outer}__")
