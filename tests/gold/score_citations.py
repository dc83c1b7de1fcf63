"""Score `find_citations` against the citations that publishers marked, and print the figures as JSON.

usage: score_citations.py [GOLD.jsonl]

The gold and the script that scores it lie outside the repository, in ``$ENGROSS_SHARED/gold`` or in
``../shared/gold`` beside the checkout. What is scored is the published form (`engross.cite.publisher_links`), as
`engross cite --jsonl` prints it. Figures a corpus: strict recall over all; the share of each
class (internal, relative, external) that is found at all; precision over the
sections where every number that looks like a citation is marked (``--clean``), once over all that is found and
once without "this section" and the like, which publishers mark here and leave there.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parents[2]
_FIGURE = re.compile(r"(\d+)/(\d+)")
_THIS = re.compile(r"this\s", re.IGNORECASE)

Cite = tuple[int, int, str | None]


def gold_folder() -> Path:
    """Where the gold lies, if it is there."""
    shared = os.environ.get("ENGROSS_SHARED")
    return (Path(shared) if shared else REPOSITORY.parent / "shared") / "gold"


def score(lines: list[dict[str, Any]], keep: Callable[[str], bool] = bool, *, clean: bool = False) -> dict[str, float]:
    """What the scoring script says of `lines`: a share for each figure. ``keep`` chooses by a citation's words."""
    from engross.cite.finding.finder import find_citations
    from engross.cite.publisher_links import publisher_links

    with tempfile.TemporaryDirectory() as folder:
        gold, found = Path(folder) / "gold.jsonl", Path(folder) / "found.jsonl"
        with gold.open("w", encoding="utf-8") as marked, found.open("w", encoding="utf-8") as out:
            for line in lines:
                cites = [c for c in publisher_links(find_citations(line["text"])) if keep(line["text"][c[0] : c[1]])]
                marked.write(json.dumps(line) + "\n")
                out.write(json.dumps({"cites": cites}) + "\n")
        command = [sys.executable, str(gold_folder() / "eval_cites.py"), str(gold), str(found)]
        printed = subprocess.run(
            command + ["--clean"] * clean, check=True, capture_output=True, encoding="utf-8"
        ).stdout
    figures = json.loads(printed.split(" ", 1)[1].splitlines()[0])
    return {name: _share(value) for name, value in figures.items()}


def _share(figure: str) -> float:
    found = _FIGURE.match(figure)
    return round(int(found[1]) / int(found[2]), 3) if found else 0.0


def report(gold: Path) -> dict[str, dict[str, float]]:
    """The figures of each corpus in `gold`, and of all."""
    lines = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    corpora = {"all": lines}
    for line in lines:
        corpora.setdefault(line["corpus"], []).append(line)
    figures: dict[str, dict[str, float]] = {}
    for name, some in corpora.items():
        raw = score(some)
        figures[name] = {
            "recall": raw["strict"],
            **{f"touched_{kind}": raw[f"loose_{kind}"] for kind in ("int", "rel", "ext") if f"loose_{kind}" in raw},
            "precision_clean": score(some, clean=True)["pred_hit"],
            "precision_clean_numbered": score(some, lambda words: not _THIS.match(words), clean=True)["pred_hit"],
        }
    return figures


def main() -> None:
    """Print the figures, or say in one line that the gold is not there."""
    sys.path.insert(0, str(REPOSITORY / "tooling"))
    gold = Path(sys.argv[1]) if len(sys.argv) > 1 else gold_folder() / "citations-dev.jsonl"
    if gold.is_file():
        print(json.dumps(report(gold)))
    else:
        print(f"citations: not scored, {gold.name} is not there (set ENGROSS_SHARED to the folder with gold/)")


if __name__ == "__main__":
    main()
