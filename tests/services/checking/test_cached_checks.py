"""Checks with a cache find what checks without one find, whatever was edited in between, and wherever."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from changing_code import NUMBERS, ChangingCode, Step, damage_entries, steps
from engross.cli.reports_of_runs import report_of_run
from engross.errors import EngrossError
from engross.resources import shipped
from engross.result_cache import file_states
from engross.result_cache.entries import ResultCache
from engross.services.checking import chapter_checks
from engross.services.checking.all_checks import check_all
from engross.services.checking.chapter_checks import CheckedChapter, codes_of
from engross.services.checking.check_report import every_chapter
from engross.services.checking.kept_reports import KeptReport
from engross.services.parallel.ordered_map import InOrder
from engross.services.parallel.remembered_work import RememberedWork
from engross.services.selection.base_and_draft_choice import SelectionContext
from engross.workspace import Workspace
from workspaces import write_meeting, write_workspace

SEQUENCES = int(os.environ.get("ENGROSS_SEQUENCES", "50"))
"""How many sequences of edits are tried; more by hand."""
OPTIONS: dict[str, Any] = {
    **dict.fromkeys(("version", "since", "baseline", "select", "ignore", "against", "fail_on")),
    **dict.fromkeys(("merge", "fix", "new_only", "dry_run"), False),
}


class KilledError(Exception):
    """What stands for the end of a process."""


def killed_after(count: int) -> InOrder:
    def some(function: Callable[[Any], Any], inputs: Iterable[Any], /) -> Iterator[Any]:
        yield from islice(map(function, inputs), count)
        raise KilledError

    return some


def report(code: ChangingCode, in_order: InOrder, format_name: str) -> KeptReport:
    setting = SelectionContext(code.root, code.root, code.today)
    return report_of_run(
        setting, Workspace(code.root.resolve()), (), {**OPTIONS, "format_name": format_name}, in_order, colour=False
    )


def outcome(make: Callable[..., Any], *given: Any) -> object:
    """What is made, or what is said of why it cannot be."""
    try:
        return make(*given)
    except EngrossError as fault:
        return str(fault)


def found(code: ChangingCode, in_order: InOrder) -> tuple[CheckedChapter, ...]:
    tasks = list(every_chapter(Workspace(code.root.resolve()), None, codes_of(None, None), code.today))
    return check_all(tasks, in_order)


@settings(max_examples=SEQUENCES)
@given(
    st.lists(st.tuples(steps, st.sampled_from(["", "", "", "kill", "damage"])), min_size=1, max_size=5),
    st.booleans(),
    st.sampled_from(["text", "json"]),
)
def test_a_check_with_the_cache_is_a_check_without(
    sequence: list[tuple[Step, str]], trusting_states: bool, format_name: str
) -> None:
    with TemporaryDirectory() as held, pytest.MonkeyPatch.context() as patch:
        if trusting_states:
            patch.setattr(file_states, "_SETTLED", 10_000_000)
        code, cache = ChangingCode.begin(Path(held) / "city"), ResultCache(Path(held) / "results")
        share = RememberedWork(map, cache)
        report(code, share, format_name)
        for at, (step, between) in enumerate(sequence):
            code.apply(step)
            if trusting_states:
                time.sleep(0.015)
            if between == "damage":
                damage_entries(cache, at)
            if between == "kill":
                with suppress(KilledError):
                    outcome(found, code, RememberedWork(killed_after(at), cache))
            assert outcome(found, code, share) == outcome(found, code, map)
            wanted = outcome(report, code, map, format_name)
            assert outcome(report, code, share, format_name) == wanted
            assert outcome(report, code, share, format_name) == wanted


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("fault", ["strike", "repeal", "drop", "garble", "renumber"])
def test_a_fault_in_a_chapter_is_found_in_those_that_cite_it(tmp_path: Path, number: int, fault: str) -> None:
    code, cache = ChangingCode.begin(tmp_path / "city"), ResultCache(tmp_path / "results")
    share = RememberedWork(map, cache)
    before = found(code, share)
    code.apply(Step(fault, number, 2, "", "A."))
    after = found(code, share)
    assert after == found(code, map)
    own = f"{number:03d}-chapter"
    then, now = ({one.folder: one.findings for one in some if one.folder != own} for some in (before, after))
    assert any(now[folder] != then[folder] for folder in now), "what cites the chapter has a new finding"


def test_another_chapter_of_the_number_that_is_cited_is_seen(tmp_path: Path) -> None:
    code, cache = ChangingCode.begin(tmp_path / "city"), ResultCache(tmp_path / "results")
    share = RememberedWork(map, cache)
    before = found(code, share)
    for number in NUMBERS:
        shutil.copytree(code.folder(number), code.file(f"{number:03d}-twin"))
    after = found(code, share)
    assert after == found(code, map)
    ambiguous = [one for each in after for one in each.findings if one.message.startswith("several chapters")]
    assert ambiguous
    assert not [one for each in before for one in each.findings if one.code == "REF008"]
    for number in NUMBERS:
        shutil.rmtree(code.file(f"{number:03d}-twin"))
    assert found(code, share) == before


def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The folders of the chapters that are checked from now on."""
    done: list[str] = []
    real = chapter_checks.check_task

    def check_task(task: chapter_checks.CheckTask) -> CheckedChapter:
        done.append(task.folder)
        return real(task)

    monkeypatch.setattr("engross.services.checking.cached_checks.check_task", check_task)
    return done


