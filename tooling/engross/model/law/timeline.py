"""The texts of a chapter in time: which of them is the law on a day, which are pending drafts, and of what base.

This is the only place where a text is chosen by its stage.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from engross.errors import AmbiguousError, NotFoundError
from engross.model.law.chapter import Chapter, Version
from engross.model.law.legislative_action import is_closed, is_filed, made_at, superseded_versions
from engross.model.law.period import UNSTATED, Period
from engross.model.meeting.date_words import date_words
from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class DatedText:
    """A chapter's text and the days that decide when it is the law.

    ``period``: of the whole text. ``sections``: the periods of the sections that have another, by their identity
    (wId, else eId). ``repealed``: the day from which the whole chapter is repealed. ``base``: the version it was
    written against, where that is recorded (``2020-01-14.codified``; empty: it is computed). ``supersedes``: the
    earlier versions of the same proposal, as its actions name them. ``closed``: it failed, was withdrawn or vetoed.
    ``meeting``: the key of the meeting at which it was made, where that is recorded.
    ``filed``: a proposal that was filed, and is public.
    """

    version: Version
    period: Period = UNSTATED
    sections: tuple[tuple[str, Period], ...] = ()
    repealed: date | None = None
    base: str = ""
    supersedes: tuple[str, ...] = ()
    closed: bool = False
    meeting: str = ""
    filed: bool = False

    @property
    def pending(self) -> bool:
        """Whether it is a proposal, not an adopted text."""
        return self.version.stage == "proposed"

    @property
    def adopted(self) -> date | None:
        """The day it was adopted: the date of an enacted text; None for a proposal, and where only the code's date is
        known."""
        return self.version.date if self.version.stage == "enacted" else None

    @property
    def effective(self) -> date | None:
        """The day from which it is the law; None where it is not stated, and for a proposal.

        A codified text is the law from its date, unless it states another day.
        """
        return self._stated(self.period)

    def period_of(self, section: str) -> Period:
        """The period of a section; that of the whole text where the section has no other (``""``: the whole)."""
        return dict(self.sections).get(section, self.period)

    def begun(self, day: date, section: str = "") -> bool:
        """Whether it, or its ``section``, took effect on ``day`` or before."""
        start = self._stated(self.period_of(section))
        return start is not None and start <= day

    def order(self, section: str = "") -> tuple[date, date, bool]:
        """What texts are ordered by: the effective day, then the version's date; a codified text after the enacted."""
        start = self._stated(self.period_of(section)) or date.max
        return start, self.version.date, self.version.stage == "codified"

    def _stated(self, period: Period) -> date | None:
        if self.pending:
            return None
        return period.effective or (self.version.date if self.version.stage == "codified" else None)


@dataclass(frozen=True, slots=True)
class SectionLaw:
    """A section for which the law is another text than for the rest of the chapter (None: no text of it is the law).

    ``text`` holds the section as it is the law; ``newer`` is the text that states another period for it.
    """

    section: str
    text: DatedText | None
    newer: DatedText


@dataclass(frozen=True, slots=True)
class BaseMoved:
    """A pending draft whose base is no longer the law on the day (``law``: None where no text is).

    ``adopted``: its base is still the law, and ``law`` was adopted since and takes its place later.
    """

    draft: Version
    base: Version | None
    law: Version | None
    adopted: bool = False

    @property
    def sentence(self) -> str:
        """What moved, and how to correct it."""
        base = f"written against {self.base}" if self.base else "written when no text was the law"
        if self.law is None:
            return f"base moved: {self.draft} is {base}, and no text is the law now: withdraw the draft"
        now = f"{self.law} was adopted since" if self.adopted else f"the law is now {self.law}"
        return (
            f"base moved: {self.draft} is {base}; {now}: "
            "carry it over with `engross rebase`, or compare with it (--from)"
        )


