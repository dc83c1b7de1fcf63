"""The search index: the words of every provision of every version, once, and where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from engross.compose.law.page_lines import DELETED_PREFIX, anchor_of
from engross.model.comparison.comparison import Comparison
from engross.model.law.place import places
from engross.model.law.provision import Provision
from engross.model.publication.docket import Docket, Ordinance
from engross.site.page_addresses import INDEX, chapter_page, clean_page, redline_page
from engross.site.page_templates import SiteFile, json_data
from engross.site.phrases import SitePhrases
from engross.site.titles import chapter_title, version_words

IndexRow = tuple[str, str, str, int, str]
"""A citation, an eId, words, the versions that have them so (one bit each, the oldest first), and the anchor in the
redline of the proposal, or nothing."""


def index_file(docket: Docket, rows: Iterable[Iterable[IndexRow]], words: SitePhrases) -> SiteFile:
    """The index as a script that sets one value; ``rows`` are those of each ordinance, which go in with its place in
    the list."""
    value = {
        "chapters": [_chapter(ordinance, words) for ordinance in docket.ordinances],
        "rows": [(at, *row) for at, own in enumerate(rows) for row in own],
    }
    return INDEX, f"window.engrossIndex={json_data(value)};\n".encode()


def _chapter(ordinance: Ordinance, words: SitePhrases) -> dict[str, object]:
    base = ordinance.base
    units = ", ".join(unit.label for unit in ordinance.current.above)
    return {
        **({"units": units} if units else {}),
        "number": ordinance.current.number,
        "title": chapter_title(ordinance.current, words),
        "page": chapter_page(ordinance.name),
        "redline": redline_page(ordinance.name, base, ordinance.draft) if base else "",
        "versions": [
            [clean_page(ordinance.name, chapter.version), version_words(chapter, words)]
            for chapter in ordinance.versions
        ],
    }


def index_rows(ordinance: Ordinance, comparison: Comparison | None) -> Iterator[IndexRow]:
    """What can be found in an ordinance; ``comparison`` is that of its proposal, if any."""
    anchors = {anchor_of(change) for change in comparison.root.walk()} if comparison else set()
    found: dict[tuple[str, str, str], int] = {}
    for bit, chapter in enumerate(ordinance.versions):
        named = places(chapter)
        for provision in chapter.walk():
            if provision.eid and provision is not chapter.root:
                key = (named[provision.eid], provision.eid, _words(provision))
                found[key] = found.get(key, 0) | 1 << bit
    draft = 1 << [chapter.version for chapter in ordinance.versions].index(ordinance.draft)
    for (place, eid, text), versions in found.items():
        anchor = eid if versions & draft else DELETED_PREFIX + eid
        yield place, eid, text, versions, anchor if anchor in anchors else ""


def _words(provision: Provision) -> str:
    return " ".join(filter(None, (text.words for text in provision.texts())))
