"""Pages of paper as a draft: scanned or printed to PDF, photographed; read into Markdown, which is imported."""

from __future__ import annotations

from collections.abc import Iterator

from engross.importing.paper import paper_markdown
from engross.importing.source_page import ImportRemark
from engross.model.scanned_page import PaperPage, ScannedLine, ScannedPage
from engross.scanning import read_again
from engross.services.scans.page_events import TellPage
from engross.services.scans.scanned_files import paper_pages

_READ = "the words of page {} were read from a picture; hold each of them against the paper before the draft is filed"


def draft_from_paper(data: bytes, name: str, tell: TellPage) -> tuple[bytes, str, tuple[ImportRemark, ...]]:
    """The file ``data``, called ``name``, as Markdown, a name for that, and what is to be looked at.

    Errors: EngrossError where it cannot be read; SourceError where it has struck words.
    """
    pages = paper_pages(data, name, tell)
    again = dict(_readings(pages, name))
    markdown, remarks = paper_markdown(pages, name, again)
    scanned = [str(page.number) for page in pages if isinstance(page, ScannedPage)]
    looked = (ImportRemark("unsure", "", _READ.format(", ".join(scanned))),) if scanned else ()
    return markdown, f"{name}.md", (*looked, *remarks)


def _readings(pages: tuple[PaperPage, ...], name: str) -> Iterator[tuple[ScannedLine, tuple[str, ...]]]:
    for page in pages:
        if isinstance(page, ScannedPage):
            yield from zip(page.lines, read_again(page, [line.box for line in page.lines], name), strict=True)
