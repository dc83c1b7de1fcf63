"""A fault in a file beside the law is a finding beside the others; waivers follow their provisions."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from engross.akn import write_chapter
from engross.checks.waivers import read_waivers
from engross.resources import shipped
from samples import chapter_of, item, section
from workspaces import CITY, write_meeting

Run = Callable[..., subprocess.CompletedProcess[str]]
NOISE = "ordinances/068-noise/2025-10-21.proposed.xml"
WAIVER = """# Looked at.

[[waiver]]
code = "REF001"
chapter = "068-noise"
eId = "chp_68__sec_68-5"  # kept
reason = "To be written."
"""


def found(done: subprocess.CompletedProcess[str]) -> dict[str, list[str]]:
    assert done.returncode in (0, 1), done.stderr
    told: dict[str, list[str]] = {}
    for one in json.loads(done.stdout)["findings"]:
        told.setdefault(one["code"], []).append(f"{one['file']}:{one['line']}: {one['message']}; {one['hint']}")
    return told


@pytest.fixture
def faulty(workspace: Path) -> Path:
    """The workspace with a meeting, and a dangling citation in chapter 68."""
    write_meeting(workspace)
    chapter = chapter_of(section("5", "Limits.", "As § 68-9 says."), day="2025-10-21", stage="proposed")
    (workspace / NOISE).write_bytes(write_chapter(chapter))
    return workspace


MEETING = "ordinances/meetings/2025-10-21-laws.toml"
CITY_FILE = "ordinances/elmwood.toml"


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (MEETING, '"regular"', '"yearly"', f"{MEETING}:3: kind"),
        (MEETING, "October 21", "Octobre 21", f"{MEETING}:4: date"),
        (MEETING, "[[part]]", "[[part", f"{MEETING}:"),
        (CITY_FILE, 'clerk = "rowe"', 'clerk = "nobody"', f"{CITY_FILE}:5: clerk: there is no officer 'nobody'"),
        (CITY_FILE, "timezone", "timezon", f"{CITY_FILE}:"),
        (CITY_FILE, "[newspaper]", "[hierarchy]\n[newspaper]", f"{CITY_FILE}:"),
        (CITY_FILE, 'name = "Elmwood"', "name = ", f"{CITY_FILE}:"),
        ("ordinances/waivers.toml", "", "[waver]\n", "ordinances/waivers.toml:1: only [[waiver]] tables are known"),
        ("ordinances/waivers.toml", "", "waiver = [\n", "ordinances/waivers.toml:"),
        ("ordinances/other.toml", "", CITY, "ordinances:0: elmwood.toml and other.toml are both the file of the city"),
    ],
)
@pytest.mark.parametrize("since", [False, True])
def test_a_wrong_file_is_one_finding_and_the_law_is_checked(
    engross: Run, faulty: Path, file: str, old: str, new: str, said: str, since: bool
) -> None:
    path = faulty / file
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    path.write_text(before.replace(old, new, 1) if old else new, encoding="utf-8")
    options = ("--jobs", "2") if since else ()
    done = engross("check", "--format", "json", *options)
    told = found(done)
    assert done.returncode == 1
    assert [one for one in told["FIL001"] if said in one] == told["FIL001"][:1], told["FIL001"]
    assert len(told["FIL001"]) == 1, told["FIL001"]
    assert any(NOISE in one for one in told["REF001"])


def test_a_wrong_file_is_a_line_of_every_report(engross: Run, faulty: Path) -> None:
    path = faulty / MEETING
    path.write_text(path.read_text(encoding="utf-8").replace('"regular"', '"yearly"'), encoding="utf-8")
    for name in ("text", "json", "sarif", "junit", "github"):
        out = engross("check", "--format", name).stdout
        assert "FIL001" in out, name
        assert "REF001" in out, name
    assert "FIL001" not in engross("check", "--ignore", "FIL").stdout
    assert engross("check", "--select", "FIL").returncode == 1


def test_a_past_meeting_about_law_that_is_gone_is_a_warning(engross: Run, faulty: Path) -> None:
    for file in (faulty / "ordinances/new-parking").iterdir():
        file.unlink()
    (faulty / "ordinances/new-parking").rmdir()
    done = engross("--today", "2025-10-01", "check", "--format", "json")
    assert "item 'parking': there is no chapter 'new-parking'" in found(done)["FIL001"][0]
    done = engross("--today", "2025-10-22", "check", "--format", "json")
    assert "item 'parking': there is no chapter 'new-parking'" in found(done)["FIL002"][0]
    assert "FIL001" not in found(done)


def test_a_waiver_of_what_does_not_exist_is_said(engross: Run, faulty: Path) -> None:
    text = WAIVER.replace("REF001", "WAI01").replace("068-noise", "068-nois")
    (faulty / "ordinances/waivers.toml").write_text(text, encoding="utf-8")
    assert found(engross("check", "--format", "json"))["WAI002"] == [
        "ordinances/waivers.toml:3: no check is called 'WAI01'; did you mean WAI001?",
        "ordinances/waivers.toml:3: no chapter or meeting is called '068-nois'; did you mean 068-noise?",
    ]


@pytest.mark.parametrize(
    ("act", "before", "after"),
    [
        (("renumber", "68", "68-5", "68-7"), "sec_68-5__subsec_B", "sec_68-7__subsec_B"),
        (("repeal", "68", "68-5A"), "sec_68-5__subsec_B", "sec_68-5__subsec_A"),
        (("renumber", "68", "68-5B", "68-5C"), "sec_68-5__subsec_B", "sec_68-5__subsec_C"),
    ],
)
def test_a_waiver_follows_its_provision(
    engross: Run, faulty: Path, act: tuple[str, ...], before: str, after: str
) -> None:
    items = (item("subsection", "A.", "Words."), item("subsection", "B.", "As § 68-99 says."))
    chapter = chapter_of(section("5", "Limits.", *items), day="2025-10-21", stage="proposed")
    (faulty / NOISE).write_bytes(write_chapter(chapter))
    file = faulty / "ordinances/waivers.toml"
    text = WAIVER.replace("sec_68-5", before)
    file.write_text(text, encoding="utf-8")
    assert "REF001" not in found(engross("check", "--format", "json"))
    done = engross(*act)
    assert done.returncode in (0, 1), done.stderr
    assert file.read_text(encoding="utf-8") == text.replace(before, after)
    told = found(engross("check", "--format", "json"))
    assert "REF001" not in told
    assert "WAI001" not in told
    assert engross("undo").returncode == 0
    assert file.read_text(encoding="utf-8") == text


def test_a_waiver_left_behind_is_told_where_its_provision_is(engross: Run, faulty: Path) -> None:
    assert engross("renumber", "68", "68-5", "68-7").returncode == 0
    (faulty / "ordinances/waivers.toml").write_text(WAIVER, encoding="utf-8")
    said = found(engross("check", "--format", "json"))["WAI001"][0]
    assert "the waiver of REF001 in chp_68__sec_68-5 covers no finding; its provision is chp_68__sec_68-7 now" in said


def test_a_finding_of_a_meeting_can_be_waived(engross: Run, faulty: Path) -> None:
    for file in (faulty / "ordinances/new-parking").iterdir():
        file.unlink()
    text = '[[waiver]]\ncode = "FIL002"\nchapter = "2025-10-21-laws"\nreason = "Withdrawn in 2025."\n'
    (faulty / "ordinances/waivers.toml").write_text(text, encoding="utf-8")
    told = found(engross("--today", "2026-01-01", "check", "--format", "json"))
    assert "FIL002" not in told
    assert "WAI001" not in told
    assert "WAI002" not in told


def test_the_schema_of_waivers_is_what_is_read() -> None:
    schema = json.loads(shipped("schemas", "waivers.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    keys = schema["properties"]["waiver"]["items"]["properties"]
    whole = dict.fromkeys(keys, "x") | {"until": date(2026, 1, 1)}
    assert len(read_waivers({"waiver": [whole]}, "[[waiver]]\n", "w.toml")) == 1
    validator = Draft202012Validator(schema)
    for example in schema["examples"]:
        validator.validate(example)
    assert not validator.is_valid({"waiver": [{"code": "REF001", "chapter": "a"}]})
    assert not validator.is_valid({"waiver": [whole | {"until": "2026-01-01", "code": "REF001", "why": "z"}]})
