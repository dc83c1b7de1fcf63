"""The legal notice of a hearing."""

from __future__ import annotations

from engross.model.publication.docket import Notified, Ordinance
from engross.model.publication.publication import lines_in
from engross.site.page_addresses import chapter_page, notice_page
from engross.site.page_templates import PageFrame, SiteFile, render_page
from engross.site.phrases import SitePhrases
from engross.site.text_layout import lay_out_plain
from engross.site.titles import chapter_title, crumbs_above

_PUBLISHED_DAYS = ("notice_appeared", "notice_published", "notice_not_recorded")
_POSTED_DAYS = ("posted_appeared", "posted_published", "posted_not_recorded")
"""The phrases of the days of a notice: those on which it appeared, those to come, those that passed with no record."""


def notice_file(city: str, ordinance: Ordinance, notified: Notified, words: SitePhrases) -> SiteFile:
    """The notice as it goes out, with how far it has come."""
    meeting, notice = notified.meeting, notified.item.notice
    reached = (notice.state if notice else None) or "none"
    name = chapter_title(ordinance.current, words)
    title = words.plain("notice_title", chapter=name, date=words.day(meeting.date))
    state = words.plain(f"posted_state_{reached}" if notified.posted else f"notice_state_{reached}")
    lead = words.plain("notice_lead", state=state)
    hashes = tuple((source.name, source.sha256) for source in notified.sources)
    frame = PageFrame(
        notice_page(ordinance.name, notified.key),
        title,
        lead,
        city,
        (*crumbs_above(ordinance.current, words), (name, chapter_page(ordinance.name))),
        hashes,
        words.plain("paper", title=title, hashes=", ".join(digest[:16] for _, digest in hashes)),
        pictures=any(run.picture for line in lines_in(notified.publication.blocks) for run in line.runs),
    )
    days = notice.insertions if notice else ()
    appeared = [day for day in days if notice and notice.insertion_state(day)]
    done, planned, not_recorded = _POSTED_DAYS if notified.posted else _PUBLISHED_DAYS
    ahead = not_recorded if meeting.key in ordinance.passed else planned
    told = [(done, appeared), (ahead, [day for day in days if day not in appeared])]
    return render_page(
        "notice",
        frame,
        words,
        lead=lead,
        published=" ".join(words.plain(key, days=", ".join(map(words.day, of))) for key, of in told if of),
        blocks=lay_out_plain(notified.publication.blocks, words, 2),
        downloads=[d for d in ordinance.downloads if d.meeting == notified.key],
    )
