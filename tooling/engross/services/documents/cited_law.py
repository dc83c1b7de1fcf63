"""What the citations in plain text name in the law of a day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from engross.cite import find_citations, index_chapter, resolve
from engross.cite.resolving.chapter_index import ChapterIndex
from engross.model.law.citation import Citation
from engross.model.law.place import places
from engross.model.law.resolution import Resolution
from engross.services.code.code_law import law_of_code
from engross.workspace import Workspace


def cited_law_lines(workspace: Workspace, text: str, day: date) -> Iterator[str]:
    """A line for each citation in ``text``, as ``citation_lines`` has it, and behind it what it names in the law of a
    day: the place, the heading and the version; else why it names nothing.

    Errors: SourceError where a text of the code cannot be read.
    """
    law = [index_chapter(each) for each in law_of_code(workspace, day).values() if each.number]
    for citation in find_citations(text):
        words = " ".join(citation.words.split())
        named = _named(citation, law, day)
        yield f"{citation.start}\t{citation.end}\t{words}\t{citation.target or ''}\t{named}"


def _named(citation: Citation, law: Sequence[ChapterIndex], day: date) -> str:
    if citation.law.kind == "other":
        return "another law"
    count = Counter(own.chapter.number for own in law)
    code = {own.chapter.number: replace(own, shares_number=count[own.chapter.number] > 1) for own in law}
    found = [resolve(citation, own.chapter.root, own, code) for own in law]
    told = list(dict.fromkeys(_told(each) for each in found if each.outcome == "resolved"))
    if len(told) > 1:
        return f"not looked up: {len(told)} chapters have it; the first is {told[0]}"
    if told:
        return told[0]
    lacking = next((each for each in found if each.outcome in ("missing", "subdivision missing")), None)
    if lacking is None:
        return "not looked up: it does not name a chapter of the code, or only part of that is at hand"
    return f"not in the law of {day}"


def _told(resolution: Resolution) -> str:
    chapter, provision = resolution.chapter, resolution.provision
    assert chapter is not None  # noqa: S101 - it was resolved
    place = places(chapter).get(provision.eid, "") if provision is not None else ""
    heading = provision.heading.words if provision is not None and provision.heading is not None else ""
    return f"{', '.join(filter(None, (place, heading.rstrip('.'))))} ({chapter.version})"
