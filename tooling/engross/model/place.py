"""How a provision is cited, as the page shows it: ``§ 68-5A(1)(a)[1]``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from engross.model.comparison import ProvisionChange
from engross.model.provision import Level, Provision

_FORMS: dict[Level, str] = {
    "chapter": "Chapter {}",
    "article": "Article {}",
    "section": "§ {}",
    "subsection": "{}",
    "paragraph": "({})",
    "subparagraph": "({})",
    "clause": "[{}]",
    "subclause": "[{}]",
}


def place_in(parent: str, provision: Provision, before: Provision | None = None) -> str:
    """The citation of ``provision``, whose parent is cited as ``parent``; ``before`` is the sibling right before it.

    Levels down to the section start anew; below it they are added on: ``§ 68-5`` + subsection A → ``§ 68-5A``.
    What has no number is named by its heading, its term, or as an item; text between two siblings by the one before it.
    """
    number = provision.number
    if provision.level == "definition":
        terms = ", ".join(provision.terms) or provision.head()[0].words[:40]
        return f"{parent}, “{terms}”"
    if provision.level == "point":
        return f"{parent}, item"
    if provision.level == "text":
        return f"{parent}, text after {_called(before)}"
    if provision.level in ("chapter", "article", "section"):
        if number:
            return _FORMS[provision.level].format(number)
        heading = provision.heading.words if provision.heading else ""
        return f"{provision.label} {heading}".strip() or parent
    return parent + _FORMS[provision.level].format(number) if number else f"{parent}, unnumbered"


def _called(sibling: Provision | None) -> str:
    """A sibling by its label or its term."""
    if sibling is None:
        return "an item"
    return sibling.label.rstrip(".") or (f"“{sibling.terms[0]}”" if sibling.terms else "an item")


def with_before(siblings: Iterable[Provision]) -> Iterator[tuple[Provision, Provision | None]]:
    """Each of ``siblings`` with the one right before it."""
    before = None
    for sibling in siblings:
        yield sibling, before
        before = sibling


def place_along(line: Iterable[Provision]) -> str:
    """The citation of the last of ``line``, which leads to it from the chapter down, each the parent of the next."""
    place = ""
    above: Provision | None = None
    for provision in line:
        before = None
        if above is not None and provision.level == "text":
            before = next((one for child, one in with_before(above.children) if child is provision), None)
        place, above = place_in(place, provision, before), provision
    return place


@dataclass(frozen=True, slots=True)
class Places:
    """How a provision of a merged tree is cited in the old version and in the new; empty on a side it is not on."""

    old: str = ""
    new: str = ""

    @property
    def shown(self) -> str:
        """The citation in the new version where it is there, else in the old."""
        return self.new or self.old

    def below(
        self, change: ProvisionChange, old_before: Provision | None = None, new_before: Provision | None = None
    ) -> Places:
        """The citations of ``change``, whose parent is cited so, and which comes after these on each side."""
        return Places(
            place_in(self.old, change.old, old_before) if change.old is not None else "",
            place_in(self.new, change.new, new_before) if change.new is not None else "",
        )

    def of_children(self, change: ProvisionChange) -> Iterator[tuple[ProvisionChange, Places]]:
        """Each child of ``change``, which is cited so, with its own citations."""
        old = new = None
        for child in change.children:
            yield child, self.below(child, old, new)
            old, new = child.old or old, child.new or new


def places(root: Provision) -> dict[str, str]:
    """The citation of every provision under ``root`` that has an eId, by eId."""

    def cited(provision: Provision, own: str) -> Iterator[tuple[str, str]]:
        if provision.eid:
            yield provision.eid, own
        for child, before in with_before(provision.children):
            yield from cited(child, place_in(own, child, before))

    return dict(cited(root, place_in("", root)))
