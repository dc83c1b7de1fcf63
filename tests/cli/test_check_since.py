"""``engross check`` in a git repository: new findings decide, known ones are counted, paths are the repository's."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from engross.akn import identify, write_chapter
from engross.model.law.provision import Provision
from engross.model.law.text import Text
from engross.resources import shipped
from repositories import commit_all, git_in, needs_git, new_repository
from samples import chapter_of, item, section
from workspaces import write_meeting, write_workspace

Run = Callable[..., subprocess.CompletedProcess[str]]
NOISE = "ordinances/068-noise/2025-10-21.proposed.xml"
PARKING = "ordinances/new-parking/2025-10-21.proposed.xml"

pytestmark = needs_git


def write(file: Path, *sections: Provision) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(write_chapter(chapter_of(*sections, day="2025-10-21", stage="proposed")))


def write_other(workspace: Path, number: str, words: str) -> str:
    """A chapter of another number, in one version, with one section; the file's name is given back."""
    root = Provision("chapter", f"Chapter {number}", Text("Else"), (), (section("1", "One.", words),))
    root = replace(root, children=(replace(root.children[0], label=f"§ {number}-1."),))
    chapter = identify(replace(chapter_of(), uri=f"/akn/us-ct-norwalk/act/code/chapter-{number}", root=root))
    name = f"ordinances/{number.zfill(3)}-else/2020-01-14.codified.xml"
    (workspace / name).parent.mkdir(parents=True, exist_ok=True)
    (workspace / name).write_bytes(write_chapter(chapter))
    return name


def findings(done: subprocess.CompletedProcess[str]) -> list[tuple[str, str, bool]]:
    assert done.returncode in (0, 1), done.stderr
    return [(one["code"], one["words"], one["known"]) for one in json.loads(done.stdout)["findings"]]


@pytest.fixture
def committed(workspace: Path) -> Path:
    """The workspace, committed, with one dangling citation in chapter 68."""
    write(workspace / NOISE, section("5", "Limits.", "As § 68-9 says."))
    new_repository(workspace)
    return workspace


def test_only_a_new_finding_decides_the_exit_status(engross: Run, committed: Path) -> None:
    assert engross("check", "--select", "REF001").returncode == 1
    same = engross("check", "--select", "REF001", "--since", "HEAD")
    assert (same.returncode, same.stdout) == (
        0,
        "0 errors, 0 warnings, 0 notes new since HEAD; 0 known; 0 chapters checked\n",
    )
    assert "2 of 2 chapters did not change since HEAD and name none that did; they were not checked" in same.stderr
    write(committed / NOISE, section("5", "Limits.", "As § 68-9 says."), section("6", "Hours.", "As § 68-8 says."))
    for commit in (False, True):
        if commit:
            commit_all(git_in(committed), "another")
        done = engross("check", "--select", "REF001", "--since", "HEAD~1" if commit else "HEAD")
        assert done.returncode == 1
        assert "68-8" in done.stdout
        assert "68-9" not in done.stdout
        assert "1 error, 0 warnings, 0 notes new since HEAD" in done.stdout
        assert "; 1 known (1 error); " in done.stdout


def test_a_finding_that_moves_down_or_is_renumbered_is_known(engross: Run, committed: Path) -> None:
    write(committed / NOISE, section("4", "New.", "Words."), section("5", "Limits.", "Now, as § 68-9 says."))
    assert findings(engross("check", "--select", "REF001", "--since", "HEAD", "--format", "json")) == [
        ("REF001", "§ 68-9", True)
    ]
    git_in(committed)("checkout", "-q", "--", NOISE)
    assert engross("renumber", "68", "68-5", "68-7").returncode == 0
    assert findings(engross("check", "--select", "REF001", "--since", "HEAD", "--format", "json")) == [
        ("REF001", "§ 68-9", True)
    ]


def test_what_cites_the_changed_chapter_is_checked_with_it(engross: Run, committed: Path) -> None:
    citing = write_other(committed, "7", "As § 68-5 says.")
    write_other(committed, "14", "Within 68 days of January 68.")
    write_other(committed, "15", "(68) Trees are left alone.")
    commit_all(git_in(committed), "cite")
    write(committed / NOISE, section("6", "Limits.", "As § 68-9 says."))
    (committed / PARKING).unlink()
    done = engross("check", "--select", "REF001,REN002", "--since", "HEAD")
    assert f"{citing}:" in done.stdout
    assert done.returncode == 1
    assert "2 errors, 0 warnings, 0 notes new since HEAD; 0 known; 3 chapters checked" in done.stdout
    assert "1 of 4 chapters did not change" in done.stderr


