"""A code as XML of the Open Law Library (``https://open.law/schemas/library``): a file for each unit at the top."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from datetime import date
from html import escape

from engross.exporting.code_paths import CodePaths, path_name
from engross.exporting.open_law_inline import OpenLawInline
from engross.model.law.chapter import Chapter
from engross.model.law.number import unit_word
from engross.model.law.provision import CONTAINERS, Block, Provision
from engross.model.law.table import Table
from engross.patterns import compile_on_use
from engross.values import dataclass

_NAMES = 'xmlns="https://open.law/schemas/library" xmlns:xi="http://www.w3.org/2001/XInclude"'
_SHORTENED = compile_on_use(r"[A-Z][a-z]+\.(?= +[0-9A-Z])")
_PLACEHOLDERS = {"reserved": "Reserved", "repealed": "Repealed", "vacant": "Vacant"}


@dataclass(slots=True)
class _Holder:
    """A unit that holds chapters: what is known of it, and what stands in it, in order."""

    provision: Provision
    own: Chapter | None = None
    inside: list[_Holder | Chapter] = field(default_factory=list)


def write_open_law(
    name: str, chapters: Sequence[Chapter], pictures: Mapping[str, bytes], through: date
) -> tuple[dict[str, bytes], Counter[str]]:
    """The files of the code called ``name``, by name, ``index.xml`` first; and what they cannot hold, counted.

    ``chapters`` in the order of the code; ``pictures`` by the chapter's URI and the name of the file; ``through`` is
    the day up to which the code is kept.
    """
    losses: Counter[str] = Counter()
    paths = CodePaths.of(chapters)
    tops = _tree(chapters)
    files = {"index.xml": b""}
    for number, top in enumerate(tops, 1):
        lines = ['<?xml version="1.0" encoding="utf-8"?>', *_top(top, paths, pictures, losses)]
        lines[1] = lines[1].replace("<container", f"<container {_NAMES}", 1)
        files[f"{number}.xml"] = ("\n".join(lines) + "\n").encode("utf-8")
    includes = "\n".join(f'  <xi:include href="./{file}"/>' for file in list(files)[1:])
    files["index.xml"] = (
        f'<?xml version="1.0" encoding="utf-8"?>\n<document {_NAMES} id="{escape(name)}">\n  <heading>{escape(name)}'
        f'</heading>\n  <meta><recency through="{through}"/></meta>\n{includes}\n</document>\n'
    ).encode()
    return files, losses


def _tree(chapters: Sequence[Chapter]) -> list[_Holder | Chapter]:
    """The units at the top with what stands in them; a title's own file is where the title is."""
    tops: list[_Holder | Chapter] = []
    holders: dict[tuple[tuple[str, str], ...], _Holder] = {}

    def holder(path: tuple[Provision, ...]) -> list[_Holder | Chapter]:
        if not path:
            return tops
        key = _key(path)
        if key not in holders:
            holders[key] = _Holder(path[-1])
            holder(path[:-1]).append(holders[key])
        return holders[key].inside

    for chapter in chapters:
        if chapter.root.level in chapter.hierarchy.above_unit:
            path = (*chapter.above, chapter.root)
            holder(path)
            holders[_key(path)].own = chapter
        else:
            holder(chapter.above).append(chapter)
    return tops


def _key(path: tuple[Provision, ...]) -> tuple[tuple[str, str], ...]:
    """What tells a unit from another that has the same number at the same place: Exhibit 1, kept as a division, from
    Division 1."""
    return tuple((each.eid, each.label) for each in path)


def _top(
    top: _Holder | Chapter, paths: CodePaths, pictures: Mapping[str, bytes], losses: Counter[str]
) -> Iterator[str]:
    if isinstance(top, Chapter):
        yield from _Writing(OpenLawInline(top, paths, pictures, losses), losses).provision(top.root)
        return
    if top.own is not None:
        writing = _Writing(OpenLawInline(top.own, paths, pictures, losses), losses)
        lines = list(writing.provision(top.own.root))
    else:
        lines = ["<container>", *_head(top.provision, None), "</container>"]
    yield from lines[:-1]
    for inner in top.inside:
        yield from _top(inner, paths, pictures, losses)
    yield lines[-1]


def _head(provision: Provision, inline: OpenLawInline | None) -> Iterator[str]:
    word = _prefix(provision.label) if provision.level in CONTAINERS else ""
    number = provision.label[len(word) :].strip() if word else provision.label
    if word:
        yield f"<prefix>{escape(word)}</prefix>"
    if number:
        yield f"<num>{escape(number)}</num>"
    if provision.heading is not None:
        heading = inline.words(provision.heading) if inline is not None else escape(provision.heading.words)
        yield f"<heading>{heading}</heading>"


def _prefix(label: str) -> str:
    """The word before the number of a unit, as printed: Article, Art."""
    shortened = _SHORTENED.match(label)
    return unit_word(label) or (shortened[0] if shortened else "")


@dataclass(slots=True)
class _Writing:
    inline: OpenLawInline
    losses: Counter[str]

    def provision(self, provision: Provision) -> Iterator[str]:
        """The lines of a provision and all below it."""
        name = "container" if provision.level in CONTAINERS else "section" if provision.level == "section" else "para"
        held = _PLACEHOLDERS.get(provision.status, "")
        told = f' placeholder="{held}"' if held else ""
        if name == "container" and not provision.number and path_name(provision):
            told += f' name="{escape(path_name(provision))}"'
        yield f"<{name}{told}>"
        yield from _head(provision, self.inline)
        if name == "container" and provision.notes:
            yield from self._notes(provision)
        for block in provision.body:
            yield from self._text("text", block)
        for child in provision.children:
            yield from self._child(child)
        for block in provision.flush:
            yield from self._text("aftertext" if name != "container" else "text", block)
        if name != "container" and provision.notes:
            yield from self._notes(provision)
        self._count(provision)
        yield f"</{name}>"

    def _child(self, child: Provision) -> Iterator[str]:
        if child.level == "text":
            for block in child.body:
                yield from self._text("text", block)
        else:
            yield from self.provision(child)

    def _text(self, name: str, block: Block) -> Iterator[str]:
        yield f"<{name}>{self.inline.block(block)}</{name}>"

    def _notes(self, provision: Provision) -> Iterator[str]:
        yield "<annotations>"
        for note in provision.notes:
            yield self.inline.annotation(note)
        yield "</annotations>"

    def _count(self, provision: Provision) -> None:
        if provision.level == "definition":
            self.losses["definitions, kept as items without a number"] += 1
        if provision.preface:
            self.losses["titles, recitals and enacting clauses before a chapter, left out"] += 1
        if provision.period is not None:
            self.losses["days between which a section is the law"] += 1
        if provision.cited:
            self.losses["numbers by which a provision is cited where its label shows another"] += 1
        if any(isinstance(block, Table) and block.notes for block in provision.blocks()):
            self.losses["notes under tables"] += 1
