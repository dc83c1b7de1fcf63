"""Tracked changes shown by the look of words."""

from __future__ import annotations

import io
import zipfile
from datetime import date

from lxml import etree

from engross.redlining import redline_word_files
from engross.redlining.blackline import MARK_LOOKS, blackline
from wordfiles import p, word_file

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WORDS = ("The clerk keeps the list of permits.", "The mayor signs each permit in ink.", "A fee is ten dollars.")


def shown() -> etree._Element:
    """A blackline of a file in which a paragraph moved and a word was replaced."""
    old = word_file("".join(map(p, WORDS)))
    new = word_file("".join(map(p, (WORDS[1], WORDS[0], WORDS[2].replace("ten", "12")))))
    made = redline_word_files((old, "old"), (new, "new"), author="Ann", day=date(2026, 1, 2), moves=True)
    with zipfile.ZipFile(io.BytesIO(blackline(made.data, "redline"))) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def looks(root: etree._Element) -> list[tuple[str, str]]:
    """The words of each run that has a look, and the look."""
    found = []
    for run in root.iter(f"{W}r"):
        properties = run.find(f"{W}rPr")
        if properties is not None:
            look = [(etree.QName(each).localname, each.get(f"{W}val")) for each in properties]
            found.append(("".join(run.itertext()), " ".join(f"{name}={value}" for name, value in look)))
    return found


def test_each_mark_has_its_look() -> None:
    assert sorted(looks(shown())) == [
        ("12", f"color={MARK_LOOKS['ins'].color} u=double"),
        (WORDS[0], f"color={MARK_LOOKS['moveTo'].color} u=double"),
        (WORDS[0], f"dstrike=1 color={MARK_LOOKS['moveFrom'].color}"),
        ("ten", f"strike=1 color={MARK_LOOKS['del'].color}"),
    ]


def test_no_change_is_tracked_and_changed_paragraphs_have_a_bar() -> None:
    root = shown()
    tracked = ("ins", "del", "moveFrom", "moveTo", "delText", "moveFromRangeStart", "moveToRangeEnd")
    assert list(root.iter(*(W + name for name in tracked))) == []
    bars = [each.find(f"{W}pPr/{W}pBdr/{W}left") is not None for each in root.iter(f"{W}p")]
    assert bars == [True, False, True, True]
