"""The pages that show all ordinances: made again where what they show is another, and never stale."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from engross.akn import identify, write_chapter
from engross.meetings.files.hierarchy_reader import read_hierarchy
from engross.model.law.chapter import Body, Chapter, Version
from engross.model.law.legislative_action import LegislativeAction
from engross.model.law.provision import Provision
from engross.model.law.provision_note import ProvisionNote
from engross.model.law.text import Tag, Text
from engross.outputs.manifest import read_manifest
from engross.result_cache.entries import ResultCache
from engross.services.events import ignore
from engross.services.parallel.ordered_map import InOrder
from engross.services.parallel.remembered_work import RememberedWork
from engross.services.site import shared_pages
from engross.services.site.publishing import publish_site
from engross.workspace import Workspace

TODAY = date(2026, 6, 15)
LAW, DRAFT = Version(date(2020, 1, 14), "codified"), Version(date(2026, 1, 2), "proposed")
TITLE = Provision("title", "Title I", Text("ANIMALS"))
HISTORY = ProvisionNote("history", Text("Ord. 7, 1990"), "Elmwood, Ord. No. 7", adopted=date(1990, 3, 1))
FORMER = ProvisionNote("prior", Text("Prior code § 3"), place="3")
SETTINGS = """name = "Elmwood"
complete = true

[hierarchy]
level = [
  { name = "title", word = "Title", numbered = ["I"], cited = "Title {}" },
  { name = "chapter", word = "Chapter", numbered = ["68"], cited = "Chapter {}" },
  { name = "section", word = "§", numbered = ["68-5"], cited = "§ {}" },
  { name = "subsection", word = "Subsection", numbered = ["A."], cited = "{}" },
]
"""
HIERARCHY = read_hierarchy(tomllib.loads(SETTINGS), "city.toml", SETTINGS)
_URI = "/akn/us-xx-x/act/code/chapter-{}"


def chapter(
    number: int, version: Version = LAW, *, words: str = "No dog barks.", heading: str = "Dogs.", **rest: object
) -> Chapter:
    """A chapter that cites the other, with what differs: a title, notes, a third provision, what was done."""
    other = 11 - number
    target = f"{_URI.format(other)}~chp_{other}__sec_{other}-1"
    cite = Text(f"See § {other}-1.", (Tag("ref", 4, 4 + len(f"§ {other}-1"), target),))
    items = (Provision("subsection", "A.", None, (Text(words),)), Provision("subsection", "B.", None, (cite,)))
    first = Provision("section", f"§ {number}-1.", Text(heading), (), items, notes=rest.get("notes", ()))  # type: ignore[arg-type]
    more = (Provision("section", f"§ {number}-2.", Text("More."), (Text("A fee of $5 is due."),)),)
    children = (first, *(more if rest.get("more") else ()))
    root = Provision("chapter", f"Chapter {number}", Text(f"Matters {number}"), (), children)
    above = rest.get("above", (TITLE,))
    made = Chapter(_URI.format(number), version, root, Body("council", "Council"), above=above)  # type: ignore[arg-type]
    return identify(replace(made, actions=rest.get("actions", ()), hierarchy=HIERARCHY))  # type: ignore[arg-type]


def write(root: Path, text: Chapter) -> None:
    folder = root / "ordinances" / f"{int(text.number):03d}-chapter"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{text.version}.xml").write_bytes(write_chapter(text))


@pytest.fixture
def city(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two chapters of a title, the second with a history."""
    monkeypatch.setattr("engross.services.site.docket._FORMATS", ("txt",))
    root = tmp_path / "city"
    write(root, chapter(5))
    write(root, chapter(6, notes=(HISTORY, FORMER)))
    (root / "ordinances" / "city.toml").write_text(SETTINGS, encoding="utf-8")
    return root.resolve()


