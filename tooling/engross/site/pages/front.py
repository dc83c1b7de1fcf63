"""The front page: the docket, by meeting."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from engross.model.law.chapter import Chapter
from engross.model.meeting.meeting import Item, Meeting
from engross.model.publication.docket import Docket, Ordinance
from engross.site.contents_tree import contents_tree
from engross.site.cross_references import PageLink, home_page
from engross.site.linked_data import site_data
from engross.site.meeting_links import MeetingLinks, meeting_links
from engross.site.page_addresses import FRONT, chapter_page, checks_page, clean_page, notice_page
from engross.site.page_templates import PageFrame, SiteFile, render_page
from engross.site.phrases import SitePhrases
from engross.site.titles import chapter_title, meeting_title, questions_words
from engross.values import dataclass

_OUTCOMES = ("failed", "withdrawn", "tabled")


@dataclass(frozen=True, slots=True)
class DocketRow:
    """An ordinance on the docket: what it is called, its stage and since when, what it does, where it is read.

    ``home`` is the page to start from; ``ways`` are the others.
    """

    name: str
    stage: str
    since: str
    line: str
    page: str
    home: PageLink
    ways: tuple[PageLink, ...]


@dataclass(frozen=True, slots=True)
class DocketGroup:
    """A meeting with the ordinances on its agenda; or, without ``links``, those on none."""

    title: str
    links: MeetingLinks | None
    rows: tuple[DocketRow, ...]


def front_file(docket: Docket, lines: Mapping[str, str], words: SitePhrases, *, disposition: str = "") -> SiteFile:
    """The docket; ``lines`` say what each ordinance does, by its folder's name.

    Of a code of titles it is the contents of the code, with the docket of what is proposed or heard beside it.
    ``disposition`` is the address of the disposition table, where there is one.
    """
    contents = contents_tree(docket, words)
    title = words.plain("front_title", city=docket.city) if docket.city else words.plain("front_title_nameless")
    frame = PageFrame(FRONT, title, words.plain("front_lead"), docket.city, data=site_data(docket, title, words))
    return render_page(
        "front",
        frame,
        words,
        groups=list(_groups(docket, lines, words, whole=bool(contents))),
        contents=contents,
        disposition=disposition,
    )


def _groups(
    docket: Docket, lines: Mapping[str, str], words: SitePhrases, *, whole: bool = False
) -> Iterator[DocketGroup]:
    """The meetings, the latest first, then what is on no agenda; beside the contents of the ``whole`` code, only what
    is proposed of that."""
    by_name = {ordinance.name: ordinance for ordinance in docket.ordinances}
    shown: set[str] = set()
    for meeting in sorted(docket.meetings, key=lambda meeting: meeting.start, reverse=True):
        heard = [(item, folder) for item in meeting.items() for folder in item.folders if folder in by_name]
        rows = tuple(
            _row(by_name[folder], lines[folder], words, (meeting, item), docket.today) for item, folder in heard
        )
        shown.update(folder for _, folder in heard)
        yield DocketGroup(meeting_title(meeting, words), meeting_links(meeting, words), rows)
    rest = tuple(
        _row(o, lines[o.name], words) for o in docket.ordinances if o.name not in shown and (not whole or o.base)
    )
    if rest:
        yield DocketGroup(words.plain("front_more" if shown else "front_all"), None, rest)


def _row(
    ordinance: Ordinance,
    line: str,
    words: SitePhrases,
    heard: tuple[Meeting, Item] | None = None,
    today: date | None = None,
) -> DocketRow:
    current = ordinance.current
    changes = ordinance.base is not None
    stage, since = _stage(current, words, heard, today)
    return DocketRow(
        chapter_title(current, words),
        words.plain(stage),
        since,
        line,
        chapter_page(ordinance.name),
        (words.plain("what_changes" if changes else "read_it"), home_page(ordinance)),
        tuple(_ways(ordinance, words, heard[0] if heard else None)),
    )


def _stage(
    current: Chapter, words: SitePhrases, heard: tuple[Meeting, Item] | None, today: date | None
) -> tuple[str, str]:
    """The phrase for what became of a text last, else of its hearing, else for its stage; and since when."""
    told = [action for action in current.actions if action.kind in _OUTCOMES]
    if told and current.version.stage == "proposed":
        return f"docket_{told[-1].kind}", words.day(told[-1].on)
    if heard is not None and heard[1].notice is not None and current.version.stage == "proposed":
        day = heard[0].date
        if today is not None and day < today:
            return "docket_heard", words.plain("heard_on", date=words.day(day))
        return "docket_hearing", words.plain("hearing_on", date=words.day(day))
    return f"docket_{current.version.stage}", words.day(current.version.date)


def _ways(ordinance: Ordinance, words: SitePhrases, meeting: Meeting | None) -> Iterator[PageLink]:
    if ordinance.base is not None:
        yield words.plain("read_proposal"), clean_page(ordinance.name, ordinance.draft)
    for notified in ordinance.notices:
        if meeting is not None and notified.meeting.key == meeting.key:
            yield words.plain("notice"), notice_page(ordinance.name, notified.key)
    if ordinance.checks is not None:
        yield questions_words(ordinance.checks, words), checks_page(ordinance.name)
