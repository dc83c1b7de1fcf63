"""Templates that a clerk can read and change: Jinja2 for the facts, Markdown for the form.

Facts are data: what ``{{ … }}`` puts in is never read as Markdown nor as a template, whatever it holds. The template
runs in Jinja2's sandbox, and a name it does not know is an error.

| Markdown | line |
|---|---|
| ``#``, ``##``, ``###`` | title, subtitle, heading |
| ``####`` | centered |
| a paragraph | body |
| ``- A. words`` | item, labelled A. |
| ``> words`` | signature |
| ``---`` | a new page |
| a line that ends in ``\\`` | the next words begin a line of their own |
| ``{{ law }}`` alone | the lines of the law |
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from types import SimpleNamespace

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, UndefinedError
from markdown_it import MarkdownIt
from markdown_it.token import Token

from engross.errors import SourceError
from engross.model.publication.publication import Line, Look, PageBlock, PageBreak, Run, Style
from engross.patterns import compile_on_use
from engross.template_sandbox import BoundedEnvironment
from engross.values import dataclass

_OPEN, _CLOSE = "\ue000", "\ue001"
_VALUE = compile_on_use(rf"{_OPEN}([0-9]+){_CLOSE}(\.(?!\.))?")
_LABEL = compile_on_use(r"([^\s*_]{1,12}\.)[ \t]+")
_HEADINGS: dict[str, Style] = {"h1": "title", "h2": "subtitle", "h3": "heading", "h4": "centered"}
_LOOKS: dict[str, Look] = {"strong": "b", "em": "i"}

_SILENT = frozenset({"bullet_list_open", "bullet_list_close", "list_item_close", "blockquote_close", "paragraph_close"})


@dataclass(frozen=True, slots=True)
class NoticeTemplate:
    """A template's text, and what errors call it (``templates/notices/agenda.md.jinja``)."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Blocks:
    """Lines and grids that a template may put in as they are."""

    blocks: tuple[PageBlock, ...]


class _CityWords(SimpleNamespace):
    """The city's own words: what ``words.name`` is looked up in."""


class _Unknown(StrictUndefined):
    """A name that no fact has: an error wherever it is used."""

    @property
    def city_word(self) -> str:
        """The name, where it is one of the city's own words; else empty."""
        return str(self._undefined_name) if isinstance(self._undefined_obj, _CityWords) else ""

    @property
    def _undefined_message(self) -> str:
        if self.city_word:
            return _missing_words([self.city_word])
        return (
            f"there is no fact {self._undefined_name!r}; `engross explain notices` lists those there are; "
            "correct the template there"
        )


def _missing_words(names: Iterable[str]) -> str:
    lines = ", ".join(f'{name} = "…"' for name in names)
    return f"the city's file has no words for this; write under [words] there: {lines} (`engross explain notices`)"


@dataclass(slots=True)
class _Values:
    """What a template has put out: each value stands in the text as its number between two private letters; ``lacking``
    are the city's own words that it asked for and that nobody has written."""

    held: list[str | Blocks] = field(default_factory=list)
    lacking: list[str] = field(default_factory=list)

    def hold(self, value: object) -> str:
        """The stand-in for ``value``; an unknown name raises here, but one of the city's own words, so that all that
        are lacking are told at once."""
        if isinstance(value, _Unknown) and value.city_word:
            self.lacking.append(value.city_word)
            return ""
        self.held.append(value if isinstance(value, Blocks) else str(value))
        return f"{_OPEN}{len(self.held) - 1}{_CLOSE}"

    def words(self, text: str, below: int | None = None) -> str:
        """``text`` with its values in place; one that holds others was put out after them. Of the stop of a value
        (``7:00 p.m.``) and that of the sentence behind it, one is left."""
        limit = len(self.held) if below is None else below

        def put(found: re.Match[str]) -> str:
            at = int(found[1])
            value = self.held[at] if at < limit else ""
            words, stop = self.words(value, at) if isinstance(value, str) else "", found[2] or ""
            return words if words.endswith(".") else words + stop

        return _VALUE.sub(put, text)

    def block(self, text: str) -> Blocks | None:
        """The blocks that ``text`` stands for, where it is nothing but their stand-in."""
        found = _VALUE.fullmatch(text.strip())
        value = self.held[int(found[1])] if found and not found[2] else None
        return value if isinstance(value, Blocks) else None