def site(root: Path, in_order: InOrder, name: str) -> dict[str, bytes]:
    folder = root.parent / name
    publish_site(Workspace(root), folder, in_order, TODAY, ignore)
    made = read_manifest((folder / "manifest.json").read_bytes(), "manifest.json").made
    return {each.path: (folder / each.path).read_bytes() for each in made}


EDITS: dict[str, Callable[[Path], None]] = {
    "words": lambda root: write(root, chapter(5, words="No cat meows.")),
    "heading": lambda root: write(root, chapter(5, heading="Cats.")),
    "a section more": lambda root: write(root, chapter(5, more=True)),
    "a note more": lambda root: write(root, chapter(5, notes=(replace(HISTORY, place="§3"),))),
    "no note": lambda root: write(root, chapter(6)),
    "the title": lambda root: write(root, chapter(6, notes=(HISTORY,), above=(replace(TITLE, label="Title II"),))),
    "a draft": lambda root: write(root, chapter(6, DRAFT, words="A dog may bark.", actions=FILED)),
    "the city": lambda root: _rename(root),
    "a chapter less": lambda root: next((root / "ordinances" / "005-chapter").iterdir()).unlink(),
}
FILED = (LegislativeAction("filed", date(2026, 1, 3)),)


def _rename(root: Path) -> None:
    file = root / "ordinances" / "city.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("Elmwood", "Oakham"), encoding="utf-8")


@pytest.mark.parametrize("edit", EDITS)
def test_after_an_edit_the_site_is_that_without_kept_results(city: Path, tmp_path: Path, edit: str) -> None:
    share = RememberedWork(map, ResultCache(tmp_path / "results"))
    before = site(city, share, "kept")
    assert before == site(city, map, "bare")
    assert "disposition.html" in before
    assert b"ANIMALS" in before["index.html"]
    EDITS[edit](city)
    after = site(city, share, "kept")
    assert after == site(city, map, "bare")
    assert after != before
    assert site(city, share, "kept") == after


@pytest.fixture
def listed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Which of the shared pages are made from now on."""
    made: list[str] = []

    def watch(name: str) -> None:
        real = getattr(shared_pages, name)

        def noted(*given: object) -> object:
            made.append(name)
            return real(*given)

        monkeypatch.setattr(shared_pages, name, noted)

    for name in ("listing_files", "disposition_files"):
        watch(name)
    return made


def test_words_of_one_section_leave_the_lists_as_they_are(city: Path, tmp_path: Path, listed: list[str]) -> None:
    share = RememberedWork(map, ResultCache(tmp_path / "results"))
    site(city, share, "kept")
    assert listed == ["listing_files", "disposition_files"]
    listed.clear()
    EDITS["words"](city)
    site(city, share, "kept")
    assert listed == []
    EDITS["heading"](city)
    site(city, share, "kept")
    assert listed == ["listing_files"]
    listed.clear()
    EDITS["a note more"](city)
    site(city, share, "kept")
    assert listed[-1] == "disposition_files"


def test_a_draft_is_told_by_its_file_on_the_front_page(city: Path, tmp_path: Path, listed: list[str]) -> None:
    share = RememberedWork(map, ResultCache(tmp_path / "results"))
    EDITS["a draft"](city)
    site(city, share, "kept")
    listed.clear()
    write(city, chapter(6, DRAFT, words="A dog may bark loudly.", actions=FILED))
    site(city, share, "kept")
    assert listed == ["listing_files"]


def test_pages_whose_bytes_were_removed_are_made_again(city: Path, tmp_path: Path, listed: list[str]) -> None:
    cache = ResultCache(tmp_path / "results")
    share = RememberedWork(map, cache)
    wanted = site(city, share, "kept")
    page = next(path for path in cache.folder.glob("??/*") if path.read_bytes().endswith(wanted["disposition.html"]))
    page.unlink()
    (city.parent / "kept" / "disposition.html").unlink()
    EDITS["words"](city)
    listed.clear()
    assert site(city, share, "kept")["disposition.html"] == wanted["disposition.html"]
    assert listed == ["disposition_files"]
