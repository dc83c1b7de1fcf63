"""What a workspace lets in: files of its own, under names that can stand on every system."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from engross.akn import write_chapter
from engross.errors import EngrossError
from engross.model.findings.finding import Finding
from engross.model.law.period import Period
from engross.services.checking.chapter_checks import lines_near
from engross.services.checking.finding_waivers import waived_in
from engross.workspace import Workspace, load, load_revision, read_toml
from workspaces import write_workspace

links = pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")


@pytest.fixture
def city(tmp_path: Path) -> Workspace:
    home = tmp_path / "city"
    (home / "ordinances" / "068-noise").mkdir(parents=True)
    (home / "ordinances" / "068-noise" / "2020-01-14.codified.xml").write_text("<law/>", encoding="utf-8")
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "2020-01-14.codified.xml").write_text("<secret/>", encoding="utf-8")
    return Workspace(home)


@links
def test_a_version_that_links_out_of_the_workspace_is_refused(city: Workspace, tmp_path: Path) -> None:
    (city.ordinances / "068-noise" / "2025-10-21.proposed.xml").symlink_to(
        tmp_path / "secret" / "2020-01-14.codified.xml"
    )
    with pytest.raises(EngrossError, match=r"2025-10-21\.proposed\.xml leads out of the workspace; put the file"):
        city.chapters()


@links
def test_a_chapter_that_links_out_of_the_workspace_is_refused(city: Workspace, tmp_path: Path) -> None:
    (city.ordinances / "099-secret").symlink_to(tmp_path / "secret")
    with pytest.raises(EngrossError, match=r"099-secret.* leads out of the workspace"):
        city.chapter("99")


@links
def test_a_city_file_a_meeting_or_a_template_that_links_out_is_refused(city: Workspace, tmp_path: Path) -> None:
    (city.ordinances / "city.toml").symlink_to("/etc/hostname")
    with pytest.raises(EngrossError, match="leads out"):
        city.city()
    (city.ordinances / "meetings").mkdir()
    (city.ordinances / "meetings" / "2025-10-21-laws.toml").symlink_to("/etc/hostname")
    with pytest.raises(EngrossError, match="leads out"):
        city.meetings()
    (city.root / "templates" / "notices").mkdir(parents=True)
    (city.root / "templates" / "notices" / "hearing.md").symlink_to("/etc/hostname")
    with pytest.raises(EngrossError, match="leads out"):
        city.template("notices", "hearing.md")


@links
def test_waivers_and_a_record_of_rules_that_link_out_are_refused(city: Workspace) -> None:
    waivers = city.ordinances / "waivers.toml"
    waivers.symlink_to("/etc/hostname")
    with pytest.raises(EngrossError, match=r"waivers\.toml leads out of the workspace"):
        waived_in(city, (), (), date(2026, 1, 1))
    (city.ordinances / "068-noise" / "rules.lock.toml").symlink_to("/etc/hostname")
    with pytest.raises(EngrossError, match=r"rules\.lock\.toml leads out of the workspace"):
        city.chapters()


@links
def test_links_inside_the_workspace_are_followed(city: Workspace) -> None:
    (city.ordinances / "068-noise" / "2020-02-01.enacted.xml").symlink_to("2020-01-14.codified.xml")
    (city.ordinances / "069-same").symlink_to("068-noise")
    assert [chapter.name for chapter in city.chapters()] == ["068-noise", "069-same"]


def test_a_workspace_reached_by_a_link_is_a_workspace(city: Workspace, tmp_path: Path) -> None:
    if os.name != "nt":
        (tmp_path / "link").symlink_to(city.root)
        assert Workspace(tmp_path / "link").chapters()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
@pytest.mark.parametrize("name", ["a:b", "a\nb", "a\u202eb", "a\u200bb", "a\\..", "a?", "a ", "a.", "nul", "Aux.old"])
def test_a_folder_whose_name_cannot_stand_everywhere_is_refused(city: Workspace, name: str) -> None:
    folder = city.ordinances / name
    folder.mkdir()
    assert city.chapters()  # it holds no version: none of ours
    (folder / "2020-01-14.codified.xml").write_text("<law/>", encoding="utf-8")
    with pytest.raises(EngrossError, match="cannot stand on every system; rename it"):
        city.chapters()


@links
def test_a_pipe_among_the_files_is_refused_and_not_waited_for(city: Workspace) -> None:
    folder = city.ordinances / "068-noise"
    for path in (folder / "2021-01-01.codified.xml", city.ordinances / "elm.toml"):
        os.mkfifo(path)
    with pytest.raises(EngrossError, match=r"2021-01-01\.codified\.xml is a pipe and no file; take it away"):
        city.chapters()[0].timeline()
    with pytest.raises(EngrossError, match=r"elm\.toml is a pipe"):
        city.hierarchy()


@links
def test_a_name_that_goes_on_behind_its_suffix_is_no_versions(city: Workspace) -> None:
    (city.ordinances / "068-noise" / "2021-01-01.codified.xml\n").touch()
    assert [str(item.version) for item in city.chapters()[0].versions] == ["2020-01-14.codified"]


def test_names_that_some_systems_cannot_tell_apart_are_refused(city: Workspace) -> None:
    folder = city.ordinances / "068-Noise"
    if folder.exists():
        pytest.skip("this system cannot tell them apart either")
    folder.mkdir()
    (folder / "2020-01-14.codified.xml").write_text("<law/>", encoding="utf-8")
    with pytest.raises(EngrossError, match="on some systems this name is the same as"):
        city.chapters()


def test_what_windows_puts_before_and_behind_lines_is_no_part_of_them(city: Workspace) -> None:
    template = city.root / "templates" / "notices" / "agenda.md.jinja"
    template.parent.mkdir(parents=True)
    template.write_bytes(b"\xef\xbb\xbfWords\r\n")
    assert city.template("notices", "agenda.md.jinja")[0] == "Words\r\n"
    file = city.ordinances / "068-noise" / "2020-01-14.codified.xml"
    file.write_bytes(b"\xef\xbb\xbf<law>\r\n</law>\r\n")
    name = file.relative_to(city.root).as_posix()
    faults = (Finding("PRO001", "error", "068-noise", "", name, line, "", "", "") for line in (1, 2))
    assert lines_near(city.root, faults)[name].items() >= {(1, "<law>"), (2, "</law>")}


def test_two_chapters_of_one_number_are_not_guessed_between(city: Workspace) -> None:
    other = city.ordinances / "68-quiet"
    other.mkdir()
    (other / "2020-01-14.codified.xml").write_text("<law/>", encoding="utf-8")
    with pytest.raises(EngrossError, match="several chapters 68; name one of 068-noise, 68-quiet"):
        city.chapter("68")
    assert city.chapter("68-quiet").name == "68-quiet"


def test_a_revision_of_a_file_elsewhere_is_refused(city: Workspace, tmp_path: Path) -> None:
    with pytest.raises(EngrossError, match="leads out of the workspace"):
        load_revision(city, tmp_path / "secret" / "2020-01-14.codified.xml", "HEAD")


def test_a_revision_without_git_says_so(city: Workspace, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(EngrossError, match="git is needed for this and is not installed; install it"):
        load_revision(city, city.chapters()[0].versions[0].path, "HEAD")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (b"a = " + b"[" * 100_000, "nested too deep"),
        (b"a = " + b"9" * 5000, "words stand in quotation marks"),
        (b"a = \xff", "not in UTF-8; save the file again"),
        (b"\x00", "save it again as UTF-8"),
        (b"a = 1\na = 2", "a is given a second time"),
    ],
)
def test_toml_that_is_none_is_one_sentence(tmp_path: Path, text: bytes, words: str) -> None:
    file = tmp_path / "city.toml"
    file.write_bytes(text)
    with pytest.raises(EngrossError, match=words) as fault:
        read_toml(file)
    assert "\n" not in str(fault.value)


def test_the_days_of_a_text_are_read_again_though_size_and_time_of_its_file_are_the_same(tmp_path: Path) -> None:
    root = write_workspace(tmp_path)
    path = root / "ordinances" / "068-noise" / "2020-01-14.codified.xml"
    text = write_chapter(replace(load(path), period=Period(date(2020, 2, 1), None)))
    path.write_bytes(text)
    before, (folder, _) = path.stat(), Workspace(root).chapters()
    assert folder.timeline().texts[0].effective == date(2020, 2, 1)
    path.write_bytes(text.replace(b"2020-02-01", b"2020-03-01"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert folder.timeline().texts[0].effective == date(2020, 3, 1)
