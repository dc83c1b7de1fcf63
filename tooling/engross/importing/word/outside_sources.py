"""What a Word file would fetch from elsewhere: never followed, and refused or listed in words."""

from __future__ import annotations

from collections.abc import Iterator

from engross.errors import SourceError
from engross.importing.source_page import ImportRemark
from engross.importing.word.zip_package import Package, external_relations

_SHOWS_NOTHING = frozenset({"attachedTemplate", "mailMergeSource", "mailMergeHeaderSource", "recipientData"})
"""What gives no words of its own: the template that a file was made with, whose styles are in the file itself
(§ 17.15.1.6), and the addresses of a mail merge, whose fields hold what they show (§ 17.14)."""
_CHARTS = "word/charts/"
"""A chart's figures are kept in the file, and the chart itself is a picture that is refused or listed."""
_THINGS = {
    "attachedTemplate": "its template",
    "image": "a picture",
    "oleObject": "the content of an object",
    "package": "the content of an object",
    "frame": "a frame",
    "subDocument": "another document",
    "aFChunk": "another document",
    "video": "a film",
    "audio": "a sound",
    "mailMergeSource": "the addresses of a mail merge",
    "mailMergeHeaderSource": "the addresses of a mail merge",
}
_PARTS = (
    ("word/header", "a header"),
    ("word/footer", "a footer"),
    ("word/footnotes", "a footnote"),
    ("word/endnotes", "an endnote"),
    ("word/comments", "a comment"),
    (_CHARTS, "a chart"),
    ("word/numbering", "a list"),
)


def outside_sources(package: Package, *, lenient: bool) -> Iterator[ImportRemark]:
    """Refuse, or list, what the file takes from elsewhere; nothing is ever fetched.

    Errors: SourceError, unless ``lenient``, for what would show words or pictures of the text.
    """
    for part, relation in external_relations(package):
        where = next((name for start, name in _PARTS if part.startswith(start)), "the document")
        thing = _THINGS.get(relation.kind, f"something ({relation.kind})")
        what = f"{where} takes {thing} from elsewhere"
        if not (lenient or relation.kind in _SHOWS_NOTHING or part.startswith(_CHARTS)):
            raise SourceError(
                package.name,
                0,
                f"{what}, which is never followed; save the file with it inside, or import with --lenient to leave "
                "it out",
            )
        yield ImportRemark("left out", part, f"{what}; it was not followed")
