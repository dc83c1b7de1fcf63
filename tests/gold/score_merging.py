"""Merging real changes, dealt at random to two sides, beside `git merge-file` and `merge3` on one word a line.

    python tests/gold/score_merging.py SHARED [TRIPLES]

Each section of D.C. law before and after an act, and of San Mateo's code in two states, is cut into words; each change
goes to ours, to theirs or to both. So the text after all changes is what a merge has to give, or a conflict.
"""

from __future__ import annotations

import gzip
import json
import random
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from pathlib import Path

from lxml import etree
from merge3 import Merge3

from engross.merging import merge_chapters
from engross.model.law.chapter import Body, Chapter, Version
from engross.model.law.provision import Provision
from engross.model.law.text import Text

PARAGRAPH = "¶"
LAW = "{https://open.law/schemas/library}"


@dataclass(frozen=True, slots=True)
class Triple:
    """A base, two texts made of it, and what both together are: each a list of words and paragraph signs."""

    base: list[str]
    ours: list[str]
    theirs: list[str]
    whole: list[str]


def triples(shared: Path, count: int, seed: int = 2026) -> Iterator[Triple]:
    """``count`` triples, the same ones for the same seed."""
    dealer = random.Random(seed)
    pairs = [*_dc(shared), *_san_mateo(shared)]
    dealer.shuffle(pairs)
    for before, after in pairs[:count]:
        yield _dealt(before, after, dealer)


def _dealt(before: list[str], after: list[str], dealer: random.Random) -> Triple:
    sides: dict[str, list[str]] = {"ours": [], "theirs": []}
    for tag, i, j, p, q in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        to = dealer.choice(("ours", "theirs", "both")) if tag != "equal" else "both"
        for side, words in sides.items():
            words += after[p:q] if to in (side, "both") else before[i:j]
    return Triple(before, sides["ours"], sides["theirs"], after)


def _dc(shared: Path) -> Iterator[tuple[list[str], list[str]]]:
    for path in sorted((shared / "gold" / "instructions").glob("dev-dc-2*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                told = json.loads(line)
                if told["before"] != told["after"] and len(told["before"]) < 6000:
                    yield _words(told["before"].splitlines()), _words(told["after"].splitlines())


def _san_mateo(shared: Path) -> Iterator[tuple[list[str], list[str]]]:
    old, new = (_sections(shared / "codes" / "san-mateo" / day) for day in ("2019-07-01", "2024-02-15"))
    for number, lines in old.items():
        if number in new and new[number] != lines:
            yield _words(lines), _words(new[number])


def _sections(folder: Path) -> dict[str, list[str]]:
    found = {}
    for path in sorted(folder.rglob("*.xml")):
        for section in etree.parse(path).iter(f"{LAW}section"):
            number = section.findtext(f"{LAW}num") or ""
            found[number] = ["".join(text.itertext()) for text in section.iter(f"{LAW}text")]
    return found


def _words(lines: list[str]) -> list[str]:
    return [word for line in lines if line.split() for word in (*line.split(), PARAGRAPH)]


def by_engross(triple: Triple) -> tuple[list[str], int]:
    """The merged words and how many conflicts there are."""
    made = merge_chapters(*(_chapter(words) for words in (triple.base, triple.ours, triple.theirs)))
    (section,) = made.chapter.sections()
    words = [word for block in section.body for word in (*block.plain.split(), PARAGRAPH)]  # type: ignore[union-attr]
    return words, sum(len(each.met) or 1 for each in made.conflicts)


def _chapter(words: list[str]) -> Chapter:
    paragraphs = " ".join(words).split(PARAGRAPH)
    body = tuple(Text(" ".join(each.split())) for each in paragraphs if each.split())
    section = Provision("section", "§ 1-1.", Text("Words."), body)
    root = Provision("chapter", "Chapter 1", Text("Words"), (), (section,))
    uri, body_of = "/akn/us/act/code/chapter-1", Body("council", "Council")
    return Chapter(uri, Version(date(2026, 1, 1), "proposed"), root, body_of)


def by_merge3(triple: Triple) -> tuple[list[str], int]:
    merged, conflicts = [], 0
    for group in Merge3(triple.base, triple.ours, triple.theirs).merge_groups():
        if group[0] == "conflict":
            conflicts += 1
        else:
            merged += group[1]
    return merged, conflicts


def by_git(triple: Triple) -> tuple[list[str], int]:
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for name, words in (("ours", triple.ours), ("base", triple.base), ("theirs", triple.theirs)):
            path = Path(folder) / name
            path.write_text("".join(f"{word}\n" for word in words), encoding="utf-8")
            paths.append(str(path))
        done = subprocess.run(["git", "merge-file", "-p", "--diff3", *paths], capture_output=True, check=False)
    lines = done.stdout.decode("utf-8").splitlines()
    return lines, sum(line.startswith("<<<<<<< ") for line in lines)


def scores(shared: Path, count: int) -> dict[str, Counter[str]]:
    """By tool: merges right, merges that are wrong without a conflict, texts with a conflict, conflicts in all; and
    ``silent``: wrong without a conflict where git has one."""
    found: dict[str, Counter[str]] = {"engross": Counter(), "git": Counter(), "merge3": Counter()}
    for triple in triples(shared, count):
        results = {"engross": by_engross(triple), "git": by_git(triple), "merge3": by_merge3(triple)}
        for tool, (words, conflicts) in results.items():
            kind = "conflict" if conflicts else "right" if words == triple.whole else "wrong"
            found[tool][kind] += 1
            found[tool]["conflicts"] += conflicts
            if kind == "wrong" and results["git"][1]:
                found[tool]["silent"] += 1
    return found


if __name__ == "__main__":
    for name, counted in scores(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1000).items():
        print(name, dict(sorted(counted.items())))
