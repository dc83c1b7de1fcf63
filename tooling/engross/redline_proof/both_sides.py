"""A redline held against the two files that it was made from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engross.errors import EngrossError
from engross.model.publication.accepted_text import Side
from engross.redline_proof.word_side import Shown, ShownFile, ShownParagraph, ShownTable, SideReader


def prove_redline(redline: bytes, old: bytes, new: bytes, shown: tuple[Side, Side] = ("new", "new")) -> tuple[str, ...]:
    """Compare what the redline shows on rejecting all changes with ``old``, on accepting them with ``new``.

    ``shown``: on which side of the changes that they hold themselves the two files are read. Text, styles, lists,
    tables, pictures, notes, headers and footers are compared. Returns what is to be said, a sentence each: numbers of
    lists that show otherwise, which no tracked change of a paragraph can make right.

    Errors: EngrossError naming the first paragraph that differs.
    """
    rejected = SideReader(redline, "old").read(), SideReader(old, shown[0]).read()
    accepted = SideReader(redline, "new").read(), SideReader(new, shown[1]).read()
    remarks = [*_compared("rejecting all changes", *rejected), *_compared("accepting all changes", *accepted)]
    return tuple(remarks)


def prove_merge(merged: bytes, base: bytes, copies: Sequence[tuple[bytes, frozenset[str]]]) -> tuple[str, ...]:
    """Compare what a merge shows on rejecting all changes with ``base``, its own accepted; and with each of ``copies``
    what it shows where only the changes of those authors are accepted.

    Returns what is to be said, as ``prove_redline`` does. Errors: EngrossError naming the first paragraph that differs.
    """
    remarks = [*_compared("rejecting all changes", SideReader(merged, "old").read(), SideReader(base, "new").read())]
    for copy, authors in copies:
        doing = f"accepting the changes of {', '.join(sorted(authors))} alone"
        found = SideReader(merged, "new", authors).read()
        remarks += _compared(doing, found, SideReader(copy, "new").read())
    return tuple(remarks)


def _compared(doing: str, found: ShownFile, wanted: ShownFile) -> Iterator[str]:
    """What is to be said of two files that show the same. Errors: EngrossError where they do not."""
    for where, one, other in _stories(found, wanted):
        if one != other:
            raise EngrossError(_sentence(doing, where, one, other))
        yield from _number_remarks(doing, where, one, other)


def _number_remarks(doing: str, where: str, found: Sequence[Shown], wanted: Sequence[Shown]) -> Iterator[str]:
    """The numbers of lists that differ between equal paragraphs, in one sentence."""
    pairs = zip(_paragraphs(found), _paragraphs(wanted), strict=True)
    others = [(one, other) for one, other in pairs if one.number != other.number]
    if others:
        one, other = others[0]
        yield (
            f"{doing} shows {len(others)} list number(s) of {where} otherwise, the first {one.number!r} "
            f"and not {other.number!r} before {one.text[:40]!r}; compare the lists by hand"
        )


def _paragraphs(blocks: Sequence[Shown]) -> Iterator[ShownParagraph]:
    for block in blocks:
        if isinstance(block, ShownParagraph):
            yield block
        else:
            for row in block.rows:
                for cell in row:
                    yield from _paragraphs(cell)


def _stories(found: ShownFile, wanted: ShownFile) -> Iterator[tuple[str, Sequence[Shown], Sequence[Shown]]]:
    """The body, and each header of the redline once, where it comes first; beside them what is wanted there."""
    yield "the text", found.body, wanted.body
    seen = set()
    for index, (own, _) in enumerate(found.sections[: len(wanted.sections)]):
        for place, header in sorted(own.items()):
            if header.part not in seen:
                seen.add(header.part)
                former = wanted.sections[index][1].get(place)
                where = f"the {place[0]} ({place[1]}) of section {index + 1}"
                yield where, _with_words(header.blocks), _with_words(former.blocks if former is not None else ())


def _with_words(blocks: Sequence[Shown]) -> tuple[Shown, ...]:
    """``blocks``, or none where none of them shows anything: an empty header shows what no header does."""
    return tuple(blocks) if any(isinstance(block, ShownTable) or block.text.strip() for block in blocks) else ()


def _sentence(doing: str, where: str, found: Sequence[Shown], wanted: Sequence[Shown]) -> str:
    pairs = enumerate(zip(found, wanted, strict=False))
    first = next((index for index, (one, other) in pairs if one != other), min(len(found), len(wanted)))
    return (
        f"the redline's proof failed: {doing} would give {_shown(found, first)} as block {first + 1} of "
        f"{where} and not {_shown(wanted, first)}; nothing was written, and this is a fault of Engross: please report "
        "it with the two files"
    )


def _shown(blocks: Sequence[Shown], at: int) -> str:
    """A block for a message: its first words."""
    if at >= len(blocks):
        return "nothing"
    block = blocks[at]
    if isinstance(block, ShownParagraph):
        style = f" in style {block.style!r}" if block.style else ""
        return f"{block.text[:60]!r}{style}"
    return f"a table of {len(block.rows)} rows"
