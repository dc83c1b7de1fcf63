"""A town in Massachusetts, a city in California and one in Connecticut, from an empty folder to packet and site."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from pypdf import PdfReader

from engross.cli import main
from engross.resources import shipped

Run = Callable[..., subprocess.CompletedProcess[str]]
TODAY = "2026-11-30"


@dataclass(frozen=True)
class Place:
    """What is said of a city, a chapter of its own as counsel writes it, and what must come out."""

    named: tuple[str, ...]
    chapter: str
    markdown: str
    hierarchy: str
    newspaper: str
    uri: str
    notice: tuple[str, ...]
    rules: tuple[str, ...]


TITLES = """
[hierarchy]
level = [
  { name = "chapter", numbered = ["2.04"] },
  { name = "section", numbered = ["2.04.010"] },
  { name = "subsection", numbered = ["A."], cited = "({})" },
]
"""
PLACES = {
    "town": Place(
        ("--name", "Town of Plainfield", "--state", "MA"),
        "012-dogs",
        "# Chapter 12 Dogs\n\n## § 12-1. Leash.\n\nA dog is kept on a leash, as M.G.L. c. 140, § 137 and § 12-3 provide.\n\n"
        "## § 12-2. Hours.\n\nNo dog is walked before 6:00 a.m.\n\n## § 12-3. Fine.\n\nThe fine is $50.\n",
        "",
        "",
        "/akn/us-ma-plainfield/act/code",
        (
            "Dated at Plainfield, Massachusetts",
            "the Plainfield Town Meeting will hold a Public Hearing",
            "posted on the Town website",
            "To be posted on Tuesday, December 22, 2026",
        ),
        ("M.G.L. c. 30A, § 20(b)",),
    ),
    "city": Place(
        ("--name", "City of Arroyo", "--state", "California"),
        "2.04-council",
        "# Chapter 2.04 Council\n\n## 2.04.010 Meetings.\n\nThe council meets under Section 2.04.020.\n\n"
        "## 2.04.020 Quorum.\n\nFour members are a quorum.\n",
        TITLES,
        "The Arroyo Ledger",
        "/akn/us-ca-arroyo/act/code",
        ("Dated at Arroyo, California", "posted on the City website", "THE ARROYO LEDGER: Please publish once on"),
        ("Cal. Gov. Code § 54954.2(a)",),
    ),
    "norwalk": Place(
        ("--name", "Norwalk", "--state", "CT", "--kind", "city"),
        "044-fees",
        "# Chapter 44 Fees\n\n## § 44-1. Fees.\n\nA fee is due under § 44-2 and C.G.S. § 7-148.\n\n## § 44-2. Waiver.\n\nNone.\n",
        "",
        "The Hour",
        "/akn/us-ct-norwalk/act/code",
        ("Dated at Norwalk, Connecticut", "posted on the City website", "THE HOUR: Please publish once on"),
        ("C.G.S. § 1-225",),
    ),
}


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """``run(folder, *arguments)``: the command line in a folder, on a day that is the same in every test."""

    def called(folder: Path, *arguments: str, status: int = 0) -> subprocess.CompletedProcess[str]:
        monkeypatch.chdir(folder)
        monkeypatch.setattr(sys, "argv", ["engross", "--today", TODAY, *arguments])
        with pytest.raises(SystemExit) as left:
            main()
        out, err = capsys.readouterr()
        assert (left.value.code or 0) == status, (arguments, out, err)
        return subprocess.CompletedProcess(arguments, status, out, err)

    return called


def append(file: Path, text: str) -> None:
    file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")


@pytest.mark.parametrize("name", PLACES)
def test_a_city_comes_from_an_empty_folder_to_a_packet_and_a_site(run: Run, tmp_path: Path, name: str) -> None:
    place, home = PLACES[name], tmp_path / name
    run(tmp_path, "init", name, *place.named)
    file = next((home / "ordinances").glob("*.toml"))
    typed = f'\n[newspaper]\nname = "{place.newspaper}"\n' if place.newspaper else ""
    append(file, typed + place.hierarchy)
    assert len((typed + place.hierarchy).strip().splitlines()) <= 25
    if place.hierarchy:
        for old in (home / "ordinances" / "009-leaf-blowers").iterdir():
            old.unlink()
    (home / "draft.md").write_text(place.markdown, encoding="utf-8")
    run(home, "import", "draft.md", "--chapter", place.chapter, "--date", "2026-11-01")
    text = (home / "ordinances" / place.chapter / "2026-11-01.proposed.xml").read_text(encoding="utf-8")
    assert place.uri in text
    assert "exampleton" not in text
    number = place.chapter.split("-")[0].lstrip("0")
    meeting = next((home / "ordinances" / "meetings").glob("*.toml"))
    if place.hierarchy:
        words = meeting.read_text(encoding="utf-8")
        meeting.write_text(
            words.replace("009-leaf-blowers", place.chapter).replace('"9"', f'"{place.chapter.replace(".", "-")}"'),
            encoding="utf-8",
        )
    found = json.loads(run(home, "check", "--format", "json").stdout)["findings"]
    assert {one["code"] for one in found} <= {"REF005", "REF008", "STR006"}, found
    notice = " ".join(run(home, "notice", meeting.stem).stdout.split())
    for words in place.notice:
        assert words in notice
    due = run(home, "notices", meeting.stem).stdout
    for words in place.rules:
        assert words in due
    assert "unconfirmed" in due
    run(home, "packet", meeting.stem, "-o", "packet.pdf")
    sheets = [tuple(map(float, page.mediabox[2:])) for page in PdfReader(home / "packet.pdf").pages]
    assert set(sheets) == {(612.0, 792.0)}
    paper = home / "templates" / "word" / "page.toml"
    paper.parent.mkdir(parents=True)
    paper.write_text(
        shipped("templates", "word", "page.toml").read_text("utf-8").replace("[page]", '[page]\npaper = "A4"'), "utf-8"
    )
    refused = run(home, "packet", meeting.stem, "-o", "a4.pdf", status=2).stderr
    assert f"asks for the paper A4, and ordinances/{file.name} lists Letter, Legal (papers)" in refused
    assert not (home / "a4.pdf").exists()
    paper.unlink()
    run(home, "site")
    page = (home / "build" / "site" / "index.html").read_text(encoding="utf-8")
    assert file.stem.title() in page
    assert "Exampleton" not in page
    assert number in run(home, "list", "--json").stdout


def test_a_sections_of_the_town_are_not_the_states(run: Run, tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_text("As M.G.L. c. 140, § 137 and § 12-3 provide.", encoding="utf-8")
    cited = [line.split("\t")[-1] for line in run(tmp_path, "cite", "words.txt").stdout.splitlines()]
    assert cited == ["M.G.L.|140|§137", "§12-3"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--name", "Town of Plainfield"), "a city needs --name and --state"),
        (("--kind", "town"), "a city needs --name and --state"),
        (("--name", "Plainfield", "--state", "Massachusets"), "did you mean Massachusetts?"),
        (("--name", "Plainfield", "--state", "Q"), "write it as MA"),
    ],
)
def test_a_city_that_is_not_named_whole_is_refused(
    run: Run, tmp_path: Path, options: tuple[str, ...], said: str
) -> None:
    assert said in run(tmp_path, "init", "city", *options, status=2).stderr
    assert not (tmp_path / "city").exists()


def test_the_name_says_the_kind(run: Run, tmp_path: Path) -> None:
    for name, options, lines in (
        ("a", ("--name", "Essex County", "--state", "NJ"), ('name = "Essex"', 'kind = "county"')),
        ("b", ("--name", "Village of Elm", "--state", "NY"), ('name = "Elm"', 'kind = "village"')),
        ("c", ("--name", "Elm", "--state", "N.Y."), ('kind = "city"', "us-ny-elm")),
    ):
        run(tmp_path, "init", name, *options)
        text = next((tmp_path / name / "ordinances").glob("*.toml")).read_text(encoding="utf-8")
        assert all(line in text for line in lines), text
        assert "what has to be asked" not in text
        assert "question = " in text
        run(tmp_path / name, "check")


def test_a_chapter_that_is_the_law_already_is_made_so_as_the_guide_says(run: Run, tmp_path: Path) -> None:
    place, home = PLACES["town"], tmp_path / "town"
    run(tmp_path, "init", "town", *place.named)
    (home / "dogs.md").write_text(place.markdown, encoding="utf-8")
    run(home, "import", "dogs.md", "--chapter", place.chapter, "--date", "2019-05-01")
    folder = home / "ordinances" / place.chapter
    made = folder / "2019-05-01.proposed.xml"
    words = made.read_text(encoding="utf-8").replace('name="proposed"', 'name="codified"')
    (folder / "2019-05-01.codified.xml").write_text(words, encoding="utf-8")
    made.unlink()
    assert "012-dogs          codified 2019-05-01" in run(home, "list").stdout
    run(home, "check")
    run(home, "fmt", "--check")
    run(home, "draft", "12")


def test_the_time_of_a_new_citys_hearings_holds_in_the_newspaper_too(run: Run, tmp_path: Path) -> None:
    run(tmp_path, "init", "tx", "--name", "City of Dry Creek", "--state", "TX")
    file = tmp_path / "tx" / "ordinances" / "dry-creek.toml"
    words = file.read_text(encoding="utf-8")
    asked = next(line for line in words.splitlines() if line.startswith("question = ") and "hearing" in line)
    answered = words.replace(asked, "days = 15")
    for paper in ("", '\n[newspaper]\nname = "The Star"\n'):
        file.write_text(answered + paper, encoding="utf-8")
        said = run(tmp_path / "tx", "notices", status=1).stdout
        assert "on Tuesday, December 22, 2026, too late: 15 days before the meeting" in said
        assert "days that would do: Thursday, December 17, 2026; Friday, December 18, 2026; Monday, Dec" in said


def test_every_document_of_a_new_city_names_it(run: Run, tmp_path: Path) -> None:
    said = run(tmp_path, "init", "va", "--name", "Tidewater County", "--state", "VA").stdout
    assert "`engross doctor`" in said
    home = tmp_path / "va"
    readme = (home / "README.md").read_text(encoding="utf-8")
    assert readme.startswith("# The ordinances of Tidewater County\n")
    assert "`ordinances/tidewater.toml`" in readme
    law = (home / "ordinances/009-leaf-blowers/2019-06-03.codified.xml").read_text(encoding="utf-8")
    assert "by the county.</p>" in law
    meeting = next((home / "ordinances" / "meetings").glob("*.toml")).stem
    notice = " ".join(run(home, "notice", meeting).stdout.split())
    assert "Notice is hereby given that the Tidewater County Council will hold" in notice
    for command in ("agenda", "minutes"):
        run(home, command, meeting, "-o", f"{command}.pdf")
        assert "tidewater county" in PdfReader(home / f"{command}.pdf").pages[0].extract_text().lower()
    run(home, "site")
    assert "Ordinances of Tidewater County" in (home / "build" / "site" / "index.html").read_text(encoding="utf-8")
    assert "Disposition of ordinances: Tidewater County" in run(home, "disposition").stdout


def test_a_host_gets_its_workflow_and_hooks_and_templates_are_copied(run: Run, tmp_path: Path) -> None:
    run(tmp_path, "init", "hub", "--ci", "github", "--templates")
    run(tmp_path, "init", "lab", "--ci", "gitlab")
    run(tmp_path, "init", "none")
    assert (tmp_path / "hub/.github/workflows/ordinances.yml").is_file()
    assert (tmp_path / "hub/.pre-commit-config.yaml").is_file()
    for name in (
        "templates/word/styles.xml",
        "templates/typst/publication.typ",
        "templates/notices/agenda.md.jinja",
        "templates/word/letterhead.xml",
        "templates/ordinances/ordinance.md.jinja",
    ):
        assert (tmp_path / "hub" / name).is_file()
    assert (tmp_path / "hub/schemas/city.schema.json").is_file()
    assert (tmp_path / "lab/.gitlab-ci.yml").is_file()
    assert sorted(path.name for path in (tmp_path / "none").iterdir()) == [
        ".gitattributes",
        ".gitignore",
        "README.md",
        "ordinances",
    ]
    run(tmp_path / "hub", "build")
