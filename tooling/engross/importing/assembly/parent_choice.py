"""The open provision that a line belongs to: by its level, or by its indent."""

from __future__ import annotations

from collections.abc import Sequence

from engross.importing.assembly.provision_draft import SAME_INDENT, ProvisionDraft, announced, introduces
from engross.importing.recognition.lists import Labelled, continued_list, restarted_list
from engross.importing.source_page import PageItem, Paragraph
from engross.model.law.definition_words import definition_of
from engross.model.law.hierarchy import Hierarchy
from engross.model.law.provision import Level

LEVEL_INDENT = 720
"""How far each level of the law stands in from the one above, in our own files (templates/word)."""


def parent_for(stack: Sequence[ProvisionDraft], level: Level, hierarchy: Hierarchy) -> ProvisionDraft:
    """The innermost open provision that ``level`` may stand in; its own siblings' parent first."""
    for at in range(len(stack) - 1, 0, -1):
        if stack[at].level == level:
            return stack[at - 1]
        if hierarchy.may_hold(stack[at].level, level):
            inner = stack[at + 1 :]
            introduced = inner and introduces(inner[-1])
            return stack[-1] if introduced or (inner and hierarchy.depth(level) > 1) else stack[at]
    return stack[-1]


def closes_point(top: ProvisionDraft, item: Paragraph, depth: int) -> bool:
    """Whether an unnumbered item that is ``depth`` deep ends the one that is open."""
    if item.style == "point":
        return top.depth >= depth
    if item.listed is not None and top.listed is not None and item.listed.run == top.listed.run:
        return item.listed.level <= top.listed.level
    return (item.indent or 0) <= (top.indent or 0) + SAME_INDENT


def parent_of_text(
    stack: Sequence[ProvisionDraft], item: Paragraph, behind: PageItem | None, labelled: Labelled | None
) -> ProvisionDraft:
    """Which open provision the words of ``item``, which have no label, belong to.

    ``behind`` is the line behind it, ``labelled`` the next that has a label, before any heading.

    In our own files their style says it. Elsewhere it is the innermost that stands no deeper than they do, but

    - in the midst of a list that goes on behind them, they are a further paragraph of its last item, however far in
      they stand;
    - words that announce a list or a definition, or that the first number of an open list follows again, stand between
      two items: they belong to what the list belongs to.
    """
    if item.style == "text":
        depth = round((item.indent or 0) / LEVEL_INDENT)
        return next((o for o in reversed(stack) if o.depth <= depth), stack[0])
    held = _by_indent(stack, item)
    announces = announced(item.text)
    peer = continued_list(stack, labelled) if labelled else None
    if peer is not None and not announces:
        return max(held, peer, key=stack.index)
    ended = peer or (restarted_list(stack, labelled) if labelled else None)
    if ended is None and announces:
        ended = _ended_definition(stack, behind)
    return min(held, stack[stack.index(ended) - 1], key=stack.index) if ended is not None else held


def _by_indent(stack: Sequence[ProvisionDraft], item: Paragraph) -> ProvisionDraft:
    indent = item.indent or 0
    section = next((at for at, o in enumerate(stack) if o.level == "section"), 0)
    inside = [o for o in stack[section:] if section or o is not stack[0]] or [stack[-1]]
    outermost = inside[0] if section else stack[0]
    return next((o for o in reversed(inside) if o.indent is None or o.indent <= indent + SAME_INDENT), outermost)


def _ended_definition(stack: Sequence[ProvisionDraft], following: PageItem | None) -> ProvisionDraft | None:
    """The definition that is open where the line behind is another one."""
    opened = next((o for o in reversed(stack) if o.level == "definition"), None)
    if opened is None or not isinstance(following, Paragraph) or following.label:
        return None
    return opened if definition_of(following.text, among_definitions(stack)) is not None else None


def among_definitions(stack: Sequence[ProvisionDraft]) -> bool:
    """Whether the section that is open is one of definitions."""
    section = next((o for o in reversed(stack) if o.level == "section"), None)
    return section is not None and section.heading is not None and "definition" in section.heading.plain.lower()
