"""A draft is private until it is filed: nothing of the site holds one that was not."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from engross.akn import write_chapter
from engross.model.law.legislative_action import ActionKind, LegislativeAction, is_filed
from engross.services.building.build_verification import verify_build
from engross.services.enacting.outcomes import record_outcome
from engross.services.events import ignore
from engross.services.site.filed_drafts import PrivateDraft
from engross.services.site.preview import preview_files
from engross.services.site.publishing import PublishedSite, publish_site
from engross.workspace import Workspace
from samples import chapter_of, section
from workspaces import committing, write_meeting

TODAY = date(2025, 9, 20)
SECRETS = ("xylophone", "2025-10-22", "new-carillons", "carillon")
"""A word of the private draft, the name of its file, and those of a chapter that is private as a whole."""


@pytest.fixture
def secretive(workspace: Workspace) -> Workspace:
    """The workspace with a meeting, a later draft of chapter 68 that was not filed, and a new chapter that was not."""
    path = write_meeting(workspace.root)
    noise = chapter_of(section("5", "Limits.", "No xylophone is played."), day="2025-10-22", stage="proposed")
    (workspace.ordinances / "068-noise" / "2025-10-22.proposed.xml").write_bytes(write_chapter(noise))
    bells = chapter_of(section("1", "Carillons.", "A carillon has bells."), day="2025-10-21", stage="proposed")
    folder = workspace.ordinances / "new-carillons"
    folder.mkdir()
    (folder / "2025-10-21.proposed.xml").write_bytes(write_chapter(bells))
    text = path.read_text("utf-8")
    items = '\n[[part.item]]\nkey = "bells"\nchapter = "new-carillons"\nsections = "all"\ntitle = "The carillon"\n'
    notice = '[part.item.notice]\npublish = ["Friday, October 10, 2025"]\n'
    again = '\n[[part.item]]\nkey = "again"\nchapter = "068-noise"\ndraft = "2025-10-22"\nsections = "all"\n'
    path.write_text(f"{text}{items}{notice}{again}{notice}", "utf-8")
    return workspace


def words_of(data: bytes, name: str) -> str:
    """Everything that a file says, metadata too."""
    if name.endswith(".docx"):
        parts = zipfile.ZipFile(io.BytesIO(data))
        return " ".join(parts.read(part).decode("utf-8", "replace") for part in parts.namelist())
    if name.endswith(".pdf"):
        reader = PdfReader(io.BytesIO(data))
        return f"{reader.metadata} " + " ".join(page.extract_text() for page in reader.pages)
    return data.decode("utf-8", "replace")


def publish(workspace: Workspace) -> tuple[PublishedSite, dict[str, str]]:
    made = publish_site(workspace, workspace.build / "site", map, TODAY, ignore)
    files = (path for path in made.folder.rglob("*") if path.is_file())
    return made, {path.relative_to(made.folder).as_posix(): words_of(path.read_bytes(), path.name) for path in files}


def test_no_file_of_the_site_holds_a_draft_that_was_not_filed(secretive: Workspace) -> None:
    made, files = publish(secretive)
    assert {"index.html", "068-noise/redline.docx", "068-noise/2025-10-21.proposed.pdf", "manifest.json"} <= set(files)
    found = {
        (name, secret) for name, words in files.items() for secret in SECRETS if secret in f"{name} {words}".lower()
    }
    assert found == set()
    assert made.private == (
        PrivateDraft("ordinances/068-noise/2025-10-22.proposed.xml", pending=True),
        PrivateDraft("ordinances/new-carillons/2025-10-21.proposed.xml", pending=True),
    )
    assert not [fault for fault in verify_build(secretive, made.folder).faults if "carillons" in fault]


def test_it_is_there_once_it_is_filed_and_in_the_preview_before(secretive: Workspace) -> None:
    assert "new-carillons/2025-10-21.proposed.xml" in preview_files(secretive, TODAY)
    record_outcome(secretive, secretive.chapter("new-carillons"), "filed", TODAY, committing(secretive))
    made, files = publish(secretive)
    assert made.private == (PrivateDraft("ordinances/068-noise/2025-10-22.proposed.xml", pending=True),)
    assert "new-carillons/2025-10-21.proposed.xml" in files
    assert "carillon" in files["index.html"].lower()


@pytest.mark.parametrize(
    ("kinds", "filed"),
    [
        ((), False),
        (("drafted",), False),
        (("drafted", "filed"), True),
        (("filed", "tabled"), True),
        (("filed", "amended"), False),
        (("filed", "rebased", "filed"), True),
        (("filed", "merged"), False),
    ],
)
def test_a_text_with_new_words_is_private_until_it_is_filed_again(kinds: tuple[ActionKind, ...], filed: bool) -> None:
    assert is_filed(tuple(LegislativeAction(kind, TODAY) for kind in kinds)) == filed


def test_every_proposal_of_the_packet_is_filed() -> None:
    workspace = Workspace(Path(__file__).parents[3])
    texts = [text for folder in workspace.chapters() for text in folder.timeline().texts if text.pending]
    assert sum(text.version.date == date(2025, 10, 21) for text in texts) == 7
    assert all(text.filed for text in texts)
