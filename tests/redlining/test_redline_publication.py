"""The redline of two Word files in other formats, and its changes in words and as data."""

from __future__ import annotations

from datetime import date

from engross.model.publication.publication import Publication
from engross.redlining import redline_word_files
from engross.redlining.redline_publication import changes_json, changes_publication, redline_publication
from engross.rendering import render
from wordfiles import ListForm, definition, numbered, p, r, row, word_file

STYLES = {"styles": '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/></w:style>'}
HEADING = p("Fees", '<w:pStyle w:val="H"/>')


def published(old: bytes, new: bytes) -> Publication:
    made = redline_word_files((old, "old.docx"), (new, "new.docx"), author="Ann", day=date(2026, 1, 2))
    return redline_publication(made.data, (old, "old.docx"), (new, "new.docx"))


def text(publication: Publication) -> str:
    return " ".join(render(publication, "txt").decode().split())


def test_words_labels_notes_and_rows_are_shown_with_their_marks() -> None:
    def file(items: tuple[str, ...], note: str, cells: tuple[str, ...]) -> bytes:
        cell = "<w:tc>{}</w:tc>".format
        reference = '<w:r><w:footnoteReference w:id="1"/></w:r>'
        return word_file(
            HEADING
            + "".join(numbered(words, 0) for words in items)
            + p(runs=r("A fee.") + reference)
            + f"<w:tbl>{''.join(row(cell(p(words))) for words in cells)}</w:tbl>"
            + p("End."),
            {
                **STYLES,
                "numbering": definition(1, ListForm("lowerLetter", "(%1)")),
                "footnotes": f'<w:footnote w:id="1">{p(note)}</w:footnote>',
            },
        )

    old = file(("Dogs.", "Cats.", "Birds."), "See the list.", ("One", "Two"))
    new = file(("Dogs.", "Birds."), "See the roll.", ("One",))
    shown = text(published(old, new))
    assert "(a) Dogs. [-(b) Cats.-] [-(c)-]{+(b)+} Birds." in shown
    assert "[1] See the [-list-]{+roll+}." in shown
    assert "[-Two-]" in shown


def test_every_format_is_made() -> None:
    publication = published(word_file(p("Ten dollars.")), word_file(p("Twelve dollars.")))
    assert all(render(publication, name) for name in ("html", "md", "txt", "docx"))


def test_changes_are_told_under_their_headings() -> None:
    old = word_file(HEADING + p("The fee is ten dollars a year.") + p("It is paid in May."), STYLES)
    new = word_file(HEADING + p("The fee is 12 dollars a year.") + p("It is paid in May.") + p("No refunds."), STYLES)
    shown = text(changes_publication(published(old, new)))
    assert shown.startswith("Fees Replaces “ten” with “12”. Adds “No refunds.”.")
    assert "No words change." in text(changes_publication(published(old, old)))


def test_changes_as_data() -> None:
    old, new = word_file(HEADING + p("The fee is ten."), STYLES), word_file(HEADING + p("The fee is 12."), STYLES)
    assert changes_json(published(old, new), "old.docx", "new.docx") == {
        "chapter": "",
        "from": "old.docx",
        "to": "new.docx",
        "changes": [
            {
                "kind": "amended",
                "number": "",
                "heading": "Fees",
                "old": "The fee is ten.",
                "new": "The fee is 12.",
                "ops": [["=", "The fee is "], ["-", "ten"], ["+", "12"], ["=", "."]],
            }
        ],
    }


def test_symbols_and_the_text_boxes_in_cells_are_shown() -> None:
    def file(code: str, words: str) -> bytes:
        shape = f"<v:shape><v:textbox><w:txbxContent>{p(words)}</w:txbxContent></v:textbox></v:shape>"
        symbol = f'<w:r><w:sym w:font="Wingdings" w:char="{code}"/></w:r>'
        cell = f"<w:tc>{p(runs=f'<w:r><w:pict>{shape}</w:pict></w:r>')}</w:tc>"
        return word_file(p(runs=r("Mark ") + symbol) + f"<w:tbl>{row(cell)}</w:tbl>" + p())

    said = text(changes_publication(published(file("F0FC", "ten"), file("F0FB", "12"))))
    assert "Replaces “[Wingdings F0FC]” with “[Wingdings F0FB]”." in said
    assert "Replaces “ten” with “12”." in said


def test_blanks_breaks_notes_and_pictures_that_change_are_named() -> None:
    def file(runs: str, *notes: str) -> bytes:
        said = "".join(f'<w:footnote w:id="{at + 1}">{p(words)}</w:footnote>' for at, words in enumerate(notes))
        return word_file(p(runs=r("See") + runs + r("it.")), {"footnotes": said})

    def told(old: bytes, new: bytes) -> str:
        return text(changes_publication(published(old, new)))

    tab, page, blank = "<w:r><w:tab/></w:r>", '<w:r><w:br w:type="page"/></w:r>', r(" ")
    picture = '<w:r><w:pict><v:rect style="width:{}pt"/></w:pict></w:r>'.format
    note = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    assert "Replaces “ ” with “[tab]”." in told(file(blank), file(tab))
    assert "Replaces “[no-break blank]” with “ ”." in told(file(r("\u00a0")), file(blank))
    assert "Replaces “[line break]” with “[page break]”." in told(file("<w:r><w:br/></w:r>"), file(page))
    assert "Inserts “[note 1: As adopted.]”." in told(file(blank), file(note + blank, "As adopted."))
    assert "Deletes “[note 1: As adopted.]”." in told(file(note + blank, "As adopted."), file(blank))
    assert "Replaces “[picture]” with another that reads the same." in told(file(picture(9)), file(picture(8)))


def test_the_words_of_a_text_box_are_marked_as_the_box_is() -> None:
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{p('Note this.')}</w:txbxContent></v:textbox></w:pict></w:r>"
    old, new = p(runs=r("The fee is ten dollars a year.") + box), p("The fee is ten dollars a year.")
    shown = published(word_file(old), word_file(new))
    assert "[-[text box]-]" in text(shown)
    assert "[-Note this.-]" in text(shown)
    assert "Deletes “[text box]”. Deletes “Note this.”." in text(changes_publication(shown))


def test_what_stands_behind_a_deleted_heading_is_told_under_the_heading_before_it() -> None:
    old = word_file(HEADING + p("A fee.") + HEADING.replace("Fees", "Fines") + p("A fine is due."), STYLES)
    shown = text(changes_publication(published(old, word_file(HEADING + p("A fee."), STYLES))))
    assert shown.startswith("Fees Deletes “Fines”. Deletes “A fine is due.”.")
