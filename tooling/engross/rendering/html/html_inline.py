"""Words of a publication as HTML: marks, looks, references, terms defined and note markers.

``<ins>`` and ``<del>`` alone are not announced by every screen reader, so each carries words that are hidden
from the eye only (WCAG 2.1, 1.3.1 and 1.4.1).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from itertools import pairwise

from markupsafe import Markup, escape

from engross.model.law.text import LINE_BREAK
from engross.model.publication.publication import Footnote, Line, Run
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

    ``links`` are addresses by URI, of provisions that stand on other pages.
    """

    anchors: PageAnchors
    spoken: ScreenReaderWords = ScreenReaderWords()
    links: Mapping[str, str] = field(default_factory=dict)
    notes: list[Footnote] = field(default_factory=list)


def line_html(line: Line, page: HtmlPage) -> Markup:
    """The label, words and remark of ``line``; a paragraph that is struck or added whole is marked once."""
    remark = Markup(' <small class="remark" role="note">[{}]</small>').format(line.remark) if line.remark else Markup()
    runs = line.runs_and_end
    whole = list(group_runs((*line.label, *runs)))
    if len(whole) == 1 and whole[0].mark != "kept":
        linked = whole[0].mark == "inserted"
        inside = _label(_runs(line.label, page, linked)) + _runs(runs, page, linked)
        return _marked(whole[0], inside, page.spoken) + remark
    return _label(runs_html(line.label, page)) + runs_html(runs, page) + remark


def runs_html(runs: Iterable[Run], page: HtmlPage) -> Markup:
    """``runs`` as HTML, each group of one mark wrapped once."""
    groups = [*group_runs(runs), None]
    words = Markup()
    spelled_anew = False
    for group, following in pairwise(groups):
        if group is None:
            break
        inside = _runs(group.runs, page, group.mark != "deleted")
        if group.mark == "kept":
            words += inside
        elif spelled_anew:
            words += Markup('<ins class="terms">{}</ins>').format(inside)
        else:
            spelled_anew = _respelled_term(group, following)
            words += _marked(group, inside, page.spoken, spelled_anew)
            continue
        spelled_anew = False
    return words


def _respelled_term(group: RunGroup, following: RunGroup | None) -> bool:
    """Whether a term is struck and put back in its new spelling at once: that is said in fewer words."""
    return following is not None and group.terms and following.terms and group.mark == "deleted"


def _label(words: Markup) -> Markup:
    return Markup('<span class="label">{}</span> ').format(words) if words else words


def _marked(group: RunGroup, inside: Markup, spoken: ScreenReaderWords, becomes: bool = False) -> Markup:
    added = group.mark == "inserted"
    before, after = (spoken.added, spoken.added_end) if added else (spoken.deleted, spoken.deleted_end)
    if becomes and not spoken.becomes:
        return Markup('<del class="terms">{}</del>').format(inside)
    if becomes:
        before, after = spoken.term, spoken.becomes
    elif group.terms:
        before = spoken.term + before
    classes = " ".join(name for name, told in (("terms", group.terms), ("amendment", group.amendment)) if told)
    look = Markup(' class="{}"').format(classes) if classes else Markup()
    if group.struck:
        struck = Markup('<del class="amendment"><i class="vh">{}</i>{}<i class="vh">{}</i></del>')
        inside = struck.format(spoken.deleted, inside, spoken.deleted_end)
        look = Markup()
    return Markup('<{0}{1}><i class="vh">{2}</i>{3}<i class="vh">{4}</i></{0}>').format(
        _TAGS[group.mark], look, before, inside, after
    )


def _runs(runs: Iterable[Run], page: HtmlPage, linked: bool = True) -> Markup:
    # A struck reference names the law as it was: its target may bear another text by now, so it is no link.
    return Markup().join(_run(run, page, linked) for run in runs)


def _run(run: Run, page: HtmlPage, linked: bool) -> Markup:
    if run.note:
        return _marker(run, run.note, page)
    words = escape(run.text).replace(LINE_BREAK, Markup("<br>"))
    for look in reversed(run.looks):
        words = Markup("<{0}>{1}</{0}>").format(look, words)
    if run.defines:
        words = Markup("<dfn>{}</dfn>").format(words)
    if not run.href:
        return words
    if linked and run.href in page.links:
        return Markup('<a href="{}">{}</a>').format(page.links[run.href], words)
    if not run.href.startswith("#"):
        return Markup('<span data-uri="{}">{}</span>').format(run.href, words)
    if linked and run.href[1:] in page.anchors.known:
        return Markup('<a href="{}">{}</a>').format(run.href, words)
    return words


def _marker(run: Run, note: Footnote, page: HtmlPage) -> Markup:
    page.notes.append(note)
    return Markup(
        '<sup><a id="page-note-{0}-mark" href="#page-note-{0}"><span class="vh">{2}</span>{1}</a></sup>'
    ).format(len(page.notes), run.text, page.spoken.note)
