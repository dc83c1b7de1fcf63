"""Git histories whose merge git calls clean, and which change what the law means: each is found."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from engross.akn import identify, write_chapter
from engross.model.law.provision import Provision
from engross.model.law.table import Cell, Row, Table
from engross.model.law.text import Text
from repositories import Git, commit_all, needs_git, new_repository
from samples import chapter_of, definition, item, section

Run = Callable[..., subprocess.CompletedProcess[str]]
Law = dict[str, tuple[Provision, ...]]
NOISE, PARKING = "068-noise", "007-parking"
DRAFT = "2025-10-21.proposed.xml"

pytestmark = needs_git


def noise(**changed: Provision) -> tuple[Provision, ...]:
    """The sections of chapter 68, some of them ``changed``, by name."""
    sections = {
        "purpose": section("1", "Purpose.", "This chapter keeps the nights of the city quiet."),
        "terms": terms("APPEAL", "DECIBEL", "NIGHT", "ZONE"),
        "limits": section("3", "Limits.", *limits("Nobody is louder than the wind.", "A dog may bark at noon.")),
        "measures": section("4", "Measures.", "A sound is measured in decibels at the line of the lot."),
        "exceptions": section("5", "Exceptions.", "A bell that calls to worship is exempt from this chapter."),
        "permits": section("6", "Permits.", "The clerk grants a permit for an outdoor concert on request."),
        "tables": section("7", "Levels.", "The levels are these:", table("1", "55"), table("2", "65")),
        "penalties": section("8", "Penalties.", "Whoever breaks this chapter pays a fine of $90."),
        "appeals": section("9", "Appeals.", "An appeal is heard by the board within thirty days."),
    }
    return tuple({**sections, **changed}.values())


def limits(*words: str) -> list[Provision]:
    return [item("subsection", f"{'ABCDEFG'[at]}.", each) for at, each in enumerate(words)]


def terms(*defined: str, means: str = "what the ordinances of this city have always meant by it.") -> Provision:
    return section("2", "Definitions.", "In this chapter:", *(definition(term, means) for term in defined))


def table(number: str, level: str, wid: str = "") -> Table:
    cells = (Cell((Text("Residential"),)), Cell((Text(level),)))
    return Table(
        (Text(f"Table {number}. Levels in decibels"),), (Row(cells),), wid=wid and f"chp_68__sec_68-7__table_{wid}"
    )


def rows(number: str, *levels: str) -> Table:
    made = (Row((Cell((Text(f"Zone {level}"),)), Cell((Text(level),)))) for level in levels)
    return Table((Text(f"Table {number}. Levels in decibels"),), tuple(made))


def write(folder: Path, law: Law) -> None:
    """Write the law as it stands on a branch: the draft of each chapter, by the folder's name."""
    for name in (NOISE, PARKING):
        path = folder / "ordinances" / name
        shutil.rmtree(path, ignore_errors=True)
        if name in law:
            path.mkdir(parents=True)
            made = chapter_of(*law[name], day="2025-10-21", stage="proposed")
            if name == PARKING:
                root = replace(made.root, label="Chapter 7", heading=Text("Parking"))
                made = identify(replace(made, uri="/akn/us-ct-norwalk/act/code/chapter-7", root=root))
            (path / DRAFT).write_bytes(write_chapter(made))


def parking(words: str) -> tuple[Provision, ...]:
    return (replace(section("1", "Parking.", words), label="§ 7-1."),)


BASE: Law = {NOISE: noise(), PARKING: parking("A car stands where it may.")}
INSERTED = section(
    "3", "Limits.", *limits("Nobody shouts.", "Nobody is louder than the wind.", "A dog may bark at noon.")
)


def citing(words: str) -> Provision:
    return section("9", "Appeals.", f"An appeal is heard by the board within thirty days. {words}")


def with_noise(**changed: Provision) -> Law:
    return {**BASE, NOISE: noise(**changed)}


@dataclass(frozen=True)
class History:
    """What two branches made of the same law, and the findings of their merge: code and words."""

    ours: Law
    theirs: Law
    found: tuple[tuple[str, str], ...]