@dataclass(frozen=True, slots=True)
class Timeline:
    """The texts of one chapter, in order of date and stage."""

    texts: tuple[DatedText, ...]

    def named(self, version: Version) -> DatedText:
        """The text of that version. Errors: NotFoundError where there is none."""
        for text in self.texts:
            if text.version == version:
                return text
        raise NotFoundError(f"there is no version {version}; there are: {_listed(self.texts)}")

    def as_of(self, day: date) -> Timeline:
        """The timeline as the record stood on ``day``: the texts of that date and before."""
        return Timeline(tuple(text for text in self.texts if text.version.date <= day))

    def before(self, meeting: str, day: date) -> Timeline:
        """The timeline as the ``meeting`` of ``day`` had it before it: without the texts that were made there, and
        without those that were made of these on the same day."""
        made = {str(text.version) for text in self.texts if text.meeting == meeting}
        known = (text for text in self.as_of(day).texts if text.meeting != meeting)
        return Timeline(tuple(text for text in known if made.isdisjoint(text.supersedes)))

    def in_force(self, on: date, section: str = "") -> DatedText | None:
        """The text that is the law on a day, of the whole chapter or of one section (by its identity).

        A text past its sunset gives way to the one before it, a codified one to none: it replaced what was before.
        None before the first text, after the chapter was repealed, and where nothing is left.
        """
        for text in sorted(self.texts, key=lambda text: (text.order(section), self._depth(text)), reverse=True):
            if text.pending or text.closed or not text.begun(on, section):
                continue
            if text.repealed is not None and text.repealed <= on:
                return None
            if not text.period_of(section).ended(on):
                return text
            if text.version.stage == "codified":
                return None
        return None

    def exceptions(self, on: date) -> tuple[SectionLaw, ...]:
        """The sections for which the law on a day is another text than for the rest of the chapter."""
        whole = self.in_force(on)
        stating = {section: text for text in self.texts if not text.pending for section, _ in text.sections}
        found = (SectionLaw(section, self.in_force(on, section), text) for section, text in stating.items())
        return tuple(one for one in found if one.text != whole)

    def drafts(self) -> tuple[DatedText, ...]:
        """The pending drafts, oldest first: the latest proposal of each name.

        Not those whose name an enacted text of the same date or later has: they were adopted. Not those that a later
        text of the same proposal names as superseded, nor those that failed or were withdrawn.
        """
        superseded = {version for text in self.texts for version in text.supersedes}
        latest = {text.version.name: text for text in self.texts if text.pending}
        adopted = {text.version.name: text.version.date for text in self.texts if text.adopted}
        return tuple(
            text
            for text in self.texts
            if latest.get(text.version.name) == text
            and not text.closed
            and str(text.version) not in superseded
            and adopted.get(text.version.name, date.min) < text.version.date
        )

    def coming(self, on: date) -> tuple[DatedText, ...]:
        """The enacted texts that are not the law yet on a day, oldest first: their day is later, or not stated.

        Not those older than a codified text that is the law: it holds what became of them.
        """
        law = self.in_force(on)
        since = law.version.date if law is not None and law.version.stage == "codified" else date.min
        return tuple(
            text
            for text in sorted(self.texts, key=lambda text: (text.version.date, self._depth(text)))
            if text.adopted
            and not text.closed
            and not text.begun(on)
            and (text.effective is not None or text.version.date >= since)
        )

    def uncodified(self) -> tuple[DatedText, ...]:
        """The enacted texts that stand and that no codified text names as what it was made of, oldest first."""
        codes = {version for text in self.texts if text.version.stage == "codified" for version in text.supersedes}
        return tuple(text for text in self.texts if text.adopted and not text.closed and str(text.version) not in codes)

    def draft(self, on: date) -> DatedText:
        """The text that a command shows where none is named: the pending draft, else the settled text.

        Errors: AmbiguousError where several drafts are pending, naming them.
        """
        pending = self.drafts()
        if len(pending) > 1:
            raise AmbiguousError(f"several drafts are pending: {_listed(pending)}; name one of them")
        return pending[0] if pending else self.settled(on)

    def settled(self, on: date) -> DatedText:
        """The text that was adopted last, pending drafts aside: the enacted text that is not the law yet; else the law;
        else the last text there is."""
        return next(reversed(self.coming(on)), None) or self.in_force(on) or self.texts[-1]

    def base_for(self, draft: DatedText) -> DatedText | None:
        """The text that a draft was written against, or that an enacted text replaces; None for a codified text.

        The recorded one; else the law on the draft's date, as the record stood then; where the record of a pending
        draft begins later, the first codified text; else the text before it of its name.
        Errors: NotFoundError where the recorded one is not there.
        """
        if draft.base:
            return self._recorded(draft)
        if draft.version.stage == "codified":
            return None
        before = Timeline(tuple(text for text in self.as_of(draft.version.date).texts if text != draft))
        if draft.adopted:
            on = draft.effective - timedelta(days=1) if draft.effective else draft.version.date
            return before.in_force(on) or next((text for text in reversed(before.texts) if text.adopted), None)
        law = before.in_force(draft.version.date)
        if law is None and draft in self.drafts() and not any(text.effective for text in before.texts):
            law = next((text for text in self.texts if text.version.stage == "codified"), None)
        return law or next((t for t in reversed(before.texts) if t.version.name == draft.version.name), None)

    def moved(self, draft: DatedText, on: date) -> BaseMoved | None:
        """Whether the base of a pending draft is no longer the law on a day, nor about to be; None where it is."""
        if draft not in self.drafts():
            return None
        against, law = self._adopted_base(draft), self.in_force(on)
        if against == law or against in self.coming(on):
            return None
        return BaseMoved(draft.version, _version(against), _version(law))

    def overtaken(self, draft: DatedText, on: date) -> BaseMoved | None:
        """Whether another text was adopted since a pending draft was written, or its base has moved; None where its
        base is the text that was adopted last."""
        coming = next(reversed(self.coming(on)), None)
        if coming is None or draft not in self.drafts() or self._adopted_base(draft) == coming:
            return self.moved(draft, on)
        return BaseMoved(draft.version, _version(self._adopted_base(draft)), coming.version, adopted=True)

    def _adopted_base(self, draft: DatedText) -> DatedText | None:
        base = self.base_for(draft)
        return None if base is None or base.pending else base

    def _depth(self, text: DatedText) -> int:
        """How many texts stand below ``text`` as each one's recorded base: of two adopted on one day, the one that was
        written on the other is the later."""
        by_name = {str(each.version): each for each in self.texts}
        seen = {str(text.version)}
        below = by_name.get(text.base)
        while below is not None and str(below.version) not in seen:
            seen.add(str(below.version))
            below = by_name.get(below.base)
        return len(seen)

    def remarks(self, on: date) -> Iterator[str]:
        """What is to be said of a chapter's texts on a day, a sentence each: what is not the law yet, and where."""
        law = self.in_force(on)
        for text in self.coming(on):
            yield _not_yet(text, law)
        if law is None:
            yield from self._ended(on)
        for one in self.exceptions(on):
            yield _section_remark(one, law)

    def _ended(self, on: date) -> Iterator[str]:
        for text in reversed(self.texts):
            if text.repealed is not None and text.repealed <= on:
                yield f"the chapter was repealed on {date_words(text.repealed)} ({text.version}): no text is the law"
                return
            if text.effective is not None and text.period.ended(on) and text.period.sunset is not None:
                yield f"{text.version} expired on {date_words(text.period.sunset)}: no text is the law"
                return

    def _recorded(self, draft: DatedText) -> DatedText:
        for text in self.texts:
            if str(text.version) == draft.base and text != draft:
                return text
        raise NotFoundError(
            f"{draft.version} says that it was written against {draft.base}, which is not there; "
            f"put that file back, or name a base with --from; there are: {_listed(self.texts)}"
        )


