"""A crash in an act on a bill leaves all its chapters as they were, or all as they are to be."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Literal

import pytest

from engross.services.bills.bill_acts import adopt_bill, codify_bill, record_bill_outcome
from engross.services.bills.bill_files import bill_named
from engross.services.drafting.source_acts import complete_interrupted_act
from engross.services.enacting.adoption import AdoptionFacts
from engross.workspace import Workspace
from services.drafting.commands_that_write import law as files_of_the_law
from transactions.disk_faults import count_steps, run_with_fault
from workspaces import committing, write_workspace

FAULTS: tuple[Literal["kill", "no room"], ...] = ("kill", "no room")
SAMPLED = 4
NIGHT, LATER = date(2025, 11, 4), date(2025, 12, 5)
FACTS = AdoptionFacts("9-4", on=NIGHT, effective="adoption", unnoticed="a test", ordinance="2025-12")


def adopt(city: Workspace) -> None:
    bill = bill_named(city, "quiet")
    assert bill is not None
    adopt_bill(city, bill, FACTS, NIGHT, committing(city))


def codify(city: Workspace) -> None:
    bill = bill_named(city, "quiet")
    assert bill is not None
    codify_bill(city, bill, LATER, committing(city))


def withdraw(city: Workspace) -> None:
    bill = bill_named(city, "quiet")
    assert bill is not None
    record_bill_outcome(city, bill, "withdrawn", NIGHT, committing(city))


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    write_workspace(tmp_path)
    bills = tmp_path / "ordinances" / "bills"
    bills.mkdir()
    chapters = "".join(f'[[chapter]]\nfolder = "{folder}"\n' for folder in ("068-noise", "new-parking"))
    (bills / "quiet.toml").write_text(f'title = "An ordinance on quiet"\n{chapters}', encoding="utf-8")
    return Workspace(tmp_path)


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="there is no fork on Windows")
@pytest.mark.parametrize("acts", [(adopt, codify), (withdraw,)])
def test_a_crash_leaves_all_chapters_old_or_all_new(
    workspace: Workspace,
    tmp_path_factory: pytest.TempPathFactory,
    acts: tuple[Callable[[Workspace], None], ...],
) -> None:
    for act in acts:
        before = tmp_path_factory.mktemp("before") / "city"
        shutil.copytree(workspace.root, before)
        old = files_of_the_law(before)
        steps = count_steps(partial(act, workspace), workspace.root)
        new = files_of_the_law(workspace.root)
        assert len(new) == len(old) + 2
        for step in sorted(random.Random(act.__name__).sample(range(steps), min(SAMPLED, steps))):
            for fault in FAULTS:
                root = tmp_path_factory.mktemp("crash") / "city"
                shutil.copytree(before, root)
                run_with_fault(partial(act, Workspace(root)), root, step, fault)
                complete_interrupted_act(root)
                assert files_of_the_law(root) in (old, new), f"{act.__name__}: {fault} at step {step} of {steps}"
                shutil.rmtree(root)
