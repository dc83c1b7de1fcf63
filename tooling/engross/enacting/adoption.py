"""A proposal that was adopted: the enacted text, with the days from which it is the law."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from datetime import date

from engross.errors import EngrossError
from engross.model.law.chapter import Chapter, Version
from engross.model.law.legislative_action import LegislativeAction
from engross.model.law.period import Period
from engross.model.law.provision import Provision
from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class Adoption:
    """An adoption: ``action`` says when, by whom, with which vote; ``period`` the days of the whole text, ``sections``
    those of sections that have others, by number; ``name`` tells apart texts adopted on one day."""

    action: LegislativeAction
    period: Period
    sections: Mapping[str, Period] = field(default_factory=dict)
    name: str = ""


def adopted(draft: Chapter, base: str, adoption: Adoption) -> Chapter:
    """``draft`` as it was adopted; ``base`` is the version whose place it takes (empty: none).

    Errors: EngrossError where it was adopted before it was drafted, takes effect before its adoption, expires before it
    takes effect, or has no section of a number that has days of its own.
    """
    on = adoption.action.on
    if on < draft.version.date:
        raise EngrossError(f"{draft.version} is of a later day than its adoption on {on}; correct --on")
    for number, period in (("", adoption.period), *adoption.sections.items()):
        _require_order(period, on, f"§ {number}" if number else "the ordinance")
    unknown = sorted(adoption.sections.keys() - {each.number for each in draft.sections()})
    if unknown:
        raise EngrossError(f"{draft.version} has no § {unknown[0]}; name a section of it with its own effective day")
    return replace(
        draft,
        version=Version(on, "enacted", adoption.name),
        base=base,
        period=adoption.period,
        root=_dated(draft.root, adoption.sections),
        actions=(*draft.actions, adoption.action),
        source=None,
    )


def _require_order(period: Period, on: date, what: str) -> None:
    if period.effective is not None and period.effective < on:
        raise EngrossError(
            f"{what} would take effect on {period.effective}, before its adoption on {on}; correct --effective"
        )
    if period.sunset is not None and period.sunset <= (period.effective or on):
        raise EngrossError(f"{what} would expire on {period.sunset}, before it takes effect; correct --sunset")


def _dated(provision: Provision, sections: Mapping[str, Period]) -> Provision:
    if provision.level == "section":
        return replace(provision, period=sections.get(provision.number))
    return replace(provision, children=tuple(_dated(child, sections) for child in provision.children))
