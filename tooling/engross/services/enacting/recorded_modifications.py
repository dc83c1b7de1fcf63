"""What an ordinance changes, as the files of its text and of the codified text record it: textual modifications.

In a section they are those of the instructions that Engross writes for it, which are applied and compared before they
count; where instructions do not give the new text, the section is recorded as replaced. Above the sections they are
those of the comparison.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace

from engross.akn.modifications import mapped_iris
from engross.diff import compare
from engross.diff.words.word_diff import diff_words
from engross.enacting import CodifiedOrdinance
from engross.errors import RefusedInstruction
from engross.instructions import amended_chapter, chapter_instructions
from engross.model.comparison.comparison import ProvisionChange
from engross.model.law.chapter import Chapter
from engross.model.law.modification import Destination, Modification, Modifications
from engross.model.law.provision import Provision
from engross.model.law.textual_mod import ModKind, TextualMod
from engross.values import dataclass

_CODE = "/akn/{}/act/code"
_KINDS: dict[str, ModKind] = {"split": "split", "joined": "join"}


def expression_of(chapter: Chapter) -> str:
    """The IRI of a text: ``/akn/us-ct-exampleton/act/code/2020-01-14/chapter-68/eng@2020-01-14``."""
    return f"{chapter.work}/eng@{chapter.version.date.isoformat()}"


def active_modifications(old: Chapter | None, new: Chapter) -> Modifications:
    """What ``new``, an enacted text, changes in the law ``old``; without one it is put into the code as a whole."""
    whole = f"#{new.root.eid}"
    if old is None:
        place = new.uri.removeprefix("/akn/").split("/")[0]
        added = Modification("insertion", whole, Destination(_CODE.format(place)), new_iris=(whole,))
        return Modifications(active=(added,))
    return Modifications(active=tuple(_Texts(old, new).of(compare(old, new).root)))


def passive_modifications(ordinances: tuple[CodifiedOrdinance, ...], made: Chapter) -> Modifications:
    """What ``ordinances``, oldest first, changed in ``made``, the codified text that holds them: the same, each with
    the provision as it was enacted for its source, and for its destination that of ``made``."""
    eids = {each.identity: each.eid for each in made.walk()}
    passive: list[Modification] = []
    for ordinance in ordinances:
        enacted, base = ordinance.enacted, ordinance.comparison.old if ordinance.comparison else None
        recorded = enacted.modifications.active or active_modifications(base, enacted).active
        own, before = f"{expression_of(enacted)}#", {each.eid: each.identity for each in (base or enacted).walk()}

        def destination(iri: str, before: Mapping[str, str] = before) -> str:
            eid = eids.get(before.get(iri.partition("#")[2], ""))
            return f"#{eid or made.root.eid}"

        def source(iri: str, own: str = own) -> str:
            return own + iri[1:] if iri.startswith("#") else iri

        for there, each in zip(mapped_iris(Modifications(recorded), source).active, recorded, strict=True):
            place = replace(each.destination, iri=destination(each.destination.iri))
            passive.append(replace(there, destination=place))
    return Modifications(passive=tuple(passive))


@dataclass(frozen=True, slots=True)
class _Texts:
    """The law before, and the enacted text."""

    old: Chapter
    new: Chapter

    def of(self, change: ProvisionChange) -> Iterator[Modification]:
        """What changes in a provision above the sections or in a section."""
        was, now = change.old, change.new
        if change.kind in _KINDS:
            yield self.whole(change, _KINDS[change.kind])
        elif was is None:
            yield self.whole(change, "insertion")
        elif now is None:
            yield self.whole(change, "repeal")
        else:
            if was.label != now.label:
                yield replace(self.whole(change, "renumbering"), old=was.label, new=now.label, new_iris=())
            if was.level == "section":
                if any(each.kind not in ("unchanged", "renumbered") for each in change.walk()):
                    yield from self.in_section(change, was, now)
                return
            if change.kind == "amended":
                yield self.heading(was, now)
            for child in change.children:
                yield from self.of(child)

    def whole(self, change: ProvisionChange, kind: ModKind) -> Modification:
        """A provision put in, struck or replaced as a whole."""
        was, now = change.old or change.part_of, change.new
        source = f"#{now.eid}" if now is not None else f"#{self.new.root.eid}"
        return Modification(
            kind,
            source,
            Destination(self.before(was) if was is not None else self.before(self.old.root)),
            old_iri=self.before(was) if was is not None and kind != "insertion" else "",
            new_iris=(source,) if now is not None else (),
        )

    def heading(self, was: Provision, now: Provision) -> Modification:
        """The heading, or the words before the first section, of what holds sections."""
        old, new = (one.heading.plain if one.heading else "" for one in (was, now))
        if old != new:
            return Modification("replacement", f"#{now.eid}", Destination(self.before(was), "heading"), "", old, new)
        return Modification("replacement", f"#{now.eid}", Destination(self.before(was), "lead-in"))

    def in_section(self, change: ProvisionChange, was: Provision, now: Provision) -> Iterator[Modification]:
        """What changes in a section: by the instructions that give its new text, else all of it."""
        placed: tuple[tuple[TextualMod, str], ...] = ()
        if was.number == now.number:
            with suppress(RefusedInstruction):
                written = chapter_instructions(self.old, self.new, diff_words, now.number)
                placed = amended_chapter(self.old, written).placed
        if not placed:
            yield self.whole(change, "replacement")
        for mod, eid in placed:
            yield self.ordered(mod, eid, was, now)

    def ordered(self, mod: TextualMod, eid: str, was: Provision, now: Provision) -> Modification:
        """A modification that an instruction orders, of the provision ``eid`` of the law before."""
        identity = next((each.identity for each in was.walk() if each.eid == eid), "")
        there = next((each for each in now.walk() if each.identity == identity), now)
        struck = mod.kind in ("repeal", "replacement", "renumbering") and not mod.old and mod.place.part == "all"
        place = mod.place
        number = place.steps[-1].number if place.steps else ""
        quoted = " ".join(text.plain for one in mod.matter for text in one.texts()) if place.part != "all" else ""
        return Modification(
            mod.kind,
            f"#{there.eid}",
            Destination(
                f"{expression_of(self.old)}#{eid}", place.part, place.sentence, place.table, place.note, mod.occurrence
            ),
            mod.source.partition("\n")[0],
            mod.old or (number if mod.number else ""),
            mod.new or mod.number or quoted,
            f"{expression_of(self.old)}#{eid}" if struck and not place.sentence else "",
            tuple(_put_in(mod, there, now)) if place.part == "all" else (),
        )

    def before(self, provision: Provision) -> str:
        """The IRI of a provision of the law before."""
        return f"{expression_of(self.old)}#{provision.eid}"


def _put_in(mod: TextualMod, there: Provision, section: Provision) -> Iterator[str]:
    """The IRIs of what ``mod`` quotes: at, below or beside ``there`` in the section as it was enacted."""
    beside = next((each for each in section.walk() if there in each.children), section)
    for quoted in mod.matter:
        if quoted.level == "section":
            yield f"#{section.eid}"
            continue
        for each in (there, *there.walk(), *beside.children):
            if (each.number, each.terms) == (quoted.number, quoted.terms) and (each.number or each.terms):
                yield f"#{each.eid}"
                break
