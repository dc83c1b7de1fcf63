"""What Akoma Ntoso of other makers shows of the law, read by expat: the second reader of the proof."""

from __future__ import annotations

from xml.parsers.expat import ParserCreate  # nosec - entities are not expanded

from engross.import_proof.code_words import CodeWords, split_words
from engross.patterns import compile_on_use

_LOOKS = frozenset({"b", "i", "u", "sup", "sub", "a", "abbr", "span", "inline", "remark", "ins", "del", "noteRef"})
_MEANINGS = frozenset(
    {"def", "term", "ref", "mref", "rref", "date", "time", "quantity", "person", "organization", "concept", "object"}
)
_FACTS = frozenset(
    {
        *("event", "location", "process", "role", "entity", "courtType", "neutralCitation", "party", "judge", "lawyer"),
        *("signature", "opinion", "argument", "affectedDocument", "relatedDocument", "change", "recordedTime", "vote"),
        *("outcome", "decoration", "omissis", "placeholder", "fillIn", "img", "br", "eol", "eop"),
    }
)
_CHANGES = frozenset({"mod", "mmod", "rmod", "quotedText", "embeddedText"})
_TITLES = frozenset(
    {
        *("docTitle", "docNumber", "docDate", "docType", "docProponent", "legislature", "session", "shortTitle"),
        *("docAuthority", "docPurpose", "docCommittee", "docIntroducer", "docStage", "docStatus", "docJurisdiction"),
        "docketNumber",
    }
)
_INLINE = _LOOKS | _MEANINGS | _FACTS | _CHANGES | _TITLES
_LAW = frozenset({"body", "mainBody", "portionBody", "attachment", "component"})
_NOT_SHOWN = frozenset({"meta", "coverPage", "preface", "preamble", "conclusions", "toc", "del"})
_QUOTED_WITH_SIGNS = frozenset({"quotedStructure", "embeddedStructure", "quotedText", "embeddedText"})
_CLOSING = compile_on_use("[.,;:)\\]\"'’”»]+")


class _Shown:
    """Gathers the words of the law while a file is read: those of a block together, a note's in brackets."""

    def __init__(self, words: list[str]) -> None:
        self.words = words
        self.path: list[str] = []
        self.quotes: list[str] = []
        self.opening = ""
        self.pieces: list[str] = []
        self.notes: list[list[str]] = []

    def in_law(self) -> bool:
        return not _LAW.isdisjoint(self.path) and _NOT_SHOWN.isdisjoint(self.path)

    def add(self, words: str) -> None:
        if self.in_law():
            (self.notes[-1] if self.notes else self.pieces).append(words)

    def close(self) -> None:
        """End a block: in a note a blank, else the words of the block; signs that close stand behind the last word."""
        if self.notes:
            self.notes[-1].append(" ")
            return
        block = split_words("".join(self.pieces))
        self.pieces.clear()
        if block and self.opening:
            block[0], self.opening = self.opening + block[0], ""
        if len(block) == 1 and self.words and _CLOSING.fullmatch(block[0]):
            self.words[-1] += block[0]
        else:
            self.words += block

    def start(self, name: str, known: dict[str, str]) -> None:
        local = name.rpartition(" ")[2]
        if local not in _INLINE and local != "authorialNote":
            self.close()
        self.path.append(local)
        quoted = local in _QUOTED_WITH_SIGNS
        self.quotes.append(known.get("endQuote", "") if quoted else "")
        if quoted and local in _INLINE:
            self.add(known.get("startQuote", ""))
        elif quoted and self.in_law():
            self.opening += known.get("startQuote", "").strip()
        if local in ("br", "eol", "eop"):
            self.add(" ")
        elif local == "img":
            self.add(known.get("alt", "").strip() or "picture")
        elif local == "authorialNote":
            self.notes.append([])

    def end(self, _: str) -> None:
        local = self.path[-1]
        quote = self.quotes.pop()
        if local == "authorialNote":
            note = "".join(self.notes.pop()).strip()
            self.add(f" [{note}]")
        elif local not in _INLINE:
            self.close()
        if quote:
            self.add(quote)
            if local not in _INLINE:
                self.close()
        self.path.pop()


def akoma_ntoso_words(data: bytes, title: str) -> CodeWords:
    """The words of the law in ``data``: of its body, and of what is attached to it. ``title``: what the act is called
    where its sections stand in no unit."""
    found = CodeWords(split_words(title))
    shown = _Shown(found.words)
    parser = ParserCreate(namespace_separator=" ")
    parser.StartElementHandler, parser.EndElementHandler = shown.start, shown.end
    parser.CharacterDataHandler = shown.add
    parser.Parse(data, True)
    return found
