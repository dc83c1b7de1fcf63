"""A publication as one HTML file that needs nothing else: no script, no network.

Looks and page structure are in ``templates/html``. Made to meet WCAG 2.1 AA; what is meant by that is tested
with axe-core in ``tests/oracles``.
"""

from __future__ import annotations

from functools import cache

from jinja2 import FileSystemLoader, StrictUndefined, Template
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from engross.model.publication import Publication
from engross.rendering.anchors import anchors_of
from engross.rendering.html_blocks import Block, Table, html_blocks, html_note
from engross.rendering.html_words import Page
from engross.rendering.outline import opens_with_title
from engross.rendering.stretches import key_of
from engross.resources import shipped


def render_html(publication: Publication) -> str:
    """``publication`` as a complete HTML document."""
    both = (*publication.blocks, *publication.certificate)
    page = Page(anchors_of(both))
    blocks = html_blocks(publication.blocks, page, outermost=1)
    certificate = html_blocks(publication.certificate, page, outermost=2)
    titled = opens_with_title(publication.blocks)
    front = 1 if titled else 0
    while titled and front < len(blocks) and _is_subtitle(blocks[front]):
        front += 1
    notes = [html_note(note, number, page) for number, note in enumerate(page.notes, 1)]
    return _template().render(
        publication=publication,
        front=blocks[:front],
        blocks=blocks[front:],
        certificate=certificate,
        certificate_is_titled=opens_with_title(publication.certificate),
        contents=[b for b in blocks[front:] if isinstance(b, Block) and b.depth],
        notes=notes,
        key=key_of(both),
        css=Markup(_css()),  # noqa: S704 - our own file, not the publication's words
        paper_footer=Markup(css_string(publication.footer)),  # noqa: S704 - escaped for CSS by css_string
    )


def css_string(words: str) -> str:
    """``words`` as a quoted CSS string, every character but ASCII letters and digits escaped (CSS Syntax 3, 4.3.7)."""
    return '"' + "".join(c if c.isascii() and c.isalnum() else f"\\{ord(c):x} " for c in words) + '"'


@cache
def _template() -> Template:
    # Sandboxed because a city may put templates of its own in place of ours.
    environment = SandboxedEnvironment(
        loader=FileSystemLoader(shipped("templates", "html")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("publication.html.jinja")


@cache
def _css() -> str:
    return shipped("templates", "html", "publication.css").read_text(encoding="utf-8")


def _is_subtitle(block: Block | Table) -> bool:
    return isinstance(block, Block) and block.style in ("subtitle", "legend")
