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
            "attachments",
            "attachment",
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
_OWNERS = frozenset({"container", "section", "attachment", "attachments"})
"""What has notes of its own."""
_INNER = _OWNERS | {"text", "aftertext", "para", "subheading", "include", "table", "ul", "ol"}
_INSTRUCTIONS = "/schemas/codify"
"""How the namespace of what tells a program to amend a code ends."""
_BRING_NOTHING = frozenset({"find-replace", "annotation"})
_BROUGHT = frozenset({"container", "attachment", "section", "para", "text", "aftertext", "table", "ul", "ol"})
_STATUS = compile_on_use(r"\W*(reserved|repealed|vacant|expired|obsolete|omitted)\W*", re.IGNORECASE)


@dataclass(slots=True)
class _Owner:
    """A unit, section or paragraph while it is open: the notes of the unit or section, and why it has no words, as
    printed and as stated aside, until that has been placed."""

    name: str
    notes: list[NoteFacts]
    stated: str = ""
    printed: str = ""
    filled: bool = False
    prefix: str = ""

    def reason(self) -> str:
        """What is shown of why it has no words; that it is reserved or repealed, where it is printed and nothing else
        is there."""
        aside = "" if self.filled and self.name in ("section", "para") else self.stated
        words = self.printed or aside
        return "" if _STATUS.fullmatch(words) and (self.filled or not self.printed) else words


def open_law_words(data: bytes, read_file: Callable[[str], bytes], title: str = "") -> CodeWords:
    """The words and notes of the document or container ``data``, with the files that it includes. ``title``: what the
    document is called where its sections stand in no unit."""
    found = CodeWords(split_words(title))
    _Walk(found, read_file).read(data)
    found.notes = [notes for notes in found.notes if notes]
    return found


@dataclass(slots=True)
class _Walk:
    found: CodeWords
    read_file: Callable[[str], bytes]
    home: str = ""
    prefix: str = ""
    path: list[str] = field(default_factory=list)
    prefixes: list[str] = field(default_factory=list)
    owners: list[_Owner] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    note: tuple[list[str], dict[str, str]] | None = None
    noted: int = 0
    reason: list[str] | None = None
    hidden: list[str] = field(default_factory=list)

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
        _Walk(self.found, self.read_file, dirname(path), self.prefixes[-1] if self.prefixes else "").read(inner)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        if space.endswith("XInclude"):
            local = ""
            self._include(attributes.get("href", ""))
        self.hidden.append(self._hiding(space, local))
        if self.hidden[-1]:
            local = ""
        parent = self.path[-1] if self.path else ""
        self._part(local)
        self.path.append(local)
        due = self.prefixes[-1] if self.prefixes else self.prefix
        self.prefixes.append(attributes.get("childPrefix", ""))
        if local in _INNER and parent != "annotations":
            self._place_reason(parent)
        self._place_prefix(local)
        if local in _OWNERS or local == "para":
            self._open(local, attributes, due)
        elif local == "annotation" or (local == "text" and parent == "annotations" and self.note is None):
            self.note = ([], attributes)
            self.noted = len(self.path)
        elif local == "reason":
            self.reason = []
        elif local in ("img", "br"):
            shown = " " if local == "br" else attributes.get("alt", "").strip() or "picture"
            (self.words if self.note is None else self.note[0]).append(shown)

    def _hiding(self, space: str, local: str) -> str:
        """Whether the words in an element are none of the page: ``all`` of them, or those that stand in no ``law``."""
        outer = self.hidden[-1] if self.hidden else ""
        if space.endswith(_INSTRUCTIONS):
            return "all" if outer == "all" or local in _BRING_NOTHING else "law"
        return "" if outer == "law" and local in _BROUGHT else outer

    def _place_prefix(self, local: str) -> None:
        """The word before a unit's number that what it stands in says of all its units, where it says none itself."""
        if self.owners and local in ("prefix", "num", "heading") and self.path[-2] == "container":
            owner = self.owners[-1]
            self.words.append("" if local == "prefix" else f"{owner.prefix} ")
            owner.prefix = ""

    def _open(self, local: str, attributes: dict[str, str], prefix: str) -> None:
        notes: list[NoteFacts] = []
        if local == "para" or local == "attachments":
            notes = self.owners[-1].notes if self.owners else notes
        else:
            self.found.notes.append(notes)
        self.owners.append(_Owner(local, notes, attributes.get("placeholder", ""), prefix=prefix))

    def _place_reason(self, parent: str) -> None:
        """Why a unit, section or paragraph has no words stands before what is in it after all."""
        if self.owners and parent == self.owners[-1].name and not self.owners[-1].filled:
            owner = self.owners[-1]
            owner.filled = True
            self.found.words += split_words(owner.reason())

    def _end(self, _: str) -> None:
        local = self.path[-1]
        if self.note is not None and len(self.path) == self.noted:
            self._end_note()
        elif local == "reason" and self.reason is not None:
            if self.owners:
                self.owners[-1].printed = "".join(self.reason)
            self.reason = None
        else:
            self._part(local)
        if local in _OWNERS or local == "para":
            owner = self.owners.pop()
            self.found.words += [] if owner.filled else split_words(owner.reason())
        self.prefixes.pop()
        self.path.pop()
        self.hidden.pop()

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
        if self.hidden and self.hidden[-1]:
            return
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
