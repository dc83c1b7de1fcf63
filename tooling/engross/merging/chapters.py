"""Two drafts of one chapter into one: by provision, whatever its number; then by paragraph; then by word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import field, replace
from typing import TypeVar

from engross.akn import identify
from engross.errors import NotFoundError
from engross.merging.block_merge import BlockMerge, Versions, words_of
from engross.merging.matching import MergeSide, matched_sides
from engross.merging.merged_provisions import (
    all_words,
    distinct_places,
    eids_by_key,
    natural_order,
    of_same_words,
    rules_by_key,
)
from engross.merging.ordering import merge_order
from engross.model.comparison.conflict import Conflict, ConflictKind, Merged, Take
from engross.model.law.chapter import Chapter
from engross.model.law.picture import pictures_of_all
from engross.model.law.provision import Provision
from engross.model.law.table import Table
from engross.model.law.text import Text
from engross.model.rules.declaration import RuleDeclaration
from engross.values import dataclass

Value = TypeVar("Value")


def merge_chapters(
    base: Chapter,
    ours: Chapter,
    theirs: Chapter,
    takes: Mapping[str, Take] | None = None,
    *,
    identified_by_theirs: bool = False,
) -> Merged:
    """What both ``ours`` and ``theirs`` made of ``base``, in one text; its days and stage are those of ``ours``.

    ``identified_by_theirs``: what provisions are called across renumbering is taken from ``theirs`` where both know it.
    ``takes``: how the conflicts at a place are resolved ("§ 68-5A"; "" for every other place).
    Errors: NotFoundError where ``takes`` names a place without a conflict.
    """
    base, ours, theirs = map(identify, (base, ours, theirs))
    sides = matched_sides(base, ours, theirs)
    naming = (sides[2], sides[1]) if identified_by_theirs else (sides[1], sides[2])
    merge = _ChapterMerge(base, ours, theirs, dict(takes or {}), *sides, naming)
    root = _each_identity_once(merge.provision("b0"), ours.version.date.isoformat())
    rules = merge.rules()
    merge.require_used()
    pictures = pictures_of_all(ours.pictures, theirs.pictures, base.pictures)
    made = identify(replace(ours, root=root, rules=rules, source=None, changed_by=(), pictures=pictures))
    eids = eids_by_key(root, made.root)
    conflicts, resolved = (
        tuple(replace(each, eid=eids.get(each.eid, "")) for each in told) for told in (merge.conflicts, merge.resolved)
    )
    return Merged(made, conflicts, resolved, tuple(merge.both), tuple(merge.remarks))


@dataclass(slots=True)
class _ChapterMerge:
    base: Chapter
    ours: Chapter
    theirs: Chapter
    takes: dict[str, Take]
    old: MergeSide
    one: MergeSide
    other: MergeSide
    naming: tuple[MergeSide, MergeSide]
    conflicts: list[Conflict] = field(default_factory=list)
    resolved: list[Conflict] = field(default_factory=list)
    both: list[tuple[str, str]] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    dead: dict[str, bool] = field(default_factory=dict)
    cited: dict[str, str] = field(default_factory=dict)

    def provision(self, key: str) -> Provision:
        """The merged provision under a key, with all below it."""
        base, ours, theirs = (side.provisions.get(key) for side in (self.old, self.one, self.other))
        here = ours or theirs or base
        assert here is not None  # noqa: S101 - every key is one of some side
        if ours is None or theirs is None:
            # Only one side has it: added there, or kept where the other repealed it.
            alone = ours or theirs or base
            assert alone is not None  # noqa: S101
            base = ours = theirs = alone
        place = self.place(key)
        blocks = BlockMerge(self.take_at(place))
        fresh = base is None
        base = base or replace(ours, heading=None, body=(), flush=(), notes=(), preface=(), children=())
        made = replace(
            here,
            level=_one_of(base.level, ours.level, theirs.level),
            label=self._label(key, base, ours, theirs, fresh=fresh),
            heading=blocks.text(base.heading, ours.heading, theirs.heading),
            body=blocks.blocks(base.body, ours.body, theirs.body),
            flush=blocks.blocks(base.flush, ours.flush, theirs.flush),
            preface=tuple(
                each for each in blocks.blocks(base.preface, ours.preface, theirs.preface) if isinstance(each, Text)
            ),
            status=_one_of(base.status, ours.status, theirs.status),
            cited=_one_of(base.cited, ours.cited, theirs.cited),
            notes=_union(base.notes, ours.notes, theirs.notes),
            period=_one_of(base.period, ours.period, theirs.period),
            eid=key,
            wid=self.identity(key),
            children=(),
        )
        self._note(key, blocks)
        children = tuple(self.provision(child) for child in self._children(key))
        made = replace(made, children=children, body=self._identified(made.body), flush=self._identified(made.flush))
        self._require_distinct(made)
        return made

    def rules(self) -> tuple[RuleDeclaration, ...]:
        """The declarations of rules, with the provisions that they point at by key."""
        told = [
            rules_by_key(chapter.rules, side.eids)
            for chapter, side in ((self.base, self.old), (self.ours, self.one), (self.theirs, self.other))
        ]
        base, ours, theirs = told
        if ours not in (base, theirs) and theirs != base:
            self.meet("the rules", "rules", tuple(f"{len(each)} declarations" for each in told))
            return theirs if self.take_at("the rules") == "theirs" else ours
        return theirs if ours == base else ours

    def place(self, key: str) -> str:
        """How the provision under a key is cited; what is cited as another before it is told from it by its place."""
        if not self.cited:
            for side in (self.other, self.one):
                self.cited.update(distinct_places(side, self.ours))
        return self.cited.get(key, key)

    def identity(self, key: str) -> str:
        """What a provision or table is called across renumbering."""
        first, second = self.naming
        return first.identities.get(key) or second.identities.get(key) or self.old.identities.get(key, "")

    def take_at(self, place: str) -> Take | None:
        """How conflicts at a place are resolved; None where that is not said."""
        return self.takes.get(place) or self.takes.get("")

    def meet(
        self,
        place: str,
        kind: ConflictKind,
        texts: tuple[str, ...],
        met: tuple[tuple[str, str, str], ...] = (),
        key: str = "",
    ) -> None:
        """Note a conflict in the provision under ``key``, as resolved where it was said how."""
        conflict = Conflict(place, kind, texts[0], texts[1], texts[2], met, key)
        self.used.add(place)
        (self.resolved if self.take_at(place) else self.conflicts).append(conflict)

    def require_used(self) -> None:
        """Refuse a place that was named and has no conflict. Errors: NotFoundError."""
        idle = [place for place in self.takes if place and place not in self.used]
        if idle:
            there = ", ".join(sorted(self.used)) or "none"
            raise NotFoundError(f"{idle[0]!r} has no conflict to resolve; there are: {there}")

    def _label(self, key: str, base: Provision, ours: Provision, theirs: Provision, *, fresh: bool) -> str:
        labels = base.label, ours.label, theirs.label
        if fresh or ours.label in (theirs.label, base.label) or theirs.label == base.label:
            return ours.label if fresh else _one_of(*labels)
        self.meet(self.place(key), "label", labels, key=key)
        return theirs.label if self.take_at(self.place(key)) == "theirs" else ours.label

    def _children(self, key: str) -> list[str]:
        """The keys of what stands below ``key`` in the merged text, in order."""
        sides = []
        for side in (self.old, self.one, self.other):
            mine = [child for child in side.children(key) if self._parent(child) == key and not self._is_dead(child)]
            sides.append(mine)
        order, sure = merge_order(sides[0], sides[1], sides[2], self._rank)
        if not sure:
            told = tuple(", ".join(map(self._called, side)) for side in sides)
            self.meet(self.place(key), "place", told, key=key)
            if self.take_at(self.place(key)) == "theirs":
                order = merge_order(sides[0], sides[2], sides[1], self._rank)[0]
        return order

    def _parent(self, key: str) -> str:
        """Where a provision stands in the merged text: where the side that moved it put it."""
        base, ours, theirs = (side.parents.get(key, "") for side in (self.old, self.one, self.other))
        if not ours or not theirs:
            return ours or theirs or base
        return theirs if ours == base else ours

    def _is_dead(self, key: str) -> bool:
        """Whether a provision of the base is repealed in the merged text."""
        if key not in self.dead:
            self.dead[key] = self._decide(key)
        return self.dead[key]

    def _decide(self, key: str) -> bool:
        base, ours, theirs = (side.provisions.get(key) for side in (self.old, self.one, self.other))
        if base is None or (ours is not None and theirs is not None):
            return False
        kept = ours or theirs
        if kept is None or of_same_words(base, kept):
            return True
        self.meet(self.place(key), "repealed", tuple(all_words(each) for each in (base, ours, theirs)), key=key)
        take = self.take_at(self.place(key))
        return take is not None and take != "both" and (ours is None) is (take == "ours")

    def _rank(self, key: str) -> object | None:
        found = self.one.provisions.get(key) or self.other.provisions.get(key)
        if found is None:
            return None
        if found.level == "definition" and found.terms:
            return found.level, (), found.terms[0].lower()
        return (found.level, natural_order(found.number), "") if found.number else None

    def _called(self, key: str) -> str:
        for side in (self.one, self.other, self.old):
            if key in side.provisions:
                found = side.provisions[key]
                return found.label or (found.terms[0] if found.terms else found.head()[0].words[:40])
        return key

    def _note(self, key: str, blocks: BlockMerge) -> None:
        place = self.place(key)
        for kind, versions, met in blocks.met:
            self.meet(place, kind, _texts(versions), met, key)
        self.both += [(place, words) for words in blocks.both]

    def _identified(self, blocks: tuple[Text | Table, ...]) -> tuple[Text | Table, ...]:
        return tuple(
            replace(block, wid=self.identity(block.eid)) if isinstance(block, Table) else block for block in blocks
        )

    def _require_distinct(self, provision: Provision) -> None:
        """One label for two provisions, which neither side had: a conflict that only a new number resolves."""
        labels = Counter((child.level, child.number) for child in provision.children if child.number)
        for (level, number), count in labels.items():
            if count < 2 or any(_times(side, provision.eid, level, number) >= count for side in (self.one, self.other)):
                continue
            twice = [child for child in provision.children if (child.level, child.number) == (level, number)]
            texts = ("", all_words(twice[0]), all_words(twice[1]))
            conflict = Conflict(self.place(twice[0].eid), "label", *texts, eid=twice[0].eid)
            self.used.add(conflict.place)
            self.conflicts.append(conflict)


def _each_identity_once(root: Provision, day: str) -> Provision:
    """``root`` with the ``day`` added to an identity that a provision before it has."""
    seen: set[str] = set()

    def once(provision: Provision) -> Provision:
        wid, times = provision.wid, 1
        while wid in seen:
            wid, times = f"{provision.wid}@{day}" + (f"-{times}" if times > 1 else ""), times + 1
        seen.add(wid)
        return replace(provision, wid=wid, children=tuple(map(once, provision.children)))

    return once(root)


def _times(side: MergeSide, key: str, level: str, number: str) -> int:
    found = side.provisions.get(key)
    return sum((child.level, child.number) == (level, number) for child in found.children) if found else 0


def _one_of(base: Value, ours: Value, theirs: Value) -> Value:
    """The value that a side changed; ours where both did."""
    return theirs if ours == base else ours


def _union(base: tuple[Value, ...], ours: tuple[Value, ...], theirs: tuple[Value, ...]) -> tuple[Value, ...]:
    """What either added to the base, without what either took away."""
    kept = [each for each in base if each in ours and each in theirs]
    added = [each for side in (ours, theirs) for each in side if each not in base]
    return (
        tuple(dict.fromkeys((*kept, *added)))
        if ours not in (base, theirs) and theirs != base
        else _one_of(base, ours, theirs)
    )


def _texts(versions: Versions) -> tuple[str, str, str]:
    base, ours, theirs = map(words_of, versions)
    return base, ours, theirs
