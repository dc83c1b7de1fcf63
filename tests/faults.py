"""Faults to be seeded: renumbering, repealing, adding, exchanging provisions, and what they do to citations.

What became of each provision is followed by the fault itself, not by the program under test.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from hypothesis import strategies as st

from engross.akn import identify
from engross.checks.analysis.chapter_indexes import IndexedCode
from engross.checks.analysis.prepared_draft import prepare_draft
from engross.cite.resolving.chapter_index import index_chapter
from engross.cite.resolving.target_lookup import resolve
from engross.diff import compare
from engross.model.law.chapter import Chapter, Version
from engross.model.law.code import Draft
from engross.model.law.provision import Provision
from engross.model.law.table import Table
from engross.model.law.text import Text
from samples import chapter_of

Deed = Literal["repeal", "repeal and renumber", "add", "exchange", "number anew", "none"]
DEEDS: tuple[Deed, ...] = ("repeal", "repeal and renumber", "add", "exchange", "number anew", "none")

Way = tuple[int, ...]
"""Where a provision stands: the index of the child at each level."""


@dataclass(frozen=True, slots=True)
class Fault:
    """``deed`` done to the child ``at`` of the provision at ``parent``."""

    parent: Way
    at: int
    deed: Deed


@dataclass(frozen=True, slots=True)
class Seeded:
    """A chapter before and after a fault; ``ways``: where each old provision stands now."""

    old: Chapter
    new: Chapter
    ways: dict[Way, Way]


def faults(chapter: Chapter) -> Iterator[Fault]:
    """Every fault that a chapter offers, the last child with a number left out where nothing would follow it."""
    for way, provision in _walk(chapter.root):
        for at, child in enumerate(provision.children):
            for deed in DEEDS[:-1]:
                if child.number and (deed != "exchange" or at + 1 < len(provision.children)):
                    yield Fault(way, at, deed)
    yield Fault((), 0, "none")


def seed(chapter: Chapter, fault: Fault, *, formatted: bool) -> Seeded:
    """The chapter as law in force, and a proposal with the fault; ``formatted``: it was put through ``fmt``, so that
    wIds tell what continues what; else its eIds are as an import gives them."""
    old = replace(chapter, version=Version(date(2020, 1, 14), "codified"))
    ways: dict[Way, Way] = {}
    parent = _at(old.root, fault.parent)
    children, order = _changed(parent.children, fault)
    for way, _ in _walk(old.root):
        depth = len(fault.parent)
        if way[:depth] != fault.parent or len(way) == depth:
            ways[way] = way
        elif way[depth] in order:
            ways[way] = (*fault.parent, order.index(way[depth]), *way[depth + 1 :])
    root = _put(old.root, fault.parent, replace(parent, children=children))
    new = replace(old, version=Version(date(2025, 10, 21), "proposed"), root=root if formatted else _bare(root))
    return Seeded(old, identify(new), ways)


def broken(seeded: Seeded) -> Iterator[tuple[str, str]]:
    """The citations whose meaning the fault changed: the eId of the provision they stand in now, and their words."""
    old_places = {id(provision): way for way, provision in _walk(seeded.old.root)}
    own = index_chapter(seeded.new)
    for cited in prepare_draft(Draft(seeded.old, "a"), IndexedCode({})).cited:
        way = seeded.ways.get(old_places[id(cited.passage.provision)])
        target = cited.resolution.provision
        if way is None or cited.target is None or target is None or cited.passage.kind == "caption":
            continue
        citing = _at(seeded.new.root, way)
        now = resolve(cited.citation, citing, own, {})
        at = now.provision if now.outcome == "resolved" else None
        meant = seeded.ways.get(old_places[id(target)])
        if at is None or meant is None or at is not _at(seeded.new.root, meant):
            yield citing.eid, cited.citation.words


def draft(seeded: Seeded) -> Draft:
    return Draft(seeded.new, "a", compare(seeded.old, seeded.new), seeded.new.version)


def _changed(children: tuple[Provision, ...], fault: Fault) -> tuple[tuple[Provision, ...], list[int]]:
    """The children after the fault, and which old child each of them was (-1: none)."""
    labels = [child.label for child in children]
    order = list(range(len(children)))
    items = list(children)
    if fault.deed in ("repeal", "repeal and renumber"):
        del items[fault.at], order[fault.at]
        if fault.deed == "repeal":
            del labels[fault.at]
    elif fault.deed == "add":
        words = Text("Zebras quietly photograph unripe mangoes behind the observatory.")
        fresh = Provision(
            children[fault.at].level, "", Text("Zebras.") if children[fault.at].level == "section" else None, (words,)
        )
        items.insert(fault.at, fresh)
        order.insert(fault.at, -1)
        labels.append(_free(children[-1]))
    elif fault.deed == "exchange":
        items[fault.at], items[fault.at + 1] = items[fault.at + 1], items[fault.at]
        order[fault.at], order[fault.at + 1] = order[fault.at + 1], order[fault.at]
    elif fault.deed == "number anew":
        labels[fault.at] = _free(children[fault.at])
    changed = fault.deed != "repeal"
    relabelled = [
        _relabelled(item, label) if changed and item.level not in ("definition", "point") else item
        for item, label in zip(items, labels, strict=False)
    ]
    return tuple(relabelled), order


def _relabelled(item: Provision, label: str) -> Provision:
    return replace(item, label=label, cited="" if item.label != label else item.cited) if label else item


def _free(provision: Provision) -> str:
    """A label that none of its siblings has."""
    number = provision.number
    fresh = f"{number.rpartition('-')[0]}-977" if provision.level == "section" else "977" if number.isdigit() else "ZZ"
    return provision.label.replace(number, fresh) if number and number in provision.label else fresh


def _walk(provision: Provision, way: Way = ()) -> Iterator[tuple[Way, Provision]]:
    yield way, provision
    for at, child in enumerate(provision.children):
        yield from _walk(child, (*way, at))


def _at(root: Provision, way: Way) -> Provision:
    for at in way:
        root = root.children[at]
    return root


def _put(root: Provision, way: Way, provision: Provision) -> Provision:
    if not way:
        return provision
    children = list(root.children)
    children[way[0]] = _put(children[way[0]], way[1:], provision)
    return replace(root, children=tuple(children))


def _bare(provision: Provision) -> Provision:
    """The provision without eIds and wIds, as an import gives it."""

    def tables(blocks: tuple[Text | Table, ...]) -> tuple[Text | Table, ...]:
        return tuple(replace(block, eid="", wid="") if isinstance(block, Table) else block for block in blocks)

    return replace(
        provision,
        eid="",
        wid="",
        body=tables(provision.body),
        flush=tables(provision.flush),
        children=tuple(_bare(child) for child in provision.children),
    )


_NOUNS = ("lamp", "gate", "drain", "siren", "ladder", "meter", "awning", "kiosk", "hydrant", "fence", "pool", "dock")


@st.composite
def citing(draw: st.DrawFn) -> Chapter:
    """A chapter of sections with subsections and paragraphs, each with words of its own, many with a citation."""
    counter = iter(range(10_000))

    def text() -> Text:
        number = next(counter)
        noun, other = _NOUNS[number % 12], _NOUNS[(number // 12 + 5) % 12]
        words = f"The keeper of {noun} {number} shall show it to the {other} warden"
        if draw(st.booleans()):
            section, letter, figure = draw(st.integers(1, 5)), draw(st.sampled_from("ABCD")), draw(st.integers(1, 3))
            place = draw(
                st.sampled_from([f"§ 68-{section}", f"§ 68-{section}{letter}", f"§ 68-{section}{letter}({figure})"])
            )
            relative = f"Subsection {letter}({figure}) of this section"
            words += f" as {draw(st.sampled_from([place, relative]))} says"
        return Text(f"{words}.")

    def paragraphs() -> tuple[Provision, ...]:
        return tuple(
            Provision("paragraph", f"({at + 1})", body=(text(),)) for at in range(draw(st.sampled_from([0, 0, 2, 3])))
        )

    def section(number: int) -> Provision:
        letters = "ABCD"[: draw(st.integers(2, 4))]
        items = tuple(
            Provision("subsection", f"{letter}.", body=(text(),), children=paragraphs()) for letter in letters
        )
        return Provision("section", f"§ 68-{number}.", Text(f"{_NOUNS[number].capitalize()}s."), (text(),), items)

    return chapter_of(*(section(number) for number in range(1, draw(st.integers(3, 5)) + 1)))
