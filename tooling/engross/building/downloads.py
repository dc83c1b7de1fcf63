"""The files that stand beside an ordinance's pages."""

from __future__ import annotations

from engross.building.redlines import document_bytes, redline_bytes
from engross.model.comparison.comparison import Comparison
from engross.model.publication.docket import Download, Ordinance
from engross.model.publication.publication import Publication
from engross.rendering import render
from engross.resources import SHIPPED, Templates


def download_bytes(
    ordinance: Ordinance,
    download: Download,
    comparison: Comparison | None,
    copy: Publication,
    author: str,
    templates: Templates = SHIPPED,
) -> bytes:
    """A download of ``ordinance`` that is made: a notice, a redline, a clean copy; its source is not.

    ``comparison`` is that of the two texts of a redline, ``copy`` the clean copy of its new text, ``author`` whom its
    tracked changes name, ``templates`` say how it looks. Errors: EngrossError where a redline's proof fails.
    """
    if download.meeting:
        notified = next(each for each in ordinance.notices if each.key == download.meeting)
        return document_bytes(
            notified.sent if download.format == "txt" else notified.publication, download.format, templates
        )
    if comparison is not None:
        return redline_bytes(comparison, download.format, author=author, templates=templates, remarks=ordinance.remarks)
    return render(copy, download.format, templates)
