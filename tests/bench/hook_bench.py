"""What a hook costs: the check of one changed chapter of 150, beside the whole check."""

from __future__ import annotations

import random
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from large import ROOT
from timing import processor_time, row

from engross.akn import identify, write_chapter
from engross.model.law.provision import Provision
from engross.model.law.text import Text

sys.path.insert(0, str(ROOT / "tests"))
from repositories import new_repository
from samples import chapter_of, item, section

_CHAPTERS = range(101, 251)
_WORDS = [
    "the",
    "clerk",
    "keeps",
    "a",
    "record",
    "of",
    "every",
    "permit",
    "that",
    "the",
    "board",
    "grants",
    "for",
    "a",
    "stall",
    "on",
    "a",
    "public",
    "way",
    "and",
    "sends",
    "it",
    "to",
    "the",
    "owner",
]


def rows() -> Iterator[dict[str, object]]:
    """``check --since HEAD`` with one word of one chapter changed, beside ``check``."""
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch)
        draw = random.Random(1)
        for number in _CHAPTERS:
            path = root / "ordinances" / f"{number}-things" / "2020-01-14.codified.xml"
            path.parent.mkdir(parents=True)
            path.write_bytes(_chapter(number, draw))
        new_repository(root)
        changed = root / "ordinances" / "120-things" / "2020-01-14.codified.xml"
        changed.write_bytes(changed.read_bytes().replace(b"keeps", b"kept", 1))
        engross = [sys.executable, "-m", "engross", "-C", str(root), "check"]
        since = processor_time([*engross, "--since", "HEAD"], runs=3)
        whole = processor_time(engross, runs=3)
    what = "check --since HEAD, one chapter of 150 changed, processor time"
    yield row(what, since.seconds, "check, all of them", whole.seconds, "≥ 5×")


def _chapter(number: int, draw: random.Random) -> bytes:
    """A chapter of 40 sections that cite one another; a few items cite another chapter."""

    def words() -> str:
        cited = f" as § {number}-{draw.randint(1, 40)} says"
        if draw.random() < 0.03:
            cited += f", see § {draw.choice(_CHAPTERS)}-{draw.randint(1, 40)}"
        return f"{' '.join(draw.sample(_WORDS, 14)).capitalize()}{cited}."

    sections = tuple(
        replace(
            section(str(at), f"Part {at}.", *(item("subsection", f"{letter}.", words()) for letter in "ABCDE")),
            label=f"§ {number}-{at}.",
        )
        for at in range(1, 41)
    )
    root = Provision("chapter", f"Chapter {number}", Text("Things"), (), sections)
    return write_chapter(identify(replace(chapter_of(), uri=f"/akn/us-ct-x/act/code/chapter-{number}", root=root)))
