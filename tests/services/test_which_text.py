"""Which text, and which base, each command takes in each state of a chapter: the table of decision 12, held."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from engross.akn import write_chapter
from engross.compose import redline as redline_of
from engross.diff import compare
from engross.errors import EngrossError
from engross.model.law.chapter import Chapter, Event, Version
from engross.model.law.legislative_action import LegislativeAction
from engross.model.law.period import Period
from engross.model.publication.publication import Grid, Publication
from engross.outputs.manifest import read_manifest
from engross.services.building.workspace_build import build_workspace
from engross.services.checking.chapter_checks import chosen_file, draft_to_check
from engross.services.checking.check_report import every_chapter
from engross.services.documents.redline_document import changes_data
from engross.services.drafting.workspace_amendment import renumber_provision
from engross.services.events import ignore
from engross.services.meetings.loading import load_meeting
from engross.services.rules.chapter_rules import chapter_rules
from engross.services.rules.rule_answers import rules_of_version
from engross.services.selection.base_and_draft_choice import SelectionContext, choose_base_and_draft, shown_text
from engross.services.selection.chapter_listing import list_chapters
from engross.services.site.docket import docket_of
from engross.services.site.publishing import publish_site
from engross.workspace import Workspace, load
from samples import chapter_of, item, section
from workspaces import CITY, committing

TODAY = date(2026, 6, 15)
TABLE = Path(__file__).parents[2] / "docs" / "decisions" / "0012-which-text.md"
NAMES = {
    "2019-01-01.codified": "C",
    "2026-04-14.enacted": "E",
    "2026-06-10.proposed": "P",
    "2026-06-10.proposed.porch": "P.porch",
    "2026-06-10.proposed.yard": "P.yard",
    "2026-06-15.proposed": "new",
}
MEETING = """
body = "laws"
kind = "regular"
date = "Tuesday, June 16, 2026"
time = 19:00:00
electronic = true
place = "Zoom virtual meeting"
made = 2026-06-01

[[part]]
title = "NEW BUSINESS"

