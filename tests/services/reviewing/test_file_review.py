"""A dropped file: read, reviewed, kept, saved."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from engross.errors import EngrossError, NotFoundError
from engross.services.documents.redline_document import redline_document
from engross.services.drafting.draft_import import import_draft
from engross.services.reviewing.file_review import FileReview, review_file
from engross.services.reviewing.kept_review import keep_review, kept_review
from engross.services.reviewing.reviewed_draft import accepted_text, correct_draft, save_as_draft
from engross.workspace import Workspace, load
from samples import chapter_of, definition, section
from workspaces import committing, write_workspace

TODAY = date(2026, 11, 29)
LAW, DRAFT = "2020-01-14.codified", "2025-10-21.proposed"


@pytest.fixture
def city(tmp_path: Path) -> Workspace:
    return Workspace(write_workspace(tmp_path))


@pytest.fixture
def redline(city: Workspace) -> Path:
    """The Word redline of chapter 68, as it was sent out."""
    noise = city.ordinances / "068-noise"
    old, new = (load(noise / f"{name}.xml") for name in (LAW, DRAFT))
    path = city.root / "noise.docx"
    path.write_bytes(redline_document(old, new, "docx", city.templates(), author="Ann Rowe"))
    return path


@pytest.fixture
def review(city: Workspace, redline: Path) -> FileReview:
    return review_file(city, redline, TODAY)


def test_a_redline_is_read_as_the_draft_that_it_is_of(review: FileReview) -> None:
    assert (review.folder, review.fresh, review.made_from, review.tracked) == ("068-noise", False, DRAFT, True)
    told = [(change.kind, change.place, change.refusable) for change in review.changes]
    assert told == [("amended", "§ 68-5A", True), ("repealed", "§ 68-5B", True)]
    assert ("-", "70") in review.changes[0].operations
    assert ("+", "60") in review.changes[0].operations
    assert review.changes[1].operations == (("-", "B. Struck."),)


def test_problems_are_told_apart_from_those_of_the_law(city: Workspace) -> None:
    noise = city.ordinances / "068-noise"
    old = load(noise / f"{LAW}.xml")
    words = "The sound level is 65 dBA; see section 68-99 of this chapter."
    term = definition("SOUND LEVEL", "what the meter shows.")
    new = chapter_of(section("3", "Definitions.", "In this chapter:", term), section("5", "Limits.", words))
    path = city.root / "noise.docx"
    path.write_bytes(redline_document(old, new, "docx", city.templates(), author="Ann Rowe"))
    read = review_file(city, path, TODAY)
    assert read.new_problems == ("§ 68-5: Chapter 68 has no section 68-99.",)
    assert read.known_problems == 0


def test_a_review_is_kept_as_it_is(city: Workspace, review: FileReview, tmp_path: Path) -> None:
    keep_review(tmp_path / "kept", review)
    assert kept_review(city, tmp_path / "kept") == review


def test_a_review_that_was_altered_is_refused(city: Workspace, review: FileReview, tmp_path: Path) -> None:
    keep_review(tmp_path / "kept", review)
    text = tmp_path / "kept" / "proposal.xml"
    text.write_bytes(text.read_bytes().replace(b"60 dBA", b"90 dBA"))
    with pytest.raises(EngrossError, match="drop the file again"):
        kept_review(city, tmp_path / "kept")
    with pytest.raises(NotFoundError, match="drop the file again"):
        kept_review(city, tmp_path)


def test_all_accepted_is_saved_as_the_command_saves_it(city: Workspace, redline: Path, review: FileReview) -> None:
    saved = save_as_draft(city, review, (), date(2025, 11, 18), committing(city))
    ours = city.ordinances / "068-noise" / f"{saved.version}.xml"
    output = city.root / "other"
    import_draft(city, redline, None, date(2025, 11, 18), output, lenient=False, write=committing(city), replace=False)
    assert saved.written
    assert ours.read_bytes() == (output / "2025-11-18.proposed.xml").read_bytes()


def test_what_is_refused_is_the_law_again(city: Workspace, review: FileReview) -> None:
    law = load(city.ordinances / "068-noise" / f"{LAW}.xml")
    assert accepted_text(review, [0, 1]).root == law.root
    saved = save_as_draft(city, review, [1], date(2025, 11, 18), committing(city))
    words = (city.ordinances / "068-noise" / f"{saved.version}.xml").read_text(encoding="utf-8")
    assert "Struck." in words
    assert "60 dBA" in words


def test_a_draft_is_corrected_in_its_place(city: Workspace, review: FileReview) -> None:
    saved = correct_draft(city, review, [0], committing(city))
    assert str(saved.version) == DRAFT
    assert "70 dBA" in (city.ordinances / "068-noise" / f"{DRAFT}.xml").read_text(encoding="utf-8")


def test_a_draft_of_another_text_is_not_replaced_by_a_new_one(city: Workspace, review: FileReview) -> None:
    with pytest.raises(EngrossError, match="says something else"):
        save_as_draft(city, review, [0], date(2025, 10, 21), committing(city))


def test_a_file_made_from_the_law_corrects_no_draft(city: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "law.md"
    file.write_text("# Chapter 68 Noise\n\n## § 68-3. Definitions.\n\nIn this chapter:\n", encoding="utf-8")
    read = review_file(city, file, TODAY)
    saved = save_as_draft(city, read, (), TODAY, committing(city))
    assert saved.version.stage == "proposed"