GONE = tuple(each for each in noise() if each.label != "§ 68-6.")
HISTORIES = {
    "a provision is inserted before the one that the other branch cites": History(
        with_noise(limits=INSERTED), with_noise(appeals=citing("As § 68-3B says.")), (("MRG001", "§ 68-3B"),)
    ),
    "the other way round": History(
        with_noise(appeals=citing("As § 68-3B says.")), with_noise(limits=INSERTED), (("MRG001", "§ 68-3B"),)
    ),
    "the citation is in another chapter": History(
        with_noise(limits=INSERTED),
        {**BASE, PARKING: parking("A car is parked as § 68-3B says.")},
        (("MRG001", "§ 68-3B"),),
    ),
    "the target is repealed, and another takes its number": History(
        with_noise(limits=section("3", "Limits.", *limits("A dog may bark at noon.", "Cats never sing after eight."))),
        with_noise(appeals=citing("As § 68-3A says.")),
        (("MRG001", "§ 68-3A"),),
    ),
    "the section is renumbered, and nothing takes its number": History(
        {
            **BASE,
            NOISE: tuple(
                replace(each, label="§ 68-16.", wid="chp_68__sec_68-6") if each.label == "§ 68-6." else each
                for each in noise()
            ),
        },
        with_noise(appeals=citing("As § 68-6 says.")),
        (("REF001", "§ 68-6"),),
    ),
    "the section is repealed": History(
        {**BASE, NOISE: GONE}, with_noise(appeals=citing("As § 68-6 says.")), (("REF001", "§ 68-6"),)
    ),
    "tables are numbered anew": History(
        with_noise(
            tables=section(
                "7",
                "Levels.",
                "The levels are these:",
                table("1", "45", "0"),
                table("2", "55", "1"),
                table("3", "65", "2"),
            )
        ),
        with_noise(purpose=section("1", "Purpose.", "This chapter keeps quiet what Table 2 names.")),
        (("MRG001", "Table 2"),),
    ),
    "the chapter is removed": History(
        {NOISE: noise()}, with_noise(appeals=citing("As § 7-1 says.")), (("MRG002", "§ 7-1"),)
    ),
    "the definition is repealed": History(
        with_noise(terms=terms("APPEAL", "NIGHT", "ZONE")),
        with_noise(appeals=citing("No decibel is waived.")),
        (("MRG003", "decibel"),),
    ),
    "the definition is amended": History(
        with_noise(terms=terms("APPEAL", "DECIBEL", "NIGHT", "ZONE", means="what it meant on the day of the fair.")),
        with_noise(appeals=citing("No appeal is heard at night.")),
        (("MRG006", "appeal"), ("MRG006", "night")),
    ),
    "a section is inserted into a range": History(
        {**BASE, NOISE: (*noise()[:4], section("4.1", "Barking.", "A dog may be loud."), *noise()[4:])},
        with_noise(appeals=citing("As §§ 68-4 to 68-6 provide.")),
        (("MRG005", "§§ 68-4"),),
    ),
    "a section is moved out of a range": History(
        {
            **BASE,
            NOISE: tuple(
                replace(each, label="§ 68-15.", wid="chp_68__sec_68-5") if each.label == "§ 68-5." else each
                for each in noise()
                if each.label != "§ 68-9."
            ),
        },
        with_noise(purpose=section("1", "Purpose.", "This chapter is quiet as §§ 68-4 to 68-6 provide.")),
        (("MRG005", "§§ 68-4"),),
    ),
    "a section is inserted before the preceding one": History(
        {**BASE, NOISE: (*noise()[:8], section("8.1", "Waiver.", "The mayor waives a fine."), *noise()[8:])},
        with_noise(appeals=citing("The preceding section stands.")),
        (("MRG005", "preceding section"),),
    ),
    "what is cited is rewritten under its number": History(
        with_noise(permits=section("6", "Fees.", "Each vendor on the beach pays ten dollars a day.")),
        with_noise(appeals=citing("As § 68-6 says.")),
        (("MRG004", "§ 68-6"),),
    ),
    "what is cited in another chapter is amended": History(
        {**BASE, PARKING: parking("A car stands nowhere.")},
        with_noise(appeals=citing("As § 7-1 says.")),
        (("MRG004", "§ 7-1"),),
    ),
    "the figure that is said again is amended": History(
        with_noise(penalties=section("8", "Penalties.", "Whoever breaks this chapter pays a fine of $250.")),
        with_noise(appeals=citing("The fine is the $90 of § 68-8.")),
        (("MRG004", "§ 68-8"),),
    ),
    "a row of the table that is cited is inserted": History(
        with_noise(tables=section("7", "Levels.", "The levels are these:", rows("1", "40", "55"), table("2", "65"))),
        with_noise(purpose=section("1", "Purpose.", "This chapter keeps quiet what row 1 of Table 1 names.")),
        (("MRG004", "Table 1"),),
    ),
    "both define the same term": History(
        with_noise(terms=terms("APPEAL", "DECIBEL", "DOG", "NIGHT", "ZONE")),
        with_noise(terms=terms("APPEAL", "DECIBEL", "NIGHT", "ZONE", "DOG")),
        (("STR001", ""),),
    ),
    "both add a section of one number at other places": History(
        with_noise(new=section("10", "Dogs.", "A dog is kept.")),
        {**BASE, NOISE: (noise()[0], section("10", "Cats.", "A cat is kept."), *noise()[1:])},
        (("STR001", ""),),
    ),
}


