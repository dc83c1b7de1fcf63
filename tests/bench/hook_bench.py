"""What a hook costs: the check of one changed chapter of 150, beside the whole check."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from code_bench import CODE
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
    """``check --since HEAD`` with one word of one chapter changed, beside ``check`` of all, both without kept results."""
    for sections in (40, 5):
        with tempfile.TemporaryDirectory() as scratch:
            draw = random.Random(1)
            files = {f"{at}-things/2020-01-14.codified.xml": _chapter(at, draw, sections) for at in _CHAPTERS}
            yield _measured(f"chapters of {sections} sections", Path(scratch), files, b"keeps")
    if not CODE.is_dir():
        print("not measured: the hook on San Mateo, whose code is not there")
        return
    with tempfile.TemporaryDirectory() as scratch:
        home, root = Path(scratch) / "code", Path(scratch) / "first"
        subprocess.run(
            [sys.executable, "-m", "engross", "import", str(CODE), "--code", "-o", str(home)],
            check=True,
            capture_output=True,
        )
        paths = sorted((home / "ordinances").glob("*/*.xml"))[: len(_CHAPTERS)]
        root.joinpath("ordinances").mkdir(parents=True)
        for city in (home / "ordinances").glob("*.toml"):
            shutil.copy(city, root / "ordinances")
        yield _measured(
            "San Mateo", root, {f"{path.parent.name}/{path.name}": path.read_bytes() for path in paths}, b" the "
        )


def _measured(which: str, root: Path, files: Mapping[str, bytes], word: bytes) -> dict[str, object]:
    for name, data in files.items():
        path = root / "ordinances" / name
        path.parent.mkdir(parents=True)
        path.write_bytes(data)
    new_repository(root)
    changed = root / "ordinances" / sorted(files)[20]
    changed.write_bytes(changed.read_bytes().replace(word, word[:-1], 1))
    engross = [sys.executable, "-m", "engross", "-C", str(root), "check", "--no-cache"]
    since = processor_time([*engross, "--since", "HEAD"], runs=5, codes=(0, 1))
    whole = processor_time(engross, runs=3, codes=(0, 1))
    what = f"check --since HEAD, one chapter of {len(files)} changed, {which}, processor time"
    return row(what, since.seconds, "check, all of them", whole.seconds, "≥ 5×")


def _chapter(number: int, draw: random.Random, count: int) -> bytes:
    """A chapter of ``count`` sections that cite one another; a few items cite another chapter."""

    def words() -> str:
        cited = f" as § {number}-{draw.randint(1, count)} says"
        if draw.random() < 0.03:
            cited += f", see § {draw.choice(_CHAPTERS)}-{draw.randint(1, count)}"
        return f"{' '.join(draw.sample(_WORDS, 14)).capitalize()}{cited}."

    sections = tuple(
        replace(
            section(str(at), f"Part {at}.", *(item("subsection", f"{letter}.", words()) for letter in "ABCDE")),
            label=f"§ {number}-{at}.",
        )
        for at in range(1, count + 1)
    )
    root = Provision("chapter", f"Chapter {number}", Text("Things"), (), sections)
    return write_chapter(identify(replace(chapter_of(), uri=f"/akn/us-ct-x/act/code/chapter-{number}", root=root)))
