"""Score `engross apply --jsonl` and `engross instructions --write` on published laws, and print a line a set.

usage: score_instructions.py [GOLD.jsonl.gz …]

The gold and the script that scores it lie outside the repository, in ``$ENGROSS_SHARED/gold`` or in
``../shared/gold`` beside the checkout. A set is scored once over all of it and once over the instructions whose words
alone give the published text ("literal"). A third of the laws (by the hash of their name) is set apart: the grammar was
written without it, and it is scored by itself.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parents[2]
SETS = {
    "D.C. laws": "dev-dc-2*.jsonl.gz dev-dc-to*.jsonl.gz",
    "whole sections": "dev-dcwhole.jsonl.gz",
    "New York City, marked": "dev-nyc-marked.jsonl.gz",
}


def gold_folder() -> Path:
    """Where the gold lies, if it is there."""
    shared = os.environ.get("ENGROSS_SHARED")
    return (Path(shared) if shared else REPOSITORY.parent / "shared") / "gold"


def set_apart(line: dict[str, Any]) -> bool:
    """Whether a line is of the third of the laws that the grammar was written without."""
    return int(hashlib.sha256(f"engross-22{line['source']}".encode()).hexdigest(), 16) % 3 == 0


def scored(lines: list[dict[str, Any]], literal: bool) -> str:
    """What the scoring script says of the answers to ``lines``."""
    from engross.services.instructions.instruction_lines import applied_records

    with tempfile.TemporaryDirectory() as folder:
        gold, answers = Path(folder) / "gold.jsonl", Path(folder) / "answers.jsonl"
        asked = [json.dumps(line) for line in lines]
        gold.write_text("\n".join(asked), encoding="utf-8")
        answers.write_text("\n".join(applied_records(asked, gold.name)), encoding="utf-8")
        command = [sys.executable, str(gold_folder() / "eval_instructions.py"), str(gold), str(answers)]
        printed = subprocess.run(
            command + ["--literal"] * literal, check=True, capture_output=True, encoding="utf-8"
        ).stdout
    return " ".join(printed.splitlines()[0].split())


def written(lines: list[dict[str, Any]]) -> str:
    """What becomes of the instructions that are written for ``lines``: how many give the new text when applied here, and
    what the second scoring script says of them with its own interpreter."""
    from engross.services.instructions.instruction_lines import written_records

    with tempfile.TemporaryDirectory() as folder:
        gold, answers = Path(folder) / "gold.jsonl", Path(folder) / "answers.jsonl"
        asked = [json.dumps(line) for line in lines]
        made = [json.loads(answer) for answer in written_records(asked, gold.name)]
        good = [answer for answer in made if answer["steps"] is not None]
        gold.write_text("\n".join(asked), encoding="utf-8")
        answers.write_text("\n".join(map(json.dumps, good)), encoding="utf-8")
        command = [sys.executable, str(gold_folder() / "eval_generation.py"), str(gold), str(answers)]
        printed = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
    return f"{len(good)} of {len(made)} written and applied; by the other interpreter {' '.join(printed.split())}"


def history(code: Path) -> str:
    """What becomes of the instructions written for every section of a code that changed between two states, or is new in
    a chapter that was there: each is applied, and compared, before it counts."""
    from engross.diff.words.word_diff import diff_words
    from engross.errors import EngrossError
    from engross.instructions import written_chapter
    from engross.workspace import load

    counts = {"chapters that change": 0, "sections written": 0, "chapters refused": 0}
    with tempfile.TemporaryDirectory() as folder:
        for day in ("2019-07-01", "2024-02-15"):
            told = ["import", str(code / day), "--code", "-o", folder, "--date", day]
            subprocess.run([sys.executable, "-m", "engross", *told], check=True, capture_output=True)
        for chapter in sorted((Path(folder) / "ordinances").iterdir()):
            states = [load(file, file.name) for file in sorted(chapter.glob("*.codified.xml"))]
            if len(states) != 2:
                continue
            try:
                written = written_chapter(states[0], states[1], diff_words)
            except EngrossError as why:
                counts["chapters refused"] += 1
                print(f"{chapter.name}: {why}")
                continue
            counts["chapters that change"] += bool(written)
            counts["sections written"] += sum(bool(one.number) for one in written)
    return ", ".join(f"{count} {name}" for name, count in counts.items())


def read(files: list[Path]) -> list[dict[str, Any]]:
    """The lines of gzipped files of JSON lines."""
    lines: list[dict[str, Any]] = []
    for file in files:
        with gzip.open(file, "rt", encoding="utf-8") as opened:
            lines += [json.loads(line) for line in opened]
    return lines


def main() -> None:
    """Print the scores, or say in one line that the gold is not there."""
    sys.path.insert(0, str(REPOSITORY / "tooling"))
    folder = gold_folder() / "instructions"
    sets = {name: sorted(f for glob in globs.split() for f in folder.glob(glob)) for name, globs in SETS.items()}
    if len(sys.argv) > 1:
        sets = {"given": [Path(name) for name in sys.argv[1:]]}
    if not any(sets.values()):
        print("instructions: not scored, instructions/ is not there (set ENGROSS_SHARED to the folder with gold/)")
        return
    for name, files in sets.items():
        lines = read(files)
        for part, some in (("", lines), (", set apart", [line for line in lines if set_apart(line)])):
            for literal in (True, False):
                print(f"{name}{part}{', literal' * literal}: {scored(some, literal)}", flush=True)
        if name == "whole sections":
            print(f"{name}, written: {written(lines)}", flush=True)
    code = gold_folder().parent / "codes" / "san-mateo"
    if code.is_dir() and len(sys.argv) == 1:
        print(f"San Mateo, 2019 to 2024, written: {history(code)}", flush=True)


if __name__ == "__main__":
    main()
