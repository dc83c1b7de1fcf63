"""The sections of a whole code as JSON lines, for programs; the XML of each chapter stands beside its pages."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from engross.model.law.chapter import Chapter
from engross.model.law.place import places
from engross.model.law.provision import Block, Provision
from engross.model.law.table import Table
from engross.site.page_addresses import clean_page


def bulk_lines(name: str, chapter: Chapter) -> bytes:
    """The lines of a text of the ordinance in the folder ``name`` (JSON lines in UTF-8).

    Each line is an object: ``citation``, ``heading``, ``text`` (a line a paragraph, labels first), ``units`` (the
    citations of what it stands in, outermost first), ``uri`` (of the chapter, with ``~`` and the eId), ``page`` and
    ``source`` (addresses in the site), ``version``.
    """
    page, lines = clean_page(name, chapter.version), []
    for section in _sections_of(chapter):
        section["page"] = f"{page}#{section['page']}"
        section["source"] = f"{name}/{chapter.version}.xml"
        lines.append(json.dumps(section, ensure_ascii=False))
    return "".join(f"{line}\n" for line in lines).encode()


def _sections_of(chapter: Chapter) -> Iterator[dict[str, object]]:
    cited = places(chapter)
    above = [f"{unit.label} {unit.heading.words if unit.heading else ''}".strip() for unit in chapter.above]

    def below(provision: Provision, units: list[str]) -> Iterator[dict[str, object]]:
        if provision.level == "section":
            yield {
                "citation": cited.get(provision.eid, provision.label),
                "heading": provision.heading.words if provision.heading else "",
                "text": "\n".join(_paragraphs(provision)),
                "units": units,
                "uri": f"{chapter.uri}~{provision.eid}",
                "page": provision.eid,
                "version": str(chapter.version),
            }
            return
        own = f"{provision.label} {provision.heading.words if provision.heading else ''}".strip()
        for child in provision.children:
            yield from below(child, [*units, own])

    return below(chapter.root, above)


def _paragraphs(section: Provision) -> Iterator[str]:
    """The paragraphs of a section in reading order, each item with its label, the heading of the section aside."""

    def below(provision: Provision) -> Iterator[str]:
        head, rest = provision.head()
        if provision is not section:
            yield f"{provision.label} {head.words}".strip()
        yield from _block_words(rest)
        for child in provision.children:
            yield from below(child)
        yield from _block_words(provision.flush)

    return (words for words in below(section) if words)


def _block_words(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Table):
            yield from (text.words for text in block.texts())
        else:
            yield block.words
