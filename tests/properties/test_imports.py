"""Any Word page comes in word for word and in its order, on both sides of its changes, or is refused."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from engross.akn import parse_chapter, write_chapter
from engross.errors import SourceError
from engross.import_proof import prove_import
from engross.importing import Identity, Imported
from engross.importing.chapter_import import import_word
from engross.model.law.chapter import Body, Chapter, Version
from engross.model.law.provision import Provision
from engross.model.law.table import Table
from engross.model.publication.accepted_text import Side
from wordfiles import p, r, word_file

_SETTINGS = settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
_FORMS = ("upperLetter", "decimal", "lowerLetter", "lowerRoman")
_LABELS = ("%1.", "(%2)", "(%3)", "(%4)")
_LEVELS = "".join(
    f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{label}"/></w:lvl>'
    for at, (form, label) in enumerate(zip(_FORMS, _LABELS, strict=True))
)
NUMBERING = f'<w:abstractNum w:abstractNumId="0">{_LEVELS}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
_AUTHORS = ("Counsel", "Clerk")


@dataclass(frozen=True)
class Piece:
    """Words in a paragraph: in which of the two versions they stand, by whose change, and whether a note follows."""

    words: str
    new: bool = True
    old: bool = True
    author: str = ""
    noted: bool = False


@st.composite
def pieces(draw: st.DrawFn, count: list[int]) -> list[Piece]:
    """The words of a paragraph, none of which stands anywhere else on the page."""
    made = []
    for _ in range(draw(st.integers(1, 3))):
        words = ""
        for _ in range(draw(st.integers(1, 4))):
            count[0] += 1
            words += f"w{count[0]}x "
        fate = draw(st.sampled_from(["kept", "kept", "kept", "inserted", "deleted"]))
        author = draw(st.sampled_from(_AUTHORS))
        noted = fate == "kept" and draw(st.integers(0, 8)) == 0
        made.append(Piece(words, fate != "deleted", fate != "inserted", author, noted))
    return made


@dataclass(frozen=True)
class DrawnPage:
    """A Word file, and the words of its body and its notes in order, accepted and rejected."""

    data: bytes = field(repr=False)
    body: str
    new: list[str]
    old: list[str]


@st.composite
def pages(draw: st.DrawFn) -> DrawnPage:
    """A section with paragraphs, counted and typed items, bullets, tables, notes and changes by two authors."""
    count, notes = [0], [""]
    body = [p("§ 9-1. Title.")]
    sides: dict[str, list[str]] = {"new": [], "old": []}
    for _ in range(draw(st.integers(1, 8))):
        kind = draw(st.sampled_from(["text", "text", "counted", "typed", "bullet", "indented", "table", "section"]))
        if kind == "table":
            cells = [draw(pieces(count)) for _ in range(draw(st.integers(1, 4)))]
            inner = "".join(f"<w:tr><w:tc>{_paragraph(cell, '', '', notes, sides)}</w:tc></w:tr>" for cell in cells)
            body.append(f"<w:tbl>{inner}</w:tbl>{p()}")
            continue
        label, properties = "", ""
        if kind == "counted":
            level = draw(st.integers(0, 3))
            properties = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
        elif kind == "typed":
            label = draw(st.sampled_from(["A. ", "B. ", "(1) ", "(2) ", "(a) ", "(i) "]))
        elif kind == "bullet":
            label = "• "
        elif kind == "indented":
            properties = f'<w:ind w:left="{draw(st.sampled_from([360, 720, 1440]))}"/>'
        elif kind == "section":
            count[0] += 1
            body.append(p(f"§ 9-{count[0] + 1}. Title."))
        body.append(_paragraph(draw(pieces(count)), label, properties, notes, sides))
    data = word_file("".join(body), {"numbering": NUMBERING, "footnotes": notes[0]})
    return DrawnPage(data, "".join(body), sides["new"], sides["old"])


def _paragraph(drawn: list[Piece], label: str, properties: str, notes: list[str], sides: dict[str, list[str]]) -> str:
    """A paragraph of the file; its words are noted down for the sides that they are on."""
    runs = r(label) if label else ""
    for piece in drawn:
        for side, there in (("new", piece.new), ("old", piece.old)):
            sides[side] += piece.words.split() if there else []
        run = r(piece.words)
        if not piece.new:
            run = run.replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
        if piece.new != piece.old:
            kind = "ins" if piece.new else "del"
            run = f'<w:{kind} w:id="1" w:author="{piece.author}" w:date="2026-01-01T00:00:00Z">{run}</w:{kind}>'
        if piece.noted:
            at = notes[0].count("<w:footnote ") + 1
            notes[0] += f'<w:footnote w:id="{at}">{p(f"note{at}")}</w:footnote>'
            run += f'<w:r><w:footnoteReference w:id="{at}"/></w:r>'
        runs += run
    return p(properties=properties, runs=runs)


def identity(side: Side, *_: object) -> Identity:
    version = Version(date(2026, 1, 2 if side == "new" else 1), "proposed" if side == "new" else "codified")
    return Identity("/akn/us/act/code/draft", Body("council", "Council"), version)


def words_of(chapter: Chapter) -> list[str]:
    """The words that the pages draw, in the order in which the chapter's provisions hold them."""

    def below(provision: Provision) -> str:
        blocks = [*provision.body, *(below(child) for child in provision.children), *provision.flush]
        said = [block if isinstance(block, str) else _plain(block) for block in blocks]
        heading = provision.heading.plain if provision.heading is not None else ""
        return " ".join([heading, *said])

    return re.findall(r"w\d+x", below(chapter.root))


def _plain(block: object) -> str:
    texts = block.texts() if isinstance(block, Table) else [block]
    return " ".join(text.plain for text in texts)  # type: ignore[attr-defined]


def imported(page: DrawnPage) -> Imported | None:
    """What the page gives, proved; None where it is refused, in one sentence."""
    try:
        read = import_word(page.data, "x.docx", (), identity)
    except SourceError as refusal:
        event(f"refused: {refusal}"[:70])
        return None
    prove_import(page.data, "x.docx", read.proposal, read.base, [])
    return read


@_SETTINGS
@given(pages())
def test_words_are_in_the_order_of_the_page_on_both_sides_or_the_file_is_refused(page: DrawnPage) -> None:
    read = imported(page)
    if read is None:
        return
    assert words_of(read.proposal) == page.new
    if read.base is not None:
        assert words_of(read.base) == page.old
    else:
        assert page.new == page.old


@_SETTINGS
@given(pages())
def test_what_was_written_is_read_again(page: DrawnPage) -> None:
    read = imported(page)
    for chapter in (read.proposal, read.base) if read is not None else ():
        if chapter is not None:
            assert parse_chapter(write_chapter(chapter), "x.xml") == chapter
