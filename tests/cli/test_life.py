"""Draft, adopt, outcome, codify on the command line: what they print, their exit statuses, what they leave."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., subprocess.CompletedProcess[str]]


def test_from_the_draft_to_the_code(engross: Run, workspace: Path) -> None:
    told = ("adopt", "68", "--vote", "9-4", "--on", "2025-11-04", "--effective", "30 days after adoption")
    refused = engross(*told)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "no notice of 2025-10-21.proposed is recorded as published" in refused.stderr
    done = engross(*told, "--unnoticed", "urgent", "--section", "68-5=2026-07-01", "--ordinance", "2025-12")
    assert done.returncode == 0, done.stderr
    assert "adopted as 2025-11-04.enacted, 9-4; it takes effect on 2025-12-04" in done.stdout
    planned = engross("codify", "68", "--dry-run", "--json")
    assert json.loads(planned.stdout)["files"] == [
        {"file": "ordinances/068-noise/2025-12-04.codified.xml", "action": "planned"}
    ]
    assert not (workspace / "ordinances/068-noise/2025-12-04.codified.xml").exists()
    assert engross("codify", "68").returncode == 0
    assert "Ord. No. 2025-12" in engross("disposition", "--as-of", "2025-12-04").stdout
    assert engross("fmt", "--check").returncode == 0


def test_a_withdrawn_draft_is_not_pending(engross: Run) -> None:
    done = engross("outcome", "68", "withdrawn", "--on", "2025-11-04", "--by", "Ann Rowe", "--json")
    assert json.loads(done.stdout)["done"] == ["2025-10-21.proposed is recorded as withdrawn on 2025-11-04"]
    assert not any(each["pending"] for each in json.loads(engross("list", "--json").stdout)[0]["versions"])


def test_a_scriveners_error_is_corrected_by_an_act_of_its_own(engross: Run, workspace: Path) -> None:
    who = ("--by", "Ann Rowe", "--reason", "a slip of the typist", "--on", "2025-11-05")
    missing = engross("correct", "68", "68-5", "80 dBA", "75 dBA", *who)
    assert (missing.returncode, missing.stdout) == (2, "")
    assert "§ 68-5 does not have the words “80 dBA”" in missing.stderr
    assert "has “the” 2 times" in engross("correct", "68", "68-5", "the", "a", *who).stderr
    assert "there is no section 68-9" in engross("correct", "68", "68-9", "the", "a", *who).stderr
    assert "are the same words" in engross("correct", "68", "68-5", "the", "the", *who).stderr
    done = engross("correct", "68", "68-5", "70 dBA", "75 dBA", *who)
    assert (done.returncode, "2025-10-21.proposed is written against 2020-01-14.codified" in done.stdout) == (1, True)
    made = (workspace / "ordinances/068-noise/2025-11-05.codified.xml").read_text(encoding="utf-8")
    assert "75 dBA" in made
    assert 'en:action="corrected" en:version="2020-01-14.codified"' in made
    assert 'en:by="Ann Rowe" en:reason="a slip of the typist"' in made


def test_drafts_from_the_law_and_from_the_template(engross: Run, workspace: Path) -> None:
    again = engross("draft", "68")
    assert "2025-10-21.proposed is pending; give the new draft another name with --name" in again.stderr
    assert engross("--today", "2025-11-05", "draft", "68", "--name", "evening").returncode == 0
    done = engross("--today", "2025-11-05", "draft", "new-dogs", "--title", "Dogs")
    assert done.returncode == 0, done.stderr
    assert (workspace / "ordinances/new-dogs/2025-11-05.proposed.xml").is_file()
    whole = engross("--today", "2025-11-05", "repeal", "68")
    assert "2025-10-21.proposed is pending" in whole.stderr


def test_conflicts_are_resolved_in_a_word_file(engross: Run, workspace: Path) -> None:
    assert engross("--today", "2025-10-22", "draft", "68", "--name", "evening").returncode == 0
    draft = workspace / "ordinances/068-noise/2025-10-22.proposed.evening.xml"
    draft.write_text(draft.read_text(encoding="utf-8").replace("70 dBA", "65 dBA"), encoding="utf-8")
    adopt = ("adopt", "68", "--version", "2025-10-21", "--vote", "9-4", "--on", "2025-11-04", "--unnoticed", "urgent")
    adopted = engross(*adopt, "--effective", "2025-11-05")
    assert adopted.returncode == 1, adopted.stderr
    rebase = ("--today", "2025-12-10", "rebase", "68", "--to", "evening")
    done = engross(*rebase, "-o", "conflicts.docx")
    assert (done.returncode, "§ 68-5A: conflict (words)" in done.stdout) == (1, True), done.stderr
    left = engross(*rebase, "--from", "conflicts.docx")
    assert (left.returncode, "still has the comment of § 68-5A, so nothing" in left.stdout) == (1, True)
    for wrong in (("--from", "conflicts.docx", "--take", "ours"), ("-o", "conflicts.pdf")):
        assert engross(*rebase, *wrong).returncode == 2
    solved = engross(*rebase, "--take", "ours", "-o", "none.docx")
    assert "no conflict is left, so none.docx was not written" in solved.stderr
    assert not (workspace / "none.docx").exists()
