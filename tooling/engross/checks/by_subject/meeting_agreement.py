"""Checks of agreement: agenda, meeting, notice and draft say the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from engross.checks.remark import Remark
from engross.cite import find_citations
from engross.meetings.dates_in_words import WEEKDAYS, long_day, parse_date
from engross.meetings.enumeration import joined_with_and
from engross.model.law.citation import Citation
from engross.model.law.roman import same_numeral
from engross.model.meeting.date_words import MONTHS, date_words
from engross.patterns import compile_on_use

if TYPE_CHECKING:
    from engross.model.meeting.item_documents import ItemDocuments

_DATE = compile_on_use(rf"\b(?:{'|'.join(WEEKDAYS)}),? (?:{'|'.join(MONTHS)}) \d{{1,2}}, \d{{4}}\b", re.IGNORECASE)
_MAKE = "correct it, or say in a new notice what is meant"


def other_chapter(papers: ItemDocuments) -> Iterator[Remark]:
    """Another chapter than the draft's.

    The agenda as posted, or the notice as sent, names a chapter that the item's draft is not of.
    """
    for name, words, citations in _posted(papers):
        chapter = next((each for each in citations if each.level == "chapter" and each.path), None)
        numbers = papers.subject.numbers if papers.subject else ("",)
        if chapter is not None and chapter.path[0] not in numbers:
            named = " and ".join(f"Chapter {number}" for number in numbers if number)
            there = f"the draft is of {named}" if named else "the draft has no number"
            yield _on(words, f"{name} says {chapter.words}, and {there}", _MAKE)


def section_twice(papers: ItemDocuments) -> Iterator[Remark]:
    """A section listed twice.

    A number that stands twice usually stands in the place of another: see what is left out.
    """
    for name, words, _ in _posted(papers):
        for number, count in Counter(_sections(words, papers)).items():
            if count > 1:
                yield _on(words, f"{name} lists § {number} {count} times", "write each section once")


def section_left_out(papers: ItemDocuments) -> Iterator[Remark]:
    """A section that is noticed, and is not listed.

    The agenda as posted, or the notice as sent, leaves out a section that this meeting's file has.
    """
    for name, words, _ in _posted(papers):
        there = _sections(words, papers)
        lacking = tuple(number for number in _noticed(papers) if number not in there)
        if there and lacking:
            yield _on(words, f"{name} leaves out {_named(lacking)}", _MAKE)


def section_not_noticed(papers: ItemDocuments) -> Iterator[Remark]:
    """A section that is listed, and is not noticed or not there.

    The number may be a slip for another, or the draft may have changed since.
    """
    for name, words, _ in _posted(papers):
        strange = tuple(dict.fromkeys(n for n in _sections(words, papers) if n not in _noticed(papers)))
        if strange and papers.subject and not papers.subject.fresh:
            yield _on(words, f"{name} lists {_named(strange)}, which is not noticed", _MAKE)


def article_style(papers: ItemDocuments) -> Iterator[Remark]:
    """An article's number in another style than the code's.

    "Article 1" for Article I: the same article, written as the code does not write it.
    """
    yield from _articles(papers, same=True)


def other_article(papers: ItemDocuments) -> Iterator[Remark]:
    """Another article than the one that the sections stand in.

    The agenda as posted, or the notice as sent, names an article that does not hold the sections noticed.
    """
    yield from _articles(papers, same=False)


def other_title(papers: ItemDocuments) -> Iterator[Remark]:
    """A title that is not the draft's.

    The agenda as posted, or the notice as sent, does not hold the title as the draft has it; capitals do not count.
    """
    for name, words, _ in _posted(papers):
        title = papers.subject.title if papers.subject else ""
        if title and _plain(title) not in _plain(words):
            yield _on(words, f"{name} does not have the title “{title}”", _MAKE)


def other_item_words(papers: ItemDocuments) -> Iterator[Remark]:
    """An item whose words on the agenda are not those that this file makes.

    All that no other check names: a comma, a colon, a word. Reported only where nothing else is wrong.
    """
    named = (
        other_chapter,
        section_twice,
        section_left_out,
        section_not_noticed,
        article_style,
        other_article,
        other_title,
    )
    told = {remark.words for look in named for remark in look(papers)}
    for name, words, _ in _posted(papers):
        differs = papers.agenda and "agenda" in name and words.split() != papers.agenda.split()
        if differs and words not in told:
            yield _on(words, f"{name} has other words than “{papers.agenda}”", "use the same words in both")


def change_not_noticed(papers: ItemDocuments) -> Iterator[Remark]:
    """A section that the draft changes, and that is not noticed.

    The meeting's file lists the sections, and the draft changes one that is not among them. List it, or take the
    change out of the draft.
    """
    if papers.subject is not None and not papers.subject.fresh and not papers.subject.parts:
        lacking = tuple(n for n in papers.subject.changed if n not in papers.subject.sections)
        if lacking:
            yield _on(
                joined_with_and(papers.subject.sections),
                f"the draft changes {_named(lacking)}, which the meeting's file does not list",
                "list what changes, or take it out of the draft",
            )


def noticed_not_there(papers: ItemDocuments) -> Iterator[Remark]:
    """A section that the meeting's file lists, and neither the draft nor the law has.

    The number is a slip, or belongs to another chapter.
    """
    if papers.subject is None or papers.subject.parts or papers.business is None:
        return
    if not papers.subject.fresh:
        strange = tuple(n for n in papers.subject.sections if n not in papers.subject.there)
        if strange:
            yield _on(
                joined_with_and(strange), f"there is no {_named(strange)} in the draft or the law", "correct the number"
            )


def unchanged_noticed(papers: ItemDocuments) -> Iterator[Remark]:
    """A section that is noticed, though the draft leaves it as it is, and no reason is given.

    Noticing more than what changes is a choice; say why under ``reason`` in the meeting's file.
    """
    subject, business = papers.subject, papers.business
    if subject is None or business is None or business.item.reason or business.comparison is None:
        return
    idle = tuple(n for n in subject.sections if n in subject.there and n not in subject.changed)
    if idle and not subject.fresh:
        yield _on(joined_with_and(idle), f"the draft leaves {_named(idle)} as the law has it", "say why under reason")


def outdated_notice(papers: ItemDocuments) -> Iterator[Remark]:
    """A notice made from a draft, or a base, that has changed since.

    The files' hashes were recorded when the notice was drafted (or first sent); they are others now, and no later step
    changes that. Make the notice anew and record it as drafted; once it is published, ask counsel whether the hearing
    can go on.
    """
    business = papers.business
    if business is None or business.item.notice is None or business.draft is None:
        return
    base = business.comparison.old if business.comparison else None
    now = {
        "draft": business.draft.source.sha256 if business.draft.source else "",
        "base": base.source.sha256 if base is not None and base.source else "",
    }
    made = business.item.notice.made
    if made is None:
        return
    for what, then in (("draft", made.draft), ("base", made.base)):
        if now[what] != then:
            yield _on(
                made.draft[:16],
                f"the notice was {made.state} on {long_day(made.on)} from a {what} that has changed since "
                f"(sha256 {then[:16] or 'none'}, now {now[what][:16] or 'none'})",
                "make the notice anew, and record it as drafted",
            )


def when_and_where(papers: ItemDocuments) -> Iterator[Remark]:
    """A document that does not say when and where the meeting is.

    The template leaves out the day, the hour or the place, or has another.
    """
    meeting = papers.meeting
    day = date_words(meeting.date)
    hour = f"{meeting.time.hour % 12 or 12}:{meeting.time.minute:02}"
    for name, words in papers.made:
        plain = _plain(words)
        for what, wanted in (("day", day), ("hour", hour)):
            if _plain(wanted) not in plain:
                yield _on(wanted, f"{name} does not say the meeting's {what}, {wanted}", "correct the template")
        if not meeting.electronic and _plain(meeting.place) not in plain:
            yield _on(meeting.place, f"{name} does not say the place, {meeting.place}", "correct the template")


def wrong_weekday(papers: ItemDocuments) -> Iterator[Remark]:
    """A date whose weekday is another, or that does not exist.

    In the agenda or the notice, as posted or as made. Look the date up.
    """
    for name, words in (*papers.posted, *papers.made):
        for found in _DATE.finditer(words):
            try:
                parse_date(found[0])
            except ValueError as fault:
                yield _on(found[0], f"{name}: {fault}", "look the date up")


def _articles(papers: ItemDocuments, *, same: bool) -> Iterator[Remark]:
    article = papers.subject.article if papers.subject else ""
    for name, words, citations in _posted(papers):
        cited = next((each.path[0] for each in citations if each.level == "article" and each.path), "")
        if article and cited and cited != article and same_numeral(cited, article) == same:
            there = f"the code writes Article {article}" if same else f"the sections stand in Article {article}"
            yield _on(words, f"{name} says Article {cited}, and {there}", f"write Article {article}")


def _posted(papers: ItemDocuments) -> Iterator[tuple[str, str, tuple[Citation, ...]]]:
    if papers.business is not None and papers.business.chapters():
        for name, words in papers.posted:
            yield name, words, find_citations(words)


def _noticed(papers: ItemDocuments) -> tuple[str, ...]:
    return papers.subject.sections if papers.subject else ()


def _sections(words: str, papers: ItemDocuments) -> tuple[str, ...]:
    """The sections that ``words`` list, ranges filled in; "Sections 2 and 3" of Chapter 84 are 84-2 and 84-3."""
    there = papers.subject.there if papers.subject else ()
    chapters = papers.subject.numbers if papers.subject else ()
    found: list[str] = []
    for citation in find_citations(words):
        if citation.level != "section" or not citation.path:
            continue
        number = citation.path[0]
        full = next((f"{chapter}-{number}" for chapter in chapters if f"{chapter}-{number}" in there), number)
        number = number if number in there else full
        if citation.range_end == "last" and found and found[-1] in there and number in there:
            found += there[there.index(found[-1]) + 1 : there.index(number)]
        found.append(number)
    return tuple(found)


def _named(numbers: tuple[str, ...]) -> str:
    return f"§{'§' if len(numbers) > 1 else ''} {joined_with_and(numbers)}"


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())


def _on(words: str, message: str, hint: str) -> Remark:
    return Remark(0, "", words, message, hint)
