"""A whole Word file: its page on each side of its tracked changes, and the sources it carries."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from lxml import etree

from engross.akn import parse_chapter
from engross.errors import EngrossError, SourceError
from engross.importing.recognition.headings import heading_of
from engross.importing.recognition.table_captions import with_captions_and_notes
from engross.importing.source_page import (
    ImportRemark,
    ImportRemarkKind,
    PageItem,
    PageTable,
    Paragraph,
    SourcePage,
    has_number,
    joined,
    quoted,
)
from engross.importing.word.alternatives import with_one_form
from engross.importing.word.change_authors import JoinedWord, author_remarks, change_authors, words_put_together
from engross.importing.word.comments import comments
from engross.importing.word.element_names import RANGE_MARKS, RUNS, WRAPPERS, W
from engross.importing.word.fields import without_broken_fields
from engross.importing.word.footnotes import FootnoteReader
from engross.importing.word.hand_marked_redlines import is_hand_made_redline, with_changes
from engross.importing.word.law_pictures import LawPictures, alternative_of, shown_otherwise, shows_picture
from engross.importing.word.list_labels import ListNumbering
from engross.importing.word.outside_sources import outside_sources
from engross.importing.word.paragraphs import ParagraphReader
from engross.importing.word.revisions import has_former, is_tracked, with_revisions_resolved
from engross.importing.word.run_text import PICTURE, ReadingReport, RunReader, what_is_held
from engross.importing.word.style_inheritance import InheritedStyles
from engross.importing.word.word_tables import CellReading, law_table
from engross.importing.word.zip_package import Package, open_package
from engross.model.authorship import AuthoredWords
from engross.model.law.chapter import Chapter
from engross.model.law.hierarchy import STANDARD, Hierarchy
from engross.model.law.picture import ChapterPicture
from engross.model.law.table import Cell
from engross.model.law.text import Text, normal
from engross.model.publication.accepted_text import Side
from engross.values import dataclass

_IGNORED = RANGE_MARKS | {f"{W}{name}" for name in ("sectPr", "sdtPr", "sdtEndPr", "customXmlPr")}
_PARAGRAPH, _TABLE = f"{W}p", f"{W}tbl"
_DOCUMENT, _NOTES = "document", ("footnotes", "endnotes")
_SOURCE = b"akomaNtoso"
_BY_HAND = "words are struck and underlined by hand; those struck are read as the old text, those underlined as the new"
_WORDLESS = "a picture without alternative text is called “picture”; say in alt what it shows"
_LONGEST_NAMED = 60
"""What is refused is named in so many characters; what is left out, in all of its words."""


@dataclass(frozen=True, slots=True)
class WordFile:
    """What a Word file holds.

    ``new`` is the page with all changes accepted; ``old`` with all rejected, None where there are none.
    ``sources`` are the ordinances that the file was made from, base first, where it carries them. ``changed_by``: whose
    its tracked changes are. ``pictures`` are those in its words, called as the texts name them.
    """

    new: SourcePage
    old: SourcePage | None
    sources: tuple[Chapter, ...]
    changed_by: tuple[AuthoredWords, ...] = ()
    pictures: tuple[ChapterPicture, ...] = ()


def read_word(
    data: bytes,
    name: str,
    *,
    lenient: bool = False,
    hierarchy: Hierarchy = STANDARD,
    as_it_stands: bool = False,
    files: Mapping[str, Sequence[str]] | None = None,
) -> WordFile:
    """Read the .docx ``data``, called ``name``; ``hierarchy`` is that of the code of the sources that it carries.

    ``as_it_stands``: captions and notes of tables stay paragraphs, where they stand. ``files``: pictures
    are kept, those at hand under these names by the SHA-256 (hex) of their bytes, others under names by theirs; None:
    pictures are not held.

    Errors: SourceError for a file that is no .docx or not to be trusted, and for what an ordinance cannot hold,
    with its place; ``lenient`` leaves that out and lists it among the remarks.
    """
    package = open_package(data, name)
    remarks = list(outside_sources(package, lenient=lenient))
    stories = _stories(package, lambda words: remarks.append(ImportRemark("hidden", "somewhere in the file", words)))
    remarks += comments(package, stories[_DOCUMENT])
    tracked = any(map(is_tracked, stories.values()))
    styles = InheritedStyles(_part(package, "styles"))
    by_hand = not tracked and is_hand_made_redline(stories[_DOCUMENT], styles)
    if by_hand:
        stories, tracked = {kind: with_changes(story, styles) for kind, story in stories.items()}, True
        remarks.append(ImportRemark("unsure", "", _BY_HAND))
    changes = change_authors(stories[_DOCUMENT], styles) if tracked else ()
    remarks += author_remarks(changes)
    remarks += [
        _of_several(word, name, lenient) for word in (words_put_together(stories[_DOCUMENT]) if tracked else ())
    ]
    former = not tracked and any(map(has_former, stories.values()))
    sides: tuple[Side, ...] = ("new", "old") if tracked or former else ("new",)
    pages, pictures = {}, LawPictures(package, files or {}) if files is not None else None
    for side in sides:
        if not stories:
            stories = _stories(package)
            stories = {kind: with_changes(story, styles) for kind, story in stories.items()} if by_hand else stories
        reading = _Reading(package, side, stories, styles, pictures, lenient=lenient)
        read = reading.items(stories[_DOCUMENT])
        items = tuple(read if as_it_stands else with_captions_and_notes(read, reading.remark))
        pages[side] = SourcePage(items, (*remarks, *reading.remarks))
        stories.clear()  # of a long document only one tree is held at a time
    if former and not _show_the_same(pages["new"], pages["old"]):
        tracked = True
    sources = tuple(_sources(package, hierarchy))
    kept = tuple(pictures.kept.values()) if pictures is not None else ()
    return WordFile(pages["new"], pages["old"] if tracked else None, sources, changes, kept)


def _of_several(word: JoinedWord, name: str, lenient: bool) -> ImportRemark:
    """Refuse, or list, a word that changes of several authors put together."""
    place = f"paragraph {word.paragraph}"
    words = f"“{word.word}” is put together by the changes of {' and '.join(word.authors)}"
    if not lenient:
        raise SourceError(
            name, 0, f"{place}: {words}; settle it in Word, or import with --lenient to take it as it stands"
        )
    return ImportRemark("unsure", place, words)


def _show_the_same(new: SourcePage, old: SourcePage) -> bool:
    """Whether two pages show the same labels, words and tables, whatever they look like."""
    return [_shown(item) for item in new.items] == [_shown(item) for item in old.items]


def _shown(item: PageItem) -> object:
    if isinstance(item, PageTable):
        return [(cell.columns, cell.rows, [text.plain for text in cell.content]) for cell in _cells(item)]
    return item.label, item.text.plain, item.style, item.bullet, item.listed


def _cells(item: PageTable) -> Iterator[Cell]:
    return (cell for row in item.table.rows for cell in row.cells)


class _Reading:
    """One side of the file being read, from its first paragraph to its last."""

    def __init__(
        self,
        package: Package,
        side: Side,
        stories: Mapping[str, etree._Element],
        styles: InheritedStyles,
        pictures: LawPictures | None,
        *,
        lenient: bool,
    ) -> None:
        """Resolve the changes in ``stories``, in place."""
        self.remarks: list[ImportRemark] = []
        self._pictures = pictures
        self._name, self._lenient, self._side = package.name, lenient, side
        for story in stories.values():
            without_broken_fields(with_revisions_resolved(story, side))
        self._at = 0
        self._element: etree._Element | None = None
        self._begun = False
        self._run_in: Paragraph | None = None
        report = ReadingReport(self._unheld, self._refuse, self.remark)
        notes = FootnoteReader(
            {kind[:-1]: stories.get(kind) for kind in _NOTES},
            _part(package, "settings"),
            styles,
            report,
        )
        reader = RunReader(styles, notes.note, replace(report, picture=self._picture))
        numbering = ListNumbering(_part(package, "numbering"), lambda words: self.remark("unsure", words))
        self._typist = ParagraphReader(styles, numbering, reader, lambda: self.place)

    @property
    def place(self) -> str:
        """Where the reading is, for people."""
        return f"paragraph {self._at}" + (" before the changes" if self._side == "old" else "")

    def remark(self, kind: ImportRemarkKind, words: str, place: str = "") -> None:
        """Note something for the report."""
        self.remarks.append(ImportRemark(kind, place or self.place, words))

    def items(self, document: etree._Element) -> Iterator[PageItem]:
        """The paragraphs and tables of the body, in order; empty ones and page furniture left out."""
        bodies = document.findall(f"{W}body")
        if len(bodies) != 1:
            found = "no body" if not bodies else f"{len(bodies)} bodies"
            raise SourceError(self._name, 0, f"its document has {found}; open the file in Word and save it again")
        yield from self._blocks(bodies[0])
        yield from self._flush()
        self._element = None
        # What reads paragraphs reports to this object, which holds it: both would stay, with the styles of the file.
        del self._typist

    def _blocks(self, parent: etree._Element) -> Iterator[PageItem]:
        for child in parent:
            tag = child.tag
            if tag == _PARAGRAPH:
                yield from self._paragraph(child)
            elif tag == _TABLE:
                yield from self._table(child)
            elif tag in WRAPPERS:
                yield from self._wrapped(child)
            elif tag in RUNS:
                self._refuse_stray(child)
            elif isinstance(tag, str) and tag not in _IGNORED:
                self._unheld(what_is_held(child))

    def _wrapped(self, wrapper: etree._Element) -> Iterator[PageItem]:
        """What a content control or the like holds; a contents list that Word makes stands in one of its own."""
        gallery = wrapper.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
        if gallery is None or gallery.get(f"{W}val") != "Table of Contents":
            yield from self._blocks(wrapper)
            return
        for item in self._blocks(wrapper):
            words = item.text.words if isinstance(item, Paragraph) else "a table"
            self.remark("furniture", words, item.place)

    def _paragraph(self, element: etree._Element) -> Iterator[Paragraph]:
        self._step(element)
        paragraph, furniture, runs_on = self._typist.read(element)
        if not paragraph.text.plain and not has_number(paragraph):
            return
        if furniture or self._typist.reader.contents:
            self.remark("furniture", paragraph.text.words)
            return
        if not paragraph.text.plain:
            self.remark("unsure", f"{paragraph.label} is a number without words; fill it, or delete it in Word")
        yield from self._line(paragraph, runs_on)

    def _line(self, paragraph: Paragraph, runs_on: bool) -> Iterator[Paragraph]:
        """A paragraph with the one before where that runs on into it; a heading stays a line of its own.

        A style separator (§ 17.3.2.36) puts two paragraphs on one line.
        """
        before, self._run_in = self._run_in, None
        if before is not None and (paragraph.label or heading_of(before) is not None):
            yield before
        elif before is not None:
            paragraph = replace(before, text=joined(before.text, paragraph.text))
        self._begun = self._begun or heading_of(paragraph) is not None
        if runs_on:
            self._run_in = paragraph
        else:
            yield paragraph

    def _flush(self) -> Iterator[Paragraph]:
        """The paragraph that was to run on into another, where there is none."""
        if self._run_in is not None:
            yield self._run_in
        self._run_in = None

    def _table(self, element: etree._Element) -> Iterator[PageItem]:
        yield from self._flush()
        self._at += 1
        place = self.place
        table = law_table(element, CellReading(self._cell_paragraph, self._nested_table, self._refuse_stray))
        self._at -= 1
        if table is not None:
            yield PageTable(table, place)

    def _nested_table(self) -> None:
        """Stop at a table inside a cell, or say how it is read."""
        if not self._lenient:
            raise SourceError(
                self._name,
                0,
                f"{self.place}{self._near} has a table inside a cell of a table, which an ordinance cannot hold; "
                "recast it, or import with --lenient to read its cells as paragraphs of the cell that it stands in",
            )
        self.remark("unsure", "a table inside a cell is read as paragraphs of that cell, row by row")

    def _cell_paragraph(self, element: etree._Element) -> Paragraph:
        self._step(element)
        return self._typist.read(element).paragraph

    def _step(self, element: etree._Element) -> None:
        self._at += 1
        self._element = element

    @property
    def _words(self) -> str:
        """The first words of the paragraph that is read, as far as they are needed to name it."""
        words = ""
        for text in self._element.iter(f"{W}t") if self._element is not None else ():
            words += text.text or ""
            if len(words) > 80:
                break
        return words

    @property
    def _near(self) -> str:
        words = self._words
        return f" ({quoted(words)})" if words.strip() else ""

    def _refuse_stray(self, element: etree._Element) -> None:
        """Stop at words that stand outside any paragraph."""
        words = "".join(text.text or "" for text in element.iter(f"{W}t"))
        if words.strip():
            self._refuse(
                f"is followed by words that stand in no paragraph ({quoted(words, 40)}), as in a damaged file; open it "
                "in Word, put them into a paragraph, and save it again"
            )

    def _refuse(self, what: str) -> None:
        """Stop, lenient or not."""
        raise SourceError(self._name, 0, f"{self.place}{self._near} {what}")

    def _picture(self, drawing: etree._Element) -> tuple[str, str] | None:
        """As ``ReadingReport.picture``: a picture before the law is none of it."""
        if self._pictures is None or self._before_the_law or not shows_picture(drawing):
            return None
        found, words = self._pictures.of(drawing), alternative_of(drawing)
        if found.fault:
            self._unheld(f"a picture ({found.fault})")
            return "", ""
        if not words:
            self.remark("unsure", f"{_WORDLESS}{self._near}")
        otherwise = shown_otherwise(drawing, found)
        if otherwise:
            called = f" {quoted(words)}" if words else ""
            self.remark("unsure", f"the picture{called} is {otherwise} in Word; its file is kept as it is{self._near}")
        return found.name, words or "picture"

    @property
    def _before_the_law(self) -> bool:
        return not self._begun and heading_of(Paragraph(normal(Text(self._words)))) is None

    def _unheld(self, what: str) -> None:
        """Stop at what the profile cannot hold, or list it."""
        near = self._near
        if what == PICTURE and self._before_the_law:
            self.remark("left out", f"a picture before the law{near}")
            return
        if not self._lenient:
            raise SourceError(
                self._name,
                0,
                f"{self.place}{near} holds {_shortened(what)}, which an ordinance cannot hold; take it out, or "
                "import with --lenient to leave it out and list it",
            )
        self.remark("left out", f"{what}{near}")


def _shortened(what: str) -> str:
    return what if len(what) <= _LONGEST_NAMED else f"{what[:_LONGEST_NAMED].rstrip()} …"


def _stories(package: Package, hidden: Callable[[str], None] = lambda _words: None) -> dict[str, etree._Element]:
    """The document and its notes, by kind; ``hidden`` as ``with_one_form``'s."""
    notes = {kind: story for kind in _NOTES if (story := _part(package, kind)) is not None}
    return {_DOCUMENT: with_one_form(package.tree(package.main), hidden), **notes}


def _part(package: Package, kind: str) -> etree._Element | None:
    """The part that the document is related to by ``kind``, where there is one."""
    found = package.related(kind)
    return with_one_form(package.tree(found[0])) if found else None


def _sources(package: Package, hierarchy: Hierarchy) -> Iterator[Chapter]:
    """The ordinances among the file's custom XML parts (§ 22.5), in order; whatever else is there is not ours."""
    for part in package.related("customXml"):
        if _SOURCE in package.parts[part][:400]:
            try:
                yield parse_chapter(package.parts[part], f"{package.name}:{part}", hierarchy)
            except EngrossError:
                continue