def merge(folder: Path, history: History) -> Git:
    """A repository with both branches of ``history`` merged; git sees no conflict."""
    write(folder, BASE)
    git = new_repository(folder)
    for branch, law in (("ours", history.ours), ("theirs", history.theirs)):
        git("switch", "-qc", branch, "main")
        write(folder, law)
        commit_all(git, branch)
    git("switch", "-q", "ours")
    git("merge", "-q", "--no-edit", "theirs")
    return git


def found(done: subprocess.CompletedProcess[str]) -> list[tuple[str, str]]:
    assert done.returncode in (0, 1), done.stderr
    return [(one["code"], one["words"]) for one in json.loads(done.stdout)["findings"] if not one["known"]]


@pytest.mark.parametrize("name", HISTORIES)
def test_a_merge_that_changes_the_law_in_silence_is_found(engross: Run, tmp_path: Path, name: str) -> None:
    folder = tmp_path / "city"
    git = merge(folder, HISTORIES[name])
    done = engross("check", "--merge", "--format", "json", cwd=folder)
    wanted = HISTORIES[name].found
    assert done.returncode == any(code not in ("MRG004", "MRG006") for code, _ in wanted)
    errors = [one for one in found(done) if one[0] != "REF008"]
    assert [one for one in errors if one in HISTORIES[name].found] == list(HISTORIES[name].found), errors
    for branch in ("ours", "theirs"):
        git("switch", "-q", branch)
        if branch == "ours":
            git("reset", "-q", "--hard", "HEAD~1")
        told = found(engross("check", "--format", "json", cwd=folder))
        assert not [one for one in told if one in HISTORIES[name].found], branch


def test_a_waiver_of_what_the_other_branch_renumbers_is_found(engross: Run, tmp_path: Path) -> None:
    folder = tmp_path / "city"
    write(folder, with_noise(appeals=citing("As § 68-40 says.")))
    git = new_repository(folder)
    git("switch", "-qc", "ours")
    assert engross("renumber", "68", "68-9", "68-10", cwd=folder).returncode == 0
    commit_all(git, "renumber")
    git("switch", "-qc", "theirs", "main")
    waiver = 'code = "REF001"\nchapter = "068-noise"\neId = "chp_68__sec_68-9"\nreason = "To be enacted."\n'
    (folder / "ordinances" / "waivers.toml").write_text(f"[[waiver]]\n{waiver}", encoding="utf-8")
    commit_all(git, "waive")
    git("merge", "-q", "--no-edit", "ours")
    told = found(engross("check", "--merge", "--format", "json", cwd=folder))
    assert [code for code, _ in told if code.startswith("WAI")] == ["WAI001"]


