"""The ordinance that is voted on: its title from what it does, its sections, its clause."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from workspaces import CITY, write_meeting

Run = Callable[..., subprocess.CompletedProcess[str]]
ENACTMENT = """
[enactment]
clause = "Be it ordained by the Common Council of the City of Elmwood:"
authority = "the charter, § 3-8"
determinations = ["The Council finds that this ordinance is exempt from environmental review."]
presiding = "rowe"
"""


@pytest.fixture
def city(workspace: Path) -> Path:
    path = workspace / "ordinances" / "elmwood.toml"
    path.write_text(CITY + ENACTMENT, encoding="utf-8")
    return path


@pytest.fixture
def meeting_file(workspace: Path) -> Path:
    """The file of a meeting with chapter 68, whose draft has a note to self; the city states its enacting clause."""
    path = write_meeting(workspace)
    note_to_self(workspace, "60 dBA at", "60 dBA [PERMITTED?] at")
    city = workspace / "ordinances" / "elmwood.toml"
    city.write_text(city.read_text(encoding="utf-8") + ENACTMENT, encoding="utf-8")
    return path


def note_to_self(workspace: Path, old: str, new: str) -> None:
    """Change words of the draft of chapter 68."""
    (draft,) = (workspace / "ordinances").glob("068-*/*.proposed.xml")
    draft.write_text(draft.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def flat(words: str) -> str:
    return " ".join(words.split())


def test_an_amending_ordinance_says_what_it_does_and_sets_out_the_sections(engross: Run, city: Path) -> None:
    done = engross("ordinance", "68", "--number", "2025-12")
    assert done.returncode == 0, done.stderr
    page = flat(done.stdout)
    assert "CITY OF ELMWOOD, ORDINANCE NO. 2025-12" in page
    assert "AN ORDINANCE AMENDING CHAPTER 68, NOISE, § 68-5, OF THE CODE OF THE CITY OF ELMWOOD" in page
    assert "exempt from environmental review" in page
    assert "Be it ordained by the Common Council of the City of Elmwood:" in page
    assert "SECTION 1. § 68-5 of the Code is amended to read as follows:" in page
    assert "The Sound Level is 60 dBA" in page
    assert "SECTION 2. Severability." in page
    assert "SECTION 3. Effective date. This ordinance takes effect ____" in page
    assert "the charter, § 3-8; unconfirmed" in page
    assert "Definitions." not in page


def test_a_marked_ordinance_shows_what_is_struck(engross: Run, city: Path) -> None:
    page = flat(engross("ordinance", "68", "--marked").stdout)
    assert "is [-70-]{+60+} dBA" in page
    assert "[-70-]" not in flat(engross("ordinance", "68").stdout)


def test_an_ordinance_enacts_by_instructions(engross: Run, city: Path) -> None:
    page = flat(engross("ordinance", "68", "--style", "strike").stdout)
    written = flat(engross("redline", "68", "--format", "instructions").stdout)
    assert written.startswith("Section 68-5 is amended ")
    assert f"SECTION 1. {written} " in page
    assert "SECTION 2. Severability." in page
    assert (
        engross("ordinance", "68", "--style", "restate-marked").stdout == engross("ordinance", "68", "--marked").stdout
    )
    both = engross("ordinance", "68", "--marked", "--style", "strike")
    assert both.returncode == 2
    assert "give one of them" in both.stderr


def test_a_word_file_of_instructions_is_imported_as_the_draft(engross: Run, city: Path, workspace: Path) -> None:
    law = workspace / "ordinances" / "068-noise"
    (law / "2025-10-21.proposed.xml").unlink()
    told = 'Section 68-5(A) is amended by striking the figure "70" and inserting the figure "60" in its place.'
    (workspace / "told.txt").write_text(told, encoding="utf-8")
    assert engross("apply", "told.txt", "--chapter", "68").returncode == 0
    (drafted,) = law.glob("*.proposed.xml")
    as_applied = drafted.read_bytes()
    assert engross("ordinance", "68", "--style", "strike", "-o", "bill.docx").returncode == 0
    listed = engross("instructions", "bill.docx")
    assert listed.stdout == 'section 68-5(A): substitution, strike "70", insert "60"\n'
    assert 'no instruction, left out: "SECTION 2. Severability.' in listed.stderr
    drafted.unlink()
    done = engross("import", "bill.docx")
    assert done.returncode == 0, done.stderr
    assert drafted.read_bytes() == as_applied
    assert "{+60+}" in engross("redline", "68", "--format", "txt").stdout
    assert engross("import", "bill.docx", "--chapter", "new-parking").returncode == 1


def test_a_new_chapter_and_a_repeal_have_titles_of_their_own(engross: Run, city: Path) -> None:
    page = flat(engross("ordinance", "new-parking").stdout)
    assert "AN ORDINANCE ADDING CHAPTER 68, NOISE, TO THE CODE OF THE CITY OF ELMWOOD" in page
    assert "SECTION 1. The Code is amended by adding a new chapter, to read as follows:" in page
    assert engross("outcome", "68", "withdrawn").returncode == 0
    assert engross("repeal", "68").returncode == 0
    page = flat(engross("ordinance", "68").stdout)
    assert "AN ORDINANCE REPEALING CHAPTER 68, NOISE, OF THE CODE" in page
    assert "SECTION 1. Chapter 68, Noise, of the Code is repealed." in page


def test_an_adopted_ordinance_bears_its_number_its_day_and_its_vote(engross: Run, city: Path) -> None:
    told = ("--vote", "9-4", "--on", "2025-11-04", "--effective", "2025-12-04", "--unnoticed", "urgent")
    assert engross("adopt", "68", *told, "--ordinance", "2025-12").returncode == 0
    page = flat(engross("ordinance", "68").stdout)
    assert "CITY OF ELMWOOD, ORDINANCE NO. 2025-12" in page
    assert "This ordinance takes effect on December 4, 2025." in page
    assert "on November 4, 2025, by a vote of 9-4." in page


@pytest.mark.parametrize("format_name", ["docx", "pdf", "html", "md"])
def test_it_is_had_in_every_format(engross: Run, city: Path, workspace: Path, format_name: str) -> None:
    done = engross("ordinance", "68", "-o", f"ordinance.{format_name}")
    assert done.returncode == 0, done.stderr
    assert (workspace / f"ordinance.{format_name}").stat().st_size > 500


def test_without_an_enacting_clause_it_is_refused(engross: Run, workspace: Path) -> None:
    (workspace / "ordinances" / "elmwood.toml").write_text(CITY, encoding="utf-8")
    done = engross("ordinance", "68")
    assert (done.returncode, done.stdout) == (2, "")
    assert "states no enacting clause; write [enactment]" in done.stderr


def test_an_ordinance_is_a_draft_unless_it_goes_out_and_the_gate_lets_it(
    engross: Run, workspace: Path, meeting_file: Path
) -> None:
    assert "DRAFT, not for the public" in engross("ordinance", "68").stdout
    kept = engross("ordinance", "68", "--public")
    assert (kept.returncode, kept.stdout) == (1, "")
    assert "68 DRF001 § 68-5: “[PERMITTED?]” reads like a note of the drafter's" in kept.stderr
    note_to_self(workspace, "60 dBA [PERMITTED?] at", "60 dBA at")
    done = engross("ordinance", "68", "--public")
    assert done.returncode == 0, done.stderr
    assert "DRAFT" not in done.stdout


def test_an_override_of_an_ordinance_is_recorded_in_the_meeting(engross: Run, meeting_file: Path) -> None:
    done = engross("ordinance", "68", "--public", "--override", "The council asked for it.", "--by", "Ann Rowe")
    assert done.returncode == 0, done.stderr
    text = meeting_file.read_text(encoding="utf-8")
    assert 'product = "ordinance"' in text
    assert '"68 DRF001 § 68-5"' in text
    assert engross("ordinance", "68", "--public", "--at", "2025-10-21").returncode == 0


def test_an_ordinance_goes_out_for_a_meeting_that_has_it(engross: Run, city: Path) -> None:
    done = engross("ordinance", "68", "--public")
    assert done.returncode == 2
    assert "no meeting has Chapter 68 on its agenda" in done.stderr
    assert "--at, --override and --by go with --public" in engross("ordinance", "68", "--at", "2025-10-21").stderr
