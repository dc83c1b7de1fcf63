"""What a finder that reports or leaves whole classes of citations could score at best, the gold once seen.

usage: bound_citations.py [GOLD.jsonl]

A class is what the words show: level, "this …" or a number, whose law, the shape of the label, one of a list or not.
Of all choices of classes that keep strict recall at .95, the one of the highest precision is worked out (over the
sections where every number that looks like a citation is marked), for each corpus and for all: with hindsight, so that no
finder which tells citations apart by these features can do better there. Printed as JSON.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from score_citations import REPOSITORY, gold_folder

RECALL = 0.95
Line = dict[str, Any]
Class = tuple[str, ...]
Span = tuple[int, int]


def classes(text: str) -> Iterator[tuple[Span, Class]]:
    """The stretches that are published, each with its class."""
    from engross.cite.finding.finder import find_citations
    from engross.cite.publisher_links import publisher_links

    found = find_citations(text)
    for start, end, _ in publisher_links(found):
        of = next((one for one in found if one.start < end and start < one.end), None) or next(
            one for one in found if one.qualifier and one.qualifier[0] < end and start < one.qualifier[1]
        )
        words = text[start:end]
        own = bool(of.unit and of.unit[0] < end and start < of.unit[1])
        label = "§" if words[0] in "§[" else "word" if words[0].islower() else "Word" if words[0].isalpha() else "none"
        numbered = "number" if any(letter.isdigit() for letter in words) else "no number"
        yield (
            (start, end),
            (of.level if own else "qualifier", numbered, of.law.kind, of.base or "", label, str(of.listed)),
        )


def measure(lines: Iterable[Line], core: Any) -> tuple[int, Counter[Class], Counter[Class], Counter[Class]]:
    """How many citations are marked; by class: those hit strictly; in clean sections, those reported and those that hit."""
    marked, strict, reported, hit = 0, Counter[Class](), Counter[Class](), Counter[Class]()
    for line in lines:
        text = line["text"]
        found = [(core(text, *span), kind) for span, kind in classes(text)]
        used = set()
        for start, end, _ in line["cites"]:
            marked += 1
            gold = core(text, start, end)
            share, at = max(((_share(gold, span), i) for i, (span, _) in enumerate(found)), default=(0.0, 0))
            if share:
                used.add(at)
            if share >= 0.8:
                strict[found[at][1]] += 1
        if not line["unmarked"]:
            reported.update(kind for _, kind in found)
            hit.update(found[i][1] for i in used)
    return marked, strict, reported, hit


def _share(one: Span, other: Span) -> float:
    overlap = min(one[1], other[1]) - max(one[0], other[0])
    return overlap / max(one[1] - one[0], other[1] - other[0]) if overlap > 0 else 0.0


def best(marked: int, strict: Counter[Class], reported: Counter[Class], hit: Counter[Class]) -> dict[str, Any]:
    """The choice of the highest precision: Dinkelbach's method, each step an exact knapsack over what may be missed."""
    spare = strict.total() - -(-marked * 95 // 100)
    precision, dropped = 0.0, frozenset[Class]()
    while True:
        gains = {kind: precision * reported[kind] - hit[kind] for kind in reported | strict}
        chosen = _knapsack({kind: (strict[kind], gain) for kind, gain in gains.items() if gain > 0}, spare)
        now = (hit.total() - sum(hit[k] for k in chosen)) / (reported.total() - sum(reported[k] for k in chosen))
        if now <= precision + 1e-12:
            break
        precision, dropped = now, chosen
    kept = strict.total() - sum(strict[kind] for kind in dropped)
    return {
        "as it is": {
            "recall": round(strict.total() / marked, 3),
            "precision": round(hit.total() / reported.total(), 3),
        },
        "at best": {"recall": round(kept / marked, 3), "precision": round(precision, 3)},
        "classes": len(reported | strict),
        "left out": len(dropped),
    }


def _knapsack(items: dict[Class, tuple[int, float]], room: int) -> frozenset[Class]:
    """The items of the highest worth whose weights fit into ``room``."""
    worth: list[tuple[float, frozenset[Class]]] = [(0.0, frozenset())] * (max(room, 0) + 1)
    for kind, (weight, gain) in sorted(items.items()):
        for space in range(len(worth) - 1, weight - 1, -1):
            before = worth[space - weight]
            if before[0] + gain > worth[space][0]:
                worth[space] = (before[0] + gain, before[1] | {kind})
    return worth[-1][1]


def main() -> None:
    """Print the figures, or say in one line that the gold is not there."""
    sys.path[:0] = [str(REPOSITORY / "tooling"), str(gold_folder())]
    gold = Path(sys.argv[1]) if len(sys.argv) > 1 else gold_folder() / "citations-dev.jsonl"
    if not gold.is_file():
        print(f"citations: no bound, {gold.name} is not there (set ENGROSS_SHARED to the folder with gold/)")
        return
    from eval_cites import core  # type: ignore[import-not-found]

    lines = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    corpora: dict[str, list[Line]] = {"all": lines}
    for line in lines:
        corpora.setdefault(line["corpus"], []).append(line)
    print(json.dumps({name: best(*measure(some, core)) for name, some in corpora.items()}))


if __name__ == "__main__":
    main()
