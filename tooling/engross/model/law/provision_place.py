"""How one provision is cited, from how what it stands in is: ``§ 68-5`` + subsection A → ``§ 68-5A``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from engross.model.law.hierarchy import Hierarchy
from engross.model.law.number import range_of, unit_word
from engross.model.law.provision import CONTAINERS, Provision


def place_in(parent: str, provision: Provision, hierarchy: Hierarchy, before: Provision | None = None) -> str:
    """The citation of ``provision``, whose parent is cited as ``parent``, in a code of ``hierarchy``; ``before`` is the
    sibling right before it.

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
    if provision.level == "section" or provision.level in CONTAINERS:
        if number:
            return _unit(provision, number, hierarchy)
        heading = provision.heading.words if provision.heading else ""
        return f"{provision.label} {heading}".strip() or parent
    return _below(parent, provision, number, hierarchy) if number else f"{parent}, unnumbered"


def _unit(provision: Provision, number: str, hierarchy: Hierarchy) -> str:
    declared = hierarchy.of(provision.level)
    form = declared.cited
    if provision.level in CONTAINERS:
        form = form.replace(declared.word, hierarchy.word(provision))
    elif hierarchy.section_word and (own := unit_word(provision.label)):
        form = f"{own.capitalize()} {{}}"
    elif range_of(provision.label) and form.startswith("§ "):
        form = f"§{form}"
    return form.format(number)


def _below(parent: str, provision: Provision, number: str, hierarchy: Hierarchy) -> str:
    """The parent's citation with the number added: in the brackets of its label, else as the hierarchy declares.

    A number that begins with its parent's (101.1 in section 101) is cited by itself. One without brackets that would
    run into what stands before it (2 behind § 29-4) is put in brackets.
    """
    if number.startswith(f"{parent.removeprefix('§ ')}."):
        return f"§ {number}"
    label = provision.label.strip()
    form = {"(": "({})", "[": "[{}]"}.get(label[:1], hierarchy.of(provision.level).cited)
    if form.startswith("{}") and _run_together(parent, number):
        form = "({})"
    ends = range_of(label)
    return parent + (f"{form.format(ends.first)} to {form.format(ends.last)}" if ends else form.format(number))


def _run_together(parent: str, number: str) -> bool:
    before, after = parent[-1:], number[:1]
    return (before.isdigit() and after.isdigit()) or (before.isalpha() and after.isalpha())


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


def place_along(line: Iterable[Provision], hierarchy: Hierarchy) -> str:
    """The citation of the last of ``line``, which leads to it from the chapter down, each the parent of the next."""
    place = ""
    above: Provision | None = None
    for provision in line:
        before = None
        if above is not None and provision.level == "text":
            before = next((one for child, one in with_before(above.children) if child is provision), None)
        place, above = place_in(place, provision, hierarchy, before), provision
    return place


def place_of_each(root: Provision, hierarchy: Hierarchy) -> Iterator[tuple[Provision, str]]:
    """Every provision from ``root`` down, in reading order, with its citation."""

    def below(provision: Provision, own: str) -> Iterator[tuple[Provision, str]]:
        yield provision, own
        for child, before in with_before(provision.children):
            yield from below(child, place_in(own, child, hierarchy, before))

    yield from below(root, place_in("", root, hierarchy))
