"""``engross rules`` and ``engross ask`` as their users run them, on chapter 68 as it stands."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]
NOISE = Path(__file__).parents[2] / "ordinances" / "068-noise"
CODIFIED = "2020-01-14.codified.xml"


@pytest.fixture
def noise(workspace: Path) -> Path:
    """The folder of chapter 68 in the workspace, with the real law and its record."""
    folder = workspace / "ordinances" / "068-noise"
    for file in NOISE.iterdir():
        shutil.copy(file, folder)
    return folder


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_check_passes_and_prints_the_coverage(engross: Run, noise: Path) -> None:
    done = engross("rules", "68", "--check")
    assert (done.returncode, done.stderr) == (0, "")
    assert "2020-01-14.codified: 52 rules (0 reviewed); 118 of 124 quantities used (95%)" in done.stdout
    assert "§ 68-8C(7): no rule uses “500 feet”" in done.stdout


def test_a_changed_cell_fails_the_check_until_it_is_accepted(engross: Run, noise: Path) -> None:
    edit(noise / CODIFIED, "<td><p>45</p></td>", "<td><p>40</p></td>")
    done = engross("rules", "68", "--check")
    assert done.returncode == 1
    errors = [line for line in done.stdout.splitlines() if line.startswith("error")]
    assert errors == ["error: sound_level_limit (2020-01-14.codified): a sentence changed since it was recorded"]
    assert "was: Table 2, Maximum Permissible" in done.stdout
    assert "Residential Nighttime · Outdoors: 40" in done.stdout
    accepted = engross("rules", "68", "--accept", "--reviewer", "A. Counsel", "--only", "sound_level_limit")
    assert accepted.returncode == 0
    done = engross("rules", "68", "--check")
    assert done.returncode == 0
    assert "52 rules (1 reviewed)" in done.stdout


def test_a_misstated_mark_is_an_error_of_the_law(engross: Run, noise: Path) -> None:
    edit(noise / CODIFIED, 'en:unit="USD">$100<', 'en:unit="USD">$150<')
    done = engross("rules", "68", "--check")
    assert done.returncode == 1
    assert "say 150; correct the one that is wrong" in done.stdout


def test_code_that_was_built_before_is_stale(engross: Run, noise: Path, workspace: Path) -> None:
    built = workspace / "build" / "068-noise" / "rules.py"
    built.parent.mkdir(parents=True)
    built.write_text("old", encoding="utf-8")
    done = engross("rules", "68", "--check")
    assert done.returncode == 1
    assert "error: build/068-noise/rules.py is not what the sources say; run `engross build`" in done.stdout


def test_diff(engross: Run, noise: Path) -> None:
    lines = engross("rules", "68", "--diff").stdout.splitlines()
    assert "    generator test limit: 70 dBA → 60 dBA" in lines
    assert "    fine first: written warning → $50" in lines


@pytest.mark.parametrize("target", ["python", "json"])
def test_targets_to_the_terminal(engross: Run, noise: Path, target: str) -> None:
    done = engross("rules", "68", "--target", target)
    assert done.returncode == 0
    if target == "json":
        assert json.loads(done.stdout)["versions"][0]["rules"][0]["name"] == "sound_level_limit"
    else:
        compile(done.stdout, "rules.py", "exec")


def test_openfisca_wants_a_folder(engross: Run, noise: Path, tmp_path: Path) -> None:
    assert engross("rules", "68", "--target", "openfisca").returncode == 2
    assert engross("rules", "68", "--target", "openfisca", "-o", str(tmp_path / "out")).returncode == 0
    parameter = (tmp_path / "out" / "openfisca_68_noise" / "parameters" / "fine_first.yaml").read_text(encoding="utf-8")
    assert "2020-01-14:\n    value: 0\n" in parameter
    assert "2025-10-21" not in parameter
    done = engross("rules", "68", "--target", "openfisca", "--version", "proposed", "-o", str(tmp_path / "named"))
    assert done.returncode == 0
    package = tmp_path / "named" / "openfisca_68_noise"
    parameter = (package / "parameters" / "fine_first.yaml").read_text(encoding="utf-8")
    assert "2025-10-21:\n    value: 50\n" in parameter
    first = (package / "__init__.py").read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith('"""NOT IN FORCE: 2025-10-21.proposed is no law')
    assert 'reference: "§ 68-10, 2025-10-21.proposed"' in parameter


def test_a_chapter_without_rules_says_how(engross: Run, workspace: Path) -> None:
    done = engross("rules", "new-parking")
    assert done.returncode == 2
    assert "declares no rules; `engross explain source-format` says how" in done.stderr


def test_ask(engross: Run, noise: Path) -> None:
    facts = ("--zone", "residential", "--time", "night", "--where", "outdoors")
    done = engross("ask", "68", "sound_level_limit", *facts)
    assert done.stdout.splitlines()[:2] == [
        "Most sound that a receiving property may be given: 45 dBA",
        "  2020-01-14.codified (in force); an interpretation, not the law",
    ]
    assert "§ 68-5A(1), Table 2" in done.stdout
    assert "written warning" in engross("ask", "68", "fine", "--offence", "1").stdout.splitlines()[0]
    proposed = engross("ask", "68", "fine", "--offence=2", "--days-since-first=31", "--version", "proposed")
    assert proposed.stdout == (
        "NOT IN FORCE (2025-10-21.proposed): fine: § 68-10 (2025-10-21.proposed) does not settle this\n"
    )


def test_an_answer_names_who_must_have_determined_what(engross: Run, noise: Path) -> None:
    facts = ("--willful", "yes", "--months-since-enforcement", "3", "--sound-device", "yes")
    lines = engross("ask", "68", "minor_violation", *facts).stdout.splitlines()
    assert lines[0] == "Whether a violation is minor: no"
    assert (
        "  whether the conduct was willful, reckless or grossly negligent: yes, if the Noise Control Administrator so "
        "determines (§ 68-10D)"
    ) in lines


def test_what_settles_the_matter_is_enough(engross: Run, noise: Path) -> None:
    done = engross("ask", "68", "minor_violation", "--willful", "no")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[0] == "Whether a violation is minor: yes"


def test_ask_lists_what_can_be_asked(engross: Run, noise: Path) -> None:
    assert "fine: Fine for a violation [offence]" in engross("ask", "68").stdout.splitlines()
    assert "  --offence a whole number: which offense it is: 1, 2, 3 …" in engross("ask", "68", "fine").stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("fine", "--offence", "many"), "--offence is a whole number, not 'many'"),
        (("fine", "--offence", "1.5"), "--offence is a whole number, not '1.5'"),
        (("fine", "--zone", "home"), "fine does not ask for zone; it asks for: offence"),
        (("sound_level_limit", "--zone", "home"), "--zone is residential, commercial, industrial, not 'home'"),
        (("sound_level_limit", "--zone", "residential"), "must also be told: --time, --where"),
        (("daytime", "--moment", "at dawn"), "--moment is a day and a time"),
        (("nothing",), "has no rule 'nothing'; it has: sound_level_limit, daytime"),
    ],
)
def test_what_cannot_be_asked_ends_in_one_sentence(
    engross: Run, noise: Path, words: tuple[str, ...], said: str
) -> None:
    done = engross("ask", "68", *words)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
