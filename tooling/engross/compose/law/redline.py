"""The redline of one version against another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from engross.compose.law.certificate import certificate
from engross.compose.law.change_authors import authored_words, unplaced_changes, with_authors
from engross.compose.law.comments_on_words import with_comments
from engross.compose.law.page_lines import page_lines
from engross.compose.law.section_selection import only_section
from engross.compose.law.shown_pictures import with_pictures
from engross.compose.source_names import chapter_name, short_hash, version_timestamp
from engross.model.authorship import AUTHOR
from engross.model.comparison.comparison import Comparison
from engross.model.law.chapter import Chapter
from engross.model.law.place import Places, places
from engross.model.publication.placed_comment import PlacedComment
from engross.model.publication.publication import TERMS_ONLY, PageBlock, Publication, lines_in


def redline(
    comparison: Comparison,
    *,
    section: str = "",
    author: str = AUTHOR,
    line_numbers: bool = False,
    remarks: tuple[str, ...] = (),
    comments: Sequence[PlacedComment] = (),
) -> Publication:
    """The redline of a comparison, or of one of its sections by number, with its certificate.

    ``author`` is whom tracked changes name; changes of capitals and hyphens in defined terms name
    ``<author> (terms only)``, so that Word can filter and accept them in one go. Where the new text comes from a file
    that tracks its changes, each bears the name that it has there. ``remarks`` is what the certificate says of the two
    texts, ``comments`` what is said beside words of the new one, in a format that has comments.
    Errors: NotFoundError where there is no such section.

        >>> import engross as eg
        >>> noise = eg.open_workspace(".").chapter("68")
        >>> redline(eg.compare(noise.text("2020-01-14"), noise.text("2025-10-21")), section="68-5").title
        'Chapter 68, Noise: redline, proposed October 21, 2025, against codified January 14, 2020'
    """
    old, new = comparison.old, comparison.new
    root = only_section(comparison.root, section)
    versions = f"{new.version.words}, against {old.version.words}"
    lines = page_lines(root, Places(hierarchy=new.hierarchy).below(root))
    page = tuple(with_pictures(lines, new.pictures, old.pictures))
    remarks += () if section else _of_authors(page, new)
    blocks = with_authors(page, new.changed_by)
    footer = f"{chapter_name(new)} · redline, {versions}"
    remarked = "".join(f" · {remark.partition(':')[0]}" for remark in remarks)
    return Publication(
        title=f"{chapter_name(new)}: redline, {versions}",
        subject=f"{chapter_name(new)}, {versions}",
        blocks=with_comments(blocks, comments, places(new)) if comments else blocks,
        footer=f"{footer} · sources sha256 {short_hash(new)}, {short_hash(old)}{remarked}",
        short_footer=f"{footer}{remarked}",
        first_page=tuple(_first_page(comparison, author, remarks, terms=_has_terms(blocks))),
        certificate=certificate(comparison, root, page, remarks),
        author=author,
        terms_author=author + TERMS_ONLY,
        date=version_timestamp(new),
        line_numbers=line_numbers,
        sources=() if section else (old, new),
    )


def _first_page(comparison: Comparison, author: str, remarks: Sequence[str], *, terms: bool) -> Iterator[str]:
    """Whether it is a draft, what is compared, what of its base has moved, and how the changes are marked."""
    old, new = comparison.old, comparison.new
    draft = "DRAFT, not law. " if new.version.stage == "proposed" else ""
    yield f"{draft}{chapter_name(new)}: {new.version.words}, against {old.version.words}"
    yield from (f"{remark[0].upper()}{remark[1:]}" for remark in remarks if remark.startswith("base moved"))
    yield (
        "Tracked changes: struck words are deleted, underlined words are added. Rejecting all gives the base, "
        "accepting all the new text; the last page names the files that it was made from."
    )
    if terms:
        yield (
            f"Where only capitals or hyphens of a defined term change, the author is “{author}{TERMS_ONLY}”: hide or "
            "accept these alone under Review, Show Markup, Specific People."
        )


def _has_terms(blocks: Sequence[PageBlock]) -> bool:
    return any(run.terms and run.mark != "kept" for line in lines_in(blocks) for run in line.runs)


def with_recorded_authors(comparison: Comparison, ours: str) -> Chapter:
    """The new text with the author of each change of its redline, where its file tracks one.

    Changes that bear ``ours``, the name of the city's redlines, or none, are the city's in any redline.
    """
    new, root = comparison.new, comparison.root
    page = tuple(page_lines(root, Places(hierarchy=new.hierarchy).below(root)))
    found = authored_words(with_authors(page, new.changed_by))
    city = {name + suffix for name in (ours, AUTHOR) for suffix in ("", TERMS_ONLY)}
    return replace(new, changed_by=tuple(change for change in found if change.author not in city))


def _of_authors(page: Sequence[PageBlock], new: Chapter) -> tuple[str, ...]:
    """What is to be said where changes that the draft's file records are no longer those of the redline."""
    lost = unplaced_changes(page, new.changed_by)
    if not lost:
        return ()
    first, names = lost[0], ", ".join(sorted({change.author for change in lost}))
    verb = "inserted" if first.mark == "inserted" else "struck"
    many = f"{len(lost)} recorded changes" if len(lost) > 1 else "a recorded change"
    sentence = (
        f"authors not shown: {many} of {names} cannot be found in this redline, as the text was edited since or the "
        f"base is another (the first {verb} “{first.words[:60]}”); they bear the name of the city"
    )
    return (sentence,)
