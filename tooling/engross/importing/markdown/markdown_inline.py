"""Words with their look and their mark: ``~~struck~~`` and ``<del>`` are deleted, ``<ins>`` is inserted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from lxml import html
from markdown_it.token import Token

from engross.importing.markdown.tildes import split_by_tildes
from engross.model.comparison.span import Mark
from engross.model.law.text import LINE_BREAK, Tag, TagKind, Text, normal
from engross.model.publication.accepted_text import Side
from engross.patterns import compile_on_use
from engross.values import dataclass

_TAG = compile_on_use(r"<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]{0,20})(?![a-zA-Z0-9])(?P<rest>[^>]*)>")
_NOTE = compile_on_use(r"""\b(?P<way>href|id)\s*=\s*["']#?note-(?P<id>[\w-]+)["']""")
_LOOKS: dict[str, TagKind] = {
    "i": "i",
    "em": "i",
    "b": "b",
    "strong": "b",
    "u": "u",
    "sup": "sup",
    "sub": "sub",
}
_FATES: dict[str, Mark] = {"del": "deleted", "s": "deleted", "strike": "deleted", "ins": "inserted"}
_BREAKS = frozenset({"br", "p", "div", "center", "section", "article", "header", "main"})
"""What ends a line, or holds lines of its own and shows nothing itself."""
_KNOWN = frozenset({*_LOOKS, *_FATES, *_BREAKS, "a", "span"})
_TOKENS = {"em": "i", "strong": "b"}
_CLOSING = frozenset(",.;:)!?")
_GONE: dict[Side, Mark] = {"new": "deleted", "old": "inserted"}

UnsupportedCallback = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class InlinePiece:
    """Words of one look and one mark. ``note`` is the id of the note that they refer to, ``notes`` of the one they are.

    ``line_end``: a line of the file ends here (words: "\n"), or of the page (LINE_BREAK).
    """

    words: str
    looks: frozenset[str] = frozenset()
    mark: Mark = "kept"
    note: str = ""
    begins_note: str = ""
    line_end: bool = False


def inline_pieces(
    tokens: Sequence[Token], unheld: UnsupportedCallback, unsure: UnsupportedCallback
) -> Iterator[InlinePiece]:
    """The pieces of a paragraph as markdown-it parsed it.

    ``unheld`` is called with what cannot be held, ``unsure`` with marks that strike nothing.
    """
    open_tags: list[tuple[str, str]] = []
    by_tildes = split_by_tildes(tokens, unsure)
    for at, token in enumerate(tokens):
        kind = token.type
        if at in by_tildes:
            for words, struck in by_tildes[at]:
                yield _piece(words, [*open_tags, ("s", "")] if struck else open_tags)
        elif kind in ("text", "code_inline", "text_special"):
            yield _piece(token.content, open_tags)
        elif kind in ("softbreak", "hardbreak"):
            yield InlinePiece("\n" if kind == "softbreak" else LINE_BREAK, line_end=True)
        elif kind == "image":
            unheld("a picture")
        elif kind == "html_inline":
            begun = _html_tag(token.content, open_tags, unheld)
            if begun is not None:
                yield begun
        elif kind.endswith(("_open", "_close")):
            name = _TOKENS.get(kind.rpartition("_")[0])
            if name and kind.endswith("_open"):
                open_tags.append((name, ""))
            elif name:
                _close(open_tags, name)


def html_pieces(element: html.HtmlElement, unheld: UnsupportedCallback) -> Iterator[InlinePiece]:
    """The pieces inside an element of HTML."""
    yield from _inside(element, [], unheld)


def side_of(pieces: Iterable[InlinePiece], side: Side) -> list[InlinePiece]:
    """The pieces that are there once all changes are accepted (new) or rejected (old).

    ``~~`` cannot stand beside a blank, so that one struck with the words before a comma stays outside: it goes too.
    """
    kept: list[InlinePiece] = []
    dropped = False
    for piece in pieces:
        if piece.mark == _GONE[side]:
            dropped = True
            continue
        if dropped and kept and piece.words[:1] in _CLOSING and kept[-1].words.endswith(" "):
            kept[-1] = replace(kept[-1], words=kept[-1].words[:-1])
        dropped = dropped and not piece.words
        kept.append(piece)
    return kept


def text_of(pieces: Iterable[InlinePiece]) -> Text:
    """Pieces as a text, the looks that all of its words share left out."""
    kept = list(pieces)
    worded = [piece.looks for piece in kept if piece.words.strip()]
    shared = frozenset.intersection(*worded) - {"sup", "sub"} if worded else frozenset[str]()
    tags: list[Tag] = []
    for look in ("b", "i", "u", "sup", "sub"):
        at, start = 0, -1
        for piece in [*kept, InlinePiece("")]:
            has = look in piece.looks and look not in shared and bool(piece.words)
            if has and start < 0:
                start = at
            elif not has and start >= 0:
                tags.append(Tag(look, start, at))
                start = -1
            at += len(piece.words)
    tags.sort(key=lambda tag: (tag.start, -tag.end))
    return normal(Text("".join(piece.words for piece in kept), tuple(tags)))


def emphatic(pieces: Iterable[InlinePiece]) -> bool:
    """Whether all of the words are bold."""
    worded = [piece for piece in pieces if piece.words.strip()]
    return bool(worded) and all("b" in piece.looks for piece in worded)


def _piece(words: str, open_tags: list[tuple[str, str]]) -> InlinePiece:
    names = [name for name, _ in open_tags]
    looks = frozenset(_LOOKS[name] for name in names if name in _LOOKS)
    mark: Mark = next((_FATES[name] for name in reversed(names) if name in _FATES), "kept")
    if any(_FATES.get(name) == "deleted" for name in names) and mark == "inserted":
        mark = "deleted"
    note = next((rest for name, rest in reversed(open_tags) if name == "a" and rest), "")
    return InlinePiece(words, looks, mark, note)


def _html_tag(source: str, open_tags: list[tuple[str, str]], unheld: UnsupportedCallback) -> InlinePiece | None:
    """Open or close a tag; the anchor of a note begins it."""
    found = _TAG.match(source)
    if found is None:
        return None
    name = found["name"].lower()
    if name not in _KNOWN:
        unheld(f"<{name}>")
        return None
    if name in _BREAKS:
        return InlinePiece(LINE_BREAK, line_end=True) if name == "br" else InlinePiece(" ")
    if found["end"]:
        _close(open_tags, name)
        return None
    note = _NOTE.search(found["rest"])
    open_tags.append((name, note["id"] if note and note["way"] == "href" else ""))
    return InlinePiece("", begins_note=note["id"]) if note and note["way"] == "id" else None


def _close(open_tags: list[tuple[str, str]], name: str) -> None:
    for at in range(len(open_tags) - 1, -1, -1):
        if open_tags[at][0] == name:
            del open_tags[at]
            return


def _inside(
    element: html.HtmlElement, open_tags: list[tuple[str, str]], unheld: UnsupportedCallback
) -> Iterator[InlinePiece]:
    if element.text:
        yield _piece(_flat(element.text), open_tags)
    for child in element:
        name = child.tag.lower() if isinstance(child.tag, str) else ""
        if name in _BREAKS:
            yield InlinePiece(LINE_BREAK if name == "br" else "\n", line_end=True)
        elif name and name not in _KNOWN:
            unheld("a table inside a cell of a table" if name == "table" else f"<{name}>")
        note = _NOTE.search(f'href="{child.get("href", "")}"') if name == "a" else None
        if name in _KNOWN:
            yield from _inside(child, [*open_tags, (name, note["id"] if note else "")], unheld)
        if child.tail:
            yield _piece(_flat(child.tail), open_tags)


def _flat(words: str) -> str:
    return re.sub(r"[\r\n\t]+", " ", words)
