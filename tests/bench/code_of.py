"""A synthetic code, made of the words of the ordinances, for benches: chapters of fifty sections that cite each other."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from pathlib import Path

from engross.akn import identify, parse_chapter, write_chapter
from engross.model.law.chapter import Body, Chapter, Version
from engross.model.law.provision import Provision
from engross.model.law.text import Tag, Text

ROOT = Path(__file__).parents[2]
EACH = 50
"""Sections a chapter."""


def write_code(root: Path, sections: int) -> tuple[int, list[Path]]:
    """Put a code of so many sections under ``root``; its size in bytes and its files. The same on any machine."""
    chance = random.Random(sections)
    words = _words()
    files = []
    for number in range(1, sections // EACH + 1):
        path = root / "ordinances" / f"{number:03d}-chapter" / "2020-01-14.codified.xml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(write_chapter(_chapter(number, sections // EACH, words, chance)))
        files.append(path)
    return sum(path.stat().st_size for path in files), files


def _words() -> list[str]:
    """The paragraphs of the ordinances, without their citations."""
    found: list[str] = []
    for path in sorted((ROOT / "ordinances").glob("*/*.codified.xml")):
        chapter = parse_chapter(path.read_bytes(), path.name)
        texts = (text for provision in chapter.walk() for text in provision.texts())
        found += [text.words for text in texts if len(text.words) > 40 and not any(t.kind == "ref" for t in text.tags)]
    return found


def _chapter(number: int, chapters: int, words: list[str], chance: random.Random) -> Chapter:
    sections = tuple(_section(number, at, chapters, words, chance) for at in range(1, EACH + 1))
    root = Provision("chapter", f"Chapter {number}", Text(f"Matters {number}"), (), sections)
    version = Version(date(2020, 1, 14), "codified")
    return identify(Chapter(f"/akn/us-xx-x/act/code/chapter-{number}", version, root, Body("council", "Council")))


def _section(number: int, at: int, chapters: int, words: list[str], chance: random.Random) -> Provision:
    def text() -> Text:
        plain = chance.choice(words).rstrip(".")
        if chance.random() < 0.7:
            return Text(f"{plain}.")
        near = chance.random() < 0.8
        chapter = number if near else chance.randint(1, chapters)
        section = chance.randint(1, EACH)
        cited = f"§ {chapter}-{section}A"
        place = f"chp_{chapter}__sec_{chapter}-{section}__subsec_A"
        href = f"#{place}" if chapter == number else f"/akn/us-xx-x/act/code/chapter-{chapter}~{place}"
        start = len(plain) + len(", as ")
        return Text(f"{plain}, as {cited} says.", (Tag("ref", start, start + len(cited), href),))

    def item(level: str, label: str, *below: Provision) -> Provision:
        return replace(Provision("subsection", label, None, (text(),), below), level=level)  # type: ignore[arg-type]

    paragraphs = (item("paragraph", "(1)"), item("paragraph", "(2)"))
    items = (item("subsection", "A."), item("subsection", "B.", *paragraphs), item("subsection", "C."))
    return Provision("section", f"§ {number}-{at}.", Text(f"Matter {at}."), (), items)
