"""What pages say to machines: schema.org's Legislation as JSON-LD (https://schema.org/Legislation)."""

from __future__ import annotations

from engross.model.law.chapter import Chapter
from engross.model.publication.docket import Docket, Ordinance
from engross.site.page_addresses import FRONT, chapter_page, clean_page, relative_address
from engross.site.phrases import SitePhrases
from engross.site.titles import chapter_title, meeting_title

_CONTEXT = "https://schema.org"
_MEDIA = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "txt": "text/plain",
    "xml": "application/akn+xml",
}


def legislation(
    city: str, ordinance: Ordinance, chapter: Chapter, here: str, words: SitePhrases, amends: Chapter | None = None
) -> dict[str, object]:
    """A version of an ordinance, as told on the page ``here``; ``amends`` is the version it would change."""
    told: dict[str, object] = {
        "@context": _CONTEXT,
        "@type": "Legislation",
        "@id": relative_address(here, clean_page(ordinance.name, chapter.version)),
        "name": chapter_title(chapter, words),
        "legislationIdentifier": chapter.uri,
        "legislationType": "Ordinance",
        "legislationDateVersion": chapter.version.date.isoformat(),
        "legislationLegalForce": f"{_CONTEXT}/{'InForce' if chapter.version == ordinance.law else 'NotInForce'}",
        "legislationPassedBy": {"@type": "GovernmentOrganization", "name": chapter.author.name},
        "inLanguage": "en",
        "isPartOf": {
            "@type": "Legislation",
            "@id": relative_address(here, chapter_page(ordinance.name)),
            "name": chapter_title(chapter, words),
        },
        "encoding": [
            {
                "@type": "LegislationObject",
                "encodingFormat": _MEDIA[download.format],
                "contentUrl": relative_address(here, f"{ordinance.name}/{download.name}"),
            }
            for download in ordinance.downloads
            if download.new == chapter.version
            and download.old is None
            and not download.meeting
            and download.format in _MEDIA
        ],
    }
    if city:
        told["legislationJurisdiction"] = {"@type": "City", "name": city}
    if amends is not None:
        told["legislationChanges"] = {
            "@type": "Legislation",
            "@id": relative_address(here, clean_page(ordinance.name, amends.version)),
            "legislationIdentifier": amends.uri,
            "legislationDateVersion": amends.version.date.isoformat(),
        }
    return told


def site_data(docket: Docket, title: str, words: SitePhrases) -> dict[str, object]:
    """The docket as a whole."""
    return {
        "@context": _CONTEXT,
        "@type": "CollectionPage",
        "name": title,
        "inLanguage": words.language,
        "hasPart": [
            {
                "@type": "Legislation",
                "@id": relative_address(FRONT, chapter_page(ordinance.name)),
                "name": chapter_title(ordinance.current, words),
                "legislationIdentifier": ordinance.current.uri,
                "legislationDateVersion": ordinance.draft.date.isoformat(),
            }
            for ordinance in docket.ordinances
        ],
        "mentions": [
            {
                "@type": "Event",
                "name": meeting_title(meeting, words),
                "startDate": meeting.start.isoformat(),
                "location": {"@type": "Place", "name": meeting.place},
                "organizer": {"@type": "GovernmentOrganization", "name": meeting.body.name},
            }
            for meeting in docket.meetings
        ],
    }
