"""``engross doctor``, and one command for several cities."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from repositories import needs_git, new_repository
from workspaces import write_meeting, write_workspace

Run = Callable[..., subprocess.CompletedProcess[str]]


def subjects(done: subprocess.CompletedProcess[str]) -> list[str]:
    return [line.split(". ", 1)[1].split(":")[0] for line in done.stdout.splitlines()]


@needs_git
def test_what_is_missing_is_said_in_order_until_nothing_is(engross: Run, tmp_path: Path) -> None:
    home = tmp_path / "elm"
    assert engross("init", str(home), "--name", "Elm", "--state", "NY").returncode == 0
    done = engross("-C", str(home), "doctor")
    assert done.returncode == 1
    assert subjects(done) == sorted(
        subjects(done), key=["city", "law", "rules", "meetings", "templates", "settings", "git", "ci"].index
    )
    said = done.stdout
    order = [
        said.index(words)
        for words in (
            'elm.toml:22: [[officer]] name = "to be stated": state it',
            "the body that enacts is called “Elm Council” and its officer “City Clerk”, as presumed; write what they",
            "are called into ordinances/elm.toml: [[body]] name and short, as “Elm City Council” and “City Council”",
            'city: no legal holiday is known; write region = "US-NY" under [calendar] in ordinances/elm.toml',
            "there is no chapter of your own",
            "rules: agenda: How many hours",
            "Write the answer in this rule, as hours = 72 or days = 7",
            "nobody has confirmed",
            '-council.toml:7: place = "to be stated": state it',
            "git: the workspace is in no",
        )
    ]
    assert order == sorted(order)
    city = home / "ordinances" / "elm.toml"
    text = city.read_text(encoding="utf-8").replace('"to be stated"', '"Ann Rowe"')
    text = text.replace('name = "Elm Council"', 'name = "City Council"').replace(
        "[calendar]", '[calendar]\nregion = "US-NY"'
    )
    text = text.replace('confirmed_by = ""', 'confirmed_by = "Ann Rowe"').replace("question =", "days = 5\nquestion =")
    city.write_text(text, encoding="utf-8")
    example = home / "ordinances" / "009-leaf-blowers"
    example.rename(home / "ordinances" / "009-blowers")
    meeting = next((home / "ordinances" / "meetings").iterdir())
    text = meeting.read_text(encoding="utf-8").replace("009-leaf-blowers", "009-blowers")
    meeting.write_text(text.replace('"to be stated"', '"Room 2, Town Hall"'), encoding="utf-8")
    new_repository(home)
    assert subjects(engross("-C", str(home), "doctor")) == ["git", "ci"]
    assert engross("-C", str(home), "git-setup").returncode == 0
    (home / ".gitlab-ci.yml").write_text("", encoding="utf-8")
    done = engross("-C", str(home), "doctor")
    assert (done.returncode, done.stdout) == (0, "nothing is missing\n")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("ordinances/elmwood.toml", 'name = "', "city: ordinances/elmwood.toml:"),
        (
            "ordinances/meetings/2025-10-21-laws.toml",
            'kind = "annul"',
            "meetings: ordinances/meetings/2025-10-21-laws.toml",
        ),
        ("engross.toml", "[chek]", "settings: engross.toml: the file knows no setting 'chek'"),
        ("ordinances/068-noise/2025-10-21.proposed.xml", "<", "law: "),
    ],
)
def test_a_wrong_file_is_named(engross: Run, workspace: Path, name: str, text: str, said: str) -> None:
    write_meeting(workspace)
    (workspace / name).write_text(text, encoding="utf-8")
    assert said in engross("doctor").stdout


def test_the_words_that_an_electronic_meeting_lacks_are_named(engross: Run, tmp_path: Path) -> None:
    home = tmp_path / "elm"
    engross("init", str(home), "--name", "Elm", "--state", "NY")
    meeting = next((home / "ordinances" / "meetings").iterdir())
    text = meeting.read_text(encoding="utf-8").replace("electronic = false", "electronic = true")
    meeting.write_text(text, encoding="utf-8")
    said = engross("-C", str(home), "doctor").stdout
    assert (
        'agenda.md.jinja: the city\'s file has no words for this; write under [words] there: recordings = "…"' in said
    )
    assert (
        'hearing-notice.md.jinja: the city\'s file has no words for this; write under [words] there: attend = "…"'
        in said
    )


def test_a_chapter_of_another_code_is_named(engross: Run, workspace: Path) -> None:
    write_meeting(workspace)
    said = engross("doctor").stdout
    assert "no chapter of /akn/us-ct-elmwood/act/code; correct [code] uri" in said


def test_several_cities_are_checked_by_one_command(engross: Run, tmp_path: Path) -> None:
    root = tmp_path / "all"
    for name in ("elm", "oak"):
        write_workspace(root / "cities" / name)
    (root / "cities" / "notes").mkdir()
    (root / "cities" / "oak" / "engross.toml").write_text("[chek]\n", encoding="utf-8")
    done = engross("-C", "cities/*", "check", "--select", "REF001", cwd=root)
    assert done.returncode == 2
    assert done.stdout.splitlines()[0] == "== cities/elm"
    assert done.stdout.splitlines()[-2:] == ["cities/elm  nothing wrong", "cities/oak  could not run"]
    assert "engross.toml: the file knows no setting" in done.stderr
    listed = engross("-C", "cities/*", "list", cwd=root)
    assert listed.stdout.count("068-noise") == 2
    assert engross("-C", "cities/*", "redline", "68", cwd=root).returncode == 2
    assert engross("-C", "cities/*", "check", "--format", "json", cwd=root).returncode == 2
    assert "no folder that towns/* names holds ordinances/" in engross("-C", "towns/*", "check", cwd=root).stderr


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("letterhead/logo.svg", "<svg/>", "templates/letterhead/logo.svg is read by nothing; a logo is called logo"),
        ("letterhead/seal.png", "none", "templates/letterhead/seal.png: this is no PNG or JPEG picture"),
        ("fonts/own.woff2", "", "templates/fonts/own.woff2 is read by nothing; a font ends in .ttf, .otf"),
        ("word/style.xml", "", "templates/word/style.xml is read by nothing; name it as the template"),
        ("word/page.toml", "[page]\npaper = 'A4'", "templates/word/page.toml: [line_numbers] needs"),
        (
            "typst/publication.typ",
            "#lorem(5)",
            "does not use data.letterhead, so that PDF files go without the letterhead",
        ),
    ],
)
def test_what_is_wrong_with_templates_is_said(engross: Run, workspace: Path, name: str, data: str, said: str) -> None:
    write_meeting(workspace)
    city = next((workspace / "ordinances").glob("*.toml"))
    city.write_text(f"{city.read_text(encoding='utf-8')}\n[letterhead]\nlines = []\n", encoding="utf-8")
    assert "templates: " not in engross("doctor").stdout
    file = workspace / "templates" / name
    file.parent.mkdir(parents=True)
    file.write_text(data, encoding="utf-8")
    found = [line for line in engross("doctor").stdout.splitlines() if "templates: " in line]
    assert len(found) == 1, found
    assert said in found[0]
