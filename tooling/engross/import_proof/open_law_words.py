"""What Open Law Library XML shows, read by expat: the second reader of the proof."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import field
from datetime import datetime
from posixpath import dirname, join, normpath
from xml.parsers.expat import ParserCreate  # nosec - entities are not expanded: the first reader refuses a DTD

from engross.import_proof.code_words import CodeWords, NoteFacts, split_words
from engross.patterns import compile_on_use
from engross.values import dataclass

_BLOCKS = frozenset(
    {
        *(
            "document",
            "container",
            "section",
            "include",
            "para",
            "num",
            "prefix",
            "heading",
            "text",
            "aftertext",
            "cover",
        ),
        *("subheading", "reason", "annotations", "meta", ""),
        *("table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th", "ul", "ol", "li", "p", "div", "blockquote"),
        *("pre", "dl", "dt", "dd", "figure", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6"),
    }
)
"""Where words end; those of any other element go on in the line that it stands in."""
_TITLE_PAGE = (["document", "heading"], ["document", "num"], ["document", "cover"])
_SILENT = frozenset({"meta", "reason"})
_INNER = frozenset({"container", "section", "text", "aftertext", "para", "subheading", "include"})
_STATUS = compile_on_use(r"\W*(reserved|repealed|vacant|expired|obsolete|omitted)\W*", re.IGNORECASE)


@dataclass(slots=True)
class _Owner:
    """A unit or section while it is open: its notes, and what its placeholder says, until that has been placed."""

    name: str
    notes: list[NoteFacts]
    reason: str = ""
    filled: bool = False


def open_law_words(data: bytes, read_file: Callable[[str], bytes]) -> CodeWords:
    """The words and notes of the document or container ``data``, with the files that it includes."""
    found = CodeWords()
    _Walk(found, read_file).read(data)
    found.notes = [notes for notes in found.notes if notes]
    return found


@dataclass(slots=True)
class _Walk:
    found: CodeWords
    read_file: Callable[[str], bytes]
    home: str = ""
    path: list[str] = field(default_factory=list)
    owners: list[_Owner] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    note: tuple[list[str], dict[str, str]] | None = None
    reason: list[str] | None = None

    def read(self, data: bytes) -> None:
        parser = ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.Parse(data, True)

    def _include(self, href: str) -> None:
        path = normpath(join(self.home, href))
        try:
            inner = self.read_file(path)
        except FileNotFoundError:
            return
        self._part("")
        _Walk(self.found, self.read_file, dirname(path)).read(inner)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        if space.endswith("XInclude"):
            local = ""
            self._include(attributes.get("href", ""))
        parent = self.path[-1] if self.path else ""
        self._part(local)
        self.path.append(local)
        if local in _INNER:
            self._place_reason(parent)
        if local in ("container", "section"):
            notes: list[NoteFacts] = []
            self.owners.append(_Owner(local, notes, attributes.get("placeholder", "")))
            self.found.notes.append(notes)
        elif local == "annotation":
            self.note = ([], attributes)
        elif local == "reason":
            self.reason = []
        elif local in ("img", "br"):
            shown = " " if local == "br" else attributes.get("alt") or "picture"
            (self.words if self.note is None else self.note[0]).append(shown)

    def _place_reason(self, parent: str) -> None:
        """What a unit's placeholder says stands before what is in the unit; a section's only where it has no words."""
        if self.owners and parent == self.owners[-1].name:
            owner = self.owners[-1]
            if owner.name == "container" and owner.reason and not _STATUS.fullmatch(owner.reason):
                self.found.words += split_words(owner.reason)
                owner.reason = ""
            owner.filled = True

    def _end(self, name: str) -> None:
        local = name.rpartition(" ")[2]
        if local == "annotation" and self.note is not None:
            self._end_note()
        elif local == "reason" and self.reason is not None:
            if self.owners:
                self.owners[-1].reason = self.owners[-1].reason or " ".join(split_words("".join(self.reason)))
            self.reason = None
        else:
            self._part(local)
        if local in ("container", "section"):
            owner = self.owners.pop()
            if owner.reason and not owner.filled and not _STATUS.fullmatch(owner.reason):
                self.found.words += split_words(owner.reason)
        self.path.pop()

    def _end_note(self) -> None:
        assert self.note is not None  # noqa: S101 - asked by the caller
        pieces, known = self.note
        days = (_day(known.get("app", "")), _day(known.get("eff", "")))
        shown = known.get("display") != "false"
        facts = (" ".join(split_words("".join(pieces))), known.get("doc", ""), *days, shown)
        if self.owners:
            self.owners[-1].notes.append(facts)
        self.note = None

    def _characters(self, words: str) -> None:
        if self.note is not None:
            self.note[0].append(words)
        elif self.reason is not None:
            self.reason.append(words)
        elif not _SILENT.intersection(self.path) and self.path[:2] not in _TITLE_PAGE:
            self.words.append(words)

    def _part(self, local: str) -> None:
        """Close the words so far where a block begins or ends."""
        if local in _BLOCKS and self.note is not None:
            self.note[0].append(" ")
        elif local in _BLOCKS and self.words:
            self.found.words += split_words("".join(self.words))
            self.words = []


def _day(words: str) -> str:
    """A day that is one, as ISO 8601 writes it; empty for other words."""
    try:
        return datetime.strptime(words, "%Y-%m-%d").date().isoformat()
    except ValueError:
        return ""
