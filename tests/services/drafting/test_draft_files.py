"""A draft is read with its proof, wherever one is read."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from unittest.mock import patch

import pytest

import engross
from engross.errors import SourceError
from engross.importing import Identity
from engross.importing.chapter_import import import_word
from engross.model.law.chapter import Body, Version
from engross.services.drafting.draft_files import read_draft_file
from wordfiles import del_, ins, p, r, word_file

FEES = p("Chapter 44 Fees") + p("§ 44-1. Dogs.") + p("A fee is due.") + p("It is paid at once.")


def identity(*_: object) -> Identity:
    return Identity("/akn/us/act/code/chapter-44", Body("council", "Council"), Version(date(2026, 1, 1), "proposed"))


def test_the_last_remark_says_what_was_proved() -> None:
    read = read_draft_file(word_file(FEES), "x.docx", (), identity)
    assert read.remarks[-1].kind == "proof"
    assert read.remarks[-1].words == (
        "what was written was read again, and its words are those of the page, in the order of the page; none of its "
        "15 words were left out"
    )


def test_both_sides_of_tracked_changes_are_proved() -> None:
    changed = p(runs=r("The fee is ") + del_("$50") + ins(r("$100")) + r("."))
    read = read_draft_file(word_file(FEES + changed), "x.docx", (), identity)
    assert "with all changes accepted, and with all rejected" in read.remarks[-1].words


def test_an_import_that_loses_a_paragraph_is_refused() -> None:
    shorter = word_file(FEES.replace(p("A fee is due."), ""))

    def losing(_data: bytes, *rest: object, **options: object) -> object:
        return import_word(shorter, *rest, **options)  # type: ignore[arg-type]

    with (
        patch("engross.importing.chapter_import.import_word", losing),
        pytest.raises(
            SourceError, match=r"paragraph 3 the page shows “A fee is due.”, and “It is paid at once.” was read"
        ),
    ):
        read_draft_file(word_file(FEES), "x.docx", (), identity)


_STYLES = (
    '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>'
)
_NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="L"/></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="L"/><w:numStyleLink w:val="L"/></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
_OPEN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r>'
_IN_CIRCLES = '<w:pStyle w:val="A"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'


@pytest.mark.parametrize(
    "body",
    [
        p(runs=_OPEN + r("It is paid twice.")) + p("And again."),
        p(runs=r("It is paid twice.") + _OPEN) + p("And again."),
        p("It is paid twice.", _IN_CIRCLES) + p("And again."),
        "<w:sdt><w:sdtContent>" * 100 + p("It is paid twice.") + "</w:sdtContent></w:sdt>" * 100 + p("And again."),
        "<w:tbl>" + "<w:tr><w:tc>" + p("It is paid twice.") + p("And again.") + "</w:tc></w:tr></w:tbl>",
    ],
)
def test_of_a_damaged_page_every_word_is_kept(body: str) -> None:
    data = word_file(FEES + body, {"styles": _STYLES, "numbering": _NUMBERING})
    read = read_draft_file(data, "x.docx", (), identity)
    said = [text.words for provision in read.proposal.walk() for text in provision.texts()]
    assert " ".join(said).endswith("It is paid at once. It is paid twice. And again.")


def test_ten_thousand_levels_of_content_controls_are_refused_in_one_sentence() -> None:
    depth = 10_000
    body = "<w:sdt><w:sdtContent>" * depth + p("deep") + "</w:sdtContent></w:sdt>" * depth
    with pytest.raises(SourceError, match=r"x\.docx: its part word/document\.xml is nested too deep"):
        read_draft_file(word_file(FEES + body), "x.docx", (), identity)


def test_nothing_else_reads_a_word_or_markdown_file_as_a_draft() -> None:
    package = Path(engross.__file__).parent
    readers = re.compile(r"\bimport_(file|word|markdown)\b")
    found = [path for path in package.rglob("*.py") if readers.search(path.read_text(encoding="utf-8"))]
    outside = {path.relative_to(package).as_posix() for path in found if "importing" not in path.parts}
    assert outside == {"services/drafting/draft_files.py"}
