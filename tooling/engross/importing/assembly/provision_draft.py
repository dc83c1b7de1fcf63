"""A provision being put together, and what it is once it is whole."""

from __future__ import annotations

import re
from dataclasses import field, replace

from engross.importing.recognition.labels import LabelKind
from engross.importing.source_page import ListPlace, Paragraph
from engross.model.law.arrangement import arranged
from engross.model.law.hierarchy import Hierarchy
from engross.model.law.provision import CONTAINERS, Block, Level, Provision, Status
from engross.model.law.provision_note import ProvisionNote
from engross.model.law.text import Text
from engross.patterns import compile_on_use
from engross.values import dataclass

SAME_INDENT = 200
"""Indents that differ by less are one."""
_RESERVED = compile_on_use(r"[(\[]?(reserved|repealed)[.,]?[)\]]?\.?$", re.IGNORECASE)
_UNASSIGNED = compile_on_use(r"_{2,}|\bX{2,}\b", re.IGNORECASE)


@dataclass(slots=True, eq=False)
class ProvisionDraft:
    """A provision being put together."""

    level: Level
    label: str = ""
    heading: Text | None = None
    body: list[Block] = field(default_factory=list)
    children: list[ProvisionDraft] = field(default_factory=list)
    flush: list[Block] = field(default_factory=list)
    known: Provision | None = None
    untouched: bool = False
    depth: int = 0
    kind: LabelKind = ""
    ordinal: int = 0
    indent: int | None = None
    listed: ListPlace | None = None
    notes: list[ProvisionNote] = field(default_factory=list)
    last: int = -1
    """The last item of the page that is in it."""

    def add(self, block: Block) -> None:
        """Put a block behind what is there."""
        (self.flush if self.children else self.body).append(block)

    def before_text(self) -> list[ProvisionDraft]:
        """The last of the children where text stands behind it: its list may still go on."""
        return self.children[-1:] if self.flush else []

    def adopt(self, child: ProvisionDraft) -> None:
        """Put a provision behind what is there; text behind the last one then stands between the two."""
        if self.flush:
            self.children.append(ProvisionDraft("text", body=self.flush))
            self.flush = []
        self.children.append(child)


def finished_provision(opened: ProvisionDraft) -> Provision:
    """The provision that ``opened`` has become, with the identity and the state of what it was."""
    was = opened.known
    children = tuple([finished_provision(child) for child in opened.children])
    same_label = was is not None and was.label == opened.label
    made = arranged(
        Provision(
            opened.level,
            opened.label,
            opened.heading,
            tuple(opened.body),
            children,
            tuple(opened.flush),
            cited=was.cited if was is not None and same_label else "",
            eid=was.eid if was is not None else "",
            wid=was.wid if was is not None else "",
            notes=tuple(opened.notes),
        )
    )
    untouched = was is not None and opened.untouched
    same = untouched and was is not None and bool(was.children) == bool(made.children) and was.body == made.body
    status = was.status if same and was is not None else _status(made)
    return replace(made, status=status) if status else made


def _status(provision: Provision) -> Status:
    """What a provision's label and words say of its state."""
    if provision.level == "text":
        return ""
    first = next(provision.texts(), None) if not provision.children else None
    reserved = _RESERVED.fullmatch(first.words) if first is not None else None
    if reserved is not None and all(_RESERVED.fullmatch(text.words) for text in provision.texts()):
        return reserved[1].lower()  # type: ignore[return-value]
    if not provision.children and first is None and provision.level != "section" and provision.level not in CONTAINERS:
        return "vacant"
    if provision.level in ("chapter", "section") and _UNASSIGNED.search(provision.label):
        return "unassigned"
    if provision.level == "chapter" and not provision.label and provision.heading is not None:
        return "unassigned"
    return ""


def set_head(opened: ProvisionDraft, head: Block, own_line: bool, empty: Text | None) -> None:
    """Give a provision the text beside its label: its heading where it has a line of its own, else its first words."""
    assert isinstance(head, Text)  # noqa: S101 - a head is words, by construction
    if own_line:
        opened.heading = head if head.plain else empty
    elif head.plain:
        opened.body.append(head)


def introduces(opened: ProvisionDraft) -> bool:
    """Whether the last words of a provision announce a list."""
    last = (opened.flush or opened.body)[-1:]
    return bool(last) and isinstance(last[0], Text) and announced(last[0])


def announced(words: Text) -> bool:
    """Whether ``words`` announce what comes behind them."""
    return words.words.rstrip().endswith((":", "—"))


def aligned(item: Paragraph, peer: ProvisionDraft) -> bool:
    """Whether a line stands as far in as a provision; where either does not say, it does."""
    return item.indent is None or peer.indent is None or abs(item.indent - peer.indent) <= SAME_INDENT


def depth_of(level: Level, parent: int, hierarchy: Hierarchy) -> int:
    """How far in a provision stands, as ``compose.law.page_lines`` counts."""
    if level in hierarchy.ranks:
        return hierarchy.depth(level)
    return {"point": parent + 1, "text": parent}.get(level, 0)
