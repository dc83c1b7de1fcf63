"""The redline of three texts: what was noticed and what amends it are told apart in every format."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from engross.compose import redline
from engross.compose.law.three_text_redline import three_text_redline
from engross.compose.law.three_texts import TextsDoNotFit, three_texts
from engross.diff import compare
from engross.model.law.chapter import Chapter
from engross.model.publication.publication import Grid, GridCell, GridRow, Line, Publication, Run
from engross.rendering import render
from samples import chapter_of, item, section


def chapter(day: str, limit: str, *more: str, stage: str = "proposed") -> Chapter:
    items = [item("subsection", f"{letter}.", words) for letter, words in zip("ABC", (limit, *more), strict=False)]
    return chapter_of(section("5", "Limits.", *items), day=day, stage=stage)  # type: ignore[arg-type]


LAW = chapter("2020-01-14", "The limit is 70 dBA by day.", stage="codified")
NOTICED = chapter("2025-10-21", "The limit is 65 dBA by day.", "No horn is blown.")
AMENDED = chapter("2025-11-04", "The limit is 60 dBA by day.")


def made(law: Chapter, noticed: Chapter, amended: Chapter) -> Publication:
    pairs = (compare(law, amended), compare(law, noticed), compare(noticed, amended))
    return three_text_redline(*pairs, "Council", author="Elmwood")


def runs(page: Publication, place: str) -> list[tuple[str, str, str, str]]:
    found = [line for line in page.blocks if isinstance(line, Line) and line.place == place]
    return [(run.text.strip(), run.mark, run.author, run.struck_by) for line in found for run in line.runs]


def test_each_change_bears_who_made_it_and_what_was_undone_bears_both() -> None:
    page = made(LAW, NOTICED, AMENDED)
    assert runs(page, "§ 68-5A") == [
        ("The limit is", "kept", "", ""),
        ("70", "deleted", "", ""),
        ("65", "inserted", "", "Council"),
        ("60", "inserted", "Council", ""),
        ("dBA by day.", "kept", "", ""),
    ]
    assert runs(page, "§ 68-5B") == [("No horn is blown.", "inserted", "", "Council")]
    assert any(sentence.startswith("Three texts: the changes of “Elmwood”") for sentence in page.first_page)
    assert "as noticed: 2025-10-21.proposed" in str(page.certificate)


def test_words_that_the_notice_struck_and_the_body_put_back_are_struck_and_inserted() -> None:
    page = made(LAW, NOTICED, chapter("2025-11-04", "The limit is 70 dBA by day.", "No horn is blown."))
    assert [each for each in runs(page, "§ 68-5A") if each[1] != "kept"] == [
        ("70", "deleted", "", ""),
        ("65", "inserted", "", "Council"),
        ("70", "inserted", "Council", ""),
    ]


def test_word_has_the_struck_insertion_of_both_authors() -> None:
    with zipfile.ZipFile(io.BytesIO(render(made(LAW, NOTICED, AMENDED), "docx"))) as archive:
        document = archive.read("word/document.xml").decode()
    both = re.search(
        r'<w:ins [^>]*w:author="Elmwood"[^>]*><w:del [^>]*w:author="Council"[^>]*>.*?</w:del></w:ins>', document
    )
    assert both is not None
    assert re.findall(r"<w:delText[^>]*>([^<]+)<", both[0]) == ["65"]
    mark = r'<w:rPr><w:ins [^>]*w:author="Elmwood"[^>]*/><w:del [^>]*w:author="Council"[^>]*/></w:rPr>'
    assert len(re.findall(mark, document)) == 1  # the end of the paragraph that was added and struck


@pytest.mark.parametrize(
    ("name", "struck", "added", "legend"),
    [
        ("txt", "{+[--65--]+}", "{++60++}", "Amendments to the text as noticed, by the Council"),
        ("md", "<ins><del><strong>65</strong></del></ins>", "<ins><strong>60</strong></ins>", "Marks in **bold** are"),
        (
            "html",
            '<ins><i class="vh">added: </i><del class="amendment">',
            '<ins class="amendment">',
            "by the Council: ",
        ),
    ],
)
def test_every_format_tells_amendments_apart_and_says_how(name: str, struck: str, added: str, legend: str) -> None:
    page = render(made(LAW, NOTICED, AMENDED), name).decode()
    assert [words for words in (struck, added, legend) if words not in page] == []
    two = render(redline(compare(LAW, AMENDED)), name).decode()
    assert [words for words in (struck, added, legend) if words in two] == []


def test_a_pdf_is_made() -> None:
    assert render(made(LAW, NOTICED, AMENDED), "pdf").startswith(b"%PDF")


def test_where_three_do_not_fit_it_is_two_and_that_is_said() -> None:
    parted = (Line("text", (Run("One"),), end="inserted"), Line("text", (Run("two"),)))
    with pytest.raises(TextsDoNotFit):
        three_texts(parted, (Line("text", (Run("One"),)), Line("text", (Run("two"),))), "Council")
    # A row of a table that was added with three cells and is amended to two has no page of three texts.
    rows = [(GridRow((GridCell((Line("cell", (Run("a"),)),)),) * cells),) for cells in (3, 2)]
    with pytest.raises(TextsDoNotFit):
        three_texts((Grid(rows[0], 3),), (Grid(rows[1], 2),), "Council")
    whole = "The limit is 70 dBA by day. No person blows a horn in the hours of the night, or rings a bell."
    split = (whole.partition(" No ")[0], f"No {whole.partition(' No ')[2]}")
    page = made(chapter("2020-01-14", whole, stage="codified"), chapter("2025-10-21", *split), AMENDED)
    assert "two texts: the three cannot be shown on one page" in str(page.certificate)
    assert page.amended_by == ""
