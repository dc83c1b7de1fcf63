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


ORDERED = """Section 68-5 is amended as follows:
  (1) Subsection A is amended by striking the number "60" and inserting the number "55" in its place.
"""


def test_apply_changes_the_draft_of_a_chapter(engross: Run, workspace: Path) -> None:
    (workspace / "a.txt").write_text(ORDERED, encoding="utf-8")
    draft = workspace / "ordinances/068-noise/2025-10-21.proposed.xml"
    before = draft.read_bytes()
    shown = engross("apply", "a.txt", "--chapter", "68", "--dry-run")
    assert shown.returncode == 0, shown.stderr
    assert draft.read_bytes() == before
    done = engross("apply", "a.txt", "--chapter", "68")
    assert done.returncode == 0, done.stderr
    assert "section 68-5(A): substitution" in done.stdout
    assert draft.read_bytes() == before.replace(b"60", b"55")
    assert engross("fmt", "--check").returncode == 0


def test_a_refused_instruction_leaves_the_draft_as_it_was(engross: Run, workspace: Path) -> None:
    draft = workspace / "ordinances/068-noise/2025-10-21.proposed.xml"
    before = draft.read_bytes()
    (workspace / "a.txt").write_text(ORDERED + "  (2) Subsection Z is repealed.\n", encoding="utf-8")
    done = engross("apply", "a.txt", "--chapter", "68")
    assert done.returncode == 1
    assert 'no provision "(Z)"' in done.stderr
    assert "nothing was written" in done.stderr
    assert draft.read_bytes() == before
    assert engross("apply", "a.txt", "--chapter", "68", "--partial").returncode == 1
    assert draft.read_bytes() == before.replace(b"60", b"55")


def test_sections_are_added_to_a_chapter_and_restated(engross: Run, workspace: Path) -> None:
    ordered = """A new section 68-6 is added to read as follows:
  "§ 68-6. Bells.
  "A bell may ring:
    "A. by day; or
    "B. at noon.".
Section 68-6 is amended as follows:
  (1) Subsection B is repealed.
  (2) A new subsection C is added to read as follows:
    "C. at dusk.".
"""
    (workspace / "a.txt").write_text(ordered, encoding="utf-8")
    done = engross("apply", "a.txt", "--chapter", "68")
    assert done.returncode == 0, done.stderr
    assert "not marked up" in done.stdout
    clean = engross("clean", "68", "--version", "proposed").stdout
    for words in ("§ 68-6. Bells.", "A bell may ring:", "A. by day; or", "B. Repealed.", "C. at dusk."):
        assert words in " ".join(clean.split()), words


def test_apply_needs_a_chapter(engross: Run, workspace: Path) -> None:
    (workspace / "a.txt").write_text(ORDERED, encoding="utf-8")
    done = engross("apply", "a.txt")
    assert done.returncode == 2
    assert "--chapter" in done.stderr


def test_instructions_are_written_that_apply(engross: Run, workspace: Path) -> None:
    after = BEFORE.replace("may", "shall")
    (workspace / "a.jsonl").write_text(json.dumps({"id": 7, "before": BEFORE, "after": after}), encoding="utf-8")
    done = engross("instructions", "--write", "--jsonl", "a.jsonl")
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert answer["id"] == 7
    asked = [{"id": 7, "before": BEFORE, **step} for step in answer["steps"]]
    assert len(asked) == 1
    (workspace / "b.jsonl").write_text(json.dumps(asked[0]), encoding="utf-8")
    assert json.loads(engross("apply", "b.jsonl", "--jsonl").stdout)["after"] == after
    assert engross("instructions", "--write", "a.jsonl").returncode == 2


def test_redline_writes_instructions_that_apply(engross: Run, workspace: Path) -> None:
    written = engross("redline", "68", "--format", "instructions", "-o", "a.txt")
    assert written.returncode == 0
    assert (workspace / "a.txt").read_text(encoding="utf-8").startswith("Section 68-5 is amended to read as follows:")
    listed = engross("instructions", "a.txt")
    assert (listed.returncode, listed.stderr) == (0, "")
    assert listed.stdout.startswith("section 68-5: replacement")
    refused = engross("redline", "68", "--format", "instructions", "--section", "68-99")
    assert refused.returncode == 2
    assert "no section 68-99" in refused.stderr


def test_what_an_enacted_text_records_is_listed(engross: Run, workspace: Path) -> None:
    told = ("--vote", "9-4", "--on", "2025-11-04", "--effective", "adoption", "--unnoticed", "urgent")
    assert engross("adopt", "068-noise", *told).returncode == 0
    file = "ordinances/068-noise/2025-11-04.enacted.xml"
    listed = engross("instructions", file)
    assert (listed.returncode, listed.stderr) == (0, "")
    assert "section 68-5" in listed.stdout.splitlines()[0]
    mods = json.loads(engross("instructions", file, "--json").stdout)["mods"]
    assert len(mods) == len(listed.stdout.splitlines())
    assert {mod["section"] for mod in mods} == {"68-5"}
    assert all(mod["source"].startswith("S") for mod in mods)
    refused = engross("instructions", "ordinances/068-noise/none.xml")
    assert refused.returncode == 2
    (workspace / "x.xml").write_text("<a/>", encoding="utf-8")
    assert "holds no chapter" in engross("instructions", "x.xml").stderr
