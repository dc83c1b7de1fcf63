"""What a Markdown file shows, with its changes accepted and rejected: parsed by markdown-it, walked here."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html.parser import HTMLParser

from markdown_it import MarkdownIt
from markdown_it.token import Token

from engross.import_proof.shown_page import ShownKind, ShownLine, ShownNumbering, ShownPage, plain_words, shown_words
from engross.patterns import compile_on_use

_DELETES, _INSERTS = frozenset({"del", "s", "strike"}), frozenset({"ins"})
_WRAPPERS = frozenset({"div", "center", "section", "article", "header", "main"})
_LINES = frozenset({"br", "p", "tr", "td", "th", "table", "li", *_WRAPPERS})
_BELOW_A_NUMBER = frozenset(
    {"list_item_close", "bullet_list_open", "ordered_list_open", "table_open", "html_block", "fence", "code_block"}
)
_STRUCK = compile_on_use(
    r"(?<!~)~~(?!~)(?P<two>.*?)(?<!~)~~(?!~)|(?<!~)~(?![~\s])(?P<one>[^~]*?)(?<![~\s])~(?!~)", re.DOTALL
)
"""What tildes strike, in a paragraph whose parts are put together: two up to the next two, one up to one."""
_BLANK_LINES = compile_on_use(r"\n[^\S\n]*\n")
_LONE = compile_on_use(r"~~+")
_MOVED = compile_on_use(r"\[Moved (to|from) .*\]")
_CLOSING = frozenset(",.;:)!?")
_METADATA = compile_on_use(
    r"""---[ \t]*\r?\n(?=[A-Za-z][\w.-]*:)
    (?:(?:[A-Za-z][\w.-]*:(?=[ \t\r\n])|[ \t]|-[ \t]|\#)[^\n]*\n|\r?\n)*
    (?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)""",
    re.VERBOSE,
)
"""Metadata in YAML before a page, between lines of dashes; pandoc ends them with dots, too."""
_STATED = compile_on_use(r"^(title|subtitle):[ \t]([^\n]*)", re.MULTILINE)


def markdown_page(data: bytes) -> ShownPage:
    """The lines that the Markdown file ``data`` shows; its changes are what is struck, deleted or inserted.

    Indented lines are words, and so are link definitions: in an ordinance "[1]:" is a label.
    """
    parser = MarkdownIt("commonmark").enable("table").disable(["code", "reference", "text_join"])
    text = data.decode("utf-8-sig", "replace").translate({0x0B: " ", 0x0C: " "})
    reader = _Reader()
    reader.read(parser.parse(_without_metadata(text)))
    return ShownPage(tuple(reader.new.lines), tuple(reader.old.lines) if reader.changed else None, unit="line")


def _without_metadata(text: str) -> str:
    """``text`` with blank lines for the metadata before its page, but for the title that only they state."""
    block = _METADATA.match(text)
    if block is None:
        return text
    below = text[block.end() :].lstrip(" \r\n#").casefold()
    stated = ((key, words.strip()) for key, words in _STATED.findall(block[0]))
    shown = {key: words.strip("\"'") for key, words in stated if words[:1] not in ("", ">", "|")}
    kept = bool(shown.get("title")) and not below.startswith(shown["title"].casefold())
    lines = []
    for line in block[0].split("\n"):
        found = _STATED.match(line) if kept else None
        lines.append(shown.get(found[1], "") if found else "")
    return "\n".join(lines) + text[block.end() :]


class _Side:
    """One side of the changes: the line that is open, and those that are done."""

    def __init__(self) -> None:
        self.lines: list[ShownLine] = []
        self.words = ""
        self._dropped = False

    def put(self, words: str, gone: bool) -> None:
        """Add words; a comma behind what is gone closes up to the words before it."""
        if gone:
            self._dropped = True
            return
        if self._dropped and words[:1] in _CLOSING and self.words.endswith(" "):
            self.words = self.words[:-1]
        self._dropped = self._dropped and not words
        self.words += words

    def end_line(self, number: int, numbering: ShownNumbering, kind: ShownKind) -> None:
        """Close the open line."""
        words = shown_words(self.words)
        if words:
            self.lines.append(ShownLine(words, number, numbering, kind=kind))
        self.words, self._dropped = "", False


class _Reader(HTMLParser):
    """Where the reading stands: which tags are open, what list, what line of the file."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.new, self.old, self.changed = _Side(), _Side(), False
        self._tags: list[str] = []
        self._number = 0
        self._items: list[ShownNumbering] = []
        self._numbering: ShownNumbering = ""
        self._kind: ShownKind = "words"
        self._in_block = False
        self._struck = False

    def read(self, tokens: Sequence[Token]) -> None:
        """Read a whole file."""
        for at, token in enumerate(tokens):
            self._number = token.map[0] + 1 if token.map else self._number
            if self._numbering == "number" and token.type in _BELOW_A_NUMBER:
                self._number_alone()
            if token.type == "list_item_open":
                self._items.append("number" if token.info else "bullet")
                self._numbering = self._items[-1]
            elif token.type == "list_item_close":
                self._items.pop()
                self._numbering = ""
            elif token.type == "hr" and _is_own_end(tokens[at + 1 : at + 8]):
                self._kind = "own"
            elif token.type == "inline":
                self._inline(token.children or [])
                self._end_line()
            elif token.type in ("fence", "code_block"):
                for paragraph in _BLANK_LINES.split(token.content):
                    self._put(paragraph)
                    self._end_line()
            elif token.type == "html_block":
                self._html(token.content)
                self._end_line()

    def handle_starttag(self, tag: str, _attributes: object) -> None:
        """Open a tag of HTML."""
        self._line_at(tag)
        self._tags.append(tag)

    def handle_startendtag(self, tag: str, _attributes: object) -> None:
        """Meet a tag that is closed at once."""
        self._line_at(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close a tag of HTML, if it is open."""
        self._line_at(tag)
        if tag in self._tags:
            del self._tags[len(self._tags) - 1 - self._tags[::-1].index(tag)]

    def handle_data(self, data: str) -> None:
        """Put words between tags."""
        self._put(data)

    def _line_at(self, tag: str) -> None:
        if tag in _LINES and self._in_block:
            self._end_line()
        elif tag in _LINES:
            self._put(" ")

    def _html(self, source: str) -> None:
        self._in_block, self._tags = True, []
        self.feed(source)
        self.close()
        self.reset()
        self._in_block, self._tags = False, []

    def _inline(self, tokens: Sequence[Token]) -> None:
        self._tags, self._struck = [], False
        gone = _tilde_marks(tokens)
        at = start = 0
        while at < len(tokens):
            token = tokens[at]
            at += 1
            if token.type == "em_open" and _MOVED.fullmatch(words := _until_close(tokens[at:])) and words:
                while tokens[at - 1].type != "em_close":
                    start += len(_counted(tokens[at - 1]))
                    at += 1
            elif token.type == "text":
                self._text(token.content, start, gone)
            elif token.type in ("code_inline", "text_special"):
                self._put(token.content)
            elif token.type in ("softbreak", "hardbreak"):
                self._put(" ")
            elif token.type == "html_inline":
                self.feed(token.content)
                self.close()
                self.reset()
            start += len(_counted(token))
        self._tags, self._struck = [], False

    def _text(self, words: str, start: int, gone: dict[int, bool | None]) -> None:
        """Text, of which tildes that strike, or strike nothing, are no words."""
        held = ""
        for at, letter in enumerate(words, start):
            if at not in gone:
                held += letter
                continue
            if held:
                self._put(held)
                held = ""
            struck = gone[at]
            self._struck = self._struck if struck is None else struck
        if held:
            self._put(held)

    def _put(self, words: str) -> None:
        deleted = self._struck or any(tag in _DELETES for tag in self._tags)
        inserted = not deleted and any(tag in _INSERTS for tag in self._tags)
        self.changed = self.changed or ((deleted or inserted) and bool(words.strip()))
        words = plain_words(words)
        self.new.put(words, gone=deleted)
        self.old.put(words, gone=inserted)

    def _number_alone(self) -> None:
        """The number of an item that has no words: empty, or a list or table right below it."""
        for side in (self.new, self.old):
            side.lines.append(ShownLine("", self._number, "number"))
        self._numbering = ""

    def _end_line(self) -> None:
        for side in (self.new, self.old):
            side.end_line(self._number, self._numbering, self._kind)
        self._numbering = ""


def _counted(token: Token) -> str:
    """The characters of a token among those of its paragraph: of anything but text, blanks or nothing."""
    if token.type == "text":
        return token.content
    return (
        " "
        if token.type in ("softbreak", "hardbreak")
        else "x"
        if token.type in ("code_inline", "text_special")
        else ""
    )


def _tilde_marks(tokens: Sequence[Token]) -> dict[int, bool | None]:
    """Where tildes are marks in a paragraph: True where striking begins, False where it ends, None inside of a mark."""
    whole = "".join(map(_counted, tokens))
    marks: dict[int, bool | None] = {}
    at = 0
    while found := _STRUCK.search(whole, at):
        size = 2 if found["two"] is not None else 1
        for edge, begins in ((found.start(), True), (found.end() - size, False)):
            marks |= dict.fromkeys(range(edge, edge + size), None) | {edge: begins}
        at = found.end()
    for lone in _LONE.finditer(whole):
        for place in range(*lone.span()):
            marks.setdefault(place, None)
    return marks


def _until_close(tokens: Sequence[Token]) -> str:
    """The words up to where an emphasis closes."""
    words = ""
    for token in tokens:
        if token.type == "em_close":
            break
        words += token.content
    return words


def _is_own_end(following: Sequence[Token]) -> bool:
    """Whether Engross's own end of a page follows a rule: the certificate, or the foot with its hashes."""
    first = next((at for at, token in enumerate(following) if token.type == "inline"), None)
    if first is None:
        return False
    headed = first > 0 and following[first - 1].type == "heading_open"
    return (headed and following[first].content.startswith("Certificate")) or "sha256" in following[first].content
