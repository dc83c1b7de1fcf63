"""What differs between two Word files and no tracked change shows: page setup, links, comments of the old file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from engross.importing.word.element_names import W
from engross.redlining.edited_file import EditedFile
from engross.redlining.formatting_changes import bare_markup
from engross.redlining.merging_context import MergingContext

_STYLE_USES = (f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")
_FORMATTING = (f"{W}pPr", f"{W}rPr", f"{W}tblPr", f"{W}tcPr", f"{W}tblStylePr")
_DEFAULT = " "
"""Stands for the defaults of a file, which have no id."""
_REFERENCES = frozenset({f"{W}headerReference", f"{W}footerReference", f"{W}sectPrChange"})


def left_out_remarks(old: EditedFile, new: EditedFile) -> Iterator[str]:
    """A sentence for each kind of difference that is there."""
    lost = _comments(old) - _comments(new)
    if lost:
        comments = f"1 comment of {old.name} is" if len(lost) == 1 else f"{len(lost)} comments of {old.name} are"
        yield f"{comments} not in the new file and not in the redline; read them there"
    lefts, rights = _sections(old), _sections(new)
    others = [str(at + 1) for at, (one, other) in enumerate(zip(lefts, rights, strict=False)) if one != other]
    if others:
        yield f"page setup differs in section {', '.join(others)}, not marked; compare margins and columns by hand"
    yield from _restyled(old, new)
    controls = [len(list(file.tree(file.main).iter(f"{W}sdt"))) for file in (old, new)]
    if controls[0] < controls[1]:
        yield f"content controls are not marked: {old.name} has {controls[0]}, {new.name} {controls[1]}"
    if len(lefts) != len(rights):
        count = "1 section" if len(lefts) == 1 else f"{len(lefts)} sections"
        yield f"section breaks are not marked: {old.name} has {count}, {new.name} {len(rights)}"


def _restyled(old: EditedFile, new: EditedFile) -> Iterator[str]:
    """The sentence on styles of the text that look otherwise in the new file, though nothing in the text says so."""
    one, other = _styles(old), _styles(new)
    used = _used_styles(new)
    names = sorted({name for at, (name, _) in other.items() if at in used})
    shown = [name for name in names if _look(one, name) not in (None, _look(other, name))]
    if shown:
        styles = "1 style looks" if len(shown) == 1 else f"{len(shown)} styles look"
        said = ", ".join(f"“{name}”" for name in shown[:5])
        yield f"{styles} otherwise than in {old.name}, not marked: {said}; compare their look by hand"


def _used_styles(file: EditedFile) -> set[str]:
    """The ids of the styles of the text, and of those that they are based on."""
    part = file.related("styles")
    styles = list(file.tree(part).iterchildren(f"{W}style")) if part else []
    used = {use.get(f"{W}val", "") for use in file.tree(file.main).iter(*_STYLE_USES)} | {_DEFAULT}
    used |= {style.get(f"{W}styleId", "") for style in styles if style.get(f"{W}default") in ("1", "true", "on")}
    based = {
        style.get(f"{W}styleId", ""): base.get(f"{W}val", "")
        for style in styles
        for base in style.iterchildren(f"{W}basedOn")
    }
    waiting = [*used]
    while waiting:
        base = based.get(waiting.pop(), "")
        if base and base not in used:
            used.add(base)
            waiting.append(base)
    return used


def _styles(file: EditedFile) -> dict[str, tuple[str, list[tuple[Any, ...]]]]:
    """The name and the formatting of each style, by its id; of the defaults by ``_DEFAULT``."""
    part = file.related("styles")
    root = file.tree(part) if part else etree.Element("none")
    found = {
        style.get(f"{W}styleId", ""): (
            next((name.get(f"{W}val", "") for name in style.iterchildren(f"{W}name")), ""),
            [bare_markup(each) for each in style.iterchildren(*_FORMATTING)],
        )
        for style in root.iterchildren(f"{W}style")
    }
    defaults = root.find(f"{W}docDefaults")
    return found if defaults is None else found | {_DEFAULT: ("the defaults", [bare_markup(defaults)])}


def _look(styles: dict[str, tuple[str, list[tuple[Any, ...]]]], name: str) -> list[tuple[Any, ...]] | None:
    return next((look for each, look in styles.values() if each == name), None)


def relinked_remark(context: MergingContext, name: str) -> str:
    """The sentence on links that lead elsewhere, or are a link on one side alone."""
    words = dict.fromkeys(f"“{' '.join(text.split())[:40]}”" for text in context.relinked.values())
    links = "1 link is" if len(context.relinked) == 1 else f"{len(context.relinked)} links are"
    shown = ", ".join([*words][:5])
    return f"{links} not as in {name}, in the address or in being a link, not marked: {shown}; compare by hand"


def _comments(file: EditedFile) -> set[tuple[str, str]]:
    """The author and the words of each comment."""
    part = file.related("comments")
    root = file.tree(part) if part else etree.Element("none")
    return {
        (comment.get(f"{W}author", ""), "".join(str(text.text or "") for text in comment.iter(f"{W}t")))
        for comment in root.iter(f"{W}comment")
    }


def _sections(file: EditedFile) -> list[list[tuple[Any, ...]]]:
    """What each section says of its pages, headers and footers aside."""
    return [
        sorted(bare_markup(child) for child in section if child.tag not in _REFERENCES)
        for section in file.tree(file.main).iter(f"{W}sectPr")
    ]