def test_what_a_branch_found_for_itself_is_known(engross: Run, tmp_path: Path) -> None:
    folder = tmp_path / "city"
    merge(folder, History(with_noise(appeals=citing("As § 68-40 says.")), with_noise(limits=INSERTED), ()))
    done = engross("check", "--merge", "--select", "REF001,MRG", cwd=folder)
    assert (done.returncode, done.stdout) == (
        0,
        "0 errors, 0 warnings, 0 notes new since the merged branches; 1 known (1 error); 1 chapter checked\n",
    )


def test_a_branch_that_corrects_what_it_renumbers_merges_in_peace(engross: Run, tmp_path: Path) -> None:
    folder = tmp_path / "city"
    write(folder, with_noise(appeals=citing("As § 68-3A says.")))
    git = new_repository(folder)
    git("switch", "-qc", "draft")
    write(folder, with_noise(limits=INSERTED, appeals=citing("As § 68-3B says.")))
    commit_all(git, "renumbered and corrected")
    git("switch", "-q", "main")
    write(folder, with_noise(appeals=citing("As § 68-3A says."), purpose=section("1", "Purpose.", "Quiet nights.")))
    commit_all(git, "else")
    git("merge", "-q", "--no-edit", "draft")
    done = engross("check", "--merge", "--format", "json", cwd=folder)
    assert (done.returncode, found(done)) == (0, [])


def test_a_merge_is_checked_before_it_is_committed_too(engross: Run, tmp_path: Path) -> None:
    folder = tmp_path / "city"
    git = merge(folder, HISTORIES["the citation is in another chapter"])
    git("reset", "-q", "--hard", "HEAD~1")
    git("merge", "-q", "--no-commit", "theirs")
    assert found(engross("check", "--merge", "--select", "MRG", "--format", "json", cwd=folder)) == [
        ("MRG001", "§ 68-3B")
    ]
    waiver = 'code = "MRG001"\nchapter = "007-parking"\neId = "chp_7__sec_7-1"\nreason = "Wanted."\n'
    (folder / "ordinances" / "waivers.toml").write_text(f"[[waiver]]\n{waiver}", encoding="utf-8")
    assert engross("check", "--merge", "--select", "MRG", cwd=folder).returncode == 0
    told = found(engross("check", "--format", "json", cwd=folder))
    assert not [code for code, _ in told if code.startswith("WAI")]


def test_where_nothing_is_merged_that_is_said(engross: Run, tmp_path: Path) -> None:
    write(tmp_path / "city", BASE)
    new_repository(tmp_path / "city")
    done = engross("check", "--merge", cwd=tmp_path / "city")
    assert done.returncode == 0
    assert "HEAD is no merge and none is going on; nothing was checked" in done.stderr
    assert engross("check", "--merge", "--since", "HEAD", cwd=tmp_path / "city").returncode == 2


def test_the_files_of_a_commit_stand_for_their_workspaces(engross: Run, tmp_path: Path) -> None:
    root = tmp_path / "mono"
    for city in ("elm", "oak"):
        write(root / city, BASE)
    new_repository(root)
    for city in ("elm", "oak"):
        write(root / city, with_noise(appeals=citing("As § 68-40 says.")))
    files = [f"{city}/ordinances/{NOISE}/{DRAFT}" for city in ("elm", "oak")]
    done = engross("check", "--since", "HEAD", "--format", "github", "--select", "REF001", *files, cwd=root)
    assert done.returncode == 1
    assert [line.split(",")[0] for line in done.stdout.splitlines()] == [f"::error file={file}" for file in files]
    assert engross("check", "--since", "HEAD", "--format", "json", *files, cwd=root).returncode == 2
    assert engross("check", "--since", "HEAD", "--format", "json", files[0], cwd=root).returncode == 1
