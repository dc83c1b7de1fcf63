"""The commands apply and instructions as their users run them."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., subprocess.CompletedProcess[str]]
BEFORE = "§ 9-4. Bells.\n  (a) A bell may ring."


def test_apply_answers_each_line(engross: Run, workspace: Path) -> None:
    asked = [
        {
            "id": 1,
            "before": BEFORE,
            "chain": [],
            "instruction": 'Section 9-4(a) is amended by striking the word "bell" and inserting "gong" in its place.',
        },
        {
            "id": 2,
            "before": BEFORE,
            "chain": ["Section 9-4 is amended as follows:"],
            "instruction": "Subsection (b) is repealed.",
        },
    ]
    (workspace / "a.jsonl").write_text("\n".join(map(json.dumps, asked)) + "\n", encoding="utf-8")
    done = engross("apply", "a.jsonl", "--jsonl")
    assert (done.returncode, done.stderr) == (0, "")
    first, second = map(json.loads, done.stdout.splitlines())
    assert first == {"id": 1, "after": BEFORE.replace("bell", "gong"), "why": ""}
    assert second["after"] is None
    assert 'no provision "(b)"' in second["why"]


def test_apply_names_the_line_that_is_none(engross: Run, workspace: Path) -> None:
    for line, why in (("{", "not JSON"), ('{"before": 1}', '"before"'), ("[" * 100_000, "nested too deep")):
        (workspace / "a.jsonl").write_text(line, encoding="utf-8")
        done = engross("apply", "a.jsonl", "--jsonl")
        assert done.returncode == 2
        assert why in done.stderr
        assert "a.jsonl:1" in done.stderr


def test_instructions_lists_what_is_ordered(engross: Run, workspace: Path) -> None:
    text = "Section 9-4 is amended as follows:\n  (1) Subsection (a) is repealed.\n  (2) The Mayor may ring."
    (workspace / "a.txt").write_text(text, encoding="utf-8")
    done = engross("instructions", "a.txt")
    assert done.returncode == 1
    assert done.stdout == "section 9-4(a): repeal\n"
    assert "The Mayor may ring." in done.stderr
    listed = json.loads(engross("instructions", "a.txt", "--json").stdout)
    assert [(mod["kind"], mod["section"], mod["path"]) for mod in listed["mods"]] == [("repeal", "9-4", ["a"])]
