"""The order of what stands in a provision: blocks before its children, text between them, blocks after them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from engross.model.law.provision import Provision


def arranged(provision: Provision) -> Provision:
    """``provision`` in normal form: text stands between two children or it is no child.

    Text before the first child goes to the end of ``body``, text after the last to the beginning of ``flush``, text
    next to text is joined with it, and without any child all is ``body``. The order of the page stays; what is below
    the children is left as it is. Idempotent; in normal form, ``provision`` itself is returned.
    """
    children = provision.children
    if not _loose(children) and (children or not provision.flush):
        return provision
    body, flush = list(provision.body), list(provision.flush)
    kept = list(children)
    while kept and kept[0].level == "text":
        body += kept.pop(0).body
    while kept and kept[-1].level == "text":
        flush[:0] = kept.pop().body
    if not kept:
        body, flush = body + flush, []
    return replace(provision, body=tuple(body), children=tuple(_joined(kept)), flush=tuple(flush))


def _loose(children: tuple[Provision, ...]) -> bool:
    """Whether any text is not between two children that are none."""
    was_text = True
    for child in children:
        is_text = child.level == "text"
        if is_text and was_text:
            return True
        was_text = is_text
    return was_text and bool(children)


def _joined(children: Iterable[Provision]) -> list[Provision]:
    made: list[Provision] = []
    for child in children:
        if made and child.level == made[-1].level == "text":
            made[-1] = replace(made[-1], body=made[-1].body + child.body)
        else:
            made.append(child)
    return made
