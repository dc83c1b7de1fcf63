"""Which provision of a side is which of the base, what is new on both sides alike; each under a key of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from engross.akn.eids import with_targets
from engross.diff.chapters import context_of
from engross.diff.context import ComparisonContext
from engross.diff.provisions.merged_tree import compare_provisions
from engross.diff.provisions.moves import moved_partners
from engross.model.law.chapter import Chapter
from engross.model.law.provision import Block, Provision
from engross.model.law.table import Table
from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class MergeSide:
    """A text with its provisions by key. They have the key for their eId, and no wId; references to them lead to the
    key, so that the same reference is the same in all three texts.

    ``parents``: the key of each one's parent, in reading order. ``identities``: what each is called across renumbering.
    ``eids``: the key of each eId that the text has.
    """

    provisions: Mapping[str, Provision]
    parents: Mapping[str, str]
    identities: Mapping[str, str]
    eids: Mapping[str, str]

    def children(self, key: str) -> tuple[str, ...]:
        """The keys of what stands below a provision, in order; none where it is not on this side."""
        found = self.provisions.get(key)
        return tuple(child.eid for child in found.children) if found is not None else ()


def matched_sides(base: Chapter, ours: Chapter, theirs: Chapter) -> tuple[MergeSide, MergeSide, MergeSide]:
    """The base and the two texts that were made of it, what is one provision under one key.

    Provisions are paired as a redline pairs them, what moved first of all; what both sides added in one place under one
    label or term, or in the same words, is one.
    """
    base_keys = {id(each): f"b{at}" for at, each in enumerate(base.walk())}
    our_keys = _keys(base, ours, base_keys, "o")
    their_keys = _keys(base, theirs, base_keys, "t")
    their_keys = _with_shared_additions(ours, theirs, our_keys, their_keys)
    return _side(base, base_keys), _side(ours, our_keys), _side(theirs, their_keys)


def _keys(base: Chapter, side: Chapter, base_keys: Mapping[int, str], prefix: str) -> dict[int, str]:
    """The key of each provision of ``side``: that of the base's that it was, else one of its own."""
    pairs = _pairs(base, side)
    return {
        id(each): base_keys[pairs[id(each)]] if id(each) in pairs else f"{prefix}{at}" for at, each in _numbered(side)
    }


def _numbered(chapter: Chapter) -> Iterator[tuple[int, Provision]]:
    return enumerate(chapter.walk())


def _pairs(base: Chapter, side: Chapter) -> dict[int, int]:
    """The id() of the base's provision for that of each of ``side`` that was one of its.

    What a comparison makes of a provision that was split or joined, a part of it, is none of either text.
    """
    context = context_of(base, side)
    held = {id(each) for text in (base, side) for each in text.walk()}
    pairs: dict[int, int] = {}
    waiting = [(base.root, side.root)]
    while waiting:
        old, new = waiting.pop()
        changes = list(compare_provisions(old, new, context).walk())
        for change in changes:
            if change.kind not in ("split", "joined") and held.issuperset((id(change.old), id(change.new))):
                pairs.setdefault(id(change.new), id(change.old))
        waiting += [
            (gone.old, come.new)
            for gone, come in moved_partners(changes, context)
            if gone.old is not None and come.new is not None
        ]
    return _each_once(pairs)


def _each_once(pairs: Mapping[int, int]) -> dict[int, int]:
    taken: set[int] = set()
    found = {}
    for new, old in pairs.items():
        if old not in taken:
            taken.add(old)
            found[new] = old
    return found


def _with_shared_additions(
    ours: Chapter, theirs: Chapter, our_keys: dict[int, str], their_keys: dict[int, str]
) -> dict[int, str]:
    """The keys of ``theirs``, what both added alike having that of ours."""
    context = context_of(ours, theirs)
    added: dict[tuple[str, object], list[str]] = {}
    for parent, child in _with_parents(ours):
        if our_keys[id(child)].startswith("o"):
            added.setdefault((our_keys[id(parent)], _likeness_key(child, context)), []).append(our_keys[id(child)])
    keys = dict(their_keys)
    for parent, child in _with_parents(theirs):
        if keys[id(child)].startswith("t"):
            same = added.get((keys[id(parent)], _likeness_key(child, context)))
            if same:
                keys[id(child)] = same.pop(0)
    return keys


def _with_parents(chapter: Chapter) -> Iterator[tuple[Provision, Provision]]:
    """Each provision but the root with its parent, the parent before its children."""
    for parent in chapter.walk():
        yield from ((parent, child) for child in parent.children)


def _likeness_key(provision: Provision, context: ComparisonContext) -> object:
    """What two provisions added in one place must share to be one: level and label, or term; else all their words."""
    if provision.level == "definition":
        return "definition", context.term(provision)
    if provision.number:
        return provision.level, provision.number.lower()
    return provision.level, tuple(context.words(provision))


def _side(chapter: Chapter, keys: Mapping[int, str]) -> MergeSide:
    eids: dict[str, str] = {}
    identities: dict[str, str] = {}
    for each in chapter.walk():
        key = keys[id(each)]
        eids[each.eid] = key
        identities[key] = each.identity
        for at, block in enumerate(each.blocks()):
            if isinstance(block, Table):
                eids[block.eid] = _table_key(key, block, at)
                identities[_table_key(key, block, at)] = block.identity
    root = with_targets(_keyed(chapter.root, keys), eids)
    provisions = {each.eid: each for each in root.walk()}
    parents = {child.eid: parent.eid for parent in root.walk() for child in parent.children}
    return MergeSide(provisions, parents, identities, eids)


def _keyed(provision: Provision, keys: Mapping[int, str]) -> Provision:
    key = keys[id(provision)]
    blocks = [
        replace(block, eid=_table_key(key, block, at), wid="") if isinstance(block, Table) else block
        for at, block in enumerate(provision.blocks())
    ]
    count = len(provision.body)
    return replace(
        provision,
        eid=key,
        wid="",
        body=tuple(blocks[:count]),
        flush=tuple(blocks[count:]),
        children=tuple(_keyed(child, keys) for child in provision.children),
    )


def _table_key(key: str, block: Block, at: int) -> str:
    number = block.number if isinstance(block, Table) else ""
    return f"{key}-table-{number or f'at-{at}'}"
