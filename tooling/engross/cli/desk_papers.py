"""What the checks of agreement find in a meeting's papers, and telling of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

import click

from engross.checks import run_meeting_checks
from engross.cli.choose import workspace_of
from engross.cli.desk import Desk, desk_of
from engross.cli.desk_documents import agenda_of, notice_of
from engross.compose.redline import AUTHOR
from engross.meetings.subject import subject_of
from engross.model.finding import Finding
from engross.model.meeting import Business
from engross.model.papers import Papers
from engross.model.publication import Line, PageBlock
from engross.model.sides import blocks_of
from engross.services.checking import Checked, Task, check_task, codes_of, new_run, waived_in


def papers_of(desk: Desk) -> Iterator[Papers]:
    """What is said of the meeting as a whole, then of each item."""
    page = agenda_of(desk)
    yield Papers(desk.meeting, made=(("the agenda", _words(page.blocks)),))
    lines = iter([line for line in page.blocks if isinstance(line, Line) and line.style == "item"])
    for each in desk.business:
        item, notice = each.item, each.item.notice
        posted = [("the agenda as posted", item.posted), ("the notice as sent", notice.posted if notice else "")]
        made = notice_of(desk, each, "clean", AUTHOR, struck=True) if notice else None
        line = next(lines, None)
        yield Papers(
            desk.meeting,
            each,
            subject_of(each),
            tuple((name, words) for name, words in posted if words),
            (("the notice", _words(made.blocks)),) if made else (),
            "".join(run.text for run in line.runs) if line else "",
        )


def findings_of(desk: Desk) -> dict[str, tuple[Finding, ...]]:
    """What the checks of agreement find, by the item's key; under an empty key, of the meeting as a whole."""
    return {
        papers.business.item.key if papers.business else "": tuple(run_meeting_checks([papers]))
        for papers in papers_of(desk)
    }


def told(finding: Finding) -> str:
    """A finding as a line: ``file:line: error AGR002: … (hint)``."""
    place = f"{finding.file}:{finding.line}" if finding.line else finding.file
    hint = f" ({finding.hint})" if finding.hint else ""
    return f"{place}: {finding.severity} {finding.code}: {finding.message}{hint}"


def _words(blocks: Iterable[PageBlock]) -> str:
    return " ".join(blocks_of(blocks, "new"))


def warn(desk: Desk, keys: Iterable[str] = ()) -> None:
    """Say on standard error what is wrong before anything is printed: of ``keys`` only, where there are any."""
    wanted = set(keys)
    for key, found in findings_of(desk).items():
        if not wanted or key in wanted or not key:
            for finding in found:
                click.echo(told(finding), err=True)


def checks_of(desk: Desk) -> dict[str, tuple[str, ...]]:
    """What the packet says that the checks found, by the item's key: of agreement, then of the draft itself.

    Notes are left out; a finding that is waived on the meeting's day is not told.
    """
    agreed, run = findings_of(desk), new_run()
    return {
        each.item.key: tuple(
            f"{finding.severity.capitalize()} {finding.code}: {finding.message}."
            for finding in (*agreed.get(each.item.key, ()), *_in_draft(desk, each, run))
            if finding.severity != "note"
        )
        for each in desk.business
    }


def meetings_checked(ctx: click.Context, codes: Collection[str]) -> Iterator[Checked]:
    """What the checks of agreement with ``codes`` find in every meeting of the workspace."""
    for path in workspace_of(ctx).meetings():
        desk = desk_of(ctx, path.stem)
        found = (finding for each in findings_of(desk).values() for finding in each if finding.code in codes)
        yield Checked(f"meetings/{desk.meeting.key}", desk.meeting.date.isoformat(), tuple(found))


def _in_draft(desk: Desk, business: Business, run: str) -> tuple[Finding, ...]:
    """What the checks find in an item's draft."""
    if business.draft is None:
        return ()
    folder = desk.workspace.chapter(business.item.chapter).name
    codes = codes_of(None, None)
    checked = check_task(Task(desk.workspace.root, folder, str(business.draft.version), codes, run))
    standing, _ = waived_in(desk.workspace, [checked], codes, desk.meeting.date)
    return standing
