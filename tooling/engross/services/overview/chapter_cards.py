"""Where each chapter of a workspace stands: in force, proposed, noticed, adopted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

from engross.model.law.timeline import DatedText, Timeline
from engross.outputs.atomic_writing import digest
from engross.patterns import compile_on_use
from engross.services.meetings.city_file import read_city_file
from engross.services.meetings.loading import read_meeting_file
from engross.values import dataclass
from engross.workspace import ChapterFolder, Workspace

CardState = Literal["proposed", "filed", "noticed", "amended", "adopted"]
"""How far a text that is not the law yet has come. ``amended``: at a meeting, after it was noticed or filed."""

_NUMBERED = compile_on_use(r"0{0,5}(?P<number>[1-9][\dA-Za-z.]{0,15})-(?P<title>.+)")


@dataclass(frozen=True, slots=True)
class CardText:
    """A text of a chapter that is not in the code yet: its version, how far it has come, and whether the law that it
    was written against has moved."""

    version: str
    words: str
    state: CardState
    moved: bool = False


@dataclass(frozen=True, slots=True)
class ChapterCard:
    """A chapter: its folder, what it is called, its law ("codified January 14, 2020"; empty: none), and its texts that
    are not in the code yet: drafts, then those that were adopted, oldest first."""

    folder: str
    name: str
    law: str
    texts: tuple[CardText, ...]


def chapter_cards(workspace: Workspace, today: date) -> Iterator[ChapterCard]:
    """A card for each chapter, by its folder's name, as of the day ``today``.

    Errors: EngrossError where a file that states days, the city's or a meeting's cannot be read.
    """
    noticed = noticed_hashes(workspace)
    for folder in workspace.chapters():
        yield card_of(folder, noticed, today)


def card_of(folder: ChapterFolder, noticed: frozenset[str], today: date) -> ChapterCard:
    """The card of one chapter; ``noticed``: the hashes of the drafts that notices were published of."""
    timeline = folder.timeline()
    law = timeline.in_force(today)
    since = max((text.version.date for text in timeline.texts if text.version.stage == "codified"), default=date.min)
    adopted = (text for text in timeline.uncodified() if text.version.date >= since)
    texts = (*timeline.drafts(), *adopted)
    told = tuple(_card_text(folder, timeline, text, noticed, today) for text in texts)
    return ChapterCard(folder.name, chapter_words(folder.name), law.version.words if law else "", told)


def chapter_words(folder: str) -> str:
    """What the chapter in a folder is called, by the folder's name: ``Chapter 68, Noise``; ``New: Leaf blowers``;
    ``Appendix a plant list``."""
    found = _NUMBERED.fullmatch(folder)
    if found:
        return f"Chapter {found['number'].upper()}, {_title(found['title'])}"
    return f"New: {_title(folder.removeprefix('new-'))}" if folder.startswith("new-") else _title(folder)


def noticed_hashes(workspace: Workspace) -> frozenset[str]:
    """The hashes of the drafts that a published notice was made from, as the files of the meetings record them."""
    if workspace.city_file() is None:
        return frozenset()
    city = read_city_file(workspace)
    found = set()
    for path in workspace.meetings():
        for item in read_meeting_file(workspace, path, city).hearings():
            notice = item.notice
            if notice and notice.made and (notice.step("published") or notice.step("affidavit")):
                found.update(notice.made.draft.split())
    return frozenset(found)


def _title(words: str) -> str:
    return words.replace("-", " ").capitalize()


def _card_text(
    folder: ChapterFolder, timeline: Timeline, text: DatedText, noticed: frozenset[str], today: date
) -> CardText:
    version, words = str(text.version), text.version.words
    if not text.pending:
        return CardText(version, words, "adopted")
    moved = timeline.overtaken(text, today) is not None
    state: CardState = "filed" if text.filed else "proposed"
    if text.meeting:
        state = "amended"
    elif noticed and digest(folder.file_of(text.version).path) in noticed:
        state = "noticed"
    return CardText(version, words, state, moved)
