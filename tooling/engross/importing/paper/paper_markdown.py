"""Pages of paper as Markdown: paragraphs, labels mended by their sequence, every word in doubt remarked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from engross.errors import SourceError
from engross.importing.paper.doubtful_words import agreed_line
from engross.importing.paper.paper_lines import PaperLine, paragraphs_of, without_page_furniture
from engross.importing.source_page import ImportRemark
from engross.model.scanned_page import PaperPage, ScannedLine, ScannedPage
from engross.patterns import compile_on_use

_MARKS = compile_on_use(r"([\\`*_~<>&#|\[\]!])")
_LIST = compile_on_use(r"^(\d+)([.)])(?=\s|$)|^([-+])(?=\s|$)")
_ONE_FOR_L = compile_on_use(r"^\([1I]\)(?=\s)")
_LETTER = compile_on_use(r"^\(([a-z])\)(?=\s)")
_SPLIT = compile_on_use(r"([^\W\d_]{1,40})-$")
_FAR = 2.5
"""Line heights: words so far apart in two lines running stand in columns, and may be a table."""


def paper_markdown(
    pages: Sequence[PaperPage], name: str, again: Mapping[ScannedLine, Sequence[str]]
) -> tuple[bytes, tuple[ImportRemark, ...]]:
    """The ``pages`` of the file ``name`` as Markdown, and what is to be looked at; ``again``: lines read anew.

    Errors: SourceError where a page has struck words, which a recogniser reads like any other, or no words at all.
    """
    _refuse_struck(pages, name)
    remarks: list[ImportRemark] = []
    lines = without_page_furniture(list(_lines(pages, again, remarks)), remarks)
    if not lines:
        raise SourceError(name, 0, "no words can be read on its pages; scan it anew at 200 dpi")
    remarks += _tables(pages)
    paragraphs = [_joined(paragraph, lines, remarks) for paragraph in paragraphs_of(lines)]
    mended = _with_letters(paragraphs, remarks)
    return "\n\n".join(map(_escaped, mended)).encode("utf-8") + b"\n", tuple(remarks)


def _refuse_struck(pages: Iterable[PaperPage], name: str) -> None:
    for page in pages:
        if isinstance(page, ScannedPage):
            struck = [word.text for line in page.lines for word in line.words if word.struck]
            if struck:
                shown = " ".join(struck[:8]) + (" …" if len(struck) > 8 else "")
                raise SourceError(
                    name,
                    0,
                    f"page {page.number} has struck words (“{shown}”), which are no law; import the Word file "
                    "with its tracked changes, or a clean page",
                )


def _lines(
    pages: Iterable[PaperPage], again: Mapping[ScannedLine, Sequence[str]], remarks: list[ImportRemark]
) -> Iterator[PaperLine]:
    for page in pages:
        if not isinstance(page, ScannedPage):
            for row, text in enumerate(page.lines, 1):
                if text.strip():
                    yield PaperLine(text.strip(), page.number, 0, None, f"page {page.number}, line {row}")
            continue
        for row, line in enumerate(page.lines, 1):
            place = f"page {page.number}, line {row}"
            text, doubts = agreed_line(line, again.get(line, ()))
            for doubt in doubts:
                may_be = " or ".join(f"“{words}”" if words else "nothing" for words in doubt.others)
                said = f"“{doubt.taken}” may be {may_be}" if doubt.others else f"“{doubt.taken}” was hardly legible"
                remarks.append(ImportRemark("unsure", place, f"{said}; look at the paper"))
            underlined = " ".join(word.text for word in line.words if word.underlined)
            if underlined:
                said = f"“{underlined}” is underlined, which may mean that it is added; it was read as plain words"
                remarks.append(ImportRemark("unsure", place, said))
            yield PaperLine(text, page.number, line.column, line.box, place)


def _tables(pages: Iterable[PaperPage]) -> Iterator[ImportRemark]:
    """Rows of words far apart: a table, which was read as lines."""
    for page in pages:
        if isinstance(page, ScannedPage):
            rows = groupby(enumerate(page.lines, 1), key=lambda each: _in_columns(each[1]))
            for apart, found in rows:
                numbers = [number for number, _ in found]
                if apart and len(numbers) > 1:
                    place = f"page {page.number}, lines {numbers[0]} to {numbers[-1]}"
                    yield ImportRemark("unsure", place, "these may be a table, and were read as lines; type the table")


def _in_columns(line: ScannedLine) -> bool:
    return any(after.left - before.right > _FAR * line.box.height for before, after in pairwise(line.words))


def _joined(paragraph: Sequence[PaperLine], lines: Sequence[PaperLine], remarks: list[ImportRemark]) -> str:
    """The words of a paragraph; a word that was parted at a line's end is put together."""
    text = paragraph[0].text
    for before, line in pairwise(paragraph):
        split, rest = _SPLIT.search(text), line.text.split(maxsplit=1)
        if split is None or not rest or not rest[0][:1].islower():
            text = text + line.text if re.search(r"\d-$", text) else f"{text} {line.text}"
            continue
        whole, kept = split[1] + rest[0], f"{split[1]}-{rest[0]}"
        if any(kept in other.text for other in lines):
            text = text + line.text
            continue
        text = text[:-1] + line.text
        if not any(whole in other.text for other in lines):
            remarks.append(ImportRemark("unsure", before.place, f"“{kept}” at the line's end was read as “{whole}”"))
    return text


def _with_letters(paragraphs: Sequence[str], remarks: list[ImportRemark]) -> list[str]:
    """The paragraphs with (l) where (1) or (I) stands between (k) and (m), or behind (k) and before no (2)."""
    found = list(paragraphs)
    labels = [(at, match[1]) for at, text in enumerate(paragraphs) if (match := _LETTER.match(text))]
    for at, text in enumerate(paragraphs):
        if not _ONE_FOR_L.match(text):
            continue
        before = next((letter for place, letter in reversed(labels) if place < at), "")
        after = next((letter for place, letter in labels if place > at), "")
        counted = any(re.match(r"\(2\)\s", later) for later in paragraphs[at + 1 :])
        if before == "k" and (after == "m" or not counted):
            found[at] = "(l)" + text[3:]
            remarks.append(
                ImportRemark("unsure", "", f"the label “{text[:3]}” behind (k) was read as (l): “{text[:40]}”")
            )
    return found


def _escaped(text: str) -> str:
    """The words of a paragraph, none of them markup."""
    escaped = _MARKS.sub(r"\\\1", text)
    return _LIST.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", escaped)
