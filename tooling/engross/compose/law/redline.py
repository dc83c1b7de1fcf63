"""The redline of one version against another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from engross.compose.law.certificate import certificate
from engross.compose.law.change_authors import authored_words, unplaced_changes, with_authors
from engross.compose.law.page_lines import page_lines
from engross.compose.law.section_selection import only_section
from engross.compose.source_names import chapter_name, short_hash, version_timestamp
from engross.model.comparison.comparison import Comparison
from engross.model.law.chapter import Chapter
from engross.model.law.place import Places
from engross.model.publication.publication import TERMS_ONLY, PageBlock, Publication

AUTHOR = "Engross"


def redline(
    comparison: Comparison,
    *,
    section: str = "",
    author: str = AUTHOR,
    line_numbers: bool = False,
    remarks: tuple[str, ...] = (),
) -> Publication:
    """The redline of a comparison, or of one of its sections by number, with its certificate.

    ``author`` is whom tracked changes name; changes of capitals and hyphens in defined terms name
    ``<author> (terms only)``, so that Word can filter and accept them in one go. Where the new text comes from a file
    that tracks its changes, each bears the name that it has there. ``remarks`` is what the certificate says of the two
    texts. Errors: NotFoundError where
    there is no such section.
    """
    old, new = comparison.old, comparison.new
    root = only_section(comparison.root, section)
    versions = f"{new.version.words}, against {old.version.words}"
    page = tuple(page_lines(root, Places(hierarchy=new.hierarchy).below(root)))
    remarks += () if section else _of_authors(page, new)
    return Publication(
        title=f"{chapter_name(new)}: redline, {versions}",
        subject=f"{chapter_name(new)}, {versions}",
        blocks=with_authors(page, new.changed_by),
        footer=f"{chapter_name(new)} · redline, {versions} · sources sha256 {short_hash(new)}, {short_hash(old)}"
        + "".join(f" · {remark.partition(':')[0]}" for remark in remarks),
        certificate=certificate(comparison, root, remarks),
        author=author,
        terms_author=author + TERMS_ONLY,
        date=version_timestamp(new),
        line_numbers=line_numbers,
        sources=() if section else (old, new),
    )


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
