"""The days of a file: its history, and the periods between which its text is the law, in and out.

Source: Akoma Ntoso 3.0, ``lifecycle`` and ``temporalData``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from lxml import etree

from engross.akn.element_names import AKN, OURS
from engross.akn.inline_content import attribute_value
from engross.akn.legislative_actions import action_events, is_action
from engross.akn.provision_notes import ordinance_events
from engross.errors import SourceError
from engross.model.law.chapter import Chapter, Event
from engross.model.law.period import UNSTATED, Period

_A = f"{{{AKN}}}"
WHOLE = "period"
"""The eId of the period of the whole text."""


def read_events(meta: etree._Element) -> tuple[Event, ...]:
    """The history of the whole: the events without an eId, which no period begins or ends with, actions aside."""
    events = meta.iterfind(f"{_A}lifecycle/{_A}eventRef")
    return tuple(_event(event) for event in events if event.get("eId") is None and not is_action(event))


def read_periods(meta: etree._Element, name: str) -> Mapping[str, Period]:
    """The periods by the eIds of their groups. Errors: SourceError where one refers to a day that is not there, or ends
    before it begins."""
    events = {event.get("eId"): event for event in meta.iterfind(f"{_A}lifecycle/{_A}eventRef")}

    def day(interval: etree._Element, end: str) -> date | None:
        pointer = interval.get(end)
        if pointer is None:
            return None
        event = events.get(pointer.removeprefix("#"))
        if event is None:
            raise SourceError(
                name, interval.sourceline or 0, f"{end}={pointer!r} names no eventRef; give one of them that eId"
            )
        return date.fromisoformat(event.get("date", ""))

    periods = {}
    for group in meta.iterfind(f"{_A}temporalData/{_A}temporalGroup"):
        period = Period(day(group[0], "start"), day(group[0], "end"))
        if period.effective and period.sunset and period.sunset <= period.effective:
            raise SourceError(
                name, group.sourceline or 0, f"this period ends on {period.sunset}, before it began; correct its days"
            )
        periods[group.get("eId", "")] = period
    return periods


def periods_of(chapter: Chapter) -> dict[Period, str]:
    """The periods that sections have of their own, in reading order, and the eIds of their groups."""
    found = dict.fromkeys(each.period for each in chapter.sections() if each.period is not None)
    return {period: f"{WHOLE}_{number}" for number, period in enumerate(found, 2)}


def groups_of(chapter: Chapter) -> dict[str, Period]:
    """Every period that a chapter states, by the eId of its group; the whole text's first, where it has one."""
    whole = {WHOLE: chapter.period} if chapter.period != UNSTATED else {}
    return whole | {eid: period for period, eid in periods_of(chapter).items()}


def write_lifecycle(chapter: Chapter, indent: str) -> Iterator[str]:
    """The lines of the ``lifecycle`` element."""
    author = attribute_value(chapter.author.key)
    periods = groups_of(chapter).values()
    marks = {day for period in periods for day in (period.effective, period.sunset) if day is not None}
    ordinances = tuple(ordinance_events(chapter, author, f"{indent}  "))
    if chapter.events or chapter.actions or marks or ordinances:
        yield f'{indent}<lifecycle source="#engross">'
        for event in chapter.events:
            note = f' en:note="{attribute_value(event.note)}"' if event.note else ""
            yield f'{indent}  <eventRef date="{event.date.isoformat()}" source="#{author}" type="{event.kind}"{note}/>'
        yield from action_events(chapter.actions, author, f"{indent}  ")
        for day in sorted(marks):
            kind = "repeal" if day == chapter.period.sunset else "amendment"
            yield f'{indent}  <eventRef eId="day_{day}" date="{day}" source="#{author}" type="{kind}"/>'
        yield from ordinances
        yield f"{indent}</lifecycle>"


def write_periods(chapter: Chapter, indent: str) -> Iterator[str]:
    """The lines of the ``temporalData`` element."""
    groups = groups_of(chapter)
    if groups:
        yield f'{indent}<temporalData source="#engross">'
        for eid, period in groups.items():
            yield f'{indent}  <temporalGroup eId="{eid}">'
            yield f'{indent}    <timeInterval refersTo="#inForce"{_bounds(period)}/>'
            yield f"{indent}  </temporalGroup>"
        yield f"{indent}</temporalData>"


def _bounds(period: Period) -> str:
    start = f' start="#day_{period.effective}"' if period.effective else ""
    return start + (f' end="#day_{period.sunset}"' if period.sunset else "")


def _event(element: etree._Element) -> Event:
    return Event(
        date.fromisoformat(element.get("date", "")),
        element.get("type", ""),  # type: ignore[arg-type]
        element.get(f"{{{OURS}}}note", ""),
    )
