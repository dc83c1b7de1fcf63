"""The summary of a proposal for a notice: what it amends, adds and repeals, section by section."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from engross.meetings.enumeration import joined_with_and
from engross.meetings.item_subject import subject_of, subject_words
from engross.model.comparison.comparison import ProvisionChange
from engross.model.law.provision import Provision
from engross.model.meeting.meeting import Business


def law_summary(business: Business) -> str:
    """``The proposal amends § 84-2, Other Post-Employment Benefits Board, and adds § 84-4, Reports.``

    Of a new ordinance its sections are named, of a bill what it does in each chapter; empty for an item that is words.
    Nothing is said of what a section holds: that is for a person to write, under ``summary`` in the meeting's file.
    """
    if business.parts:
        return " ".join(
            f"{subject_words(replace(subject_of(part), sections=()))}: {told}"
            for part in business.parts
            if (told := law_summary(part))
        )
    if business.draft is None:
        return ""
    if business.fresh or business.comparison is None:
        names = tuple(_named(section) for section in business.draft.sections())
        return f"The new ordinance has these sections: {'; '.join(names)}." if names else ""
    noticed = subject_of(business).sections
    sections: dict[str, list[str]] = {"amends": [], "adds": [], "repeals": []}
    for change in _sections(business.comparison.root):
        if change.either.number in noticed and (verb := _verb(change)):
            sections[verb].append(_named(change.either))
    clauses = tuple(f"{verb} {'; '.join(names)}" for verb, names in sections.items() if names)
    return f"The proposal {joined_with_and(clauses)}." if clauses else ""


def _sections(change: ProvisionChange) -> Iterator[ProvisionChange]:
    return (each for each in change.walk() if each.either.level == "section")


def _verb(change: ProvisionChange) -> str:
    if change.new is None:
        return "repeals"
    if change.old is None:
        return "adds"
    return "amends" if any(each.kind != "unchanged" for each in change.walk()) else ""


def _named(section: Provision) -> str:
    heading = section.heading.words.rstrip(".") if section.heading else ""
    number = f"§ {section.number}" if section.number else ""
    return ", ".join(part for part in (number, heading) if part)
