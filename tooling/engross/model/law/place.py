"""How a provision is cited, as the page shows it: ``§ 68-5A(1)(a)[1]``."""

from __future__ import annotations

from collections.abc import Iterator

from engross.model.comparison.comparison import ProvisionChange
from engross.model.law.chapter import Chapter
from engross.model.law.hierarchy import STANDARD, Hierarchy
from engross.model.law.provision import Provision
from engross.model.law.provision_place import place_in, place_of_each
from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class Places:
    """How a provision of a merged tree is cited in the old version and in the new; empty on a side it is not on."""

    old: str = ""
    new: str = ""
    hierarchy: Hierarchy = STANDARD

    @property
    def shown(self) -> str:
        """The citation in the new version where it is there, else in the old."""
        return self.new or self.old

    def below(
        self, change: ProvisionChange, old_before: Provision | None = None, new_before: Provision | None = None
    ) -> Places:
        """The citations of ``change``, whose parent is cited so, and which comes after these on each side; a part of a
        provision is cited as the whole."""
        old = change.part_of if change.kind == "split" and change.part_of else change.old
        new = change.part_of if change.kind == "joined" and change.part_of else change.new
        return Places(
            place_in(self.old, old, self.hierarchy, old_before) if old is not None else "",
            place_in(self.new, new, self.hierarchy, new_before) if new is not None else "",
            self.hierarchy,
        )

    def of_children(self, change: ProvisionChange) -> Iterator[tuple[ProvisionChange, Places]]:
        """Each child of ``change``, which is cited so, with its own citations."""
        old = new = None
        for child in change.children:
            yield child, self.below(child, old, new)
            if child.part_of is None or child.kind != "split":
                old = child.old or old
            if child.part_of is None or child.kind != "joined":
                new = child.new or new


def places(chapter: Chapter) -> dict[str, str]:
    """The citation of every provision of ``chapter`` that has an eId, by eId."""
    return {one.eid: place for one, place in place_of_each(chapter.root, chapter.hierarchy) if one.eid}
