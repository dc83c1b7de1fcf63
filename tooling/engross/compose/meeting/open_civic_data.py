"""A meeting as an Open Civic Data event (OCDEP 4)."""

from __future__ import annotations

from engross.compose.source_names import file_name
from engross.meetings.item_subject import subject_of, subject_words
from engross.model.meeting.city import City
from engross.model.meeting.meeting import Business, Meeting

_Json = dict[str, object]


def civic_event(meeting: Meeting, city: City, business: tuple[Business, ...]) -> _Json:
    """The event as data: who meets, when, where, and each item of the agenda with the law it is about.

    No ``id`` is given: OCDEP 2 leaves it to whoever publishes the data. ``updated_at`` is the day that the meeting's
    file was made, never the clock's.
    """
    by_key = {each.item.key: each for each in business}
    made = meeting.made.isoformat()
    return {
        "_type": "event",
        "name": f"{meeting.body.name}, {meeting.kind} meeting",
        "description": "",
        "classification": "committee-meeting",
        "start_time": meeting.start.isoformat(),
        "end_time": None,
        "all_day": False,
        "status": "confirmed",
        "location": {"name": meeting.place, "note": "", "coordinates": None}
        | ({"url": meeting.url} if meeting.url else {}),
        "participants": [
            {"type": "organization", "id": None, "name": meeting.body.name, "note": "host"},
            *({"type": "person", "id": None, "name": name, "note": "member"} for name in meeting.members),
        ],
        "agenda": [
            _item(by_key[item.key], part.title, f"{number}.{at}")
            for number, part in enumerate(meeting.parts, 1)
            for at, item in enumerate(part.items, 1)
        ],
        "media": [],
        "documents": [],
        "links": [{"note": "How to attend", "url": meeting.url}] if meeting.url else [],
        "sources": [{"url": meeting.source.name, "note": f"sha256 {meeting.source.sha256}"}] if meeting.source else [],
        "extras": {"timezone": city.timezone, "division_id": city.division, "jurisdiction": city.name},
        "created_at": made,
        "updated_at": made,
    }


def _item(business: Business, part: str, order: str) -> _Json:
    subject = subject_of(business)
    entities: list[_Json] = [
        {"type": "bill", "id": None, "name": subject_of(part).title, "note": file_name(part.draft)}
        for part in business.by_chapter()
        if part.draft is not None
    ]
    words = f"New ordinance, {subject.title}" if subject.fresh else subject_words(subject)
    return {
        "description": words,
        "order": order,
        "subjects": [part],
        "notes": [],
        "media": [],
        "related_entities": entities,
    }
