"""A picture of the law as HTML: only ever by ``<img>``, in which no script of a picture runs and nothing is fetched."""

from __future__ import annotations

import base64

from markupsafe import escape

from engross.model.law.picture import ChapterPicture
from engross.model.publication.publication import Run

_WIDEST = 640
"""Pixels of a page that a picture takes at most; the style sheet makes it smaller where the page is."""
_MEDIA_TYPES = {
    "png": "image/png",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "svg": "image/svg+xml",
}


def picture_html(run: Run, picture: ChapterPicture, folder: str) -> str:
    """The picture of ``run``, and where that is marked its words behind it, for the marks to be seen on.

    ``folder``: where the files of pictures stand, as seen from the page; empty: the page holds them itself.
    """
    size = ""
    if picture.width:
        width = min(picture.width, _WIDEST)
        size = f' width="{width}" height="{max(1, round(picture.height * width / picture.width))}"'
    address = f"{folder}{picture_file(picture)}" if folder and is_own_file(picture) else _data_address(picture)
    shown = f'<img class="law-picture" src="{escape(address)}" alt="{escape(run.alternative)}"{size}>'
    if run.mark == "kept":
        return shown
    return f'{shown} <span aria-hidden="true">{escape(run.text)}</span>'


def is_own_file(picture: ChapterPicture) -> bool:
    """Whether a site has the picture as a file of its own. An SVG may hold a script, which would run as one of the site
    where the file is opened by itself; in a page's ``<img>`` none runs."""
    return picture.kind != "svg"


def picture_file(picture: ChapterPicture) -> str:
    """What the file of a picture is called in a site: by its bytes, so that two texts may each have their own."""
    return f"{picture.sha256[:16]}.{picture.kind}"


def _data_address(picture: ChapterPicture) -> str:
    return f"data:{_MEDIA_TYPES[picture.kind]};base64,{base64.b64encode(picture.data).decode('ascii')}"
