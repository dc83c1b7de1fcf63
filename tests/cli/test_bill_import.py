"""A Word file of an ordinance that amends several chapters, imported: a draft of each, and the file of the bill."""

from __future__ import annotations

import subprocess
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from engross.akn import write_chapter
from samples import chapter_of, item, section
from wordfiles import p, word_file

Run = Callable[..., subprocess.CompletedProcess[str]]
TITLE = "AN ORDINANCE ON NOISE AND ON DOGS"
ORDERS = (
    TITLE,
    "WHEREAS, noise is a danger; and",
    'SECTION 1. Section 68-5A of the Code is amended by striking the number "60" and inserting "55" in its place.',
    'SECTION 2. Section 69-5A of the Code is amended by striking the word "barking" and inserting "howling" in its place.',
    "SECTION 3. A new section 69-6 is added to read as follows:",
    '"§ 69-6. Cats.',
    '"Cats are exempt.".',
    "SECTION 4. This ordinance takes effect on adoption.",
)


@pytest.fixture
def dogs(workspace: Path) -> Path:
    """A second chapter beside that on noise."""
    law = chapter_of(section("5", "Dogs.", item("subsection", "A.", "A barking dog is kept inside.")))
    folder = workspace / "ordinances" / "069-dogs"
    folder.mkdir()
    (folder / f"{law.version}.xml").write_bytes(write_chapter(law).replace(b"68", b"69").replace(b"Noise", b"Dogs"))
    return folder


def write_bill(workspace: Path, *lines: str) -> None:
    (workspace / "quiet-nights.docx").write_bytes(word_file("".join(map(p, lines))))


def test_a_bill_amends_each_chapter_that_it_names(engross: Run, workspace: Path, dogs: Path) -> None:
    write_bill(workspace, *ORDERS)
    noise = workspace / "ordinances/068-noise/2025-10-21.proposed.xml"
    before = noise.read_bytes()
    shown = engross("import", "quiet-nights.docx", "--dry-run")
    assert shown.returncode == 0, shown.stderr
    assert noise.read_bytes() == before
    done = engross("import", "quiet-nights.docx")
    assert done.returncode == 0, done.stderr
    assert "068-noise: section 68-5A: substitution" in done.stdout
    assert "069-dogs: section 69-5A: substitution" in done.stdout
    assert "069-dogs: section 69-6: insertion" in done.stdout
    assert "takes effect" in done.stderr
    assert noise.read_bytes() == before.replace(b"60", b"55")
    (drafted,) = dogs.glob("*.proposed.xml")
    words = drafted.read_text(encoding="utf-8")
    assert "A howling dog" in words
    assert "Cats are exempt." in words
    told = tomllib.loads((workspace / "ordinances/bills/quiet-nights.toml").read_text(encoding="utf-8"))
    assert told == {
        "title": TITLE,
        "chapter": [
            {"folder": "068-noise", "sections": ["68-5"]},
            {"folder": "069-dogs", "sections": ["69-5", "69-6"]},
        ],
    }
    (drafted,) = dogs.glob("*.proposed.xml")
    on = drafted.name[:10]
    told = ("--vote", "9-4", "--on", on, "--effective", "adoption", "--unnoticed", "urgent")
    adopted = engross("adopt", "quiet-nights", *told)
    assert adopted.returncode == 0, adopted.stderr
    assert len(list((workspace / "ordinances").glob(f"*/{on}.enacted.xml"))) == 2
    assert engross("undo").returncode == 0
    assert engross("undo").returncode == 0
    assert noise.read_bytes() == before
    assert not list(dogs.glob("*.proposed.xml"))
    assert not (workspace / "ordinances/bills/quiet-nights.toml").exists()


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ('SECTION 5. Section 69-9 of the Code is amended by striking "dog" and inserting "cat".', "no section 69-9"),
        ('SECTION 5. Section 12-1 of the Code is amended by striking "dog" and inserting "cat".', "12"),
        ("SECTION 5. Section 69-5A is amended to be kinder to dogs.", "kinder"),
    ],
)
def test_where_one_instruction_is_refused_nothing_is_written(
    engross: Run, workspace: Path, dogs: Path, line: str, why: str
) -> None:
    write_bill(workspace, *ORDERS, line)
    before = {path: path.read_bytes() for path in (workspace / "ordinances").rglob("*") if path.is_file()}
    done = engross("import", "quiet-nights.docx")
    assert done.returncode == 1
    assert why in done.stderr
    assert "nothing was written" in done.stderr
    assert {path: path.read_bytes() for path in (workspace / "ordinances").rglob("*") if path.is_file()} == before


def test_a_bill_that_is_there_is_not_overwritten(engross: Run, workspace: Path, dogs: Path) -> None:
    write_bill(workspace, *ORDERS)
    bill = workspace / "ordinances" / "bills" / "quiet-nights.toml"
    bill.parent.mkdir()
    bill.write_text("title = 'Other'\n", encoding="utf-8")
    done = engross("import", "quiet-nights.docx")
    assert done.returncode == 2
    assert "is there already" in done.stderr
    assert bill.read_text(encoding="utf-8") == "title = 'Other'\n"
