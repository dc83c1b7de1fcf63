"""Every JSON that a command prints names its shape and is as the schema of that shape says, without a key besides."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, get_args

import click
import pytest
from jsonschema import Draft202012Validator, ValidationError

from cli.conftest import Run
from engross.cli import COMMANDS
from engross.outputs.printed_json import Shape
from engross.resources import shipped
from workspaces import write_meeting

ROOT = Path(__file__).parents[2]

OTHER_PEOPLES_SHAPES = {"calendar": "Open Civic Data", "build": "SARIF"}
"""The commands whose JSON has a shape that others define."""


def closed(schema: Any) -> Any:
    """``schema``, where no object may have a key that it does not name."""
    if isinstance(schema, list):
        return [closed(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: closed(value) for key, value in schema.items()}
    return made | {"additionalProperties": False} if "properties" in made and "required" in made else made


def schema_of(name: str) -> dict[str, Any]:
    folder = shipped("schemas") if name == "findings" else shipped("schemas", "printed")
    found: dict[str, Any] = json.loads((folder / f"{name}.schema.json").read_text(encoding="utf-8"))
    return found


def validate(name: str, data: object) -> None:
    Draft202012Validator(closed(schema_of(name)), format_checker=Draft202012Validator.FORMAT_CHECKER).validate(data)


def parameters(command: click.Command) -> Iterator[click.Parameter]:
    yield from command.params
    if isinstance(command, click.Group):
        for each in command.commands.values():
            yield from parameters(each)


def prints_json(name: str) -> bool:
    module = name.replace("-", "_")
    command = getattr(import_module(f"engross.cli.{module}_command"), f"{module}_command")
    return any(
        {"--json", "--jsonl"} & set(one.opts) or (isinstance(one.type, click.Choice) and "json" in one.type.choices)
        for one in parameters(command)
    )


Case = Callable[[Run, Path], list[tuple[str, str]]]
"""Runs commands; the shape and the output of each."""


def one(shape: str, *arguments: str) -> Case:
    return lambda engross, workspace: [(shape, engross(*arguments).stdout)]


def each(shape: str, *arguments: str) -> Case:
    def run(engross: Run, workspace: Path) -> list[tuple[str, str]]:
        items = json.loads(engross(*arguments).stdout)
        assert items
        return [(shape, json.dumps(item)) for item in items]

    return run


def lines(shape: str, given: object, *arguments: str) -> Case:
    def run(engross: Run, workspace: Path) -> list[tuple[str, str]]:
        file = workspace / "given.jsonl"
        file.write_text(json.dumps(given) + "\n", encoding="utf-8")
        done = engross(*arguments, str(file))
        assert done.returncode == 0, done.stderr
        return [(shape, line) for line in done.stdout.splitlines()]

    return run


def undone(engross: Run, workspace: Path) -> list[tuple[str, str]]:
    engross("renumber", "68", "68-5", "68-6")
    return [("acts", engross("undo", "--list", "--json").stdout), ("undo", engross("undo", "--json").stdout)]


def instructed(engross: Run, workspace: Path) -> list[tuple[str, str]]:
    act = workspace / "act.txt"
    act.write_text('Section 68-5A is amended by striking "70 dBA" and inserting "65 dBA".\n', encoding="utf-8")
    return [("instructions", engross("instructions", "--json", str(act)).stdout)]


def imported(engross: Run, workspace: Path) -> list[tuple[str, str]]:
    out = workspace / "draft.docx"
    engross("clean", "68", "--version", "proposed", "-o", str(out))
    return [("import", engross("import", str(out), "--chapter", "068-noise", "--date", "2026-01-05", "--json").stdout)]


def imported_code(engross: Run, workspace: Path) -> list[tuple[str, str]]:
    assert engross("export", "--format", "open-law", "-o", "exported").returncode == 0
    done = engross("import", "exported", "--code", "-o", str(workspace / "again"), "--json")
    return [("code-import", done.stdout)]


def ruled(engross: Run, workspace: Path) -> list[tuple[str, str]]:
    noise = workspace / "ordinances" / "068-noise"
    shutil.rmtree(noise)
    shutil.copytree(ROOT / "ordinances" / "068-noise", noise)
    return [("rules", engross("rules", "68", "--target", "json").stdout)]


def bill_redlined(engross: Run, workspace: Path) -> list[tuple[str, str]]:
    bills = workspace / "ordinances" / "bills"
    bills.mkdir()
    chapters = "".join(f'[[chapter]]\nfolder = "{folder}"\n' for folder in ("068-noise", "new-parking"))
    (bills / "quiet.toml").write_text(f'title = "Quiet"\n{chapters}', encoding="utf-8")
    return [("bill-redline", engross("redline", "quiet", "--format", "json").stdout)]


def redlined_word_files(engross: Run, workspace: Path) -> list[tuple[str, str]]:
    for stage in ("codified", "proposed"):
        engross("clean", "68", "--version", stage, "-o", f"{stage}.docx")
    asked = ("proposed.docx", "--from", "codified.docx", "--format", "json")
    return [
        ("redline", engross("redline", "68", "--format", "json").stdout),
        ("word-redline", engross("redline", *asked).stdout),
        ("word-redline", engross("changes", *asked).stdout),
        *bill_redlined(engross, workspace),
        ("changes", engross("changes", "68", "--format", "json").stdout),
    ]


def merged(engross: Run, workspace: Path) -> list[tuple[str, str]]:
    """Two copies of a draft that meet in one figure; then a draft of law that another draft has changed since."""
    draft = workspace / "ordinances" / "068-noise" / "2025-10-21.proposed.xml"
    words = draft.read_text(encoding="utf-8")
    for name, figure in (("ann", "62 dBA"), ("bob", "64 dBA")):
        draft.write_text(words.replace("60 dBA", figure), encoding="utf-8")
        engross("clean", "68", "--version", "proposed", "-o", f"{name}.docx")
    draft.write_text(words, encoding="utf-8")
    conflicting = engross("merge", "68", "ann.docx", "bob.docx", "--json")
    assert json.loads(conflicting.stdout)["conflicts"], conflicting
    resolved = engross("merge", "68", "ann.docx", "bob.docx", "--take", "ours", "--json")
    assert json.loads(resolved.stdout)["resolved"], resolved
    return [("merge", conflicting.stdout), ("merge", resolved.stdout)]


def rebased(engross: Run, workspace: Path) -> list[tuple[str, str]]:
    begun = engross("--today", "2025-10-22", "draft", "68", "--name", "evening", "--json")
    adopted = engross(*ADOPT, "--version", "2025-10-21.proposed", "--json")
    return [
        ("amendment", begun.stdout),
        ("amendment", adopted.stdout),
        ("merge", engross("--today", "2025-12-10", "rebase", "68", "--to", "evening", "--json").stdout),
    ]


def codified(engross: Run, workspace: Path) -> list[tuple[str, str]]:
    engross(*ADOPT, "--ordinance", "2025-12")
    done = engross("codify", "68", "--json")
    disposed = engross("disposition", "--as-of", "2026-01-04", "--format", "json")
    who = ("--by", "Ann Rowe", "--reason", "a slip of the typist", "--on", "2026-01-05")
    corrected = engross("--today", "2026-01-06", "correct", "68", "68-5", "60 dBA", "61 dBA", *who, "--json")
    return [("amendment", done.stdout), ("disposition", disposed.stdout), ("amendment", corrected.stdout)]


def amended(engross: Run, workspace: Path) -> list[tuple[str, str]]:
    write_meeting(workspace)
    done = engross("amend", "68", "--at", "2025-10-21", "--json")
    return [("floor-amendment", done.stdout)]


def upgraded(engross: Run, workspace: Path) -> list[tuple[str, str]]:
    chapter = workspace / "ordinances/068-noise/2020-01-14.codified.xml"
    chapter.write_text(re.sub(r"<FRBRalias[^>]*>", "", chapter.read_text(encoding="utf-8")), encoding="utf-8")
    done = engross("upgrade", "--json").stdout
    assert json.loads(done)["files"]
    return [("upgrade", done)]


ADOPT = ("adopt", "68", "--vote", "9-4", "--on", "2025-11-04", "--unnoticed", "urgent", "--effective", "2025-12-04")
BEFORE = "§ 5. Limits.\n  (a) The level is 70.\n"


def searched(engross: Run, _workspace: Path) -> list[tuple[str, str]]:
    """Sections, all that the workspace holds, and places."""
    calls = (("sound", "level"), ("--all", "sound"), ("--exact", "60 dBA"))
    printed = [json.loads(engross("search", *words, "--json").stdout) for words in calls]
    assert all(printed)
    return [("search", json.dumps(item)) for items in printed for item in items]


CASES: dict[str, Case] = {
    "adopt": rebased,
    "amend": amended,
    "apply": lines(
        "apply-line",
        {"id": 1, "before": BEFORE, "chain": [], "instruction": 'Subsection (a) is amended by striking "70".'},
        "apply",
        "--jsonl",
    ),
    "changes": redlined_word_files,
    "check": one("findings", "check", "--format", "json"),
    "cite": lines("cite-line", {"text": "See § 68-5A and 42 U.S.C. § 1983."}, "cite", "--jsonl"),
    "codify": codified,
    "correct": codified,
    "disposition": codified,
    "draft": rebased,
    "import": imported,
    "import --code": imported_code,
    "instructions": instructed,
    "instructions --write": lines(
        "written-instructions-line",
        {"id": 1, "before": BEFORE, "after": BEFORE.replace("70", "60")},
        "instructions",
        "--write",
        "--jsonl",
    ),
    "list": each("list", "list", "--json"),
    "merge": merged,
    "outcome": one("amendment", "outcome", "68", "withdrawn", "--on", "2025-11-04", "--by", "Ann Rowe", "--json"),
    "rebase": rebased,
    "redline": redlined_word_files,
    "rules": ruled,
    "replace": one("amendment", "replace", "70 dBA", "61 dBA", "--bill", "x", "--title", "An ordinance", "--json"),
    "search": searched,
    "undo": undone,
    "upgrade": upgraded,
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_printed_is_as_its_schema_says(case: str, engross: Run, workspace: Path) -> None:
    for shape, printed in CASES[case](engross, workspace):
        data = json.loads(printed)
        validate(shape, data)
        assert shape.endswith("-line") or data["schema"] == f"engross-{shape}-1"


def test_every_command_that_prints_json_is_tried() -> None:
    printing = {name for name in COMMANDS if prints_json(name)} - OTHER_PEOPLES_SHAPES.keys()
    assert printing == {name.partition(" ")[0] for name in CASES}


def test_every_shape_has_a_schema_and_every_schema_is_one_of_a_shape() -> None:
    there = {path.name.removesuffix(".schema.json") for path in shipped("schemas", "printed").iterdir()}
    assert {name for name in there if not name.endswith("-line")} == set(get_args(Shape))
    for name in there:
        Draft202012Validator.check_schema(schema_of(name))


def test_a_key_that_no_schema_names_is_found() -> None:
    with pytest.raises(ValidationError):
        validate(
            "search", {"schema": "engross-search-1", "chapter": "", "section": "", "heading": "", "words": "", "x": 1}
        )