def test_a_chapter_that_is_gone_is_found_where_it_is_cited(engross: Run, committed: Path) -> None:
    write_other(committed, "7", "As § 68-5 says.")
    commit_all(git_in(committed), "cite")
    git_in(committed)("rm", "-rq", "ordinances/068-noise")
    found = findings(engross("check", "--since", "HEAD", "--format", "json"))
    assert ("REF008", "§ 68-5", False) in found


@pytest.mark.parametrize(
    "words", ["Chapters 66 to 70 hold.", "As §§ 67-3 through 71-2 say.", "Ch. 68 holds.", "See §68-5."]
)
def test_however_a_chapter_is_named_its_change_is_seen(engross: Run, committed: Path, words: str) -> None:
    write_other(committed, "7", words)
    commit_all(git_in(committed), "name")
    write(committed / NOISE, section("6", "Limits.", "Words."))
    assert "3 chapters checked" in engross("check", "--since", "HEAD", "--select", "REF").stdout


def test_since_a_branch_is_since_it_was_left(engross: Run, committed: Path) -> None:
    git = git_in(committed)
    git("switch", "-qc", "draft")
    git("switch", "-q", "main")
    write(committed / NOISE, section("5", "Limits.", "Nothing cited."))
    commit_all(git, "corrected on main")
    git("switch", "-q", "draft")
    write(committed / PARKING, section("1", "Park.", "Words of no weight."))
    commit_all(git, "on the branch")
    done = engross("check", "--select", "REF001", "--since", "main", "--format", "json")
    assert (done.returncode, findings(done)) == (0, [])


def test_all_is_checked_where_the_citys_file_changed(engross: Run, committed: Path) -> None:
    write_meeting(committed)
    done = engross("check", "--select", "REF001", "--since", "HEAD")
    assert "2 chapters checked" in done.stdout
    assert "did not change" not in done.stderr


def test_a_baseline_is_a_report(engross: Run, committed: Path) -> None:
    engross("check", "--format", "json", "-o", "known.json")
    again = engross("check", "--baseline", "known.json")
    assert again.returncode == 0
    assert "0 errors, 0 warnings, 0 notes new since known.json" in again.stdout
    write(committed / PARKING, section("1", "Cite.", "As § 68-44 says."))
    (committed / "engross.toml").write_text('[check]\nbaseline = "known.json"\n', encoding="utf-8")
    done = engross("check", "--select", "REF001", "--format", "json")
    assert (done.returncode, findings(done)) == (1, [("REF001", "§ 68-44", False), ("REF001", "§ 68-9", True)])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, "there is no baseline known.json; write one with `engross check --format json -o known.json`"),
        ("{", "known.json is not JSON"),
        ("[]", "this is no report in the form engross-findings-1"),
        ('{"findings": []}', "this is no report in the form engross-findings-1"),
        ("[" * 100_000, "known.json is not JSON"),
        ('{"schema": "engross-findings-1", "findings": [{}]}', "a finding has no fingerprint"),
    ],
)
def test_a_wrong_baseline_is_refused(engross: Run, committed: Path, text: str | None, said: str) -> None:
    if text is not None:
        (committed / "known.json").write_text(text, encoding="utf-8")
    done = engross("check", "--baseline", "known.json")
    assert done.returncode == 2
    assert said in done.stderr


def test_places_of_a_baseline_that_are_none_are_passed_over(engross: Run, committed: Path) -> None:
    for places in ("null", '[7, null, {"fingerprint": 7}]'):
        finding = f'{{"fingerprint": "0", "places": {places}}}'
        text = f'{{"schema": "engross-findings-1", "findings": [{finding}]}}'
        (committed / "known.json").write_text(text, encoding="utf-8")
        assert engross("check", "--select", "REF001", "--baseline", "known.json").returncode == 1


def test_a_name_in_a_commit_that_leads_out_is_refused(engross: Run, committed: Path) -> None:
    git = git_in(committed)
    blob = git("hash-object", "-w", NOISE).strip()
    inner = bytes.fromhex(blob)
    # git itself writes no such tree unless it is told not to look.
    (committed / "tree").write_bytes(b"100644 ..\0" + inner)
    tree = git("hash-object", "-w", "-t", "tree", "--literally", "tree").strip()
    (committed / "tree").write_bytes(b"40000 ordinances\0" + bytes.fromhex(tree))
    tree = git("hash-object", "-w", "-t", "tree", "--literally", "tree").strip()
    commit = git("commit-tree", tree, "-p", "HEAD", "-m", "Out").strip()
    git("reset", "--soft", commit)
    (committed / "tree").unlink()
    done = engross("check", "--since", commit)
    assert done.returncode == 2
    assert "has a file 'ordinances/..', whose name leads out of its folder" in done.stderr


