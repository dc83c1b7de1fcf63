"""The words of a paragraph: runs, what became of them, what they point to.

::

    <w:r><w:t xml:space="preserve">limit of </w:t></w:r>
    <w:del w:id="1" w:author="…" w:date="…"><w:r><w:delText xml:space="preserve">70</w:delText></w:r></w:del>
    <w:ins w:id="2" w:author="…" w:date="…"><w:r><w:t xml:space="preserve">60</w:t></w:r></w:ins>
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from engross.model.comparison.span import Mark
from engross.model.law.picture import ChapterPicture
from engross.model.law.text import LINE_BREAK
from engross.model.publication.publication import Footnote, Look, Run
from engross.patterns import compile_on_use
from engross.rendering.docx.document_state import DocumentState
from engross.rendering.docx.drawing_xml import WORD_KINDS
from engross.rendering.docx.xml_text import escaped

# In the order that the schema asks for.
_LOOKS: tuple[tuple[Look, str], ...] = (
    ("b", "<w:b/><w:bCs/>"),
    ("i", "<w:i/><w:iCs/>"),
    ("u", '<w:u w:val="single"/>'),
    ("sup", '<w:vertAlign w:val="superscript"/>'),
    ("sub", '<w:vertAlign w:val="subscript"/>'),
)
_BREAKS = {"\t": "<w:tab/>", "\n": "<w:br/>", LINE_BREAK: "<w:br/>"}
_BREAK = compile_on_use(f"([{''.join(_BREAKS)}])")


def runs_with_mark(runs: Iterable[Run], mark: Mark, terms: bool) -> list[Run]:
    """``runs`` as they are, or, inside a line, row or note that is inserted or deleted, with its mark.

    What may go as a whole holds no link: an emptied ``w:hyperlink`` would keep its paragraph standing.
    """
    if mark == "kept":
        return list(runs)
    return [
        replace(r, mark=r.mark if r.struck_by else mark, terms=terms, href="") if r.mark != mark or r.href else r
        for r in runs
    ]


def runs_xml(runs: Iterable[Run], draft: DocumentState, *, later: bool = False) -> str:
    """``runs`` as the content of a ``w:p``, dated ``later`` if so; their footnotes are added to the draft."""
    parts: list[str] = []
    for href, linked in groupby(list(_numbered(runs, draft)), key=lambda run: run.href):
        bookmark = draft.bookmarks.get(href[1:]) if href.startswith("#") else None
        content = "".join(
            draft.tracked(mark, terms, _struck(list(alike), struck_by, draft), later=later, author=author)
            for (mark, terms, author, struck_by), alike in groupby(linked, key=_tracked_alike)
        )
        if bookmark and content:
            content = f'<w:hyperlink w:anchor="{bookmark}" w:history="1">{content}</w:hyperlink>'
        parts.append(content)
    return "".join(parts)


def _tracked_alike(run: Run) -> tuple[Mark, bool, str, str]:
    return run.mark, run.terms, run.author, run.struck_by


def _struck(runs: list[Run], by: str, draft: DocumentState) -> str:
    """``runs`` of one mark; where somebody struck them again, as deleted by that author."""
    if not by:
        return _runs(runs, draft)
    return draft.tracked("deleted", False, _runs([replace(run, mark="deleted") for run in runs], draft), author=by)


def text_xml(text: str, deleted: bool = False) -> str:
    """``text`` as the content of a ``w:r``: tabs and line ends are elements of their own."""
    name = "w:delText" if deleted else "w:t"
    if not _BREAK.search(text):
        return f'<{name} xml:space="preserve">{escaped(text)}</{name}>' if text else ""
    return "".join(
        _BREAKS.get(part) or f'<{name} xml:space="preserve">{escaped(part)}</{name}>'
        for part in _BREAK.split(text)
        if part
    )


def _runs(runs: list[Run], draft: DocumentState) -> str:
    """Runs of one mark, neighbours of one look joined."""
    parts: list[str] = []
    for (looks, defines, note, comments, picture), alike in groupby(runs, key=_joined_by):
        same = list(alike)
        if note is not None:
            parts.extend(_note_reference(run, note, draft) for run in same)
            continue
        if picture is not None and picture.kind in WORD_KINDS and picture.data:
            made = "".join(draft.drawing(picture, run.alternative) for run in same)
        else:
            content = text_xml("".join(run.text for run in same), same[0].mark == "deleted")
            made = f"<w:r>{_properties(looks, defines)}{content}</w:r>" if content else ""
        for said in comments:
            made = draft.commented(said, made)
        parts.append(made)
    return "".join(parts)


def _joined_by(run: Run) -> tuple[tuple[Look, ...], bool, Footnote | None, tuple[str, ...], ChapterPicture | None]:
    return run.looks, run.defines, run.note, run.comments, run.picture


def _properties(looks: tuple[Look, ...], defines: bool) -> str:
    if not looks and not defines:
        return ""
    style = '<w:rStyle w:val="DefinedTerm"/>' if defines else ""
    return f"<w:rPr>{style}{''.join(xml for look, xml in _LOOKS if look in looks)}</w:rPr>"


_REFERENCE = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'


def _numbered(runs: Iterable[Run], draft: DocumentState) -> Iterator[Run]:
    """``runs`` with their notes numbered: the marker of one that Word itself numbers so is left out.

    A note that stays while its marker moves otherwise than Word counts is struck and inserted: Word tracks no change of
    a marker that is written out.
    """
    for run in runs:
        note = run.note
        if note is None:
            yield run
        elif draft.note_number(run.text, run.mark, note.was):
            yield replace(run, text="")
        elif note.was and run.mark == "kept":
            sides: tuple[tuple[Mark, str], ...] = (("deleted", note.was), ("inserted", run.text))
            for mark, marker in sides:
                typed = "" if draft.note_number(marker, mark) else marker
                yield replace(run, text=typed, mark=mark, note=_one_side(note, mark))
        else:
            yield run


def _one_side(note: Footnote, mark: Mark) -> Footnote:
    """What a note says in the old text, if ``mark`` is "deleted", or in the new."""
    sides = [(words, tuple(run for run in words if run.mark in ("kept", mark))) for words in note.content]
    return replace(note, content=tuple(side for words, side in sides if side or not words), was="")


def _note_reference(run: Run, note: Footnote, draft: DocumentState) -> str:
    """The run that points to a footnote; the note itself goes to the draft.

    Word numbers the notes itself. A marker that differs from Word's number is written out in both places
    (``w:customMarkFollows``).
    """
    deleted = run.mark == "deleted"
    number = len(draft.notes) + 1
    place = len(draft.notes)
    draft.notes.append("")
    if not run.text:
        custom, mark, own = "", "", "<w:footnoteRef/>"
    else:
        custom, mark, own = ' w:customMarkFollows="1"', text_xml(run.text, deleted), text_xml(run.text, deleted)
    draft.notes[place] = f'<w:footnote w:id="{number}">{_note(run, note, own, draft)}</w:footnote>'
    return f'<w:r>{_REFERENCE}<w:footnoteReference{custom} w:id="{number}"/>{mark}</w:r>'


def _note(run: Run, note: Footnote, own: str, draft: DocumentState) -> str:
    """The paragraphs of a note. All are marked with the mark of its reference but the last one's end: a note's last
    paragraph mark goes with the note.
    """
    blank = text_xml(" ", run.mark == "deleted")
    head = draft.tracked(run.mark, run.terms, f"<w:r>{_REFERENCE}{own}</w:r><w:r>{blank}</w:r>")
    paragraphs: list[str] = []
    content = note.content or ((),)
    for at, words in enumerate(content):
        end = draft.tracked_end(run.mark, run.terms) if at < len(content) - 1 else ""
        mark = f"<w:rPr>{end}</w:rPr>" if end else ""
        inner = runs_xml([replace(r, note=None) for r in runs_with_mark(words, run.mark, run.terms)], draft)
        paragraphs.append(
            f'<w:p><w:pPr><w:pStyle w:val="FootnoteText"/>{mark}</w:pPr>{head if at == 0 else ""}{inner}</w:p>'
        )
    return "".join(paragraphs)
