"""The content of a paragraph put together again from leaves, each kept, inserted or deleted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy
from typing import NamedTuple

from lxml import etree

from engross.importing.word.element_names import MC, W
from engross.model.comparison.span import Mark
from engross.redlining.attribution import Attribution, attribution_of
from engross.redlining.paragraph_content import Leaf
from engross.redlining.tracking import Tracker

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_DELETED_NAMES = {f"{W}t": f"{W}delText", f"{W}instrText": f"{W}delInstrText"}
_PROPERTIES = frozenset(W + name for name in ("sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr"))
_TRACKED_BESIDE_RUNS = ("{http://schemas.openxmlformats.org/officeDocument/2006/math}", MC)


class Piece(NamedTuple):
    """A leaf, or some of its letters, with its mark; ``path``: the wrapping elements it is to stand in.

    ``former``: the run that these words stand in in the old file, where their formatting is tracked as changed;
    ``whose``: who made the change, where the file held it already.
    """

    leaf: Leaf
    text: str
    mark: Mark
    path: tuple[etree._Element, ...]
    former: etree._Element | None = None
    whose: Attribution | None = None


class ContentBuilder:
    """Builds the children of one paragraph from pieces, in order."""

    def __init__(self, paragraph: etree._Element, tracker: Tracker) -> None:
        """What is built is appended to ``paragraph``."""
        self._tracker = tracker
        self._open: list[tuple[etree._Element, etree._Element]] = [(paragraph, paragraph)]
        self._holder: tuple[object, etree._Element] | None = None
        self._run: tuple[object, etree._Element] | None = None

    def add(self, piece: Piece) -> None:
        """Append one piece."""
        leaf = piece.leaf
        if leaf.members:
            for member in leaf.members:
                path = member.path if piece.mark != "deleted" else piece.path
                self.add(Piece(member, member.text, piece.mark, path, whose=piece.whose))
            return
        self._enter(piece.path)
        if leaf.run is not None and (leaf.text or piece.mark != "deleted"):
            self._add_to_run(leaf, piece)
        elif leaf.node.tag == f"{W}fldSimple" and piece.mark != "kept":
            self._add_simple_field(piece)
        elif not leaf.text:
            self._leave_holder()
            self._open[-1][1].append(leaf.node)
        else:
            self._leave_run()
            self._target(piece, tracked=_may_be_tracked(leaf.node)).append(leaf.node)

    def _enter(self, path: tuple[etree._Element, ...]) -> None:
        depth = 0
        while depth < len(path) and depth + 1 < len(self._open) and self._open[depth + 1][0] is path[depth]:
            depth += 1
        if depth + 1 == len(self._open) and depth == len(path):
            return
        self._leave_holder()
        del self._open[depth + 1 :]
        for wrapper in path[depth:]:
            outer, inner = _shell(wrapper)
            self._open[-1][1].append(outer)
            self._open.append((wrapper, inner))

    def _target(self, piece: Piece, *, tracked: bool = True) -> etree._Element:
        """Where what a piece shows is appended: the innermost open element, or the ``w:ins`` or ``w:del`` in it."""
        if piece.mark == "kept" or not tracked:
            self._holder = None
            return self._open[-1][1]
        whose = piece.whose or attribution_of(piece.leaf.run)
        if self._holder is None or self._holder[0] != (piece.mark, whose):
            element = self._tracker.element("ins" if piece.mark == "inserted" else "del", whose)
            self._open[-1][1].append(element)
            self._holder = (piece.mark, whose), element
        return self._holder[1]

    def _leave_run(self) -> None:
        self._run = None

    def _leave_holder(self) -> None:
        self._run = self._holder = None

    def _add_to_run(self, leaf: Leaf, piece: Piece) -> None:
        identity = (leaf.run, piece.mark, piece.former, piece.whose)
        if self._run is None or self._run[0] != identity:
            self._run = identity, self._new_run(leaf, piece)
        self._run[1].append(_content(leaf, piece))

    def _new_run(self, leaf: Leaf, piece: Piece) -> etree._Element:
        assert leaf.run is not None  # noqa: S101 - the caller has looked
        run = etree.SubElement(self._target(piece), leaf.run.tag, dict(leaf.run.attrib))
        properties = leaf.run.find(f"{W}rPr")
        if properties is not None:
            run.append(deepcopy(properties))
        if piece.former is not None:
            self._tracker.change_run(run, piece.former.find(f"{W}rPr"))
        return run

    def _add_simple_field(self, piece: Piece) -> None:
        """A simple field as one of several runs, which a change can be tracked on."""
        field, code_name = piece.leaf.node, f"{W}instrText" if piece.mark == "inserted" else f"{W}delInstrText"
        runs = [deepcopy(run) for run in field.iter(f"{W}r")]
        self._leave_run()
        target = self._target(piece)
        for kind in ("begin", "code", "separate", "result", "end"):
            if kind == "result":
                for run in runs:
                    target.append(deleted_run(run) if piece.mark == "deleted" else run)
                continue
            run = etree.SubElement(target, f"{W}r")
            if kind == "code":
                code = etree.SubElement(run, code_name)
                code.text = field.get(f"{W}instr", "")
                code.set(_SPACE, "preserve")
            else:
                etree.SubElement(run, f"{W}fldChar").set(f"{W}fldCharType", kind)


def _may_be_tracked(element: etree._Element) -> bool:
    """Whether what stands beside runs may be in a ``w:ins`` or ``w:del``: equations, and runs in two forms."""
    return str(element.tag).startswith(_TRACKED_BESIDE_RUNS)


def deleted_run(run: etree._Element) -> etree._Element:
    """``run``, its letters and field codes as those of a deletion are called; in place."""
    rename_letters(run, _DELETED_NAMES)
    return run


def rename_letters(run: Iterable[etree._Element], names: Mapping[str, str]) -> None:
    """Give the letters and field codes of a run other names, in the phonetic guides in it (§ 17.3.3.25) too."""
    for child in run:
        child.tag = names.get(str(child.tag), child.tag)
        for inner in child.iter(f"{W}r") if child.tag == f"{W}ruby" else ():
            rename_letters(inner, names)


def _content(leaf: Leaf, piece: Piece) -> etree._Element:
    """The child of a run that shows a piece: its own element, or a copy with some of its letters."""
    element = leaf.node
    if element.tag in (f"{W}t", f"{W}delText"):
        cut = piece.text != leaf.text
        if cut:
            element = etree.Element(element.tag)
            element.text = piece.text
        element.set(_SPACE, "preserve")
    if piece.mark == "deleted":
        rename_letters((element,), _DELETED_NAMES)
    return element


def _shell(wrapper: etree._Element) -> tuple[etree._Element, etree._Element]:
    """A copy of a wrapping element without its content, and the element of it that content goes into."""
    outer = etree.Element(wrapper.tag, dict(wrapper.attrib))
    outer.extend([deepcopy(child) for child in wrapper if child.tag in _PROPERTIES])
    if wrapper.tag != f"{W}sdt":
        return outer, outer
    return outer, etree.SubElement(outer, f"{W}sdtContent")