def test_from_which_severity_on_it_fails_is_an_option_and_a_setting(engross: Run, workspace: Path) -> None:
    write(workspace / NOISE, section("5", "Limits.", "As Chapter 7 says.", item("subsection", "A.", "Alone.")))
    select = ("check", "68", "--select", "NUM006")
    assert "note NUM006" in engross(*select).stdout
    assert engross(*select).returncode == 0
    assert engross(*select, "--fail-on", "note").returncode == 1
    assert engross(*select, "--fail-on", "warning").returncode == 0
    (workspace / "engross.toml").write_text('[check]\nfail-on = "note"\nignore = ["NUM007"]\n', encoding="utf-8")
    assert engross(*select).returncode == 1
    assert engross(*select, "--fail-on", "error").returncode == 0


def test_the_settings_may_stand_in_the_projects_file(engross: Run, workspace: Path) -> None:
    (workspace / "pyproject.toml").write_text('[tool.engross.check]\nselect = ["NUM006"]\n', encoding="utf-8")
    write(workspace / NOISE, section("5", "Limits.", "As § 68-9 says."))
    assert engross("check").returncode == 0
    assert engross("check", "--select", "REF001").returncode == 1
    (workspace / "engross.toml").write_text("", encoding="utf-8")
    done = engross("check")
    assert done.returncode == 2
    assert "engross.toml and [tool.engross] of pyproject.toml both have settings; keep one of them" in done.stderr


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[chek]\n", "engross.toml: the file knows no setting 'chek'; did you mean check?"),
        ('[check]\nfail_on = "note"\n', "[check] knows no setting 'fail_on'; did you mean fail-on?"),
        ("[check]\nqqq = 1\n", "[check] knows no setting 'qqq'; it has select, ignore, fail-on, baseline"),
        ('[check]\nfail-on = "never"\n', "fail-on is 'never'; write one of note, warning, error"),
        ('[check]\nselect = "REF"\n', 'select is a list of codes; write select = ["REF", "NUM001"]'),
        ("[check]\nbaseline = 1\n", "baseline is the name of a file"),
        ("check = 1\n", "check is a table; write [check] above its settings"),
        ('[check]\nselect = ["XYZ"]\n', "no check is called XYZ"),
        ('[check]\nbaseline = "../x.json"\n', "leads out of the workspace"),
    ],
)
def test_wrong_settings_are_refused_with_the_nearest_name(engross: Run, workspace: Path, text: str, said: str) -> None:
    (workspace / "engross.toml").write_text(text, encoding="utf-8")
    done = engross("check")
    assert done.returncode == 2
    assert said in done.stderr


@pytest.mark.parametrize("revision", ["nowhere", "--all", "HEAD:README.md"])
def test_a_revision_that_is_none_is_refused(engross: Run, committed: Path, revision: str) -> None:
    done = engross("check", "--since", revision)
    assert done.returncode == 2
    assert "no revision" in done.stderr or "no git revision" in done.stderr


def test_outside_a_repository_a_revision_is_refused(engross: Run, workspace: Path) -> None:
    done = engross("check", "--since", "main")
    assert done.returncode == 2
    assert "is in no git repository" in done.stderr
    assert engross("check", "--since", "main", "--baseline", "x.json").returncode == 2


def test_a_shallow_clone_is_told_what_to_fetch(engross: Run, committed: Path, tmp_path: Path) -> None:
    git = git_in(committed)
    first = git("rev-parse", "HEAD").strip()
    write(committed / PARKING, section("1", "Park.", "Words."))
    commit_all(git, "second")
    git("clone", "-q", "--depth", "1", committed.as_uri(), str(tmp_path / "shallow"))
    done = engross("check", "--since", first, cwd=tmp_path / "shallow")
    assert done.returncode == 2
    assert "this clone is shallow: fetch the history with `git fetch --unshallow`" in done.stderr
    assert "fetch-depth: 0" in done.stderr


