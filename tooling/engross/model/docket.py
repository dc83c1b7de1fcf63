"""The docket: every ordinance in all its versions, as the public sees it."""

from __future__ import annotations

from dataclasses import dataclass

from engross.model.chapter import Chapter, Version


@dataclass(frozen=True, slots=True)
class Download:
    """A file that stands in the ordinance's folder beside its pages.

    ``old`` is empty for the clean copy or the source of ``new``; with both it is the redline of one against the other.
    """

    name: str
    format: str
    new: Version
    old: Version | None = None


@dataclass(frozen=True, slots=True)
class Ordinance:
    """A chapter, or an ordinance that will become one, in all its versions, oldest first.

    ``name`` is its folder's and never changes: addresses begin with it. ``draft`` is the version to be read, ``base``
    what it is compared with: None where nothing is proposed or there is one version only.
    """

    name: str
    versions: tuple[Chapter, ...]
    draft: Version
    base: Version | None = None
    downloads: tuple[Download, ...] = ()

    @property
    def current(self) -> Chapter:
        """The version to be read."""
        return self.version(self.draft)

    def version(self, wanted: Version) -> Chapter:
        """The chapter in one of its versions, which must be there."""
        return next(chapter for chapter in self.versions if chapter.version == wanted)


@dataclass(frozen=True, slots=True)
class Docket:
    """All ordinances of a city, by folder name. ``address`` is where the site will stand, if that is known."""

    city: str
    ordinances: tuple[Ordinance, ...]
    address: str = ""
