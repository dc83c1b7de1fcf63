"""A build and a site with kept results have the bytes of those without, whatever was edited, damaged or ended between."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from changing_code import ChangingCode, Step, damage_entries, steps
from engross.errors import EngrossError
from engross.result_cache.entries import ResultCache
from engross.services.building import kept_outputs
from engross.services.building.build_verification import verify_build
from engross.services.building.workspace_build import build_workspace
from engross.services.meetings.loading import load_meetings
from engross.services.parallel.ordered_map import InOrder
from engross.services.parallel.remembered_work import RememberedWork
from engross.services.site.publishing import publish_site
from engross.workspace import Workspace
from workspaces import write_meeting, write_workspace

SEQUENCES = max(1, int(os.environ.get("ENGROSS_SEQUENCES", "50")) // 8)
"""How many sequences of edits are tried; more by hand."""


class EndedError(Exception):
    """What stands for the end of a process."""


@pytest.fixture(scope="module", autouse=True)
def quick_formats() -> Any:
    """The formats that are quickly made: what is kept is the same for all."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("engross.building.chapters.FORMATS", ("html", "txt"))
        patch.setattr("engross.services.site.docket._FORMATS", ("txt",))
        yield


def made(root: Path, code: ChangingCode, in_order: InOrder) -> tuple[list[str], dict[str, bytes]]:
    """What is told of a build and a site, and the files that they leave, by their names in the folder."""
    workspace, told = Workspace(root.resolve()), []
    try:
        told.append(str(build_workspace(workspace, (), in_order, code.today, lambda event: told.append(_told(event)))))
        site = publish_site(workspace, workspace.build / "site", in_order, code.today, lambda _: None)
        told.append(f"{site.files} {site.size} {site.left_out} {site.private}")
    except EngrossError as fault:
        return [str(fault).replace(str(root.resolve()), "")], {}
    files = (path for path in workspace.build.rglob("*") if path.is_file() and path.name != ".engross.lock")
    return told, {path.relative_to(workspace.build).as_posix(): path.read_bytes() for path in files}


def _told(event: Any) -> str:
    return f"{event.action} {event.path.name} {event.size}" if hasattr(event, "action") else ""


def fresh(code: ChangingCode, place: Path) -> tuple[list[str], dict[str, bytes]]:
    """What is made without any result that was kept, of a copy of the workspace."""
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(code.root, place, symlinks=True, ignore=shutil.ignore_patterns("build"))
    return made(place, code, map)


def told_of(
    found: tuple[list[str], dict[str, bytes]], altered: Mapping[str, bytes] = MappingProxyType({})
) -> tuple[list[str], dict[str, bytes]]:
    """Without what was said of progress, and of files of the build before, which a fresh one has none of, and without
    the files that were ``altered`` and left as they are since they are made no longer."""
    told, files = found
    own = {name: data for name, data in files.items() if altered.get(name) != data}
    return [line for line in told if line and not line.startswith(("removed", "kept"))], own


@settings(max_examples=SEQUENCES)
@given(st.lists(st.tuples(steps, st.sampled_from(["", "", "end", "damage", "alter", "clear"])), min_size=1, max_size=4))
def test_a_build_with_the_cache_is_a_build_without(sequence: list[tuple[Step, str]]) -> None:
    with TemporaryDirectory() as held:
        code, cache = ChangingCode.begin(Path(held) / "city"), ResultCache(Path(held) / "results")
        share = RememberedWork(map, cache)
        made(code.root, code, share)
        altered: dict[str, bytes] = {}
        for at, (step, between) in enumerate(sequence):
            code.apply(step)
            altered |= _disturb(code, cache, between, at)
            wanted = told_of(fresh(code, Path(held) / "bare"))
            assert told_of(made(code.root, code, share), altered) == wanted
            assert told_of(made(code.root, code, share), altered) == wanted


