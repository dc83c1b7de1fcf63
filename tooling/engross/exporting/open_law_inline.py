"""Words, tables and notes of a chapter as Open Law Library XML."""

from __future__ import annotations

import base64
from collections import Counter
from collections.abc import Mapping
from html import escape
from pathlib import PurePath

from engross.exporting.code_paths import CodePaths
from engross.model.law.chapter import Chapter
from engross.model.law.provision import Block
from engross.model.law.provision_note import ProvisionNote
from engross.model.law.table import Cell, Table
from engross.model.law.text import LINE_BREAK, NOTE_ANCHOR, Note, Tag, Text
from engross.values import dataclass

_LOOKS = {"i": "em", "b": "strong", "u": "u", "sup": "sup", "sub": "sub"}
_SUBJECTS = {"editor": "Editor's Notes", "prior": "Prior Codifications"}
_KINDS = {"svg": "svg+xml", "jpg": "jpeg"}


@dataclass(slots=True)
class OpenLawInline:
    """Writes the words of ``chapter``; ``losses`` counts what the form cannot hold."""

    chapter: Chapter
    paths: CodePaths
    pictures: Mapping[str, bytes]
    losses: Counter[str]

    def block(self, block: Block) -> str:
        """A paragraph or table as what stands inside ``text``."""
        return self._table(block) if isinstance(block, Table) else self.words(block)

    def words(self, text: Text) -> str:
        """A text with its looks, links and pictures."""
        return self._stretch(text, 0, len(text.plain), list(text.tags))

    def annotation(self, note: ProvisionNote) -> str:
        """A note as an ``annotation``."""
        known = {
            "type": _SUBJECTS.get(note.kind, "History"),
            "doc": note.ordinance,
            "path": "" if note.kind == "prior" else note.place,
            "app": str(note.adopted or ""),
            "eff": str(note.effective or ""),
            "display": "" if note.shown else "false",
        }
        told = "".join(f' {name}="{escape(value)}"' for name, value in known.items() if value)
        return f"<annotation{told}>{self.words(note.text)}</annotation>"

    def _stretch(self, text: Text, start: int, end: int, tags: list[Tag]) -> str:
        out, at, index = "", start, 0
        while index < len(tags):
            tag, inner = tags[index], index + 1
            while inner < len(tags) and tags[inner].start < tag.end:
                inner += 1
            out += self._plain(text, at, tag.start)
            inside = self._stretch(text, tag.start, tag.end, tags[index + 1 : inner])
            out += self._tagged(tag, inside, text.plain[tag.start : tag.end])
            at, index = tag.end, inner
        return out + self._plain(text, at, end)

    def _tagged(self, tag: Tag, inside: str, words: str) -> str:
        if tag.kind in _LOOKS:
            return f"<{_LOOKS[tag.kind]}>{inside}</{_LOOKS[tag.kind]}>"
        if tag.kind == "ref":
            doc, path = self.paths.cited(tag.value, self.chapter)
            told = (f' doc="{escape(doc)}"' if doc else "") + (f' path="{escape(path)}"' if path else "")
            return f"<cite{told}>{inside}</cite>"
        if tag.kind == "img":
            return f'<img alt="{escape(words)}" src="{escape(self._source(tag.value))}"/>'
        self.losses[f"words marked as {tag.kind}, kept as words"] += 1
        return inside

    def _source(self, name: str) -> str:
        data = self.pictures.get(f"{self.chapter.uri}/{name}")
        if data is None:
            if "/" not in name:
                self.losses["pictures that are not beside their chapter"] += 1
            return name
        suffix = PurePath(name).suffix[1:]
        return f"data:image/{_KINDS.get(suffix, suffix)};base64,{base64.b64encode(data).decode('ascii')}"

    def _plain(self, text: Text, start: int, end: int) -> str:
        words = escape(text.plain[start:end], quote=False).replace(LINE_BREAK, "<br/>")
        if NOTE_ANCHOR not in words:
            return words
        notes = iter(text.notes[text.plain.count(NOTE_ANCHOR, 0, start) :])
        first, *rest = words.split(NOTE_ANCHOR)
        return first + "".join(self._note(next(notes)) + part for part in rest)

    def _note(self, note: Note) -> str:
        self.losses["footnotes, put in brackets where they are anchored"] += 1
        return f" [{escape(note.marker)} {' '.join(self.words(text) for text in note.content)}]"

    def _table(self, table: Table) -> str:
        lines = "<br/>".join(self.words(line) for line in table.caption)
        caption = f"<caption>{lines}</caption>" if lines else ""
        rows = "".join(f"<tr>{''.join(self._cell(cell) for cell in row.cells)}</tr>" for row in table.rows)
        return f"<table>{caption}<tbody>{rows}</tbody></table>"

    def _cell(self, cell: Cell) -> str:
        name = "th" if cell.heading else "td"
        spans = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
        spans += f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
        texts = [self.words(text) for text in cell.content]
        inside = texts[0] if len(texts) == 1 else "".join(f"<p>{words}</p>" for words in texts)
        return f"<{name}{spans}>{inside}</{name}>"
