"""The front page: the docket, by meeting."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from engross.model.publication.docket import Docket
from engross.site.contents_tree import contents_tree, is_whole_code
from engross.site.docket_rows import DocketRow, ToldChanges, docket_row
from engross.site.linked_data import site_data
from engross.site.meeting_links import MeetingLinks, meeting_links
from engross.site.page_addresses import FRONT
from engross.site.page_templates import PageFrame, SiteFile, render_page
from engross.site.phrases import SitePhrases
from engross.site.titles import meeting_title
from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class DocketGroup:
    """A meeting with the ordinances on its agenda; or, without ``links``, those on none."""

    title: str
    links: MeetingLinks | None
    rows: tuple[DocketRow, ...]


def front_file(
    docket: Docket, told: Mapping[str, ToldChanges], words: SitePhrases, *, disposition: str = ""
) -> SiteFile:
    """The docket; ``told`` is what each ordinance does, by its folder's name.

    Of a code of titles it is the contents of the code, with the docket of what is proposed or heard beside it.
    ``disposition`` is the address of the disposition table, where there is one.
    """
    contents = contents_tree(docket, words)
    groups = list(_groups(docket, told, words, whole=bool(contents)))
    # A whole code of which nothing is proposed or heard is not announced as what is proposed.
    proposed = bool(groups) or not contents
    named, nameless = ("front_title", "front_title_nameless") if proposed else ("code_title", "code_title_nameless")
    title = words.plain(named, city=docket.city) if docket.city else words.plain(nameless)
    lead = "front_lead" if proposed else "code_lead"
    frame = PageFrame(FRONT, title, words.plain(lead), docket.city, data=site_data(docket, title, words))
    ways = any(row.way for group in groups for row in group.rows)
    return render_page(
        "front",
        frame,
        words,
        lead=words.say(lead),
        groups=groups,
        counted=words.plain("way_counted", date=words.day(docket.today)) if docket.today and ways else "",
        remembers=bool(groups),
        contents=contents,
        latest=_latest(docket, words),
        disposition=disposition,
    )


def _latest(docket: Docket, words: SitePhrases) -> str:
    """Of which day the latest text of the code is."""
    codified = [text.version.date for o in docket.ordinances for text in o.versions if text.version.stage == "codified"]
    return words.plain("code_latest", date=words.day(max(codified))) if codified else ""


def with_rows(docket: Docket) -> frozenset[str]:
    """The folders of the ordinances that have a row: those that are heard and those on no agenda, of a whole code only
    what is proposed."""
    heard = {folder for meeting in docket.meetings for item in meeting.items() for folder in item.folders}
    whole = is_whole_code(docket)
    return frozenset(o.name for o in docket.ordinances if o.name in heard or not whole or o.base)


def _groups(
    docket: Docket, told: Mapping[str, ToldChanges], words: SitePhrases, *, whole: bool = False
) -> Iterator[DocketGroup]:
    """The meetings, the latest first, then what is on no agenda; beside the contents of the ``whole`` code, only what
    is proposed of that."""
    by_name = {ordinance.name: ordinance for ordinance in docket.ordinances}
    shown: set[str] = set()
    for meeting in sorted(docket.meetings, key=lambda meeting: meeting.start, reverse=True):
        heard = [(item, folder) for item in meeting.items() for folder in item.folders if folder in by_name]
        rows = tuple(
            docket_row(by_name[folder], told[folder], words, docket.today, (meeting, item)) for item, folder in heard
        )
        shown.update(folder for _, folder in heard)
        yield DocketGroup(meeting_title(meeting, words), meeting_links(meeting, words, docket.today), rows)
    rest = tuple(
        docket_row(o, told[o.name], words, docket.today)
        for o in docket.ordinances
        if o.name not in shown and (not whole or o.base)
    )
    if rest:
        yield DocketGroup(words.plain("front_more" if shown else "front_all"), None, rest)
