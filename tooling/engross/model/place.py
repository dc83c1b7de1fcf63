"""How a provision is cited, as the page shows it: ``§ 68-5A(1)(a)[1]``."""

from __future__ import annotations

from collections.abc import Iterator
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


def place_in(parent: str, provision: Provision) -> str:
    """The citation of ``provision``, whose parent is cited as ``parent``.

    Levels down to the section start anew; below it they are added on: ``§ 68-5`` + subsection A → ``§ 68-5A``.
    What has no number is named by its heading, its term, or as an item.
    """
    number = provision.number
    if provision.level == "definition":
        terms = ", ".join(provision.terms) or provision.head()[0].words[:40]
        return f"{parent}, “{terms}”"
    if provision.level == "point":
        return f"{parent}, item"
    if provision.level in ("chapter", "article", "section"):
        if number:
            return _FORMS[provision.level].format(number)
        heading = provision.heading.words if provision.heading else ""
        return f"{provision.label} {heading}".strip() or parent
    return parent + _FORMS[provision.level].format(number) if number else f"{parent}, unnumbered"


@dataclass(frozen=True, slots=True)
class Places:
    """How a provision of a merged tree is cited in the old version and in the new; empty on a side it is not on."""

    old: str = ""
    new: str = ""

    @property
    def shown(self) -> str:
        """The citation in the new version where it is there, else in the old."""
        return self.new or self.old

    def below(self, change: ProvisionChange) -> Places:
        """The citations of ``change``, whose parent is cited so."""
        return Places(
            place_in(self.old, change.old) if change.old is not None else "",
            place_in(self.new, change.new) if change.new is not None else "",
        )


def places(root: Provision) -> dict[str, str]:
    """The citation of every provision under ``root`` that has an eId, by eId."""

    def below(provision: Provision, parent: str) -> Iterator[tuple[str, str]]:
        own = place_in(parent, provision)
        if provision.eid:
            yield provision.eid, own
        for child in provision.children:
            yield from below(child, own)

    return dict(below(root, ""))