def _disturb(code: ChangingCode, cache: ResultCache, between: str, at: int) -> dict[str, bytes]:
    """Do what happens between two builds; the files of the build that are altered, by name."""
    build = code.root / "build"
    altered: dict[str, bytes] = {}
    if between == "damage":
        damage_entries(cache, at)
    if between == "clear":
        shutil.rmtree(build, ignore_errors=True)
    if between == "alter":
        for path in sorted(build.rglob("*.txt"))[at::3]:
            data = b"altered " + path.read_bytes()
            path.write_bytes(data)
            altered[path.relative_to(build).as_posix()] = data
    if between == "end":

        def ending(function: Callable[[Any], Any], inputs: Any, /) -> Any:
            yield from islice(map(function, inputs), at)
            raise EndedError

        with suppress(EndedError):
            made(code.root, code, RememberedWork(ending, cache))
    return altered


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is made from now on, by the name of the function and of the chapter."""
    done: list[str] = []
    for module, name in (
        ("engross.services.building.workspace_build", "chapter_outputs"),
        ("engross.services.site.publishing", "pages_of"),
    ):
        real = __import__(module, fromlist=[name]).__dict__[name]

        def noted(job: Any, real: Any = real, name: str = name) -> Any:
            done.append(f"{name} {job.folder if hasattr(job, 'folder') else job.ordinance.name}")
            return real(job)

        monkeypatch.setattr(f"{module}.{name}", noted)
    return done


def test_only_what_changed_is_made_again(tmp_path: Path, counted: list[str]) -> None:
    code, share = ChangingCode.begin(tmp_path / "city"), RememberedWork(map, ResultCache(tmp_path / "results"))
    made(code.root, code, share)
    assert len(counted) == 8
    counted.clear()
    made(code.root, code, share)
    assert counted == []
    code.apply(Step("edit", 6, 1, "Notice is given.", "A."))
    made(code.root, code, share)
    assert counted == ["chapter_outputs 006-chapter", "pages_of 006-chapter"]


def test_a_build_with_a_meeting_is_not_one_without(tmp_path: Path) -> None:
    root, share = write_workspace(tmp_path / "city"), RememberedWork(map, ResultCache(tmp_path / "results"))
    write_meeting(root)
    workspace, day = Workspace(root.resolve()), date(2025, 10, 1)
    for meetings in ((), load_meetings(workspace)):
        build_workspace(workspace, meetings, share, day, lambda _: None)
    assert (workspace.build / "meetings").is_dir()


def test_what_is_kept_is_proved_by_verify(tmp_path: Path) -> None:
    code, share = ChangingCode.begin(tmp_path / "city"), RememberedWork(map, ResultCache(tmp_path / "results"))
    for _ in range(2):
        made(code.root, code, share)
        workspace = Workspace(code.root.resolve())
        assert verify_build(workspace, workspace.build).faults == ()
        shutil.rmtree(workspace.build)


def test_a_file_that_is_as_it_is_to_be_is_not_written_again(tmp_path: Path) -> None:
    code, share = ChangingCode.begin(tmp_path / "city"), RememberedWork(map, ResultCache(tmp_path / "results"))
    made(code.root, code, share)
    page = code.root / "build" / "005-chapter" / "clean.txt"
    os.utime(page, (1, 1))
    code.apply(Step("edit", 6, 1, "Notice is given.", "A."))
    made(code.root, code, share)
    assert page.stat().st_mtime == 1


def test_a_kept_output_whose_bytes_are_damaged_is_made_again(tmp_path: Path, counted: list[str]) -> None:
    code, cache = ChangingCode.begin(tmp_path / "city"), ResultCache(tmp_path / "results")
    share = RememberedWork(map, cache)
    wanted = made(code.root, code, share)[1]
    for path in cache.folder.glob("??/*"):
        path.write_bytes(path.read_bytes()[:-1] + b"?")
    shutil.rmtree(code.root / "build")
    counted.clear()
    assert made(code.root, code, share)[1] == wanted
    assert len(counted) == 8


def test_a_file_from_outside_of_the_sources_is_no_reason_to_trust(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, share = ChangingCode.begin(tmp_path / "city"), RememberedWork(map, ResultCache(tmp_path / "results"))
    monkeypatch.setattr(kept_outputs, "SOURCE_FOLDERS", ("templates",))
    made(code.root, code, share)
    memory = kept_outputs.output_memory(share.cache, code.root.resolve(), code.today, "build", "")
    assert memory is not None
    assert memory.kept(code.root / "build") is None


def test_what_the_build_rendered_the_site_does_not_render_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, share = ChangingCode.begin(tmp_path / "city"), RememberedWork(map, ResultCache(tmp_path / "results"))
    code.apply(Step("draft", 6, 1, "Notice is given within five days.", "A."))
    rendered: list[str] = []
    for module, name in (("engross.building.downloads", "render"), ("engross.building.downloads", "redline_bytes")):
        real = __import__(module, fromlist=[name]).__dict__[name]

        def noted(page: Any, name: str, *given: Any, real: Any = real, **named: Any) -> bytes:
            rendered.append(name)
            made_now: bytes = real(page, name, *given, **named)
            return made_now

        monkeypatch.setattr(f"{module}.{name}", noted)
    wanted = told_of(fresh(code, tmp_path / "bare"))
    assert len(rendered) == 4
    rendered.clear()
    assert told_of(made(code.root, code, share)) == wanted
    assert rendered == ["txt"], "the law of chapter 6, of which a build makes no copy"
