"""Marking references up on the way in: the citations that are found, where there is no doubt what they name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from engross.cite.finding.finder import find_each
from engross.cite.resolving.chapter_index import ChapterIndex, index_chapter
from engross.cite.resolving.target_lookup import resolve
from engross.importing.markup.law_uris import uri_of
from engross.importing.markup.markup_transfer import add_tag
from engross.importing.source_page import ImportRemark
from engross.model.law.chapter import Chapter
from engross.model.law.citation import Citation
from engross.model.law.definition_words import with_named_terms
from engross.model.law.place import places
from engross.model.law.provision import Block, Provision
from engross.model.law.rebuilding import rebuilt_provision
from engross.model.law.table import Cell, Row, Table
from engross.model.law.text import Note, Tag, Text
from engross.model.law.text_mapping import map_texts
from engross.values import dataclass


def with_references(chapter: Chapter, known: frozenset[str]) -> tuple[Chapter, tuple[ImportRemark, ...]]:
    """``chapter``, which has its eIds, with the references in its new texts marked up; and what was left plain.

    ``known``: the words of texts whose markup is settled already. A citation of this chapter that names nothing
    in it, or something that a person must look up, is left plain and remarked.
    """
    new = tuple(settled_words(chapter) - known)
    if not new:
        return chapter, ()
    citations = dict(zip(new, find_each(new), strict=True))
    marking = _Marking(index_chapter(chapter), citations, [])
    root = marking.provision(chapter.root)
    where = places(chapter) if marking.plain else {}
    remarks = [ImportRemark("reference", where.get(eid, ""), f"{said}; left plain") for eid, said in marking.plain]
    return replace(chapter, root=root), tuple(remarks)


def settled_words(chapter: Chapter | None) -> frozenset[str]:
    """The words of every text of a known chapter, its notes' too."""
    if chapter is None:
        return frozenset()
    found: set[str] = set()
    pending = [text for provision in chapter.walk() for text in provision.texts()]
    while pending:
        text = pending.pop()
        found.add(text.plain)
        pending += [inside for note in text.notes for inside in note.content]
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class _Marking:
    """``citations``: those in each text that is new, by its words. ``plain``: what is left plain, by the eId of the
    provision that it stands in.
    """

    own: ChapterIndex
    citations: Mapping[str, tuple[Citation, ...]]
    plain: list[tuple[str, str]]

    def provision(self, item: Provision) -> Provision:
        heading = None if item.heading is None else self.text(item.heading, item)
        body = tuple([self.block(block, item) for block in item.body])
        children = tuple([self.provision(child) for child in item.children])
        flush = tuple([self.block(block, item) for block in item.flush])
        return rebuilt_provision(item, heading, body, children, flush)

    def block(self, block: Block, citing: Provision) -> Block:
        if isinstance(block, Text):
            return self.text(block, citing)
        rows = tuple(
            Row(
                tuple(
                    Cell(tuple(self.text(t, citing) for t in c.content), c.columns, c.rows, c.heading) for c in r.cells
                )
            )
            for r in block.rows
        )
        return replace(block, caption=tuple(self.text(t, citing, caption=True) for t in block.caption), rows=rows)

    def text(self, text: Text, citing: Provision, *, caption: bool = False) -> Text:
        notes = tuple([Note(n.marker, n.kind, tuple(self.text(t, citing) for t in n.content)) for n in text.notes])
        citations = self.citations.get(text.plain)
        if citations is None:
            return replace(text, notes=notes) if notes else text
        tags = list(with_named_terms(text).tags)
        if not citations and not notes and len(tags) < 2 and text.tags == tuple(tags):
            return text
        for citation in citations:
            target = "" if caption and citation.start == 0 else self._target(citation, citing)
            if target:
                add_tag(tags, Tag("ref", citation.start, citation.end, target))
        marked = tuple(sorted(tags, key=lambda t: (t.start, -t.end)))
        return text if (marked, notes) == (text.tags, text.notes) else replace(text, tags=marked, notes=notes)

    def _target(self, citation: Citation, citing: Provision) -> str:
        """The href of a citation, or nothing where it needs none or a person must look."""
        if not citation.path and citation.law.kind != "other":
            return ""
        found = resolve(citation, citing, self.own, {})
        if found.outcome == "resolved":
            held = found.table or found.provision
            return f"#{held.eid}" if held is not None and held.eid else ""
        chapter = self.own.chapter
        elsewhere = found.outcome in ("external", "unverified")
        uri = uri_of(citation, chapter.uri, chapter.hierarchy) if elsewhere else ""
        if uri:
            return uri
        missing = found.outcome in ("missing", "subdivision missing")
        why = "names nothing in this chapter" if missing else "is of another law"
        self.plain.append((citing.eid, f"“{citation.words}” {why}"))
        return ""


def without_dangling(chapter: Chapter, was: Chapter | None) -> tuple[Chapter, tuple[ImportRemark, ...]]:
    """``chapter`` without references to provisions that ``was`` had and it has not, each remarked."""
    if was is None:
        return chapter, ()
    gone = _eids(was) - _eids(chapter)
    if not gone:
        return chapter, ()
    remarks: list[ImportRemark] = []

    def kept(text: Text) -> Text:
        lost = [t for t in text.tags if t.kind == "ref" and t.value.startswith("#") and t.value[1:] in gone]
        remarks.extend(
            ImportRemark("reference", "", f"“{text.plain[t.start : t.end]}” named {t.value}, which is gone; left plain")
            for t in lost
        )
        notes = tuple(Note(n.marker, n.kind, tuple(kept(inside) for inside in n.content)) for n in text.notes)
        if not lost and notes == text.notes:
            return text
        return replace(text, tags=tuple(t for t in text.tags if t not in lost), notes=notes)

    return replace(chapter, root=map_texts(chapter.root, kept)), tuple(remarks)


def _eids(chapter: Chapter) -> set[str]:
    held = list(chapter.walk())
    tables = (block.eid for provision in held for block in provision.body + provision.flush if isinstance(block, Table))
    return {*(provision.eid for provision in held), *tables}
