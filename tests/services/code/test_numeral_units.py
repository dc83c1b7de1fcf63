"""A code whose files are articles that go by numerals or letters: they are found by these, and by figures."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from engross.services.checking.all_checks import check_all
from engross.services.checking.chapter_checks import WorkspaceCode, codes_of
from engross.services.checking.check_report import every_chapter
from engross.services.code.code_import import import_code
from engross.workspace import Workspace

_NAMES = 'xmlns="https://open.law/schemas/library" xmlns:xi="http://www.w3.org/2001/XInclude"'
_DAY = date(2026, 1, 1)


def _article(number: str, section: str, words: str) -> str:
    return (
        f"<container {_NAMES}><prefix>Article</prefix><num>{number}</num><heading>Rules</heading><section><prefix>§"
        f"</prefix><num>{section}</num><heading>Rule.</heading><text>{words}</text></section></container>"
    )


def code(home: Path, *articles: tuple[str, str, str]) -> Workspace:
    (home / "source").mkdir()
    files = {f"{at}.xml": _article(*article) for at, article in enumerate(articles)}
    includes = "".join(f'<xi:include href="./{name}"/>' for name in files)
    index = f'<document {_NAMES} id="City of Exampleton, Md., Code"><heading>Code</heading>{includes}</document>'
    for name, words in {**files, "index.xml": index}.items():
        (home / "source" / name).write_text(words, encoding="utf-8")
    return Workspace(
        import_code(home / "source", home / "workspace", _DAY, datetime(2026, 11, 1, tzinfo=UTC)).workspace
    )


@pytest.mark.parametrize(
    ("first", "second", "words", "missing"),
    [
        ("I", "II", "Articles I and II, and Article 2, this article, and Article III.", "Article III"),
        ("IX", "XLI", "Article XLI, Article 41, Article 9 and Article X.", "Article X"),
        ("A", "B", "Article B, Article A, and Article C.", "Article C"),
    ],
)
def test_an_article_is_found_by_its_numeral(tmp_path: Path, first: str, second: str, words: str, missing: str) -> None:
    """In a complete code it was said of every one that there is none (REF001)."""
    workspace = code(tmp_path, (first, "1-1", words), (second, "2-1", "None."))
    assert workspace.hierarchy().complete
    tasks = list(every_chapter(workspace, None, codes_of("REF", None), _DAY))
    found = [one for each in check_all(tasks, map) for one in each.findings]
    assert [one.words for one in found if one.code in ("REF001", "REF002", "REF003", "REF008")] == [missing]


def test_a_word_of_one_letter_is_no_number(tmp_path: Path) -> None:
    workspace = code(tmp_path, ("1", "1-1", "None."), ("2", "2-1", "None."))
    (workspace.ordinances / "002-rules").rename(workspace.ordinances / "article-a-rules")
    law = WorkspaceCode(workspace, workspace.chapters(), _DAY)
    assert law["1"].folder == "001-rules"
    with pytest.raises(KeyError):
        law["A"]
