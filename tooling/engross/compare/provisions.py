"""Comparing two provisions: the head, the blocks, and the provisions below, paired and merged."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field

from engross.compare.kinds import kind_of
from engross.compare.likeness import Words, bag_of, likeness, words_of
from engross.compare.pairing import align
from engross.compare.tables import comparable, compare_tables, table_words
from engross.compare.texts import compare_texts
from engross.model.comparison import BlockChange, ProvisionChange, TableChange, TextChange
from engross.model.provision import Block, Provision
from engross.model.span import Span
from engross.model.table import Table
from engross.model.text import Text

_ALIKE = 0.5
"""From this likeness on two provisions with different numbers may be one."""

_A_WORD, _MANY_WORDS = 1e-5, 1000
"""What a word adds to the weight of a pair, and up to how many: enough to settle a tie and no more."""

_SAME_NUMBER = 0.2
"""From this likeness on two provisions with the same number are one."""


@dataclass(slots=True)
class Context:
    """What a whole comparison shares: the defined terms, who claims which identity, and bags of words."""

    terms: Collection[str]
    old_identities: frozenset[str]
    claimed: frozenset[str]
    bags: dict[int, Words] = field(default_factory=dict)

    def bag(self, provision: Provision) -> Words:
        """The words of a provision and all below it, labels aside."""
        found = self.bags.get(id(provision))
        if found is None:
            words = words_of([text.plain for text in provision.texts()]).words
            for child in provision.children:
                words += self.bag(child).words
            found = self.bags[id(provision)] = bag_of(words)
        return found


def compare_provisions(old: Provision, new: Provision, context: Context) -> ProvisionChange:
    """The merged tree of two provisions that are one."""
    old_head, old_rest = old.head()
    new_head, new_rest = new.head()
    head = compare_texts(old_head, new_head, context.terms)
    rest = _compare_blocks(old_rest, new_rest, context)
    own_line = old.own_line or new.own_line
    label = _compare_labels(old.label, new.label)
    body = rest if own_line else _with_head(head, rest)
    flush = _compare_blocks(old.flush, new.flush, context)
    return ProvisionChange(
        kind_of(label, ((head,) if own_line else ()) + body + flush),
        old,
        new,
        label,
        head if own_line else None,
        body,
        compare_children(old.children, new.children, context),
        flush,
    )


def struck(old: Provision) -> ProvisionChange:
    """A provision that is only on the old side, with all below it."""
    return _one_side(old, "repealed", lambda text: compare_texts(text, None), lambda t: compare_tables(t, None, ()))


def inserted(new: Provision) -> ProvisionChange:
    """A provision that is only on the new side, with all below it."""
    return _one_side(new, "added", lambda text: compare_texts(None, text), lambda t: compare_tables(None, t, ()))


def _one_side(
    provision: Provision,
    kind: str,
    text_change: Callable[[Text], TextChange],
    table_change: Callable[[Table], TableChange],
) -> ProvisionChange:
    def blocks(items: Sequence[Block]) -> tuple[BlockChange, ...]:
        return tuple(table_change(b) if isinstance(b, Table) else text_change(b) for b in items)

    is_old = kind == "repealed"
    head, rest = provision.head()
    label = (Span(provision.label, "deleted" if is_old else "inserted"),) if provision.label else ()
    return ProvisionChange(
        "repealed" if is_old else "added",
        provision if is_old else None,
        None if is_old else provision,
        label,
        text_change(head) if provision.own_line else None,
        blocks(rest) if provision.own_line else _with_head(text_change(head), blocks(rest)),
        tuple(_one_side(child, kind, text_change, table_change) for child in provision.children),
        blocks(provision.flush),
    )


def _with_head(head: TextChange, rest: tuple[BlockChange, ...]) -> tuple[BlockChange, ...]:
    return (head, *rest)


def _compare_labels(old: str, new: str) -> tuple[Span, ...]:
    if old == new:
        return (Span(old),) if old else ()
    return ((Span(old, "deleted"),) if old else ()) + ((Span(new, "inserted"),) if new else ())


def compare_children(
    old: Sequence[Provision], new: Sequence[Provision], context: Context
) -> tuple[ProvisionChange, ...]:
    """Two runs of provisions, paired by wId, then number, then likeness, and merged in reading order."""
    if not old and not new:
        return ()
    pairs = align(old, new, lambda one, other: weigh(one, other, context), _anchor)
    return tuple(_merge(old, new, pairs, context))


def _merge(
    old: Sequence[Provision],
    new: Sequence[Provision],
    pairs: Sequence[tuple[int | None, int | None]],
    context: Context,
) -> Iterator[ProvisionChange]:
    for i, j in pairs:
        if i is not None and j is not None:
            yield compare_provisions(old[i], new[j], context)
        elif i is not None:
            yield struck(old[i])
        elif j is not None:
            yield inserted(new[j])


def _anchor(provision: Provision) -> object:
    key = definition_key(provision)
    if key:
        return key
    if provision.level == "section":
        return provision.identity, (provision.heading or Text()).plain.lower()
    return provision.number, tuple(text.plain.lower() for text in provision.texts())


def definition_key(provision: Provision) -> str:
    """The terms of a definition, ignoring case and hyphens; empty for any other provision."""
    return "|".join(term.lower().replace("-", " ") for term in provision.terms)


def weigh(old: Provision, new: Provision, context: Context) -> float:
    """How surely ``new`` is what became of ``old``: 0 never, 3 and over by term or identity.

    Where two pairs cross and are as sure, the one with more words weighs more: the shorter provision is the one
    that moved.
    """
    sure = _surety(old, new, context)
    return sure and sure + min(len(context.bag(old).words), len(context.bag(new).words), _MANY_WORDS) * _A_WORD


def _surety(old: Provision, new: Provision, context: Context) -> float:
    if old.level != new.level and "definition" in (old.level, new.level):
        return 0.0
    if new.wid:
        if new.wid == old.identity:
            return 4.0
        if new.wid in context.old_identities or "@" in new.wid:
            return 0.0
    if old.identity in context.claimed:
        return 0.0
    if old.level == "definition":
        return _weigh_definitions(old, new, context)
    number = old.number.lower()
    same_number = bool(number) and number == new.number.lower()
    if not same_number:
        return likeness(context.bag(old), context.bag(new), _ALIKE)
    alike = likeness(context.bag(old), context.bag(new))
    if old.level == "section":
        same_heading = bool(old.heading and new.heading) and _words(old.heading) == _words(new.heading)
        return 1.0 + alike + (1.0 if same_heading else 0.0)
    return alike + 0.25 if alike >= _SAME_NUMBER else 0.0


def _words(text: Text | None) -> str:
    return text.plain.lower().replace("-", " ") if text else ""


def _weigh_definitions(old: Provision, new: Provision, context: Context) -> float:
    if definition_key(old) == definition_key(new):
        return 3.0
    return likeness(context.bag(old), context.bag(new), 0.6)


def _compare_blocks(old: Sequence[Block], new: Sequence[Block], context: Context) -> tuple[BlockChange, ...]:
    """Two runs of blocks, merged: a lone paragraph with a lone one, else by likeness; tables with tables."""
    if not old and not new:
        return ()
    if len(old) == len(new) == 1 and isinstance(old[0], Text) and isinstance(new[0], Text):
        return (compare_texts(old[0], new[0], context.terms),)
    bags = {id(block): words_of(_block_words(block)) for block in (*old, *new)}

    def weigh_blocks(one: Block, other: Block) -> float:
        if isinstance(one, Table) and isinstance(other, Table):
            return _weigh_tables(one, other, likeness(bags[id(one)], bags[id(other)]), context)
        if isinstance(one, Table) or isinstance(other, Table):
            return 0.0
        return likeness(bags[id(one)], bags[id(other)], _ALIKE)

    pairs = align(old, new, weigh_blocks, lambda block: tuple(_block_words(block)))
    return tuple(
        _compare_block(None if i is None else old[i], None if j is None else new[j], context) for i, j in pairs
    )


def _compare_block(old: Block | None, new: Block | None, context: Context) -> BlockChange:
    if isinstance(old, Table) or isinstance(new, Table):
        before = old if isinstance(old, Table) else None
        after = new if isinstance(new, Table) else None
        return compare_tables(before, after, context.terms)
    return compare_texts(old, new, context.terms)


def _weigh_tables(old: Table, new: Table, alike: float, context: Context) -> float:
    if not comparable(old, new):
        return 0.0
    if new.wid and new.wid == old.identity:
        return 4.0
    if old.identity in context.claimed or "@" in new.wid:
        return 0.0
    same_number = bool(old.number) and old.number == new.number
    return alike + 0.25 if alike >= (_SAME_NUMBER if same_number else _ALIKE) else 0.0


def _block_words(block: Block) -> list[str]:
    return table_words(block) if isinstance(block, Table) else [block.plain]
