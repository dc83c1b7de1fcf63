"""Score `diff_words` against redlines marked by people, and print the figures as JSON.

usage: score_redlines.py [GOLD.jsonl]

The gold and the script that scores it lie outside the repository, in ``$ENGROSS_SHARED/gold`` or in
``../shared/gold`` beside the checkout.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parents[2]
_SIGNS = {"kept": "=", "deleted": "-", "inserted": "+"}


def gold_folder() -> Path:
    """Where the gold lies, if it is there."""
    shared = os.environ.get("ENGROSS_SHARED")
    return (Path(shared) if shared else REPOSITORY.parent / "shared") / "gold"


def score(gold: Path) -> dict[str, Any]:
    """Run `diff_words` over every pair of `gold` and return what the scoring script says."""
    from engross.diff.words.word_diff import diff_words

    with tempfile.TemporaryDirectory() as folder:
        marked = Path(folder) / "marked.jsonl"
        with marked.open("w", encoding="utf-8") as out:
            for line in gold.read_text(encoding="utf-8").splitlines():
                pair = json.loads(line)
                spans = diff_words(pair["old"], pair["new"])
                out.write(json.dumps([[_SIGNS[span.mark], span.text] for span in spans]) + "\n")
        command = [sys.executable, str(gold_folder() / "eval_redlines.py"), str(gold), str(marked)]
        printed = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
    scores: dict[str, Any] = json.loads(printed)
    return scores


def main() -> None:
    """Print the scores, or say in one line that the gold is not there."""
    sys.path.insert(0, str(REPOSITORY / "tooling"))
    gold = Path(sys.argv[1]) if len(sys.argv) > 1 else gold_folder() / "redlines-dev.jsonl"
    if gold.is_file():
        print(json.dumps({"gold": gold.name, **score(gold)}))
    else:
        print(f"redlines: not scored, {gold.name} is not there (set ENGROSS_SHARED to the folder with gold/)")


if __name__ == "__main__":
    main()
