"""The docket: every ordinance in all its versions, as the public sees it."""

from __future__ import annotations

from datetime import date

from engross.model.findings.finding import Finding
from engross.model.law.chapter import Chapter, Source, Version
from engross.model.meeting.meeting import Item, Meeting
from engross.model.publication.publication import Publication
from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class Download:
    """A file that stands in the ordinance's folder beside its pages.

    ``old`` is None for the clean copy or the source of ``new``; with both it is the redline of one against the other.
    ``meeting`` is the key of the notice (``Notified.key``) that it is, else empty.
    """

    name: str
    format: str
    new: Version
    old: Version | None = None
    meeting: str = ""


@dataclass(frozen=True, slots=True)
class Checks:
    """What the checks found in the version to be read: the findings that stand, and how many are waived."""

    findings: tuple[Finding, ...] = ()
    waived: int = 0

    def count(self, severity: str) -> int:
        """How many findings of a severity stand."""
        return sum(finding.severity == severity for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Notified:
    """The legal notice of a hearing on an ordinance: its words, as the newspaper is ``sent`` them too, and the files
    that they come from.

    ``key`` is what its page and its files go by: the meeting's, with a number for the second hearing there. ``posted``:
    it is put up where notices are posted, and goes to no newspaper.
    """

    key: str
    meeting: Meeting
    item: Item
    publication: Publication
    sent: Publication
    sources: tuple[Source, ...]
    posted: bool = False


@dataclass(frozen=True, slots=True)
class Ordinance:
    """A chapter, or an ordinance that will become one, in all its versions, oldest first.

    ``name`` is its folder's and never changes: addresses begin with it. ``draft`` is the version to be read, ``base``
    what it is compared with: None where nothing is proposed or there is one version only. ``checks`` is None where none
    were run. ``law`` is the version that is the law on the day of the site; ``remarks`` is what is to be said of the
    texts on that day, a sentence each; ``meetings`` are those on whose agenda it is, in order of their dates;
    ``passed`` the keys of those that lie before that day.
    """

    name: str
    versions: tuple[Chapter, ...]
    draft: Version
    base: Version | None = None
    downloads: tuple[Download, ...] = ()
    checks: Checks | None = None
    notices: tuple[Notified, ...] = ()
    law: Version | None = None
    remarks: tuple[str, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    passed: tuple[str, ...] = ()

    @property
    def current(self) -> Chapter:
        """The version to be read."""
        return self.version(self.draft)

    def version(self, wanted: Version) -> Chapter:
        """The chapter in one of its versions, which must be there."""
        return next(chapter for chapter in self.versions if chapter.version == wanted)


@dataclass(frozen=True, slots=True)
class Docket:
    """All ordinances of a city by folder name, and the meetings at which they are dealt with, in order of their dates.

    ``address`` is where the site will stand, ending in a slash, if known; ``today`` the day that it is made for:
    what is before it has passed.
    """

    city: str
    ordinances: tuple[Ordinance, ...]
    meetings: tuple[Meeting, ...] = ()
    address: str = ""
    today: date | None = None