def dated(chapter: Chapter) -> DatedText:
    """The days that a chapter's file states."""
    repeals = [event.date for event in chapter.events if event.kind == "repeal"]
    own = tuple((each.identity, each.period) for each in chapter.sections() if each.period is not None)
    repealed = min(repeals, default=None)
    text = DatedText(
        chapter.version,
        chapter.period,
        own,
        repealed,
        chapter.base,
        superseded_versions(chapter.actions),
        is_closed(chapter.actions),
        made_at(chapter.actions),
        is_filed(chapter.actions),
    )
    if repealed is None and chapter.root.status == "repealed" and text.effective is not None:
        return replace(text, repealed=text.effective)
    return text


def _version(text: DatedText | None) -> Version | None:
    return None if text is None else text.version


def _listed(texts: Iterable[DatedText]) -> str:
    return ", ".join(str(text.version) for text in texts)


def _not_yet(text: DatedText, law: DatedText | None) -> str:
    until = f"until then {law.version} is" if law is not None else "until then no text is"
    if text.effective is not None:
        return f"{text.version} is not the law yet: it takes effect on {date_words(text.effective)}; {until}"
    still = f"{law.version} still is" if law is not None else "no text is"
    return (
        f"{text.version} is not the law yet: the day it takes effect is not stated; {still}. "
        "State the day in its file (`engross explain source-format`, Days)"
    )


def _section_remark(one: SectionLaw, law: DatedText | None) -> str:
    whole = f"the rest of the chapter is {law.version}" if law is not None else "no other section is the law"
    holds = f"the law is {one.text.version}" if one.text is not None else "no text is the law"
    period = one.newer.period_of(one.section)
    if period.effective is None:
        when = f", for {one.newer.version} does not state the day it takes effect"
    elif one.newer is one.text:
        when = f" since {date_words(period.effective)}"
    elif period.sunset is not None and one.text is None:
        when = f" since {date_words(period.sunset)}, when it expired"
    else:
        when = f" until {one.newer.version} takes effect there on {date_words(period.effective)}"
    return f"section {one.section}: {holds}{when}; {whole}"