def test_only_what_changed_is_checked_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code, cache = ChangingCode.begin(tmp_path / "city"), ResultCache(tmp_path / "results")
    share = RememberedWork(map, cache)
    done = counted(monkeypatch)
    found(code, share)
    assert sorted(set(done)) == [f"{number:03d}-chapter" for number in NUMBERS]
    done.clear()
    found(code, share)
    assert done == []
    code.apply(Step("edit", 6, 1, "Notice is given.", "A."))
    found(code, share)
    assert done == ["006-chapter"]


def test_what_is_written_to_while_it_is_checked_is_not_kept(tmp_path: Path) -> None:
    code, cache = ChangingCode.begin(tmp_path / "city"), ResultCache(tmp_path / "results")

    def meddling(function: Callable[[Any], Any], inputs: Iterable[Any], /) -> Iterator[Any]:
        """Chapter 5 is another one while it is checked, and what it was before and after."""
        law = code.chapters[5]["1"]
        for each in inputs:
            law[:] = ["The the fee."]
            code.write(5)
            yield function(each)
            law[:] = ["No fee."]
            code.write(5)

    code.chapters[5]["1"] = ["No fee."]
    code.write(5)
    found(code, RememberedWork(meddling, cache))
    assert found(code, RememberedWork(map, cache)) == found(code, map)


def test_a_copy_of_a_workspace_is_told_its_own_paths(tmp_path: Path) -> None:
    share = RememberedWork(map, ResultCache(tmp_path / "results"))
    code = ChangingCode(write_workspace(tmp_path / "city"))
    write_meeting(code.root)
    for path in shipped("templates", "notices").iterdir():
        (code.root / "templates" / "notices").mkdir(parents=True, exist_ok=True)
        (code.root / "templates" / "notices" / path.name).write_bytes(b"\xff")
    copy = ChangingCode(shutil.copytree(code.root, tmp_path / "town"))
    for each in (code, copy):
        kept = report(each, share, "text")
        assert kept == report(each, map, "text")
        assert f"{each.root.resolve()}" in kept.text


def test_another_program_uses_none_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code, cache = ChangingCode.begin(tmp_path / "city"), ResultCache(tmp_path / "results")
    share = RememberedWork(map, cache)
    found(code, share)
    done = counted(monkeypatch)
    for name in ("cached_checks", "kept_reports"):
        monkeypatch.setattr(f"engross.services.checking.{name}.program_identity", lambda: "another")
    found(code, share)
    assert len(set(done)) == len(NUMBERS)
