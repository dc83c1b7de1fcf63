"""Chapters of any size to measure with: chapter 68's own sections over and over, renumbered, each copy in other words."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from zlib import crc32

ROOT = Path(__file__).parents[2]
NOISE = ROOT / "ordinances" / "068-noise"
OLD, NEW = "2020-01-14.codified.xml", "2025-10-21.proposed.xml"

_SECTIONS = re.compile(r"( *<section .*</section>\n)", re.DOTALL)
_NUMBER = re.compile(r"(?<![0-9A-Za-z.-])68-(\d+)")
_WORDS = re.compile(r"(?<=>)[^<]+(?=<)")
_WORD = re.compile(r"(?<![-\w])[a-z]{5,}(?![-\w])")
_VARIED = 10
"""One word in so many is another in each copy."""


def large_pair(folder: Path, copies: int) -> tuple[Path, Path]:
    """Write the two versions of chapter 68 at ``copies`` times their size into ``folder``; the two paths.

    The first copy is the chapter itself; copy k has § 68-5 as § 68-(100·k + 5), and a tenth of its words are others
    of the chapter's own, the same in both versions: so the pair differs as the real one does, all along.
    """
    paths = []
    for name in (OLD, NEW):
        whole = (NOISE / name).read_text(encoding="utf-8")
        head, sections, tail = _SECTIONS.split(whole)
        path = folder / name
        with path.open("w", encoding="utf-8", newline="\n") as file:
            file.write(head)
            file.writelines(_copy(sections, k) for k in range(copies))
            file.write(tail)
        paths.append(path)
    return paths[0], paths[1]


def _copy(sections: str, k: int) -> str:
    if k == 0:
        return sections
    vocabulary = _vocabulary()

    def other(word: re.Match[str]) -> str:
        chance = crc32(f"{k} {word[0]}".encode())
        return vocabulary[chance // _VARIED % len(vocabulary)] if chance % _VARIED == 0 else word[0]

    renumbered = _NUMBER.sub(lambda found: f"68-{100 * k + int(found[1])}", sections)
    return _WORDS.sub(lambda stretch: _WORD.sub(other, stretch[0]), renumbered)


@lru_cache(maxsize=1)
def _vocabulary() -> list[str]:
    whole = "".join((NOISE / name).read_text(encoding="utf-8") for name in (OLD, NEW))
    return sorted({word for stretch in _WORDS.findall(whole) for word in _WORD.findall(stretch)})
