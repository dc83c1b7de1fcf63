"""What is gathered while the blocks are written: ids, footnotes, comments, bookmarks."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from itertools import count

from engross.errors import EngrossError
from engross.model.comparison.span import Mark
from engross.model.law.picture import ChapterPicture
from engross.model.publication.publication import Grid, Line, Publication
from engross.rendering.docx.drawing_xml import drawing_xml, size_in
from engross.rendering.docx.word_styles import WordStyles
from engross.rendering.docx.xml_text import escaped

LAW_PICTURE = "word/media/law-"
"""What the parts of the law's pictures are called; the names of their files follow."""
_TWIPS = 20
_DATE = "%Y-%m-%dT%H:%M:%SZ"
_FIRST_DRAWING = 101
"""The number of the first drawing in the text; those of the letterhead come before it."""
_HIGHEST = 0.85
"""How much of the height of a page's text a picture may take, so that words stand with it."""
_ELEMENT: Mapping[Mark, str] = {"inserted": "ins", "deleted": "del"}


class DocumentState:
    """A document in the making.

    ``id`` numbers revisions, comments and bookmarks from one sequence, so that no id occurs twice in any part.
    ``notes`` and ``comments`` are the footnotes and comments so far, as XML; ``bookmarks`` maps each eId that some
    reference in the document points to onto the name of its bookmark. ``pictures`` are the pictures so far, by the name
    of the part that holds each; ``room`` is the width that those of the paragraph in hand may take, in twentieths of a
    point.
    """

    def __init__(self, publication: Publication, look: WordStyles, targets: Mapping[str, Line | Grid]) -> None:
        """Start with nothing gathered; ``targets`` maps each eId that is pointed to onto the block that bears it."""
        self.publication, self.look = publication, look
        self._targets = dict(targets)
        self.bookmarks = {eid: bookmark_name(eid) for eid in targets}
        self.notes: list[str] = []
        self.comments: list[str] = []
        self.pictures: dict[str, ChapterPicture] = {}
        self._named: dict[str, ChapterPicture] = {}
        self.room = look.page.text_width
        self._drawn = count(_FIRST_DRAWING)
        self.shown: dict[Mark, int] = {"inserted": 0, "deleted": 0}
        self._ids = count(1)
        self._authors = {False: escaped(publication.author), True: escaped(publication.terms_author)}
        self._later = _later(publication.date)

    def id(self) -> int:
        """The next free id."""
        return next(self._ids)

    def comment(self, words: str) -> str:
        """The run that refers to a comment of the publication's author that says ``words``; the comment is gathered."""
        number, author = self.id(), self.publication.author
        initials = "".join(word[0] for word in author.split() if word[0].isalnum())[:3].upper()
        style = '<w:rPr><w:rStyle w:val="CommentReference"/></w:rPr>'
        self.comments.append(
            f'<w:comment w:id="{number}" w:author="{escaped(author)}" w:date="{self.publication.date}"'
            f' w:initials="{initials}"><w:p><w:pPr><w:pStyle w:val="CommentText"/></w:pPr>'
            f"<w:r>{style}<w:annotationRef/></w:r>"
            f'<w:r><w:t xml:space="preserve">{escaped(words)}</w:t></w:r></w:p></w:comment>'
        )
        return f'<w:r>{style}<w:commentReference w:id="{number}"/></w:r>'

    def commented(self, words: str, content: str) -> str:
        """``content`` (runs) as the range of a comment that says ``words``."""
        reference = self.comment(words)
        number = self.comments[-1].partition('w:id="')[2].partition('"')[0]
        return f'<w:commentRangeStart w:id="{number}"/>{content}<w:commentRangeEnd w:id="{number}"/>{reference}'

    def drawing(self, picture: ChapterPicture, words: str) -> str:
        """The run that shows ``picture``, which is gathered; ``words`` are its text alternative."""
        part = f"{LAW_PICTURE}{picture.name}"
        first = self._named.setdefault(part.lower(), picture)
        if (first.name, first.sha256) != (picture.name, picture.sha256):
            # Another file of that name, of another text, or one whose name has other capitals: to Word they are one.
            part = f"{LAW_PICTURE}{picture.sha256[:16]}-{picture.name}"
        self.pictures.setdefault(part, picture)
        page = self.look.page
        height = (page.height - page.top - page.bottom) / _TWIPS * _HIGHEST
        size = size_in(picture, self.room / _TWIPS, height)
        return drawing_xml(picture_relation(part), next(self._drawn), picture.name, words, size, picture.orientation)

    def tracked(self, mark: Mark, terms: bool, content: str, *, later: bool = False, author: str = "") -> str:
        """``content`` (runs) inside the element that says what became of it; ``later`` by two minutes if so.

        ``author``: whose change it is, where another than the publication's.
        """
        if mark == "kept" or not content:
            return content
        return f"<{self._revision(mark, terms, later, author)}>{content}</w:{_ELEMENT[mark]}>"

    def tracked_end(self, mark: Mark, terms: bool, author: str = "") -> str:
        """The empty element that tracks a paragraph mark or a row."""
        return "" if mark == "kept" else f"<{self._revision(mark, terms, False, author)}/>"

    def _revision(self, mark: Mark, terms: bool, later: bool, author: str) -> str:
        date = self._later if later else self.publication.date
        name = escaped(author) if author else self._authors[terms]
        return f'w:{_ELEMENT[mark]} w:id="{self.id()}" w:author="{name}" w:date="{date}"'

    def bookmark(self, block: Line | Grid, content: str) -> str:
        """``content`` inside a bookmark where some reference points to ``block``."""
        if self._targets.get(block.anchor) is not block:
            return content
        del self._targets[block.anchor]
        number = self.id()
        start = f'<w:bookmarkStart w:id="{number}" w:name="{self.bookmarks[block.anchor]}"/>'
        return f'{start}{content}<w:bookmarkEnd w:id="{number}"/>'

    def note_number(self, marker: str, mark: Mark, was: str = "") -> bool:
        """Whether Word, numbering notes by itself, shows ``marker`` at this one; counts it if so.

        Word counts the notes of the text that one reads: after accepting, kept and inserted ones; after
        rejecting, kept and deleted ones. A kept note must be right in both: ``was`` is its marker in the old text,
        where that is another.
        """
        wanted: dict[Mark, str] = {"inserted": marker, "deleted": was or marker}
        if any(wanted[other] != str(shown + 1) for other, shown in self.shown.items() if mark in ("kept", other)):
            return False
        for other in self.shown:
            if mark in ("kept", other):
                self.shown[other] += 1
        return True


def _later(date: str) -> str:
    """Two minutes after ``date``; raises EngrossError where that is no moment."""
    try:
        moment = datetime.fromisoformat(date)
        if moment.strftime(_DATE) != date:
            raise ValueError(date)
    except ValueError:
        raise EngrossError(
            f"A Word document cannot be dated “{date}”: give a moment such as 2025-10-21T00:00:00Z."
        ) from None
    return (moment + timedelta(minutes=2)).strftime(_DATE)


def picture_relation(part: str) -> str:
    """The id of the relation of the document to the ``part`` of a picture."""
    return f"picture-{hashlib.sha256(part.encode()).hexdigest()[:16]}"


def bookmark_name(eid: str) -> str:
    """A name that Word takes for the place ``eid``: letters, digits, low lines, at most 40, case ignored."""
    digest = hashlib.sha256(eid.encode()).hexdigest()[:12]
    return f"{re.sub('[^A-Za-z0-9_]', '_', eid)[:27]}_{digest}"
