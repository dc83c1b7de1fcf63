"""Applying the fixes that are certain."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace

from engross.akn.eids import identify
from engross.checks.analysis.alphabetical_order import sort_keys
from engross.model.findings.finding import Finding, Fix
from engross.model.law.chapter import Chapter
from engross.model.law.provision import Block, Provision
from engross.model.law.splice import splice
from engross.model.law.text import Tag, Text, normal


def apply_fixes(chapter: Chapter, findings: Collection[Finding]) -> tuple[Chapter, tuple[str, ...]]:
    """``chapter`` with the fixes of ``findings`` done, and what was done, a line each. eIds are derived anew."""
    actions: list[str] = []
    root = chapter.root
    done: set[Fix] = set()
    for finding in findings:
        fix = finding.fix
        if fix is None or fix in done:
            continue
        done.add(fix)
        changed = _DEEDS[fix.kind](root, fix)
        if changed != root or fix.kind == "eids":
            actions.append(f"{finding.file}:{finding.line}: {_said(fix, finding)}")
        root = changed
    return identify(replace(chapter, root=root)) if actions else chapter, tuple(actions)


def _said(fix: Fix, finding: Finding) -> str:
    if fix.kind == "label":
        return f"label {fix.old} → {fix.new}"
    if fix.kind == "words":
        return f"“{fix.old}” → “{fix.new}”"
    if fix.kind == "ref":
        return f"“{fix.old}” marked up as a reference to {fix.new}"
    return "definitions put in order" if fix.kind == "order" else f"eIds derived anew ({finding.message})"


def _label(root: Provision, fix: Fix) -> Provision:
    return _at(root, fix.eid, lambda provision: replace(provision, label=fix.new))


def _order(root: Provision, fix: Fix) -> Provision:
    return _at(root, fix.eid, _sorted)


def _sorted(provision: Provision) -> Provision:
    """The definitions in alphabetical order, in the places that definitions have among the children."""
    listed = [child for child in provision.children if child.level == "definition"]
    keys = sort_keys([child.terms[0] if child.terms else "" for child in listed])
    ordered = iter([child for _, child in sorted(zip(keys, listed, strict=True), key=lambda pair: pair[0])])
    children = tuple(next(ordered) if child.level == "definition" else child for child in provision.children)
    return replace(provision, children=children)


def _words(root: Provision, fix: Fix) -> Provision:
    def written(text: Text) -> Text:
        for tag in reversed(text.tags):
            if tag.kind == "ref" and text.plain[tag.start : tag.end] == fix.old:
                text = splice(text, tag.start, tag.end, fix.new)
        return text

    def provision(item: Provision) -> Provision:
        return replace(
            item,
            heading=written(item.heading) if item.heading is not None else None,
            body=tuple(written(block) if isinstance(block, Text) else block for block in item.body),
            flush=tuple(written(block) if isinstance(block, Text) else block for block in item.flush),
        )

    return _at(root, fix.eid, provision)


def _ref(root: Provision, fix: Fix) -> Provision:
    end = fix.start + len(fix.old)

    def marked(block: Block) -> Block:
        if not isinstance(block, Text) or block.plain[fix.start : end] != fix.old:
            return block
        apart = (tag.end <= fix.start or tag.start >= end for tag in block.tags)
        around = (tag.start <= fix.start and tag.end >= end and tag.kind != "ref" for tag in block.tags)
        if not all(one or other for one, other in zip(apart, around, strict=True)):
            return block
        return normal(replace(block, tags=(*block.tags, Tag("ref", fix.start, end, fix.new))))

    def provision(item: Provision) -> Provision:
        return replace(item, body=tuple(map(marked, item.body)), flush=tuple(map(marked, item.flush)))

    return _at(root, fix.eid, provision)


def _eids(root: Provision, fix: Fix) -> Provision:  # noqa: ARG001 - they are derived anew in any case
    return root


def _at(provision: Provision, eid: str, change: Callable[[Provision], Provision]) -> Provision:
    """``provision`` with the provision ``eid`` in it changed."""
    if provision.eid == eid:
        return change(provision)
    if not eid.startswith(provision.eid):
        return provision
    return replace(provision, children=tuple(_at(child, eid, change) for child in provision.children))


_DEEDS: dict[str, Callable[[Provision, Fix], Provision]] = {
    "eids": _eids,
    "label": _label,
    "order": _order,
    "ref": _ref,
    "words": _words,
}
