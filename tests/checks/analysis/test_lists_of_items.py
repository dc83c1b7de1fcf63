"""The lists of items under a provision: parted by text between them, and by a number that begins again."""

from __future__ import annotations

import pytest

from engross.checks.analysis.numbered_series import lists_of
from engross.model.law.provision import Level, Provision


def parent(*labels: str, level: Level = "paragraph") -> Provision:
    """A provision whose children have these labels; ``-`` is text between them, ``=`` a definition."""
    levels: dict[str, Level] = {"-": "text", "=": "definition"}
    children = [Provision(levels.get(label, level), "" if label in levels else label) for label in labels]
    return Provision("subsection", "A.", children=tuple(children))


@pytest.mark.parametrize(
    ("labels", "lists"),
    [
        ((), []),
        (("(1)", "(2)"), [["(1)", "(2)"]]),
        (("(1)", "(2)", "(1)"), [["(1)", "(2)"], ["(1)"]]),
        (("A.", "B.", "A.", "B."), [["A.", "B."], ["A.", "B."]]),
        (("(i)", "(ii)", "(i)"), [["(i)", "(ii)"], ["(i)"]]),
        (("(g)", "(h)", "(i)"), [["(g)", "(h)", "(i)"]]),
        (("G.", "H.", "I."), [["G.", "H.", "I."]]),
        (("(10)", "(11)"), [["(10)", "(11)"]]),
        (("", "(1)"), [["", "(1)"]]),
        (("(1)", "-", "(2)"), [["(1)"], ["(2)"]]),
        (("-", "(1)"), [["(1)"]]),
        (("(1)", "-", "-", "(2)", "-"), [["(1)"], ["(2)"]]),
        (("(1)", "=", "(2)"), [["(1)", "(2)"]]),
        (("=", "="), [[]]),
    ],
)
def test_the_lists_under_a_provision(labels: tuple[str, ...], lists: list[list[str]]) -> None:
    assert [[item.label for item in held] for held in lists_of(parent(*labels))] == lists


def test_an_item_of_another_level_begins_no_list() -> None:
    children = (Provision("paragraph", "(1)"), Provision("subparagraph", "(a)"))
    assert [len(held) for held in lists_of(Provision("subsection", "A.", children=children))] == [2]
