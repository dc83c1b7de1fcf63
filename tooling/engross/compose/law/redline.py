"""The redline of one version against another."""

from __future__ import annotations

from engross.compose.law.certificate import certificate
from engross.compose.law.change_authors import with_authors
from engross.compose.law.page_lines import page_lines
from engross.compose.law.section_selection import only_section
from engross.compose.source_names import chapter_name, short_hash, version_timestamp
from engross.model.comparison.comparison import Comparison
from engross.model.law.place import Places
from engross.model.publication.publication import Publication

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
    return Publication(
        title=f"{chapter_name(new)}: redline, {versions}",
        subject=f"{chapter_name(new)}, {versions}",
        blocks=with_authors(tuple(page_lines(root, Places(hierarchy=new.hierarchy).below(root))), new.changed_by),
        footer=f"{chapter_name(new)} · redline, {versions} · sources sha256 {short_hash(new)}, {short_hash(old)}"
        + "".join(f" · {remark.partition(':')[0]}" for remark in remarks),
        certificate=certificate(comparison, root, remarks),
        author=author,
        terms_author=f"{author} (terms only)",
        date=version_timestamp(new),
        line_numbers=line_numbers,
        sources=() if section else (old, new),
    )
