"""The bills on the agenda of a meeting, each with its chapters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from engross.errors import EngrossError, MissingLawError, NotFoundError, SourceError
from engross.model.meeting.meeting import Item, Meeting
from engross.services.bills.bill_files import bill_named
from engross.workspace import Workspace


def with_bills(workspace: Workspace, meeting: Meeting) -> Meeting:
    """``meeting`` with the chapters and the title of each bill that an item names.

    Errors: MissingLawError where there is no such bill, or no such chapter; SourceError where its file is wrong.
    """
    parts = tuple(
        replace(part, items=tuple(_with_bill(workspace, meeting, item) for item in part.items))
        for part in meeting.parts
    )
    return replace(meeting, parts=parts)


def items_of_bill(item: Item) -> Iterator[Item]:
    """An item on a bill as one item for each chapter of the bill; its notice has the hashes of that chapter's texts."""
    for at, part in enumerate(item.parts):
        yield Item(
            item.key,
            chapter=part.chapter,
            draft=part.draft,
            sections=part.sections or ("changed",),
            reason=item.reason,
            notice=item.notice.of_part(at) if item.notice is not None else None,
            line=item.line,
        )


def _with_bill(workspace: Workspace, meeting: Meeting, item: Item) -> Item:
    if not item.bill:
        return item
    file = meeting.source.name if meeting.source else meeting.key
    try:
        bill = bill_named(workspace, item.bill)
    except SourceError:
        raise
    except NotFoundError as fault:
        raise MissingLawError(file, item.line, f"item {item.key!r}: bill {item.bill}: {fault}") from None
    except EngrossError as fault:
        raise SourceError(file, item.line, f"item {item.key!r}: bill {item.bill}: {fault}") from None
    if bill is None:
        there = ", ".join(workspace.bills()) or "none"
        raise MissingLawError(
            file,
            item.line,
            f"item {item.key!r}: there is no bill {item.bill!r} in ordinances/bills; there are: {there}",
        )
    return replace(item, title=item.title or bill.title, parts=bill.parts)
