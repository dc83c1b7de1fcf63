"""What a proposal changes in the rules, as lines of a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engross.model.publication.publication import Line, PageBlock, Run
from engross.model.rules.rule_change import RuleChange


def rules_changed(changes: Sequence[RuleChange]) -> Iterator[PageBlock]:
    """A line a rule; below a rule that changes, its figures before and after. Nothing where nothing changes."""
    if changes:
        yield Line("heading", (Run("Rules that change"),))
    for change in changes:
        lead = {"changed": "", "added": "new: ", "repealed": "repealed: "}[change.kind]
        yield Line("item", (Run(f"{lead}{change.heading}"),))
        if change.kind == "changed":
            for line in change.lines():
                yield Line("item", (Run(line),), level=1)
