"""Where the other parts of a provision that was split or joined stand."""

from __future__ import annotations

from dataclasses import replace

from engross.model.comparison.comparison import ProvisionChange
from engross.model.law.hierarchy import Hierarchy
from engross.model.law.place import Places


def with_part_places(root: ProvisionChange, hierarchy: Hierarchy) -> ProvisionChange:
    """``root`` with the other places of each provision that was split or joined: of its first part those of the
    others, of any other part that of the first."""
    if all(change.part_of is None for change in root.walk()):
        return root
    return _placed(root, Places(hierarchy=hierarchy).below(root))


def _placed(change: ProvisionChange, places: Places) -> ProvisionChange:
    made: list[ProvisionChange] = []
    shown: list[str] = []
    first = 0
    for child, cited in places.of_children(change):
        made.append(_placed(child, cited))
        shown.append(cited.new if child.kind == "split" else cited.old)
        if child.part_of is None:
            first = len(made) - 1
            continue
        made[-1] = replace(made[-1], elsewhere=shown[first])
        made[first] = replace(made[first], elsewhere=", ".join(shown[first + 1 :]))
    return replace(change, children=tuple(made))
