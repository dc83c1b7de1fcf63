"""Words of a publication as HTML: marks, looks, references, terms defined and note markers.

``<ins>`` and ``<del>`` alone are not announced by every screen reader, so each carries words that are hidden
from the eye only (WCAG 2.1, 1.3.1 and 1.4.1).

Inside this module HTML is plain text (``str``) whose words are escaped: joining ``Markup`` looks at every piece again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from itertools import pairwise

from markupsafe import Markup, escape

from engross.model.law.text import LINE_BREAK
from engross.model.publication.publication import Footnote, Line, Run
from engross.rendering.html.html_picture import picture_html
from engross.rendering.marked_runs import RunGroup, group_runs
from engross.rendering.page_anchors import PageAnchors
from engross.values import dataclass

_TAGS = {"inserted": "ins", "deleted": "del"}


@dataclass(frozen=True, slots=True)
class ScreenReaderWords:
    """What is said around marks to those who hear the page.

    ``term`` goes before where only a term changes, ``becomes`` between the old spelling of a term and the new; where
    ``becomes`` is empty a style sheet says both.
    """

    added: str = "added: "
    added_end: str = " end of addition "
    deleted: str = "deleted: "
    deleted_end: str = " end of deletion "
    term: str = "term "
    becomes: str = " becomes "
    note: str = "note "


@dataclass(slots=True)
class HtmlPage:
    """What is known of a page while it is written: its places, what is said, and the notes met so far.

    ``links`` are addresses by URI, of provisions that stand on other pages. ``picture_folder``: as of ``picture_html``.
    """

    anchors: PageAnchors
    spoken: ScreenReaderWords = ScreenReaderWords()
    links: Mapping[str, str] = field(default_factory=dict)
    notes: list[Footnote] = field(default_factory=list)
    picture_folder: str = ""


def line_html(line: Line, page: HtmlPage) -> Markup:
    """The label, words and remark of ``line``; a paragraph that is struck or added whole is marked once."""
    remark = f' <small class="remark" role="note">[{escape(line.remark)}]</small>' if line.remark else ""
    runs = line.runs_and_end
    whole = list(group_runs((*line.label, *runs)))
    if len(whole) == 1 and whole[0].mark != "kept":
        linked = whole[0].mark == "inserted"
        inside = _label(_runs(line.label, page, linked)) + _runs(runs, page, linked)
        words = _marked(whole[0], inside, page.spoken)
    else:
        words = _label(_groups(line.label, page)) + _groups(runs, page)
    return Markup(words + remark)  # noqa: S704 - all words in it are escaped


def _groups(runs: Iterable[Run], page: HtmlPage) -> str:
    """``runs`` as HTML, each group of one mark wrapped once."""
    groups = [*group_runs(runs), None]
    words: list[str] = []
    spelled_anew = False
    for group, following in pairwise(groups):
        if group is None:
            break
        inside = _runs(group.runs, page, group.mark != "deleted")
        if group.mark == "kept":
            words.append(inside)
        elif spelled_anew:
            words.append(f'<ins class="terms">{inside}</ins>')
        else:
            spelled_anew = _respelled_term(group, following)
            words.append(_marked(group, inside, page.spoken, spelled_anew))
            continue
        spelled_anew = False
    return "".join(words)


def _respelled_term(group: RunGroup, following: RunGroup | None) -> bool:
    """Whether a term is struck and put back in its new spelling at once: that is said in fewer words."""
    return following is not None and group.terms and following.terms and group.mark == "deleted"


def _label(words: str) -> str:
    return f'<span class="label">{words}</span> ' if words else words


def _marked(group: RunGroup, inside: str, spoken: ScreenReaderWords, becomes: bool = False) -> str:
    added = group.mark == "inserted"
    before, after = (spoken.added, spoken.added_end) if added else (spoken.deleted, spoken.deleted_end)
    if becomes and not spoken.becomes:
        return f'<del class="terms">{inside}</del>'
    if becomes:
        before, after = spoken.term, spoken.becomes
    elif group.terms:
        before = spoken.term + before
    classes = " ".join(name for name, told in (("terms", group.terms), ("amendment", group.amendment)) if told)
    look = f' class="{classes}"' if classes else ""
    if group.struck:
        inside = f'<del class="amendment">{_unseen(spoken.deleted)}{inside}{_unseen(spoken.deleted_end)}</del>'
        look = ""
    tag = _TAGS[group.mark]
    return f"<{tag}{look}>{_unseen(before)}{inside}{_unseen(after)}</{tag}>"


def _unseen(words: str) -> str:
    """``words`` for those who hear the page."""
    return f'<i class="vh">{escape(words)}</i>'


def _runs(runs: Iterable[Run], page: HtmlPage, linked: bool = True) -> str:
    # A struck reference names the law as it was: its target may bear another text by now, so it is no link.
    return "".join([_run(run, page, linked) for run in runs])


def _run(run: Run, page: HtmlPage, linked: bool) -> str:
    if run.note:
        return _marker(run, run.note, page)
    if run.picture is not None and run.picture.data:
        words = picture_html(run, run.picture, page.picture_folder)
    else:
        words = f"{escape(run.text)}".replace(LINE_BREAK, "<br>")
    for look in reversed(run.looks):
        words = f"<{look}>{words}</{look}>"
    if run.defines:
        words = f"<dfn>{words}</dfn>"
    if not run.href:
        return words
    if linked and run.href in page.links:
        return f'<a href="{escape(page.links[run.href])}">{words}</a>'
    if not run.href.startswith("#"):
        return f'<span data-uri="{escape(run.href)}">{words}</span>'
    if linked and run.href[1:] in page.anchors.known:
        return f'<a href="{escape(run.href)}">{words}</a>'
    return words


def _marker(run: Run, note: Footnote, page: HtmlPage) -> str:
    page.notes.append(note)
    name = f"page-note-{len(page.notes)}"
    seen = f'<span class="vh">{escape(page.spoken.note)}</span>{escape(run.text)}'
    return f'<sup><a id="{name}-mark" href="#{name}">{seen}</a></sup>'
