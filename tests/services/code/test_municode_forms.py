"""Forms that an export to Markdown may have: emphasis, links, HTML tables, captions, numbers alone, footnotes."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from engross.errors import EngrossError
from engross.import_proof.code_words import prove_code
from engross.import_proof.municode_words import municode_words
from engross.importing.municode.html_in_markdown import html_parts
from engross.model.law.chapter import Chapter
from engross.model.law.table import Table
from engross.services.code.code_export import export_code
from engross.services.code.code_import import CodeImport, import_code
from engross.workspace import Workspace, load

EXPORT = """# Code of Ordinances

City of Exampleton, LA

## PART I - CHARTER

### Chapter 1 - GENERAL[1] ##

Footnotes:

--- (**1**) ---

**State Law reference—** Cities, R.S. 33:1.

#### Sec. 1-1. - Terms.

*City.* The term "city" means _this_ city; see [R.S. 33:361](https://example.org/law_(1) "the law") \\*.

> 1. Section 1-2; and
> 2. `§ 1-3` &amp; R.S.&nbsp;33:1.

- (a) A line in a list:
    - (1) and one in it.

(Code 1985, § 1-1)

#### Sec. 1-2. - Fees.

**Table 1-2. Fees**

| Class | Fee |
|---|---:|
| A<br>B | ![map](map.png) $5 |

<table><caption>More</caption><tr><th colspan="2">Class</th></tr>
<tr><td>C<sup>1</sup></td><td><p>$6</p><p>$7</p></td></tr></table>

<div>Set <b>apart</b>.</div>

#### Secs. 1-3—1-9. - Reserved.

## APPENDIX A - ZONING

### ARTICLE 1. - PURPOSE

#### 1.1. - Title.

The title; see section 1.2.

#### 1.2. - Districts.

A. One.

B. Two.

## CODE COMPARATIVE TABLE

| 1985 | This Code |
|---|---|
| 1-1 | 1-1 |

Index
-----

Words under a heading that is underlined.
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> CodeImport:
    home = tmp_path_factory.mktemp("forms")
    (home / "code.md").write_text(EXPORT, encoding="utf-8")
    return import_code(home / "code.md", home / "workspace", date(2026, 1, 1), datetime(2026, 11, 1, tzinfo=UTC))


@pytest.fixture(scope="module")
def chapters(made: CodeImport) -> dict[str, Chapter]:
    return {each.called or each.title: each for each in _loaded(made)}


def _loaded(made: CodeImport) -> list[Chapter]:
    return [load(each.versions[-1].path) for each in Workspace(made.workspace).chapters()]


def test_every_unit_is_there(chapters: dict[str, Chapter]) -> None:
    assert set(chapters) == {"Chapter 1", "Appendix A", "CODE COMPARATIVE TABLE", "Index"}
    assert chapters["Chapter 1"].title == "GENERAL[1]"
    assert [each.number for each in chapters["Appendix A"].sections()] == ["1.1", "1.2"]


def test_words_in_markup_are_words(chapters: dict[str, Chapter]) -> None:
    words = [text.plain for each in chapters["Chapter 1"].walk() for text in each.texts()]
    assert 'City. The term "city" means this city; see R.S. 33:361 *.' in words
    assert "§ 1-3 & R.S.\u00a033:1." in words


def test_notes_are_notes_and_the_number_of_an_earlier_code_is_one(
    made: CodeImport, chapters: dict[str, Chapter]
) -> None:
    notes = [(note.kind, note.place) for each in chapters["Chapter 1"].walk() for note in each.notes]
    assert notes == [("editor", ""), ("prior", "1-1")]
    assert dict(made.losses)["marks of the publisher's footnotes, left out"] == 2


def test_tables_have_their_captions_and_html_ones_their_spans(chapters: dict[str, Chapter]) -> None:
    fees = next(each for each in chapters["Chapter 1"].walk() if each.number == "1-2")
    one, other = (block for block in fees.blocks() if isinstance(block, Table))
    assert (one.number, [text.plain for text in one.caption]) == ("1-2", ["Table 1-2. Fees"])
    assert [[text.plain for cell in row.cells for text in cell.content] for row in other.rows] == [
        ["Class"],
        ["C1", "$6 $7"],
    ]
    assert other.rows[0].cells[0].columns == 2


def test_a_span_that_is_none_is_one() -> None:
    (table,) = html_parts('<table><tr><td colspan="²" rowspan="99999">A</td></tr></table>')
    assert isinstance(table, Table)
    assert (table.rows[0].cells[0].columns, table.rows[0].cells[0].rows) == (1, 1000)


@pytest.mark.parametrize(
    ("was", "now"), [("_this_", "_that_"), ("$6", "$8"), ("apart", "a part"), ("- Title.", "- Titles."), ("B. Two", "C. Two")]
)  # fmt: skip
def test_the_proof_finds_another_word(made: CodeImport, was: str, now: str) -> None:
    read = _loaded(made)
    history = frozenset({"(Code 1985, § 1-1)"})
    assert prove_code(municode_words(EXPORT.encode(), history), read).notes == 2
    with pytest.raises(EngrossError, match="not those of the code"):
        prove_code(municode_words(EXPORT.replace(was, now).encode(), history), read)


def test_out_and_back(made: CodeImport, tmp_path: Path) -> None:
    assert export_code(Workspace(made.workspace), "open-law", tmp_path / "out", date(2026, 11, 1)).changed == ()
