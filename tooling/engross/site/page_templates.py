"""From a template and what it shows to a page's bytes."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from functools import lru_cache

from jinja2 import Environment
from markupsafe import Markup

from engross.rendering.html.html_document import css_string
from engross.rendering.templates import page_environment, render_template
from engross.resources import Templates
from engross.site.page_addresses import relative_address
from engross.site.phrases import SitePhrases
from engross.values import dataclass

SiteFile = tuple[str, bytes]
"""A file of the site: its address from the root, and its bytes."""


@dataclass(frozen=True, slots=True)
class PageFrame:
    """What every page says of itself.

    ``sources`` are the files it was made from with their hashes, ``paper`` what the foot of each printed page says,
    ``crumbs`` the pages above it with their addresses, ``data`` its description for machines (JSON-LD).
    ``pictures``: it shows pictures of the law.
    """

    address: str
    title: str
    description: str
    city: str
    crumbs: tuple[tuple[str, str], ...] = ()
    sources: tuple[tuple[str, str], ...] = ()
    paper: str = ""
    data: Mapping[str, object] | None = None
    pictures: bool = False


def render_page(template: str, frame: PageFrame, words: SitePhrases, **shown: object) -> SiteFile:
    """The page that ``template`` makes of ``shown``."""
    style = Markup("@page{{@bottom-left{{content:{}}}}}").format(Markup(css_string(frame.paper)))  # noqa: S704 - escaped for CSS

    def link(there: str) -> str:
        return relative_address(frame.address, there)

    text = render_template(
        _environment(words.templates),
        f"{template}.html.jinja",
        "site",
        frame=frame,
        say=words.say,
        plain=words.plain,
        day=words.day,
        language=words.language,
        spoken=words.spoken,
        link=link,
        data=json_data(frame.data) if frame.data else "",
        paper_style=style if frame.paper else "",
        policy=_policy(str(style) if frame.paper else "", pictures=frame.pictures),
        **shown,
    )
    return frame.address, text.encode()


def plain_file(template: str, words: SitePhrases, **shown: object) -> bytes:
    """The bytes of a file that is no page: a feed, a sitemap."""
    return render_template(_environment(words.templates), template, "site", language=words.language, **shown).encode()


def json_data(value: object) -> Markup:
    """``value`` as JSON that may stand inside a script element: no character of HTML's is left in it."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for letter in "<>&\u2028\u2029":
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    return Markup(text)  # noqa: S704 - see above


def _policy(style: str, *, pictures: bool) -> str:
    """The page's Content-Security-Policy: its own style sheet, scripts and pictures, and nothing from elsewhere."""
    own = ""
    if style:
        own = f" 'sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}'"
    shown = " img-src 'self' data:;" if pictures else ""
    return f"default-src 'none'; style-src 'self'{own}; script-src 'self';{shown} base-uri 'none'"


@lru_cache(maxsize=4)
def _environment(templates: Templates) -> Environment:
    return page_environment(templates, "site", "html")
