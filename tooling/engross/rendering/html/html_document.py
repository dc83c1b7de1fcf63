"""A publication as one HTML file that needs nothing else: no script, no network.

Looks and page structure are in ``templates/html``. Made to meet WCAG 2.1 AA; what is meant by that is tested
with axe-core in ``tests/oracles``.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from jinja2 import Environment
from markupsafe import Markup

from engross.model.publication.publication import Publication, lines_in
from engross.rendering.heading_outline import opens_with_title, title_index
from engross.rendering.html.html_blocks import HtmlBlock, HtmlTable, html_blocks, html_note
from engross.rendering.html.html_inline import HtmlPage
from engross.rendering.marked_runs import legend_needed
from engross.rendering.page_anchors import page_anchors
from engross.rendering.templates import page_environment, render_template
from engross.resources import SHIPPED, Templates

_NONE: Mapping[str, str] = MappingProxyType({})


def render_html(publication: Publication, templates: Templates = SHIPPED, links: Mapping[str, str] = _NONE) -> str:
    """``publication`` as a complete HTML document, as ``html/`` in ``templates`` lays it out.

    ``links`` are addresses on other pages, by URI. Errors: SourceError where a template of the city is not as it must
    be.
    """
    both = (*publication.blocks, *publication.certificate)
    page = HtmlPage(page_anchors(both), links=links)
    blocks = html_blocks(publication.blocks, page, outermost=1)
    certificate = html_blocks(publication.certificate, page, outermost=2)
    title = title_index(publication.blocks)
    front = 0 if title is None else title + 1
    while front and front < len(blocks) and _is_subtitle(blocks[front]):
        front += 1
    notes = [html_note(note, number, page) for number, note in enumerate(page.notes, 1)]
    return render_template(
        _environment(templates),
        "publication.html.jinja",
        "html",
        publication=publication,
        front=blocks[:front],
        blocks=blocks[front:],
        certificate=certificate,
        certificate_is_titled=opens_with_title(publication.certificate),
        contents=[b for b in blocks[front:] if isinstance(b, HtmlBlock) and b.depth],
        notes=notes,
        key=legend_needed(both),
        css=Markup(_style(publication, templates)),  # noqa: S704 - templates, not the publication's words
        paper_footer=Markup(css_string(publication.footer)),  # noqa: S704 - escaped for CSS by css_string
    )


def _style(publication: Publication, templates: Templates) -> str:
    shown = any(run.picture for line in lines_in(publication.blocks) for run in line.runs)
    return templates.text("html", "publication.css") + (templates.text("html", "pictures.css") if shown else "")


def css_string(words: str) -> str:
    """``words`` as a quoted CSS string, every character but ASCII letters and digits escaped (CSS Syntax 3, 4.3.7)."""
    return '"' + "".join(c if c.isascii() and c.isalnum() else f"\\{ord(c):x} " for c in words) + '"'


@lru_cache(maxsize=4)
def _environment(templates: Templates) -> Environment:
    return page_environment(templates, "html", keep_trailing_newline=True)


def _is_subtitle(block: HtmlBlock | HtmlTable) -> bool:
    return isinstance(block, HtmlBlock) and block.style in ("subtitle", "legend")
