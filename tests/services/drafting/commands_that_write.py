"""Every command that writes into the law, each on a city whose chapters cite each other; for tests of acts."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from engross.akn import identify, write_chapter
from engross.model.law.chapter import Body, Chapter, Version
from engross.model.law.provision import Provision
from engross.model.law.text import Text
from engross.services.checking.chapter_checks import codes_of
from engross.services.checking.check_fixes import fix_chapters
from engross.services.checking.check_report import every_chapter
from engross.services.drafting.canonical_form import reformat, reformattings, source_paths
from engross.services.drafting.draft_import import import_draft
from engross.services.drafting.workspace_amendment import renumber_provision, repeal_provision
from engross.services.meetings.loading import load_meeting
from engross.services.meetings.notice_states import RecordedStep, record_state
from engross.services.rules.chapter_rules import declared_rules, record_review
from engross.workspace import Workspace
from workspaces import committing, write_meeting

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)
TODAY = date(2026, 1, 5)
NOISE = Path(__file__).parents[3] / "ordinances" / "068-noise"


def _chapter(number: int, day: str, stage: str, chapters: int) -> Chapter:
    """A chapter whose sections cite those of chapter 1 and of its neighbour."""
    neighbour = number % chapters + 1
    items = tuple(
        Provision("subsection", f"{letter}.", body=(Text(f"As § 1-1B and § {neighbour}-2 say, {letter}."),))
        for letter in "ABC"
    )
    sections = tuple(
        Provision("section", f"§ {number}-{at}.", Text(f"Part {at}"), (Text("In general:"),), items) for at in (1, 2)
    )
    root = Provision("chapter", f"Chapter {number}", Text("Rules"), (), sections)
    version, council = Version(date.fromisoformat(day), stage), Body("council", "Council")  # type: ignore[arg-type]
    uri = f"/akn/us-ct-norwalk/act/code/chapter-{number}"
    return identify(Chapter(uri, version, root, council, created=date(2020, 1, 14)))


def write_city(root: Path, chapters: int) -> Path:
    """``chapters`` chapters that cite each other, chapter 68 with its rules, a meeting, and a draft to import."""
    for number in range(1, chapters + 1):
        folder = root / "ordinances" / f"{number:03}-rules"
        folder.mkdir(parents=True)
        (folder / "2020-01-14.codified.xml").write_bytes(
            write_chapter(_chapter(number, "2020-01-14", "codified", chapters))
        )
        (folder / "2025-10-21.proposed.xml").write_bytes(
            write_chapter(_chapter(number, "2025-10-21", "proposed", chapters))
        )
    shutil.copytree(NOISE, root / "ordinances" / "068-noise")
    parking = root / "ordinances" / "new-parking"
    parking.mkdir()
    (parking / "2025-10-21.proposed.xml").write_bytes(write_chapter(_chapter(99, "2025-10-21", "proposed", chapters)))
    write_meeting(root)
    for name in ("003-rules", "004-rules"):
        law = root / "ordinances" / name / "2025-10-21.proposed.xml"
        law.write_bytes(law.read_bytes().replace(b"<body>", b"<body >").replace(b"__sec_3-1", b"__sec_3-9"))
    (root / "draft.md").write_text("# Chapter 2 Rules\n\n## § 2-1. Part 1\n\nA. Words.\n\nB. More.\n", "utf-8")
    return root


def renumber(root: Path) -> None:
    city = Workspace(root)
    renumber_provision(city, city.chapter("1"), "1-1B", "1-1D", TODAY, committing(city))


def repeal(root: Path) -> None:
    city = Workspace(root)
    repeal_provision(city, city.chapter("1"), "1-1A", TODAY, committing(city))


def fmt(root: Path) -> None:
    city = Workspace(root)
    reformat(list(reformattings(root, source_paths(city))), committing(city))


def fix(root: Path) -> None:
    city = Workspace(root)
    fix_chapters(city, list(every_chapter(city, None, codes_of("STR", None), TODAY)), committing(city))


def import_(root: Path) -> None:
    city = Workspace(root)
    import_draft(city, root / "draft.md", "2", TODAY, None, lenient=False, write=committing(city))


def record(root: Path) -> None:
    city = Workspace(root)
    step = RecordedStep("drafted", date(2025, 9, 17))
    record_state(load_meeting(city, "2025-10-21"), "68", step, date(2025, 9, 17), "", committing(city))


def accept(root: Path) -> None:
    city = Workspace(root)
    record_review(declared_rules(city, city.chapter("68"), TODAY), "Ann Rowe", (), TODAY, committing(city))


COMMANDS: tuple[Callable[[Path], None], ...] = (renumber, repeal, fmt, fix, import_, record, accept)


def law(root: Path) -> dict[str, bytes]:
    """Every file of the law and its records."""
    files = (path for path in (root / "ordinances").rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}
