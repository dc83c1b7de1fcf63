"""``engross cache``, ``--no-cache``, and a home that cannot be written to."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.conftest import Run
from engross.cli.kept_results import FOLDER_VARIABLE


@pytest.fixture
def results(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which results are kept."""
    folder = tmp_path / "results"
    monkeypatch.setenv(FOLDER_VARIABLE, str(folder))
    return folder


def test_results_are_kept_measured_and_removed(engross: Run, results: Path) -> None:
    first = engross("check")
    assert results.is_dir()
    assert engross("check").stdout == first.stdout
    said = engross("cache").stdout
    assert said.startswith(f"{results}: ")
    assert not said.startswith(f"{results}: 0 results")
    assert engross("cache", "--clear").stdout.rstrip().endswith("removed")
    assert [path for path in results.rglob("*") if path.is_file()] == []
    assert engross("check").stdout == first.stdout


def test_without_the_cache_nothing_is_kept_or_read(engross: Run, results: Path) -> None:
    first = engross("check", "--no-cache")
    assert not results.exists()
    engross("check")
    for path in results.glob("??/*"):
        path.write_bytes(b"")
    assert engross("check", "--no-cache").stdout == first.stdout


def test_an_edit_between_two_checks_is_seen(engross: Run, results: Path, workspace: Path) -> None:
    first = engross("check")
    path = workspace / "ordinances" / "068-noise" / "2025-10-21.proposed.xml"
    path.write_bytes(path.read_bytes().replace(b"by day and by night", b"by day and and by night"))
    second = engross("check")
    assert "DRF002" in second.stdout
    assert "DRF002" not in first.stdout
    assert engross("check", "--no-cache").stdout == second.stdout


def test_the_options_are_part_of_what_is_kept(engross: Run, results: Path) -> None:
    for options in ((), ("--format", "json"), ("--select", "REF"), ("--against", "none"), ("--fail-on", "note")):
        wanted = engross("check", "--no-cache", *options)
        for _ in range(2):
            found = engross("check", *options)
            assert (found.stdout, found.stderr, found.returncode) == (wanted.stdout, wanted.stderr, wanted.returncode)


def test_a_folder_that_cannot_be_written_changes_nothing(
    engross: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, "")
    wanted = engross("check")
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "taken"))
    found = engross("check")
    assert (found.stdout, found.stderr, found.returncode) == (wanted.stdout, wanted.stderr, wanted.returncode)
    assert "cannot be read or cleared: not a directory" in engross("cache").stderr


def test_an_empty_variable_is_no_cache(engross: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, "")
    assert engross("cache").stdout == "no results are kept: ENGROSS_CACHE is empty, or this user has no home\n"


def test_without_a_home_nothing_is_kept(engross: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(FOLDER_VARIABLE)
    monkeypatch.setattr("platformdirs.user_cache_path", lambda *_, **__: Path("~/.cache/engross"))
    engross("check")
    assert not (workspace / "~").exists()
    assert engross("cache").stdout.startswith("no results are kept")
