"""The copy of a text that a clerk certifies: its words, and a page that says what was proved of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from engross.compose.law.certificate import plain_table
from engross.compose.law.clean_copy import clean_copy
from engross.compose.source_names import chapter_name, file_name, full_hash
from engross.model.fingerprint import FINGERPRINT_NAME, fingerprint
from engross.model.law.chapter import Chapter
from engross.model.law.legislative_action import LegislativeAction
from engross.model.publication.accepted_text import side_text
from engross.model.publication.publication import Line, PageBlock, Publication, Run, Style
from engross.values import dataclass

_BLANK = "_" * 30
_NOT_LAW = "DRAFT, not law"


@dataclass(frozen=True, slots=True)
class Certifier:
    """Who certifies: name and title; of which city."""

    name: str
    title: str
    city: str


def certified_copy(chapter: Chapter, certifier: Certifier | None) -> Publication:
    """The clean copy of ``chapter`` with the page that the clerk signs, to be kept for good (PDF/A-2).

    The page says what Engross proved, and leaves what only a person can say to be filled in and signed. None: whoever
    certifies writes name and title. A proposal is marked as one on every page; the mark is no part of the fingerprint.
    """
    page = clean_copy(chapter)
    not_law = chapter.version.stage == "proposed"
    mark = (Line("legend", (Run(_NOT_LAW),)),) if not_law else ()
    return replace(
        page,
        blocks=(*mark, *page.blocks),
        footer=f"{_NOT_LAW} · {page.footer}" if not_law else page.footer,
        title=f"{chapter_name(chapter)}: copy to be certified, {chapter.version.words}",
        certificate=tuple(_certificate(chapter, page, certifier)),
        archival=True,
    )


def text_fingerprint(chapter: Chapter) -> str:
    """The fingerprint of all that a reader of ``chapter`` sees."""
    return fingerprint(side_text(clean_copy(chapter).blocks, "new"))


def _certificate(chapter: Chapter, page: Publication, certifier: Certifier | None) -> Iterator[PageBlock]:
    adopted = adoption(chapter)
    yield _line("heading", "Certificate")
    yield _line("body", chapter_name(chapter))
    yield plain_table(
        [
            ("Text", f"{file_name(chapter)} ({chapter.version})"),
            ("SHA-256 of that file", full_hash(chapter)),
            ("Fingerprint of the words above", fingerprint(side_text(page.blocks, "new"))),
            ("Adopted", _adopted_words(adopted)),
            ("Ordinance", (adopted.ordinance if adopted is not None else "") or "no number is recorded"),
        ]
    )
    yield _line(
        "body",
        "Engross made this copy from that file, and worked the fingerprint out from the words that it set; the file of "
        f"this copy was not read back. {FINGERPRINT_NAME} is the SHA-256 of all that a reader sees, in order: labels, "
        "words, line breaks, rows, cells (empty ones too) and notes. That this is the text that was adopted, a person "
        "certifies:",
    )
    city = f" of the {certifier.city}" if certifier is not None else ""
    words = f"I certify that the foregoing is a true copy of the text named above, on file in the records{city}."
    yield _line("body", words)
    yield _line("signature", f"{_BLANK}   Date: {'_' * 15}")
    yield _line("signature", f"{certifier.name}, {certifier.title}" if certifier is not None else "Name and title")


def adoption(chapter: Chapter) -> LegislativeAction | None:
    """The action by which a text was adopted; None where none is recorded."""
    return next((action for action in reversed(chapter.actions) if action.kind == "adopted"), None)


def _adopted_words(adopted: LegislativeAction | None) -> str:
    if adopted is None:
        return "no adoption is recorded in this text"
    by = f" by the {adopted.body}" if adopted.body else ""
    return f"{adopted.on.isoformat()}{by}" + (f", {adopted.vote}" if adopted.vote is not None else "")


def _line(style: Style, words: str) -> Line:
    return Line(style, (Run(words),))