def fill_template(template: NoticeTemplate, facts: Mapping[str, object]) -> tuple[PageBlock, ...]:
    """The lines that ``template`` makes of ``facts``.

    Errors: SourceError naming the template and its line: an unknown name, a fault of its syntax, a form of Markdown
    that has no line in a document.
    """
    values = _Values()
    environment = BoundedEnvironment(
        undefined=_Unknown, finalize=values.hold, trim_blocks=True, lstrip_blocks=True, autoescape=False
    )
    if _OPEN in template.text or _CLOSE in template.text:
        raise SourceError(template.name, 0, "it holds a letter of the private use area (U+E000, U+E001); take it out")
    try:
        with environment.bounds():
            text = environment.from_string(template.text).render(_named(facts))
    except TemplateSyntaxError as fault:
        raise SourceError(template.name, fault.lineno, f"{fault.message}; correct the template there") from None
    except UndefinedError as fault:
        raise SourceError(template.name, _line_of(fault), str(fault)) from None
    except MemoryError:
        raise SourceError(template.name, 0, "it takes more memory than any document needs; correct it there") from None
    except (
        TemplateError,
        ArithmeticError,
        AttributeError,
        LookupError,
        RecursionError,
        TypeError,
        ValueError,
    ) as fault:
        raise SourceError(template.name, _line_of(fault), f"{fault}; correct the template there") from None
    if values.lacking:
        raise SourceError(template.name, 0, _missing_words(dict.fromkeys(values.lacking)))
    return tuple(_lines(MarkdownIt("commonmark", {"html": False}).parse(text), values, template))


def _named(facts: Mapping[str, object]) -> dict[str, object]:
    """The facts as a template reaches them."""
    words = facts.get("words")
    own = {"words": _CityWords(**words)} if isinstance(words, dict) else {}
    return {name: _dotted(fact) for name, fact in facts.items()} | own


def _dotted(fact: object) -> object:
    """``fact`` with its tables as ``table.name``, for whatever names, ``items`` included."""
    if isinstance(fact, dict):
        return SimpleNamespace(**{name: _dotted(value) for name, value in fact.items()})
    if isinstance(fact, (list, tuple)):
        return [_dotted(value) for value in fact]
    return fact


def _line_of(fault: Exception) -> int:
    """The line of the template that the fault came from; Jinja2 writes it into the traceback."""
    frames = [frame for frame in traceback.extract_tb(fault.__traceback__) if frame.filename == "<template>"]
    return (frames[-1].lineno or 0) if frames else 0


def _lines(tokens: list[Token], values: _Values, template: NoticeTemplate) -> Iterator[PageBlock]:
    style: Style = "body"
    for token in tokens:
        if token.type == "heading_open" and token.tag in _HEADINGS:
            style = _HEADINGS[token.tag]
        elif token.type == "list_item_open":
            style = "item"
        elif token.type == "blockquote_open":
            style = "signature"
        elif token.type == "paragraph_open":
            style = "body" if token.level == 0 else style
        elif token.type == "hr":
            yield PageBreak()
        elif token.type == "inline":
            yield from _paragraph(token, style, values, template)
        elif token.type not in _SILENT and token.type != "heading_close":
            what = token.type.removesuffix("_open").replace("_", " ")
            raise SourceError(
                template.name,
                0,
                f"a {what} of Markdown has no line in a document; there are headings of four ranks, paragraphs, lists "
                "with hyphens, quotations, rules, bold and italics",
            )


def _paragraph(token: Token, style: Style, values: _Values, template: NoticeTemplate) -> Iterator[PageBlock]:
    whole = values.block(token.content)
    if whole is not None:
        yield from whole.blocks
        return
    for pieces in _broken(token.children or [], template):
        label = _LABEL.match(pieces[0].text) if style == "item" and pieces else None
        if label:
            pieces[0] = replace(pieces[0], text=pieces[0].text[label.end() :])
        runs = tuple(replace(run, text=words) for run in pieces if (words := values.words(run.text)))
        if runs:
            yield Line(style, runs, (Run(values.words(label[1])),) if label else (), level=1 if style == "item" else 0)


def _broken(children: list[Token], template: NoticeTemplate) -> Iterator[list[Run]]:
    """The runs of an inline token, a list for each of its lines."""
    pieces: list[Run] = []
    looks: tuple[Look, ...] = ()
    for child in children:
        tag = child.type.rsplit("_", 1)[0]
        if child.type in ("text", "code_inline", "text_special"):
            pieces.append(Run(child.content, looks=looks))
        elif child.type == "softbreak":
            pieces.append(Run(" ", looks=looks))
        elif child.type == "hardbreak":
            yield pieces
            pieces = []
        elif tag in _LOOKS:
            look = _LOOKS[tag]
            looks = (*looks, look) if child.nesting > 0 else tuple(each for each in looks if each != look)
        else:
            raise SourceError(template.name, 0, f"a {tag} of Markdown has no place in a document; write plain words")
    yield pieces
