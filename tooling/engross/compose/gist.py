"""What a proposal does, section by section, in a sentence or two: for a notice that sums up the law."""

from __future__ import annotations

from collections.abc import Iterator

from engross.meetings.subject import listed, subject_of
from engross.model.comparison import ProvisionChange
from engross.model.meeting import Business
from engross.model.provision import Provision


def gist_of(business: Business) -> str:
    """``The proposal amends § 84-2, Other Post-Employment Benefits Board, and adds § 84-4, Reports.``

    Of a new ordinance its sections are named; empty for an item that is words. Nothing is said of what a section
    holds: that is for a person to write, under ``summary`` in the meeting's file.
    """
    if business.draft is None:
        return ""
    if business.fresh or business.comparison is None:
        names = tuple(_named(section) for section in business.draft.sections())
        return f"The new ordinance has these sections: {'; '.join(names)}." if names else ""
    noticed = subject_of(business).sections
    deeds: dict[str, list[str]] = {"amends": [], "adds": [], "repeals": []}
    for change in _sections(business.comparison.root):
        if change.either.number in noticed and (deed := _deed(change)):
            deeds[deed].append(_named(change.either))
    told = tuple(f"{deed} {'; '.join(names)}" for deed, names in deeds.items() if names)
    return f"The proposal {listed(told)}." if told else ""


def _sections(change: ProvisionChange) -> Iterator[ProvisionChange]:
    return (each for each in change.walk() if each.either.level == "section")


def _deed(change: ProvisionChange) -> str:
    if change.new is None:
        return "repeals"
    if change.old is None:
        return "adds"
    return "amends" if any(each.kind != "unchanged" for each in change.walk()) else ""


def _named(section: Provision) -> str:
    heading = section.heading.words.rstrip(".") if section.heading else ""
    number = f"§ {section.number}" if section.number else ""
    return ", ".join(part for part in (number, heading) if part)
