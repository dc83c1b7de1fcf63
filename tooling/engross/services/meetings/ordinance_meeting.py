"""The meeting at which an ordinance is voted on: its gate is what keeps the ordinance from the public."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from engross.errors import EngrossError, NotFoundError
from engross.model.law.chapter import Chapter
from engross.services.meetings.loading import LoadedMeeting, load_meeting
from engross.workspace import Workspace


def ordinance_meeting(
    workspace: Workspace, drafts: Sequence[Chapter], named: str | None
) -> tuple[LoadedMeeting, tuple[str, ...]]:
    """The meeting ``named``, else the last that has all ``drafts`` on its agenda, and the keys of their items.

    Errors: NotFoundError where no meeting has them; EngrossError where the meeting has another text of one.
    """
    stems = [named] if named else [path.stem for path in reversed(workspace.meetings())]
    others: list[str] = []
    for stem in stems:
        loaded = load_meeting(workspace, stem)
        keys = tuple(_keys(loaded, drafts))
        if len(keys) == len(drafts):
            return loaded, keys
        others += _other_texts(loaded, drafts)
    if others:
        raise EngrossError(f"{others[0]}; name that draft with --to, or write this one into the meeting's file")
    where = f"the meeting {named} does not have" if named else "no meeting has"
    chapters = ", ".join(map(_name, drafts))
    raise NotFoundError(
        f"{where} {chapters} on its agenda, and an ordinance goes out for a meeting; write its item into the meeting's "
        "file, or name the meeting with --at"
    )


def _keys(loaded: LoadedMeeting, drafts: Sequence[Chapter]) -> Iterator[str]:
    """The key of the item of each draft that the meeting has, as the same text."""
    for draft in drafts:
        same = (each.item.key for each in loaded.business for text in each.drafts() if _hash(text) == _hash(draft))
        yield from islice(same, 1)


def _other_texts(loaded: LoadedMeeting, drafts: Sequence[Chapter]) -> Iterator[str]:
    for draft in drafts:
        for text in (text for each in loaded.business for text in each.drafts()):
            if text.uri == draft.uri:
                about = f"{text.version} of {_name(draft)}, not {draft.version} as it stands"
                yield f"the meeting {loaded.meeting.key} is about {about}"


def _hash(chapter: Chapter) -> str:
    return chapter.source.sha256 if chapter.source else ""


def _name(draft: Chapter) -> str:
    return draft.root.label.rstrip(".") or draft.title
