"""How much the redlines of the chapters' clean copies mark, as Word files in their own look."""

from __future__ import annotations

import io
import itertools
import re
import statistics
import zipfile
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from engross.compose import clean_copy
from engross.redlining import redline_word_files
from engross.rendering import render
from engross.workspace import Workspace, load

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PAIRS = [
    (before.path, after.path)
    for folder in Workspace(Path(__file__).parents[2]).chapters()
    for before, after in itertools.pairwise(folder.versions)
]
_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")


@cache
def clean(path: Path) -> bytes:
    return render(clean_copy(load(path)), "docx")


def redlined(old: Path, new: Path) -> bytes:
    files = (clean(old), old.name), (clean(new), new.name)
    return redline_word_files(*files, author="Ann", day=date(2026, 1, 2)).data


def paragraphs(data: bytes) -> Iterator[list[tuple[str, str]]]:
    """Each paragraph as its passages: "=", "-" or "+", and the words."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    for paragraph in root.iter(f"{W}p"):
        signs = {f"{W}ins": "+", f"{W}del": "-"}
        found = [
            (signs.get(str(text.getparent().getparent().tag), "="), text.text or "")
            for text in paragraph.iter(f"{W}t", f"{W}delText")
        ]
        yield [(sign, "".join(words for _, words in group)) for sign, group in itertools.groupby(found, lambda x: x[0])]


def least_marked(old: bytes, new: bytes) -> int:
    """The characters that a minimal word diff of two whole texts marks (diff-match-patch, without a time limit)."""
    from diff_match_patch import diff_match_patch

    sides = [
        _TOKEN.findall("\n".join("".join(words for _, words in each) for each in paragraphs(data) if each))
        for data in (old, new)
    ]
    letters = {word: chr(0x100 + index) for index, word in enumerate(dict.fromkeys(itertools.chain(*sides)))}
    words = {letter: word for word, letter in letters.items()}
    engine = diff_match_patch()
    engine.Diff_Timeout = 0
    diff = engine.diff_main(*("".join(letters[word] for word in side) for side in sides), False)
    return sum(len(words[letter].replace("\n", "")) for deed, text in diff if deed for letter in text)


@pytest.mark.parametrize(("old", "new"), PAIRS, ids=lambda path: f"{path.parent.name} {path.stem}")
def test_no_paragraph_keeps_little_in_several_scraps(old: Path, new: Path) -> None:
    for passages in paragraphs(redlined(old, new)):
        kept = [words for sign, words in passages if sign == "=" and words.strip()]
        share = sum(map(len, kept)) / max(sum(len(words) for _, words in passages), 1)
        assert len(kept) < 2 or share >= 0.35, passages


@pytest.mark.slow
def test_the_median_of_the_chapters_marks_little_more_than_it_must() -> None:
    ratios = []
    for old, new in PAIRS:
        marked = sum(len(words) for each in paragraphs(redlined(old, new)) for sign, words in each if sign != "=")
        ratios.append(marked / least_marked(clean(old), clean(new)))
    assert len(ratios) >= 5
    assert statistics.median(ratios) <= 1.10, ratios
