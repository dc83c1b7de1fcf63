"""Pictures beside the chapters of a workspace: in every output, in every key, and never from elsewhere."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from engross.akn import identify, parse_chapter, write_chapter
from engross.checks import CHECKS
from engross.compose import change_summary
from engross.compose.law.change_summary import summary_json
from engross.diff import compare
from engross.model.law.text import Text
from engross.model.publication.publication import lines_in
from engross.result_cache.entries import ResultCache
from engross.services.building.build_verification import verify_build
from engross.services.building.workspace_build import build_workspace
from engross.services.checking.all_checks import check_all
from engross.services.checking.chapter_checks import CheckTask, new_run
from engross.services.documents.revision_redlines import revision_redlines
from engross.services.parallel.remembered_work import RememberedWork
from engross.services.site.preview import preview_files
from engross.services.site.publishing import publish_site
from engross.workspace import Workspace, load, load_revision
from pictures import animated_gif, cmyk_jpeg, png, shown
from workspaces import write_workspace

TODAY = date(2025, 11, 3)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
CODED, DRAFT = "2020-01-14.codified.xml", "2025-10-21.proposed.xml"


@pytest.fixture
def city(tmp_path: Path) -> Workspace:
    """A city whose chapter 68 has a picture in both texts, one in the draft alone, and one that is not there."""
    root = Path(write_workspace(tmp_path))
    folder = root / "ordinances" / "068-noise"
    put(folder / CODED, shown("See ", ("map.png", "the zones"), "."))
    draft = [("new.png", "a new sign"), ("plan.svg", "the plan"), ("gone.png", "the lost figure")]
    put(folder / DRAFT, shown("See ", ("map.png", "the zones"), "."), *(shown(each) for each in draft))
    for name, data in (("map.png", png(90, 40)), ("new.png", png(30, 30)), ("plan.svg", SVG)):
        (folder / name).write_bytes(data)
    return Workspace(root)


def put(path: Path, *blocks: Text) -> None:
    """Put ``blocks`` behind the words of the first section of a chapter."""
    chapter = parse_chapter(path.read_bytes(), path.name)
    first, *others = chapter.root.children
    sections = (replace(first, body=(*first.body, *blocks)), *others)
    path.write_bytes(write_chapter(identify(replace(chapter, root=replace(chapter.root, children=sections)))))


def beside(city: Workspace, name: str) -> Path:
    return city.ordinances / "068-noise" / name


def built(city: Workspace, in_order: Callable[..., object] = map) -> dict[str, bytes]:
    """The text formats of a build and its site."""
    build_workspace(city, (), in_order, TODAY, lambda _: None)  # type: ignore[arg-type]
    publish_site(city, city.build / "site", in_order, TODAY, lambda _: None)  # type: ignore[arg-type]
    return {path.relative_to(city.build).as_posix(): path.read_bytes() for path in city.build.rglob("*.*")}


@pytest.fixture(autouse=True)
def quick_formats(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engross.building.chapters.FORMATS", ("html", "docx", "txt"))
    monkeypatch.setattr("engross.services.site.docket._FORMATS", ("txt",))


def test_the_site_shows_pictures_by_files_of_its_own(city: Workspace) -> None:
    files = built(city)
    page = files["site/068-noise/2025-10-21.proposed.html"].decode()
    shown = re.findall(r'<img[^>]*src="([^"]*)"', page)
    assert [each for each in shown if not each.startswith("data:image/svg+xml;base64,")] == shown[:2]
    for address in shown[:2]:
        assert re.fullmatch(r"pictures/[0-9a-f]{16}\.png", address)
        assert f"site/068-noise/{address}" in files
    assert "img-src &#39;self&#39; data:;" in page
    assert "[the lost figure]" in page
    assert b"img-src" not in files["site/new-parking/2025-10-21.proposed.html"]
    assert not [name for name in files if name.endswith(".svg")]
    preview = preview_files(city, TODAY)
    assert preview[f"068-noise/{shown[0]}"]() == beside(city, "map.png").read_bytes()
    assert b"pictures/" not in files["site/sitemap.xml"]


def test_no_style_of_the_site_makes_a_picture_larger_than_it_is(city: Workspace) -> None:
    files = built(city)
    (name,) = set(re.findall(r'<img class="([^"]*)"', files["site/068-noise/2025-10-21.proposed.html"].decode()))
    style = files["site/site.css"].decode()
    rules = re.findall(rf"[^{{}}]*\.{name}(?![\w-])[^{{}}]*\{{([^}}]*)\}}", style)
    assert [rule for rule in rules if "max-width:100%" in rule]
    assert [rule for rule in rules if re.search(r"(?<![\w-])(?:min-)?width:", rule)] == []


def test_another_picture_is_another_output_with_the_cache_and_without(city: Workspace, tmp_path: Path) -> None:
    kept = RememberedWork(map, ResultCache(tmp_path / "cache"))
    first = built(city, kept)
    assert built(city, kept) == first
    beside(city, "map.png").write_bytes(png(91, 40))
    other = built(city, kept)
    assert other == built(city)
    for name in ("068-noise/clean.html", "068-noise/clean.docx", "068-noise/redline.docx"):
        assert other[name] != first[name]
    beside(city, "map.png").unlink()
    gone = built(city, kept)
    assert gone == built(city)
    assert "[the zones]" in gone["068-noise/clean.html"].decode()


def test_a_picture_that_changed_is_a_fault_of_the_build(city: Workspace) -> None:
    built(city)
    assert verify_build(city, city.build).faults == ()
    beside(city, "map.png").write_bytes(png(91, 40))
    assert any("068-noise/map.png" in fault for fault in verify_build(city, city.build).faults)


def test_the_certificate_counts_the_picture(city: Workspace) -> None:
    def fingerprints() -> list[str]:
        return re.findall(r"engross-text-2[^<]*", built(city)["068-noise/redline.html"].decode())

    before = fingerprints()
    beside(city, "new.png").write_bytes(png(31, 30))
    after = fingerprints()
    assert before[0] == after[0]
    assert before[1] != after[1]


def findings(city: Workspace, in_order: Callable[..., object] = map) -> list[tuple[str, str]]:
    codes = frozenset(check.code for check in CHECKS if check.code.startswith("PIC"))
    task = CheckTask(city.root, "068-noise", None, codes, new_run(), TODAY)
    (checked,) = check_all([task], in_order)  # type: ignore[arg-type]
    return [(each.code, each.message) for each in checked.findings]


def test_a_picture_that_cannot_be_shown_is_a_finding(city: Workspace, tmp_path: Path) -> None:
    kept = RememberedWork(map, ResultCache(tmp_path / "cache"))
    lost = "the picture 'gone.png' is told by its words alone: there is no such file beside the chapter"
    drawn = ("PIC002", "the picture 'plan.svg' is SVG, which Word and PDF files have only the words of")
    assert findings(city, kept) == [drawn, ("PIC001", lost)]
    beside(city, "gone.png").write_bytes(png(3, 3))
    assert findings(city, kept) == [drawn]
    beside(city, "gone.png").write_bytes(png(3, 3)[:-5])
    assert "damaged" in findings(city, kept)[1][1]


def test_a_picture_that_some_formats_show_in_part_is_a_finding(city: Workspace) -> None:
    folder = beside(city, DRAFT)
    moving, printed = shown(("moving.gif", "the lamp")), shown(("print.jpg", "the seal"))
    put(folder, moving, printed)
    beside(city, "moving.gif").write_bytes(animated_gif(3, 3))
    beside(city, "print.jpg").write_bytes(cmyk_jpeg())
    told = [message for code, message in findings(city) if code == "PIC002"]
    assert "the picture 'moving.gif' is animated, of which paper shows only the first frame" in told
    assert "the picture 'print.jpg' is in CMYK, which a PDF to be kept has only the words of" in told


def test_a_link_is_not_followed(city: Workspace, tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(png(3, 3))
    try:
        os.symlink(tmp_path / "secret.png", beside(city, "gone.png"))
    except OSError:
        pytest.skip("this system makes no links")
    (fault,) = [message for code, message in findings(city) if code == "PIC001"]
    assert "it is a link" in fault
    lost = next(each for each in load(beside(city, DRAFT)).pictures if each.name == "gone.png")
    assert lost.data == b""


def test_nothing_is_read_from_another_folder(city: Workspace) -> None:
    (city.ordinances / "secret.png").write_bytes(png(3, 3))
    path = beside(city, DRAFT)
    path.write_bytes(path.read_bytes().replace(b'src="gone.png"', b'src="../secret.png"'))
    assert [each.name for each in load(path).pictures] == ["map.png", "new.png", "plan.svg"]
    assert "is not the name of a picture" in findings(city)[1][1]


@pytest.fixture
def committed(city: Workspace) -> Workspace:
    """The city, in a repository whose one commit has it as it is."""

    def git(*words: str) -> None:
        settings = ("-c", "user.name=A", "-c", "user.email=a@city.example", "-c", "commit.gpgsign=false")
        subprocess.run(("git", *settings, "-C", str(city.root), *words), check=True, capture_output=True)

    git("init", "-q")
    git("add", "-A")
    git("commit", "-q", "-m", "first")
    return city


def test_a_redline_against_a_revision_shows_the_picture_that_was_there(committed: Workspace) -> None:
    was = beside(committed, "map.png").read_bytes()
    beside(committed, "map.png").write_bytes(png(91, 40))
    path = beside(committed, DRAFT)
    path.write_bytes(path.read_bytes().replace(b"the plan", b"the site plan"))
    old = load_revision(committed, path, "HEAD")
    assert next(each for each in old.pictures if each.name == "map.png").data == was
    pages = [made.documents[0][1].decode() for made in revision_redlines(committed, "HEAD", ("html",), TODAY)]
    assert len(pages) == 2
    for page in pages:
        assert re.search(r'<del>.*?alt="the zones"[^>]*>.*?</del><ins>.*?alt="the zones"', page)


@pytest.mark.parametrize("become", [png(91, 40), None])
def test_a_picture_that_alone_changed_since_a_revision_is_told(committed: Workspace, become: bytes | None) -> None:
    assert list(revision_redlines(committed, "HEAD", ("txt",), TODAY)) == []
    if become is None:
        beside(committed, "map.png").unlink()
    else:
        beside(committed, "map.png").write_bytes(become)
    made = list(revision_redlines(committed, "HEAD", ("txt",), TODAY))
    assert [each.said.partition(":")[0] for each in made] == [f"ordinances/068-noise/{name}" for name in (CODED, DRAFT)]
    assert all("redline since HEAD" in each.said and not each.failed for each in made)
    comparison = compare(load_revision(committed, beside(committed, DRAFT), "HEAD"), load(beside(committed, DRAFT)))
    (told,) = [line for line in lines_in(change_summary(comparison).blocks) if "the zones" in line.runs[-1].text]
    assert "Another picture in place of that of “the zones”." in "".join(run.text for run in told.runs)
    assert [each["kind"] for each in summary_json(comparison)["changes"]] == ["amended"]  # type: ignore[attr-defined]


def test_a_picture_that_no_text_shows_is_no_change(committed: Workspace) -> None:
    beside(committed, "other.png").write_bytes(png(91, 40))
    assert list(revision_redlines(committed, "HEAD", ("txt",), TODAY)) == []
