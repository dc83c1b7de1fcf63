"""Random chapters and random edits of them, for property tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from engross.akn import identify
from engross.importing.recognition.headings import heading_of
from engross.importing.source_page import Paragraph
from engross.model.law.arrangement import arranged
from engross.model.law.chapter import Body, Chapter, Event, Version
from engross.model.law.hierarchy import STANDARD
from engross.model.law.provision import Block, Level, Provision
from engross.model.law.table import Cell, Row, Table
from engross.model.law.text import LINE_BREAK, NOTE_ANCHOR, Note, Tag, Text, normal

WORDS = st.sampled_from(
    [
        "the",
        "a",
        "of",
        "and",
        "no",
        "person",
        "shall",
        "sound",
        "Sound",
        "level",
        "Level",
        "limit",
        "60",
        "70",
        "dBA",
        "chapter",
        "Chapter",
        "§",
        "68-5A",
        "noise,",
        "Noise;",
        "(e.g.,",
        "table)",
        "Table",
        "1",
        "2",
        "fifty-five",
        "sound-level",
        "“quoted”",
        "Norwalk’s",
        "CO₂",
        "<b>",
        "&",
        "]]>",
        "{{x}}",
        "\xa0",
        "é",
        "owner's",
    ]
)
_LOOKS = st.sampled_from(["i", "b", "sup", "ref", "quantity"])


@st.composite
def texts(draw: st.DrawFn, least: int = 1, most: int = 14, notes: bool = True) -> Text:
    """A text in normal form, now and then with a tag or a note."""
    words = " ".join(draw(st.lists(WORDS, min_size=least, max_size=most)))
    if draw(st.integers(0, 9)) == 0:
        words = words.replace(" ", LINE_BREAK, 1)
    note: tuple[Note, ...] = ()
    if notes and draw(st.integers(0, 9)) == 0:
        words += NOTE_ANCHOR
        kind = draw(st.sampled_from(["footnote", "editor"]))
        note = (Note(str(draw(st.integers(1, 9))), kind, (draw(texts(1, 4, notes=False)),)),)
    text = normal(Text(words, (), note))
    if text.plain and draw(st.integers(0, 4)) == 0:
        start = draw(st.integers(0, len(text.plain) - 1))
        end = draw(st.integers(start + 1, len(text.plain)))
        kind = draw(_LOOKS)
        value = {"ref": "/akn/us-ct/act/statute/14-1", "quantity": "70"}.get(kind, "")
        name = "limit" if kind == "quantity" else ""
        text = replace(text, tags=(Tag(kind, start, end, value, "dBA" if name else "", name),))
    return text


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """A small table with notes."""
    width = draw(st.integers(1, 3))
    rows = draw(st.lists(st.lists(texts(1, 3, notes=False), min_size=width, max_size=width), min_size=1, max_size=4))
    cells = [[Cell((text,), heading=index == 0) for text in row] for index, row in enumerate(rows)]
    if draw(st.booleans()):
        anchored = Text(f"Indoors{NOTE_ANCHOR}", (), (Note("1", "table", (draw(texts(1, 5, notes=False)),)),))
        cells[-1][0] = Cell((anchored,))
    if draw(st.integers(0, 2)) == 0:
        cells[draw(st.integers(0, len(cells) - 1))][-1] = Cell((Text(),))
    if width > 1 and len(cells) > 2 and draw(st.integers(0, 2)) == 0:
        span = draw(st.integers(2, len(cells) - 1))
        cells[1][0] = replace(cells[1][0], rows=span)
        for row in cells[2 : 1 + span]:
            del row[0]
    caption = (Text(f"Table {draw(st.integers(1, 3))}"), draw(texts(1, 4, notes=False)))
    return Table(caption, tuple(Row(tuple(row)) for row in cells))


def _label(level: Level, index: int) -> str:
    letter = "abcdefghijklmnopqrstuvwxyz"[index % 26]
    return {
        "section": f"§ 68-{index + 1}.",
        "subsection": f"{letter.upper()}.",
        "paragraph": f"({index + 1})",
        "subparagraph": f"({letter})",
        "clause": f"[{index + 1}]",
    }.get(level, "")


@st.composite
def provisions(draw: st.DrawFn, level: Level = "section", index: int = 0) -> Provision:
    """A provision of ``level`` with a few below it."""
    blocks: list[Block] = list(draw(st.lists(texts(), min_size=1, max_size=2)))
    if level in ("section", "subsection") and draw(st.integers(0, 5)) == 0:
        blocks.append(draw(tables()))
    below = STANDARD.names.index(level) + 1 if level in STANDARD.ranks else len(STANDARD.names)
    count = draw(st.integers(0, 3)) if below < 6 else 0
    child_level: Level = STANDARD.names[below] if count else "clause"
    if count and level == "section" and draw(st.integers(0, 3)) == 0:
        child_level = draw(st.sampled_from(["definition", "point"]))
    children = tuple(
        _defined(draw(provisions(child_level, i)), i)
        if child_level == "definition"
        else draw(provisions(child_level, i))
        for i in range(count)
    )
    if level != "chapter" and len(children) > 1:
        children = draw(_with_text_between(children))
    flush = tuple(draw(st.lists(texts(), max_size=1))) if children else ()
    heading = draw(texts(1, 5)) if level == "section" else None
    return Provision(level, _label(level, index), heading, tuple(blocks), children, flush)


@st.composite
def _with_text_between(draw: st.DrawFn, children: tuple[Provision, ...]) -> tuple[Provision, ...]:
    """``children``, now and then with words, or a table, between two of them."""
    found = [children[0]]
    for child in children[1:]:
        if draw(st.integers(0, 2)) == 0:
            found.append(Provision("text", body=draw(_blocks_between())))
        found.append(child)
    return tuple(found)


@st.composite
def _blocks_between(draw: st.DrawFn) -> tuple[Block, ...]:
    blocks: list[Block] = list(draw(st.lists(texts(), min_size=1, max_size=2)))
    if draw(st.integers(0, 4)) == 0:
        blocks.insert(draw(st.integers(0, len(blocks))), draw(tables()))
    return tuple(blocks)


def _defined(provision: Provision, index: int) -> Provision:
    """``provision`` as a definition: its first words are the term."""
    term = f"TERM {'ABCDEFG'[index]}"
    head = Text(f"{term} — {provision.body[0].words}", (Tag("def", 0, len(term)),))  # type: ignore[union-attr]
    return replace(provision, level="definition", label="", body=(head, *provision.body[1:]))


@st.composite
def chapters(draw: st.DrawFn) -> Chapter:
    """A chapter in canonical form."""
    sections = tuple(draw(provisions("section", index)) for index in range(draw(st.integers(1, 3))))
    # A line that looks like the heading of a section is one on the page, wherever it stands.
    lines = texts().filter(lambda text: heading_of(Paragraph(text)) is None)
    preface = tuple(draw(st.lists(lines, min_size=1, max_size=2))) if draw(st.integers(0, 3)) == 0 else ()
    root = Provision("chapter", "Chapter 68", draw(texts(1, 3, notes=False)), (), sections, preface=preface)
    return identify(
        Chapter(
            "/akn/us-ct-norwalk/act/code/chapter-68",
            Version(date(2020, 1, 14), "codified"),
            root,
            Body("council", "Common Council"),
            (Event(date(2020, 1, 14), "amendment", "by ordinance"),),
        )
    )


@st.composite
def edited(draw: st.DrawFn, provision: Provision) -> Provision:
    """``provision`` after a drafter has been at it: words changed, provisions added, struck, swapped, relabelled."""
    children = [draw(edited(child)) for child in provision.children]
    deed = draw(st.sampled_from(["keep", "keep", "strike", "add", "swap", "words", "label", "capitals", "table"]))
    if deed == "strike" and children:
        children.pop(draw(st.integers(0, len(children) - 1)))
    elif deed == "add" and children:
        at = draw(st.integers(0, len(children)))
        level = children[0].level
        if provision.level != "chapter" and draw(st.integers(0, 3)) == 0:
            new = Provision("text", body=draw(_blocks_between()))
        else:
            new = draw(provisions(level, at)) if level != "definition" else _defined(draw(provisions("point", at)), at)
        children.insert(at, new)
    elif deed == "swap" and len(children) > 1:
        children[0], children[-1] = children[-1], children[0]
    elif deed == "label" and provision.level not in ("chapter", "definition", "point", "text"):
        provision = replace(provision, label=_label(provision.level, draw(st.integers(0, 20))))
    elif deed == "words" and provision.level not in ("chapter", "definition"):
        provision = replace(provision, body=(draw(texts()), *provision.body[1:]))
    elif deed == "capitals" and provision.level not in ("chapter", "definition"):
        provision = replace(provision, body=tuple(_capitals(block) for block in provision.body))
    elif deed == "table":
        body = tuple([draw(_edited_table(block)) if isinstance(block, Table) else block for block in provision.body])
        provision = replace(provision, body=body)
    return arranged(replace(provision, children=tuple(children)))


@st.composite
def _edited_table(draw: st.DrawFn, table: Table) -> Table:
    """``table`` with a row struck or added, its cells swapped, or a value moved to another column."""
    rows = list(table.rows)
    at = draw(st.integers(0, len(rows) - 1))
    cells = rows[at].cells
    if any(cell.rows > 1 for row in rows for cell in row.cells) or draw(st.booleans()):
        rows[at] = Row(
            tuple(replace(one, content=other.content) for one, other in zip(cells, cells[::-1], strict=True))
        )
    elif draw(st.booleans()) and len(rows) > 1:
        del rows[at]
    else:
        rows.insert(at, Row(tuple(Cell((draw(texts(1, 3, notes=False)),)) for _ in cells)))
    return replace(table, rows=tuple(rows))


def _capitals(block: Block) -> Block:
    if isinstance(block, Table) or block.tags:
        return block
    return replace(block, plain=block.plain.replace("sound", "Sound").replace("level", "Level"))


@st.composite
def versions(draw: st.DrawFn) -> tuple[Chapter, Chapter]:
    """A chapter and a later version of it."""
    old = draw(chapters())
    root = draw(edited(old.root))
    new = identify(replace(old, root=root, version=Version(date(2025, 10, 21), "proposed")))
    return old, new
