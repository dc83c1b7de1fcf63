"""The redline of a bill: what it strikes and inserts in each of its chapters, as one document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engross.compose.law.page_lines import page_lines
from engross.compose.law.redline import redline
from engross.compose.law.shown_pictures import with_pictures
from engross.compose.own_anchors import with_own_anchors
from engross.compose.source_names import chapter_name, file_name, full_hash, short_hash, version_timestamp
from engross.model.authorship import AUTHOR
from engross.model.comparison.comparison import Comparison, ProvisionChange
from engross.model.law.bill import Bill
from engross.model.law.chapter import Chapter
from engross.model.law.place import Places
from engross.model.publication.publication import TERMS_ONLY, Line, PageBlock, PageBreak, Publication, Run

ChapterChange = tuple[Chapter, Comparison | ProvisionChange, tuple[str, ...]]
"""A text of a bill, how it differs from the law, or where the chapter is new its tree as one insertion; and what is to
be said of both."""


def bill_redline(
    bill: Bill, changes: Sequence[ChapterChange], *, author: str = AUTHOR, line_numbers: bool = False
) -> Publication:
    """The redlines of all chapters of a bill, in its order, under its title, with the certificate of each.

    A new chapter is inserted as a whole. ``author`` is as of ``redline``.
    """
    made = [
        redline(comparison, author=author, line_numbers=line_numbers, remarks=remarks)
        if isinstance(comparison, Comparison)
        else _inserted(new, comparison, author, remarks)
        for new, comparison, remarks in changes
    ]
    texts = (
        text
        for new, comparison, _ in changes
        for text in (new, *([comparison.old] if isinstance(comparison, Comparison) else []))
    )
    title = f"{bill.title}: redline"
    footer = f"{title} · {bill.name}"
    return Publication(
        title=title,
        subject="; ".join(each.subject for each in made),
        blocks=(*_head(bill), *_each_on_its_page(made)),
        footer=f"{footer} · sources sha256 {', '.join(map(short_hash, texts))}",
        short_footer=footer,
        first_page=tuple(dict.fromkeys(sentence for each in made for sentence in each.first_page)),
        certificate=tuple(_certificates(made)),
        author=author,
        terms_author=author + TERMS_ONLY,
        date=max(each.date for each in made),
        line_numbers=line_numbers,
    )


def _head(bill: Bill) -> Iterator[Line]:
    yield Line("title", (Run(bill.title),))
    if bill.sponsor:
        yield Line("centered", (Run(f"Introduced by {bill.sponsor}"),))


def _each_on_its_page(made: Sequence[Publication]) -> Iterator[PageBlock]:
    for at, each in enumerate(made):
        if at:
            yield PageBreak()
        yield from with_own_anchors(each.blocks, f"part-{at + 1}")


def _certificates(made: Sequence[Publication]) -> Iterator[PageBlock]:
    for at, each in enumerate(made):
        if at:
            yield PageBreak()
        yield from each.certificate


def _inserted(new: Chapter, root: ProvisionChange, author: str, remarks: tuple[str, ...]) -> Publication:
    """A chapter that is new, as one insertion."""
    draft = "DRAFT, not law. " if new.version.stage == "proposed" else ""
    words = f"{chapter_name(new)}: {new.version.words}, a new chapter"
    told = (f"{file_name(new)} ({new.version}), SHA-256 {full_hash(new)}", *remarks)
    return Publication(
        title=words,
        subject=words,
        blocks=tuple(with_pictures(page_lines(root, Places(hierarchy=new.hierarchy).below(root)), new.pictures)),
        first_page=(f"{draft}{words}",),
        certificate=(
            Line("heading", (Run("New chapter"),)),
            *(Line("body", (Run(sentence),)) for sentence in (words, *told)),
        ),
        author=author,
        date=version_timestamp(new),
    )
