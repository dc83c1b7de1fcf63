"""What was done with a text, in the ``lifecycle`` of its file: ``eventRef`` elements with ``en:action``, in and out.

::

    <eventRef date="2026-04-14" source="#council" type="amendment" en:action="adopted"
      en:version="2026-03-01.proposed" en:sha256="9f…" en:body="Common Council" en:vote="9-4"/>
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from lxml import etree

from engross.akn.element_names import AKN, OURS
from engross.akn.inline_content import attribute_value
from engross.model.law.legislative_action import ActionKind, LegislativeAction, Vote

_EVENT = f"{{{AKN}}}lifecycle/{{{AKN}}}eventRef"
_EN = f"{{{OURS}}}"


def is_action(event: etree._Element) -> bool:
    """Whether an ``eventRef`` records an action, not the history of the chapter or a day."""
    return event.get(f"{_EN}action") is not None


def read_actions(meta: etree._Element) -> tuple[LegislativeAction, ...]:
    """The actions that a file records, in their order; the profile holds."""
    return tuple(_action(event) for event in meta.iterfind(_EVENT) if is_action(event))


def action_events(actions: tuple[LegislativeAction, ...], author: str, indent: str) -> Iterator[str]:
    """An ``eventRef`` a line for each of ``actions``; ``author`` is the key of the body whose text it is."""
    for action in actions:
        kind = "generation" if action.kind == "drafted" else "amendment"
        line = f'{indent}<eventRef date="{action.on.isoformat()}" source="#{author}" type="{kind}"'
        for name, value in (
            ("action", action.kind),
            ("version", action.version),
            ("sha256", action.sha256),
            ("body", action.body),
            ("meeting", action.meeting),
            ("vote", str(action.vote or "")),
            ("ordinance", action.ordinance),
            ("by", action.by),
            ("reason", action.reason),
        ):
            line += f' en:{name}="{attribute_value(value)}"' if value else ""
        yield f"{line}/>"


def _action(event: etree._Element) -> LegislativeAction:
    def told(name: str) -> str:
        return event.get(f"{_EN}{name}", "")

    kind: ActionKind = told("action")  # type: ignore[assignment]
    votes = told("vote")
    vote = Vote(*map(int, votes.split("-"))) if votes else None
    return LegislativeAction(
        kind,
        date.fromisoformat(event.get("date", "")),
        told("version"),
        told("sha256"),
        told("body"),
        told("meeting"),
        vote,
        told("ordinance"),
        told("by"),
        told("reason"),
    )
