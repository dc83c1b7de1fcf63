"""Where each page of the site stands, from its root; and the way from one page to another.

Addresses are made of folder names and versions, so they stay while the law changes; anchors are eIds.
"""

from __future__ import annotations

from engross.model.law.chapter import Version
from engross.model.publication.docket import Ordinance

PageLink = tuple[str, str]
"""Words, and the address they lead to, from the site's root; one that begins with "#" is on the same page."""

FRONT = "index.html"
SEARCH = "search.html"
FEED = "feed.atom"
SITEMAP = "sitemap.xml"
INDEX = "search-index.js"
SEARCH_PARTS = "search"
DISPOSITION = "disposition.html"
SECTIONS = "code.jsonl"


def chapter_page(name: str) -> str:
    """The page of an ordinance, from which its versions and files are reached."""
    return f"{name}/index.html"


def clean_page(name: str, version: Version) -> str:
    """The clean page of a version."""
    return f"{name}/{version}.html"


def redline_page(name: str, old: Version, new: Version) -> str:
    """The page that compares two versions."""
    return f"{name}/{old}-to-{new}.html"


def checks_page(name: str) -> str:
    """The check report of the version to be read."""
    return f"{name}/checks.html"


def notice_page(name: str, key: str) -> str:
    """The legal notice of a hearing that goes by that key."""
    return f"{name}/notice-{key}.html"


def picture_folder(name: str) -> str:
    """The folder of the pictures of an ordinance's texts."""
    return f"{name}/pictures/"


def home_page(ordinance: Ordinance) -> str:
    """The page that an ordinance is best read on: what changes, or its only text."""
    if ordinance.base is not None:
        return redline_page(ordinance.name, ordinance.base, ordinance.draft)
    return clean_page(ordinance.name, ordinance.draft)


def relative_address(here: str, there: str) -> str:
    """The relative address of ``there``, a page or a folder (ending in a slash), on the page ``here``; an anchor comes
    along, on the same page alone."""
    path, mark, anchor = there.partition("#")
    if mark and path in ("", here):
        return mark + anchor
    folders, wanted = here.split("/")[:-1], path.split("/")
    same = 0
    for one, other in zip(folders, wanted[:-1], strict=False):
        if one != other:
            break
        same += 1
    return ("/".join((*[".."] * (len(folders) - same), *wanted[same:])) or "./") + mark + anchor