[[part.item]]
key = "68"
chapter = "068-noise"
"""


def text(named: str, effective: str = "", late: str = "", repealed: str = "") -> Chapter:
    """A text of its own words, by its version; ``late``: the day of its § 68-5."""
    day, stage, *name = named.split(".")
    limits = section("5", "Limits.", item("subsection", "A.", f"The words of {named}."))
    own = replace(limits, period=Period(date.fromisoformat(late))) if late else limits
    chapter = chapter_of(section("3", "Purpose.", "Quiet."), own, day=day, stage=stage)
    return replace(
        chapter,
        version=Version(chapter.version.date, chapter.version.stage, "".join(name)),
        period=Period(date.fromisoformat(effective) if effective else None),
        events=(Event(date.fromisoformat(repealed), "repeal"),) if repealed else (),
    )


CODE, IN_FORCE = text("2019-01-01.codified"), text("2026-04-14.enacted", "2026-05-14")
STATES: dict[str, tuple[Chapter, ...]] = {
    "codified only": (CODE,),
    "+ enacted": (CODE, IN_FORCE),
    "+ proposal": (CODE, IN_FORCE, text("2026-06-10.proposed")),
    "two proposals": (CODE, IN_FORCE, text("2026-06-10.proposed.porch"), text("2026-06-10.proposed.yard")),
    "adopted": (CODE, text("2026-03-01.proposed"), IN_FORCE),
    "effective in the future": (CODE, text("2026-04-14.enacted", "2026-12-01")),
    "effective day unknown": (CODE, text("2026-04-14.enacted")),
    "partly effective": (CODE, text("2026-04-14.enacted", "2026-05-14", "2026-12-01")),
    "repealed": (CODE, text("2026-04-14.enacted", "2026-05-14", repealed="2026-05-14")),
}


def workspace_in(folder: Path, state: str) -> Workspace:
    home = folder / "ordinances" / "068-noise"
    home.mkdir(parents=True)
    for chapter in STATES[state]:
        (home / f"{chapter.version}.xml").write_bytes(write_chapter(chapter))
    (folder / "ordinances" / "elmwood.toml").write_text(CITY, encoding="utf-8")
    return Workspace(folder)


def shown(new: object, old: object = None) -> str:
    return NAMES[str(new)] + (f" < {NAMES[str(old)]}" if old else "")


def setting(workspace: Workspace) -> SelectionContext:
    return SelectionContext(workspace.root, workspace.root, TODAY)


def clean(workspace: Workspace) -> str:
    return shown(shown_text(setting(workspace), "68", None).chapter.version)


def redline(workspace: Workspace) -> str:
    pair = choose_base_and_draft(setting(workspace), "68", None, None)
    return shown(pair.new.version, pair.old.version)


def changes(workspace: Workspace) -> str:
    pair = choose_base_and_draft(setting(workspace), "68", None, None)
    data = changes_data(pair.old, pair.new)
    return shown(data["to"], data["from"])


def check(workspace: Workspace) -> str:
    (folder,) = workspace.chapters()
    found = []
    for task in every_chapter(workspace, None, frozenset(), TODAY):
        draft = draft_to_check(workspace, folder, chosen_file(folder, task.version, TODAY), TODAY, task.version)
        found.append(shown(draft.chapter.version, draft.comparison and draft.comparison.old.version))
    return "; ".join(found)


def packet(workspace: Workspace) -> str:
    path = workspace.ordinances / "meetings" / "2026-06-16-laws.toml"
    path.parent.mkdir()
    path.write_text(MEETING, encoding="utf-8")
    (business,) = load_meeting(workspace, "2026-06-16").business
    assert business.draft is not None
    return shown(business.draft.version, business.comparison and business.comparison.old.version)


def site(workspace: Workspace) -> str:
    (ordinance,) = docket_of(workspace, map, TODAY).ordinances
    return shown(ordinance.draft, ordinance.base)


def build(workspace: Workspace) -> str:
    build_workspace(workspace, (), map, TODAY, ignore)
    manifest = read_manifest((workspace.build / "manifest.json").read_bytes(), "manifest.json")
    assert manifest.today == TODAY
    redlined = sorted(made.versions for made in manifest.made if made.path.endswith("redline.json"))
    cleaned = sorted(made.versions for made in manifest.made if made.path.endswith("clean.txt"))
    return "; ".join(shown(new, old) for old, new in redlined) or "; ".join(shown(*each) for each in cleaned)


def rules(workspace: Workspace) -> str:
    (folder,) = workspace.chapters()
    return shown(rules_of_version(chapter_rules(workspace, folder, TODAY), None).version)


def ask(workspace: Workspace) -> str:
    (folder,) = workspace.chapters()
    return shown(rules_of_version(chapter_rules(workspace, folder, TODAY), None, "fine").version)


def renumber(workspace: Workspace) -> str:
    (folder,) = workspace.chapters()
    before = {version.path: version.path.read_bytes() for version in folder.versions}
    (written,) = renumber_provision(workspace, folder, "68-5", "68-6", TODAY, committing(workspace)).written
    assert all(path.read_bytes() == data for path, data in before.items() if path != written.path)
    (folder,) = workspace.chapters()
    draft = load(written.path)
    base = folder.timeline().base_for(folder.timeline().named(draft.version))
    return shown(draft.version, base and base.version)


COMMANDS: dict[str, Callable[[Workspace], str]] = {
    command.__name__: command for command in (clean, redline, changes, check, packet, site, build, rules, ask, renumber)
}


def table() -> dict[str, dict[str, str]]:
    """The table of the decision: by state, then by command."""
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line.startswith("|")]
    at = next(index for index, line in enumerate(lines) if line.startswith("| state |"))
    head, _, *rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[at:]]
    return {row[0]: dict(zip(head[1:], row[1:], strict=True)) for row in rows}


def test_the_table_has_every_state_and_every_command() -> None:
    assert list(table()) == list(STATES)
    assert all(list(row) == list(COMMANDS) for row in table().values())


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_takes_the_text_of_the_table(tmp_path: Path, state: str, command: str) -> None:
    wanted = table()[state][command]
    workspace = workspace_in(tmp_path, state)
    if wanted != "refused":
        assert COMMANDS[command](workspace) == wanted
        return
    with pytest.raises(EngrossError) as fault:
        COMMANDS[command](workspace)
    if state == "two proposals":
        assert "2026-06-10.proposed.porch, 2026-06-10.proposed.yard" in str(fault.value)


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("effective day unknown", "2026-04-14.enacted is not the law yet: the day it takes effect is not stated"),
        ("effective in the future", "2026-04-14.enacted is not the law yet: it takes effect on December 1, 2026"),
    ],
)
def test_rules_say_what_is_not_the_law_yet(tmp_path: Path, state: str, said: str) -> None:
    workspace = workspace_in(tmp_path, state)
    (remark,) = chapter_rules(workspace, workspace.chapters()[0], TODAY).remarks
    assert remark.startswith(said)


@pytest.mark.parametrize(
    ("old", "new", "rows"),
    [
        ("2019-01-01.codified", "2026-06-10.proposed", ("Text in force (base)", "Proposal")),
        ("2019-01-01.codified", "2026-04-14.enacted", ("Codified text (base)", "Enacted text")),
        ("2026-06-10.proposed", "2026-06-11.proposed", ("Proposal (base)", "Proposal")),
    ],
)
def test_the_certificate_calls_no_text_law_that_may_not_be(old: str, new: str, rows: tuple[str, str]) -> None:
    assert named_texts(redlined(old, new)) == rows


def test_the_certificate_of_a_base_that_moved_does_not_call_it_law() -> None:
    moved = redlined("2019-01-01.codified", "2026-06-10.proposed", "base moved: the law is another text")
    assert named_texts(moved) == ("Codified text (base)", "Proposal")


def redlined(old: str, new: str, *remarks: str) -> Publication:
    return redline_of(compare(text(old), text(new)), remarks=remarks)


def named_texts(page: Publication) -> tuple[str, ...]:
    """What the certificate calls the two texts."""
    (table,) = (block for block in page.certificate if isinstance(block, Grid))
    names = [row.cells[0].lines[0].runs[0].text for row in table.rows]
    return names[0], names[2]


def test_the_words_of_an_enacted_text_are_the_law_s(tmp_path: Path) -> None:
    found = shown_text(setting(workspace_in(tmp_path, "+ enacted")), "68", None).chapter
    assert "The words of 2026-04-14.enacted." in " ".join(
        text.plain for provision in found.walk() for text in provision.texts()
    )


def test_a_base_that_moved_is_said_on_the_redline_the_check_and_the_page(tmp_path: Path) -> None:
    workspace = workspace_in(tmp_path, "+ enacted")
    (folder,) = workspace.chapters()
    draft = replace(text("2026-03-01.proposed.porch"), actions=(LegislativeAction("filed", TODAY),))
    (folder.path / f"{draft.version}.xml").write_bytes(write_chapter(draft))
    said = "base moved: 2026-03-01.proposed.porch is written against 2019-01-01.codified"
    pair = choose_base_and_draft(setting(workspace), "68", None, None)
    assert (str(pair.old.version), pair.remarks[0].startswith(said)) == ("2019-01-01.codified", True)
    build_workspace(workspace, (), map, TODAY, ignore)
    redlined = (workspace.build / "068-noise" / "redline.txt").read_text(encoding="utf-8")
    assert "base moved" in " ".join(redlined.split())
    assert "STR004" in (workspace.build / "check.txt").read_text(encoding="utf-8")
    (ordinance,) = docket_of(workspace, map, TODAY).ordinances
    assert ordinance.remarks[0].startswith(said)
    publish_site(workspace, workspace.build / "site", map, TODAY, ignore)
    pages = [path.read_text(encoding="utf-8") for path in (workspace.build / "site" / "068-noise").rglob("*.html")]
    assert sum(f'<p class="remark">{said}' in page for page in pages) == 2
    assert sum("schema.org/InForce" in page for page in pages) > 0


def test_json_of_the_list_says_what_is_in_force(tmp_path: Path) -> None:
    (chapter,) = list_chapters(workspace_in(tmp_path, "+ proposal"), TODAY)
    told = [(each.version, each.effective, each.in_force, each.pending) for each in chapter.versions]
    assert json.loads(json.dumps(told)) == [
        ["2019-01-01.codified", "2019-01-01", False, False],
        ["2026-04-14.enacted", "2026-05-14", True, False],
        ["2026-06-10.proposed", "", False, True],
    ]


@pytest.mark.parametrize(
    ("base", "said"),
    [
        ("codified", ("2019-01-01.codified is not the law of 2026-06-15: that is 2026-04-14.enacted",)),
        ("enacted", ()),
    ],
)
def test_a_base_that_is_named_and_is_not_the_law_is_said(tmp_path: Path, base: str, said: tuple[str, ...]) -> None:
    pair = choose_base_and_draft(setting(workspace_in(tmp_path, "+ proposal")), "68", base, None)
    assert pair.remarks == said
