"""A meeting as an Open Civic Data event (OCDEP 4)."""

from __future__ import annotations

from engross.compose.sources import file_name
from engross.meetings.subject import subject_of, subject_words
from engross.model.city import City
from engross.model.meeting import Business, Meeting

Json = dict[str, object]


def civic_event(meeting: Meeting, city: City, business: tuple[Business, ...]) -> Json:
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
        "timezone": city.timezone,
        "end_time": None,
        "all_day": False,
        "status": "confirmed",
        "location": {"name": meeting.place, "url": meeting.url, "coordinates": None},
        "jurisdiction": {"name": city.name, "division_id": city.division},
        "participants": [{"name": meeting.body.name, "entity_type": "organization", "note": "host"}],
        "agenda": [
            _item(by_key[item.key], part.title, order)
            for order, (part, item) in enumerate((part, item) for part in meeting.parts for item in part.items)
        ],
        "media": [],
        "links": [{"note": "How to attend", "url": meeting.url}] if meeting.url else [],
        "documents": [],
        "sources": [{"url": meeting.source.name, "note": f"sha256 {meeting.source.sha256}"}] if meeting.source else [],
        "created_at": made,
        "updated_at": made,
    }


def _item(business: Business, part: str, order: int) -> Json:
    subject = subject_of(business)
    entities: list[Json] = []
    if business.draft is not None:
        entities.append({"entity_type": "bill", "name": subject.title, "note": file_name(business.draft)})
    return {
        "description": subject_words(subject),
        "order": str(order),
        "subjects": [part],
        "notes": [f"Section {number}" for number in subject.sections],
        "related_entities": entities,
        "media": [],
    }
