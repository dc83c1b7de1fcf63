"""Deriving eIds from places, and keeping identity across renumbering."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from engross.akn.modifications import repointed
from engross.model.law.arrangement import arranged
from engross.model.law.chapter import Chapter
from engross.model.law.hierarchy import EID_PARTS
from engross.model.law.provision import Block, Level, Provision
from engross.model.law.rebuilding import rebuilt_provision
from engross.model.law.table import Table
from engross.model.law.text import Note, Text
from engross.model.law.text_mapping import map_texts
from engross.model.rules.declaration import RuleDeclaration
from engross.patterns import compile_on_use

_PUNCTUATION = compile_on_use(r"[^0-9A-Za-z]+")


def identify(chapter: Chapter) -> Chapter:
    """``chapter`` with every eId derived anew from its place, references to the old ones moved along.

    A provision that had another eId is one that was renumbered: its old eId becomes its wId, unless it has
    one. A provision that takes over a number whose identity has moved on gets the version's date in its wId
    (``…__subsec_D@2025-10-21``), so that no two share an identity. Text that stands between no two children any more
    goes to what is before or after them. Idempotent.
    """
    renamed: dict[str, str] = {}
    root = _provision(chapter.root, "", {}, renamed)
    root = _distinct(root, chapter.version.date.isoformat())
    if any(old != new for old, new in renamed.items()):
        root = with_targets(root, renamed)
        chapter = replace(
            chapter,
            rules=tuple(_repointed(rule, renamed) for rule in chapter.rules),
            modifications=repointed(chapter.modifications, renamed),
        )
    return replace(chapter, root=root, above=_above(chapter.above))


def _above(holders: tuple[Provision, ...]) -> tuple[Provision, ...]:
    """The units that hold the chapter, each with the eId that its own number gives: a unit of a code is told by its
    number alone, so that the eIds of a chapter stay as they are when another title takes it in."""
    return tuple(
        replace(holder, eid=eid, wid=_wid(holder.wid, holder.eid, eid))
        for holder in holders
        for eid in (_place("", _stem(holder), {}),)
    )


def eids_of(chapter: Chapter) -> list[str]:
    """The eId that the place of each provision asks for, in reading order."""
    found: list[str] = []

    def below(provision: Provision, parent: str, used: dict[str, int]) -> None:
        eid = _place(parent, _stem(provision), used)
        found.append(eid)
        inside: dict[str, int] = {}
        for child in provision.children:
            below(child, eid, inside)

    below(chapter.root, "", {})
    return found


def slug(words: str) -> str:
    """``words`` as an eId's number part: ``Sound Level`` → ``sound-level``, ``68-5`` → ``68-5``."""
    return _PUNCTUATION.sub("-", words).strip("-")


def _stem(provision: Provision) -> str:
    if provision.level == "definition":
        terms = provision.terms
        return _stem_of("definition", terms[0].lower() if terms else "")
    return _stem_of(provision.level, provision.number)


@lru_cache(maxsize=4096)
def _stem_of(level: Level, words: str) -> str:
    return f"{EID_PARTS[level]}_{slug(words) or 'nn'}"


def _place(parent: str, stem: str, used: dict[str, int]) -> str:
    """The eId under ``parent``: an unnumbered or repeated stem gets its ordinal."""
    base = f"{parent}__{stem}" if parent else stem
    used[base] = used.get(base, 0) + 1
    if stem.endswith("_nn") or used[base] > 1:
        return f"{base}_{used[base]}"
    return base


def _provision(provision: Provision, parent: str, used: dict[str, int], renamed: dict[str, str]) -> Provision:
    provision = arranged(provision)
    eid = _place(parent, _stem(provision), used)
    if provision.eid:
        renamed[provision.eid] = eid
    inside: dict[str, int] = {}
    body = tuple([_block(block, eid, inside, renamed) for block in provision.body])
    children = tuple([_provision(child, eid, inside, renamed) for child in provision.children])
    flush = tuple([_block(block, eid, inside, renamed) for block in provision.flush])
    wid = _wid(provision.wid, provision.eid, eid)
    return rebuilt_provision(provision, provision.heading, body, children, flush, (eid, wid))


def _wid(wid: str, old: str, new: str) -> str:
    kept = wid or old
    return "" if kept == new else kept


def _block(block: Block, parent: str, used: dict[str, int], renamed: dict[str, str]) -> Block:
    if isinstance(block, Text):
        return block
    number = slug(block.number)
    eid = _place(parent, f"table_{number}" if number else "table_nn", used)
    if block.eid:
        renamed[block.eid] = eid
    wid = _wid(block.wid, block.eid, eid)
    return block if block.eid == eid and block.wid == wid else replace(block, eid=eid, wid=wid)


def _distinct(root: Provision, since: str) -> Provision:
    """``root`` with a dated wId wherever another provision's or table's wId claims a plain eId."""
    held = list(root.walk())
    claimed = {p.wid for p in held if p.wid}
    claimed |= {b.wid for p in held for b in p.body + p.flush if isinstance(b, Table) and b.wid}
    if not claimed:
        return root

    def fresh(wid: str, eid: str) -> str:
        return f"{eid}@{since}" if not wid and eid in claimed else wid

    def block(item: Block) -> Block:
        return replace(item, wid=fresh(item.wid, item.eid)) if isinstance(item, Table) else item

    def provision(item: Provision) -> Provision:
        return rebuilt_provision(
            item,
            item.heading,
            tuple([block(b) for b in item.body]),
            tuple([provision(c) for c in item.children]),
            tuple([block(b) for b in item.flush]),
            (item.eid, fresh(item.wid, item.eid)),
        )

    return provision(root)


def _repointed(rule: RuleDeclaration, renamed: Mapping[str, str]) -> RuleDeclaration:
    """``rule`` with each provision and table it points at (``#eId``) under its new eId."""
    return replace(
        rule,
        attributes=tuple(
            (key, "#" + renamed.get(value[1:], value[1:]) if value.startswith("#") else value)
            for key, value in rule.attributes
        ),
        children=tuple(_repointed(child, renamed) for child in rule.children),
    )


def with_targets(root: Provision, renamed: Mapping[str, str]) -> Provision:
    """``root`` with each internal reference pointing at its target's new eId."""

    def text(item: Text) -> Text:
        tags = tuple(
            replace(tag, value="#" + renamed.get(tag.value[1:], tag.value[1:]))
            if tag.kind == "ref" and tag.value.startswith("#")
            else tag
            for tag in item.tags
        )
        notes = tuple(Note(n.marker, n.kind, tuple(text(t) for t in n.content)) for n in item.notes)
        return replace(item, tags=tags, notes=notes) if item.tags or item.notes else item

    return map_texts(root, text)
