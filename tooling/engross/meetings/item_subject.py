"""What an item is about, computed from the law: chapter, title, article, sections."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from engross.meetings.enumeration import joined_with_and
from engross.model.comparison.comparison import ProvisionChange
from engross.model.law.provision import Provision
from engross.model.meeting.meeting import Business, Subject

_SMALL = frozenset(
    ["a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "nor", "of", "on", "or", "the", "to", "with"]
)


def subject_of(business: Business) -> Subject:
    """The subject of an item on a chapter; for an item that is words, those words as its title.

    Where the sections that changed are asked for and there is no version to compare with, there are none.
    """
    item, draft = business.item, business.draft
    if business.parts:
        return _of_bill(item.title, tuple(map(subject_of, business.parts)))
    if draft is None:
        return Subject("", item.words)
    title = item.title or heading_case(draft.title)
    if business.fresh:
        number = "" if draft.root.status == "unassigned" else draft.number
        return Subject(number, title, fresh=True, called=draft.called if number else "")
    comparison = business.comparison
    sections = list(_sections(comparison.root, ()) if comparison else _only(draft.root, ()))
    changed = tuple(number for number, _, differs in sections if differs)
    there = tuple(dict.fromkeys(number for number, _, _ in sections))
    listed = item.sections
    if listed in (("changed",), ("all",)):
        listed = changed if listed == ("changed",) else there
    articles = {article for number, article, _ in sections if number in listed}
    article, name = next(iter(articles)) if len(articles) == 1 else ("", "")
    noticed = tuple(dict.fromkeys(listed))
    return Subject(draft.number, title, False, article, name, noticed, changed, there, called=draft.called)


def subject_words(subject: Subject) -> str:
    """``Chapter 84, Retirement Benefits, Article I, Post-Employment Benefits Trust, Sections 84-2 and 84-3``.

    Of a bill its title and the subject in each chapter: ``“An ordinance on dogs”: Chapter 69, Dogs, Section 69-2; and
    new ordinance, Parking``.
    """
    if subject.parts:
        return f"“{subject.title}”: {_listed_parts(subject.parts)}"
    parts = [subject.called, subject.title]
    if subject.article:
        parts += [f"Article {subject.article}", subject.article_title]
    if subject.sections:
        parts.append(f"Section{'s' if len(subject.sections) > 1 else ''} {joined_with_and(subject.sections)}")
    return ", ".join(part for part in parts if part)


def heading_case(title: str) -> str:
    """A heading in capitals as running text has it: ``RETIREMENT BENEFITS`` → ``Retirement Benefits``."""
    if not title.isupper():
        return title
    words = title.lower().split(" ")
    return " ".join(
        word if at and word in _SMALL else "-".join(part[:1].upper() + part[1:] for part in word.split("-"))
        for at, word in enumerate(words)
    )


def _of_bill(title: str, parts: tuple[Subject, ...]) -> Subject:
    def of_all(sections: Callable[[Subject], tuple[str, ...]]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(number for part in parts for number in sections(part)))

    return Subject(
        "",
        title,
        sections=of_all(lambda part: part.sections),
        changed=of_all(lambda part: part.changed),
        there=of_all(lambda part: part.there),
        parts=parts,
    )


def _listed_parts(parts: tuple[Subject, ...]) -> str:
    words = [f"{'new ordinance, ' if part.fresh else ''}{subject_words(part)}" for part in parts]
    return words[0] if len(words) == 1 else f"{'; '.join(words[:-1])}; and {words[-1]}"


_Found = tuple[str, tuple[str, str], bool]
"""A section's number, its article's number and title, and whether anything in it differs."""


def _sections(change: ProvisionChange, article: tuple[str, ...]) -> Iterator[_Found]:
    provision = change.either
    if provision.level == "article":
        article = _article(provision)
    if provision.level == "section":
        if provision.number:
            yield provision.number, (article[0], article[1]) if article else ("", ""), _differs(change)
        return
    for child in change.children:
        yield from _sections(child, article)


def _only(provision: Provision, article: tuple[str, ...]) -> Iterator[_Found]:
    if provision.level == "article":
        article = _article(provision)
    if provision.level == "section":
        if provision.number:
            yield provision.number, (article[0], article[1]) if article else ("", ""), False
        return
    for child in provision.children:
        yield from _only(child, article)


def _article(provision: Provision) -> tuple[str, str]:
    return provision.number, heading_case(provision.heading.words) if provision.heading else ""


def _differs(change: ProvisionChange) -> bool:
    return any(each.kind != "unchanged" for each in change.walk())