def test_a_workspace_below_the_root_is_annotated_from_the_root(engross: Run, tmp_path: Path) -> None:
    city = write_workspace(tmp_path / "mono repo" / "cities" / "elmwood")
    new_repository(tmp_path / "mono repo")
    write(city / NOISE, section("5", "Limits.", "As § 68-9 says."))
    common = ("-C", str(city), "check", "--select", "REF001", "--since", "HEAD")
    line = engross(*common, "--format", "github").stdout
    assert line.startswith(f"::error file=cities/elmwood/{NOISE},line=")
    sarif = json.loads(engross(*common, "--format", "sarif").stdout)["runs"][0]["results"]
    place = sarif[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert (place, sarif[0]["baselineState"]) == (f"cities/elmwood/{NOISE}", "new")
    report = json.loads(engross(*common, "--format", "json").stdout)
    assert (report["root"], report["findings"][0]["file"]) == ("cities/elmwood/", NOISE)


def test_a_worktree_and_a_hook_s_variables_change_nothing(
    engross: Run, committed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git_in(committed)("worktree", "add", "-q", str(tmp_path / "tree"))
    write(tmp_path / "tree" / PARKING, section("1", "Cite.", "As § 68-44 says."))
    monkeypatch.setenv("GIT_DIR", str(committed / ".git" / "worktrees" / "tree"))
    monkeypatch.setenv("GIT_INDEX_FILE", os.devnull)
    done = engross("check", "--select", "REF001", "--since", "main", "--format", "json", cwd=tmp_path / "tree")
    assert findings(done) == [("REF001", "§ 68-44", False)]


def test_a_submodule_is_a_repository_of_its_own(engross: Run, committed: Path, tmp_path: Path) -> None:
    outer = tmp_path / "outer"
    outer.mkdir()
    git = new_repository(outer)
    git("submodule", "add", "-q", committed.as_uri(), "law")
    commit_all(git, "law")
    write(outer / "law" / PARKING, section("1", "Cite.", "As § 68-44 says."))
    done = engross("check", "--select", "REF001", "--since", "HEAD", "--format", "json", cwd=outer / "law")
    assert findings(done) == [("REF001", "§ 68-44", False)]
    assert json.loads(done.stdout)["root"] == ""


def test_line_ends_of_another_system_are_no_change_of_findings(engross: Run, committed: Path) -> None:
    file = committed / NOISE
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    done = engross("check", "--select", "REF001", "--since", "HEAD", "--format", "json")
    assert findings(done) == [("REF001", "§ 68-9", True)]


def test_a_folder_of_any_letters_is_found_again(engross: Run, committed: Path) -> None:
    folder = "ordinances/084-retraité"
    write(committed / folder / "2025-10-21.proposed.xml", section("1", "Cite.", "As § 68-44 says."))
    git = git_in(committed)
    commit_all(git, "letters")
    git("mv", f"{folder}/2025-10-21.proposed.xml", f"{folder}/2026-01-01.proposed.xml")
    done = engross("check", "--select", "REF001", "--since", "HEAD", "--format", "json")
    assert ("REF001", "§ 68-44", True) in findings(done)


def test_json_is_as_its_schema_says(engross: Run, committed: Path) -> None:
    schema = json.loads(shipped("schemas", "findings.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    for example in schema["examples"]:
        validator.validate(example)
    for options in ((), ("--since", "HEAD")):
        report = json.loads(engross("check", "--format", "json", *options).stdout)
        validator.validate(report)
        assert report["comparedWith"] == ("HEAD" if options else None)
    report = json.loads(engross("check", "--format", "json").stdout)
    found = next(one for one in report["findings"] if one["code"] == "REF001")
    line = (committed / found["file"]).read_text(encoding="utf-8").splitlines()[found["region"]["line"] - 1]
    assert line[found["region"]["column"] - 1 : found["region"]["endColumn"] - 1] == found["words"]
    assert len({one["fingerprint"] for one in report["findings"]}) == len(report["findings"])


def test_what_was_found_in_the_waivers_before_is_known(engross: Run, workspace: Path) -> None:
    write(workspace / NOISE, section("5", "Limits.", "As § 68-9 says."))
    waiver = '[[waiver]]\ncode = "REF001"\nchapter = "084-else"\neId = "chp_84__sec_84-1"\nreason = "To be written."\n'
    (workspace / "ordinances/waivers.toml").write_text(waiver, encoding="utf-8")
    write_other(workspace, "84", "Nothing is cited here.")
    new_repository(workspace)
    before = {code for code, _, _ in findings(engross("check", "--format", "json"))}
    write(workspace / NOISE, section("5", "Limits.", "As § 68-9 and § 68-8 say."))
    done = engross("check", "--since", "HEAD", "--format", "json")
    new = {(code, words) for code, words, known in findings(done) if not known}
    assert "WAI001" in before
    assert {code for code, _ in new} == {"REF001"}
