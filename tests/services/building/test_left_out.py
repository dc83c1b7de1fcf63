"""A chapter that cannot be made stops no other: in one process, in several, and on the command line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

import engross.cli
from engross.services.building.workspace_build import build_workspace
from engross.services.events import ignore
from engross.services.parallel.attempts import LeftOut
from engross.services.parallel.workers import workers
from engross.services.site.publishing import publish_site
from engross.workspace import Workspace

DAY = date(2025, 10, 1)
BROKEN = "068-noise"


@pytest.fixture
def broken(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """A workspace of two chapters; of the redline of the first no PDF can be made."""
    real = engross.rendering.render

    def render(publication: object, name: str, *more: object) -> bytes:
        if name == "pdf" and "redline" in publication.title:  # type: ignore[attr-defined]
            raise IndexError("list index out of range")
        return real(publication, name, *more)  # type: ignore[arg-type]

    for module in ("chapters", "downloads", "redlines"):
        monkeypatch.setattr(f"engross.building.{module}.render", render)
    return workspace


def others(workspace: Workspace) -> list[str]:
    return [folder.name for folder in workspace.chapters() if folder.name != BROKEN]


def test_a_build_makes_the_other_chapters(broken: Workspace) -> None:
    (left_out,) = build_workspace(broken, (), map, DAY, ignore)
    assert left_out.chapter == BROKEN
    assert "IndexError: list index out of range; this is a fault of Engross" in left_out.reason
    assert not (broken.build / BROKEN).exists()
    assert all((broken.build / name / "clean.pdf").is_file() for name in others(broken))
    assert (broken.build / "check.txt").is_file()


def test_a_site_has_the_other_chapters_and_leads_nowhere_else(broken: Workspace, tmp_path: Path) -> None:
    made = publish_site(broken, tmp_path / "site", map, DAY, ignore)
    assert [each.chapter for each in made.left_out] == [BROKEN]
    assert not (made.folder / BROKEN).exists()
    assert others(broken)
    assert all((made.folder / name / "index.html").is_file() for name in others(broken))
    pages = "".join(page.read_text("utf-8") for page in made.folder.rglob("*.html"))
    assert f"{BROKEN}/" not in pages


def test_what_an_earlier_build_made_of_it_goes(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    assert build_workspace(workspace, (), map, DAY, ignore) == ()
    assert (workspace.build / BROKEN).is_dir()

    def fails(job: object) -> bytes:
        raise ValueError("x")

    monkeypatch.setattr("engross.building.chapters.clean_copy", fails)
    left_out = build_workspace(workspace, (), map, DAY, ignore)
    assert [each.chapter for each in left_out] == [folder.name for folder in workspace.chapters()]
    assert not (workspace.build / BROKEN).exists()


def test_several_processes_leave_out_the_same(workspace: Workspace) -> None:
    own = workspace.root / "templates" / "typst" / "publication.typ"
    own.parent.mkdir(parents=True)
    own.write_text(
        '#let data = json(bytes(sys.inputs.publication))\n#assert("redline" not in data.title, message: "no")\n#set document(title: data.title)\nx\n'
    )
    alone = build_workspace(workspace, (), map, DAY, ignore)
    with workers(2) as in_order:
        assert build_workspace(workspace, (), in_order, DAY, ignore) == alone
    assert alone == (LeftOut(BROKEN, alone[0].reason),)
    assert "could not be made" in alone[0].reason


@pytest.mark.parametrize("command", ["build", "site"])
def test_the_command_line_names_it_and_ends_with_1(broken: Workspace, command: str) -> None:
    done = CliRunner().invoke(engross.cli.group, ["-C", str(broken.root), "--today", "2025-10-01", command])
    assert done.exit_code == 1, done.output
    said = [line for line in done.output.splitlines() if line.startswith(f"engross: {BROKEN} is left out: ")]
    assert len(said) == 1
