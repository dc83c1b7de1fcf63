"""Which provision cites which, read off the references in the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from engross.model.law.chapter import Chapter
from engross.model.law.place import places
from engross.model.law.provision import Provision
from engross.model.law.text import Text

CitationMap = Mapping[str, tuple[tuple[str, str], ...]]
"""For the target of a reference, as it is written ("#eId" or a URI): each provision that cites it, as its citation
and its eId."""


def citation_map(chapter: Chapter) -> CitationMap:
    """What the provisions of ``chapter`` cite, each provision once for a target."""
    named = places(chapter)
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for provision in chapter.walk():
        if provision.eid:
            for target in _targets(provision):
                found[target][named[provision.eid]] = provision.eid
    return {target: tuple(by.items()) for target, by in found.items()}


def _targets(provision: Provision) -> Iterator[str]:
    for text in _all_texts(provision.texts()):
        yield from (tag.value for tag in text.tags if tag.kind == "ref" and tag.value)


def _all_texts(texts: Iterable[Text]) -> Iterator[Text]:
    for text in texts:
        yield text
        for note in text.notes:
            yield from note.content
