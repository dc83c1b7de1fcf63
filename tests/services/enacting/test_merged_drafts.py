"""Rebasing a draft on the law adopted since, and merging the copies that colleagues edited."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from engross.akn import write_chapter
from engross.compose import redline
from engross.diff import compare
from engross.errors import EngrossError, NotFoundError
from engross.model.comparison.conflict import Take
from engross.model.law.chapter import Chapter
from engross.resources import SHIPPED
from engross.services.documents.redline_document import redline_document
from engross.services.enacting.adoption import AdoptionFacts, adopt_draft
from engross.services.enacting.merged_drafts import MergedDraft, merge_files
from engross.services.enacting.new_drafts import draft_chapter
from engross.services.enacting.rebased_draft import rebase_draft
from engross.services.selection.base_and_draft_choice import SelectionContext, choose_base_and_draft
from engross.workspace import Workspace, load
from services.enacting.two_limits import write_law
from workspaces import committing

MARCH, APRIL = date(2026, 3, 2), date(2026, 4, 14)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """One codified chapter, and two drafts of it."""
    write_law(tmp_path)
    made = Workspace(tmp_path)
    for name in ("porch", "yard"):
        draft_chapter(made, made.chapter("68"), MARCH, committing(made), name=name)
    return made


def edit(workspace: Workspace, version: str, *changes: tuple[str, str]) -> None:
    path = workspace.ordinances / "068-noise" / f"{version}.xml"
    words = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in words
        words = words.replace(old, new)
    path.write_text(words, encoding="utf-8")


def text(workspace: Workspace, version: str) -> Chapter:
    return load(workspace.ordinances / "068-noise" / f"{version}.xml")


def adopt(workspace: Workspace, name: str, effective: str = "adoption") -> None:
    told = AdoptionFacts("9-4", on=APRIL, effective=effective, unnoticed="urgent", ordinance="2026-7")
    adopt_draft(workspace, workspace.chapter("68"), told, APRIL, committing(workspace), name)


def rebase(workspace: Workspace, **takes: Take) -> MergedDraft:
    told = {place.replace("_", " "): take for place, take in takes.items()}
    return rebase_draft(workspace, workspace.chapter("68"), APRIL, committing(workspace), told)


def words(chapter: Chapter) -> list[str]:
    return [block.plain for each in chapter.walk() for block in each.body]  # type: ignore[union-attr]


@pytest.mark.parametrize("effective", ["adoption", "2026-12-01"])
def test_a_draft_is_rebased_on_what_was_adopted_since(workspace: Workspace, effective: str) -> None:
    edit(workspace, "2026-03-02.proposed.porch", ("70 dBA", "60 dBA"))
    edit(workspace, "2026-03-02.proposed.yard", ("thirty days", "sixty days"))
    adopt(workspace, "porch", effective)
    made = rebase(workspace)
    assert made.amendment.done == (
        "2026-03-02.proposed.yard is rebased on 2026-04-14.enacted.porch as 2026-04-14.proposed.yard",
    )
    rebased = text(workspace, "2026-04-14.proposed.yard")
    assert words(rebased)[-2:] == [
        "The limit is 60 dBA at the line of the lot by day.",
        "The permit of the director lasts for sixty days.",
    ]
    assert rebased.base == "2026-04-14.enacted.porch"
    law = text(workspace, "2026-04-14.enacted.porch")
    assert [change.either.label for change in compare(law, rebased).changes()] == ["B."]
    timeline = workspace.chapter("68").timeline()
    assert [str(draft.version) for draft in timeline.drafts()] == ["2026-04-14.proposed.yard"]
    assert timeline.overtaken(timeline.drafts()[0], APRIL) is None
    with pytest.raises(EngrossError, match="there is nothing to rebase"):
        rebase(workspace)


def test_a_conflict_shows_three_texts_and_writes_nothing_until_it_is_resolved(workspace: Workspace) -> None:
    edit(workspace, "2026-03-02.proposed.porch", ("70 dBA", "60 dBA"))
    edit(workspace, "2026-03-02.proposed.yard", ("70 dBA", "65 dBA"), ("thirty", "sixty"))
    adopt(workspace, "porch")
    before = sorted(workspace.ordinances.rglob("*"))
    made = rebase(workspace)
    (conflict,) = made.conflicts
    assert (conflict.place, conflict.met) == ("§ 68-5A", (("70", "65", "60"),))
    assert made.amendment.left == ("1 conflict left, so nothing was written; resolve each with --take",)
    assert sorted(workspace.ordinances.rglob("*")) == before
    assert rebase(workspace, **{"§_68-5A": "ours"}).conflicts == ()
    assert words(text(workspace, "2026-04-14.proposed.yard"))[-2:] == [
        "The limit is 65 dBA at the line of the lot by day.",
        "The permit of the director lasts for sixty days.",
    ]


def test_until_it_is_rebased_its_redline_says_on_its_first_page_what_moved(workspace: Workspace) -> None:
    edit(workspace, "2026-03-02.proposed.yard", ("thirty days", "sixty days"))
    adopt(workspace, "porch")
    setting = SelectionContext(workspace.root, workspace.root, APRIL)
    pair = choose_base_and_draft(setting, "68", None, "yard")
    page = redline(compare(pair.old, pair.new), remarks=pair.remarks)
    assert any(line.startswith("Base moved: 2026-03-02.proposed.yard") for line in page.first_page)
    rebase(workspace)
    pair = choose_base_and_draft(setting, "68", None, "yard")
    page = redline(compare(pair.old, pair.new), remarks=pair.remarks)
    assert not any("ase moved" in line for line in page.first_page)


def test_what_the_checks_find_in_the_result_is_said(workspace: Workspace) -> None:
    cited = "The limit is 70 dBA, see § 68-5B, at the line of the lot by day."
    edit(workspace, "2026-03-02.proposed.yard", ("The limit is 70 dBA at the line of the lot by day.", cited))
    edit(workspace, "2026-03-02.proposed.porch", ("<num>B.</num>", "<num>C.</num>"), ("subsec_B", "subsec_C"))
    adopt(workspace, "porch")
    made = rebase(workspace)
    assert made.amendment.left == (
        "REF002 chp_68__sec_68-5__subsec_A: § 68-5 has no B; it has A, C; write the one that is meant",
    )


def copies(workspace: Workspace, folder: Path, *changes: tuple[str, str]) -> list[Path]:
    """Word files of the pending draft, each edited in one place, as tracked changes of its author."""
    draft = text(workspace, "2026-03-02.proposed.yard")
    made = []
    for at, (old, new) in enumerate(changes):
        edited = write_chapter(draft).decode().replace(old, new).encode()
        path = folder / f"copy-{at}.xml"
        path.write_bytes(edited)
        word = folder / f"copy-{at}.docx"
        word.write_bytes(redline_document(draft, load(path), "docx", SHIPPED, author=f"Author {at}"))
        made.append(word)
    return made


def merge(workspace: Workspace, files: list[Path], takes: dict[str, Take]) -> MergedDraft:
    return merge_files(workspace, workspace.chapter("68"), files, APRIL, committing(workspace), takes, "yard")


def test_the_copies_of_colleagues_are_one_draft_and_whose_each_change_is_is_kept(
    workspace: Workspace, tmp_path: Path
) -> None:
    files = copies(workspace, tmp_path, ("70 dBA", "60 dBA"), ("thirty days", "sixty days"))
    made = merge(workspace, files, {})
    assert made.conflicts == ()
    merged = text(workspace, "2026-04-14.proposed.yard")
    assert words(merged)[-2:] == [
        "The limit is 60 dBA at the line of the lot by day.",
        "The permit of the director lasts for sixty days.",
    ]
    assert [(each.mark, each.author, each.words) for each in merged.changed_by] == [
        ("deleted", "Author 0", "70"),
        ("inserted", "Author 0", "60"),
        ("deleted", "Author 1", "thirty"),
        ("inserted", "Author 1", "sixty"),
    ]
    assert redline(compare(text(workspace, "2020-01-14.codified"), merged)).blocks


def test_two_replacements_of_one_word_are_a_conflict_and_never_joined(workspace: Workspace, tmp_path: Path) -> None:
    files = copies(workspace, tmp_path, ("70 dBA", "60 dBA"), ("70 dBA", "65 dBA"), ("thirty days", "sixty days"))
    made = merge(workspace, files, {})
    assert [(each.place, each.met) for each in made.conflicts] == [("§ 68-5A", (("70", "60", "65"),))]
    with pytest.raises(NotFoundError, match=r"'§ 68-3' has no conflict to resolve"):
        merge(workspace, files, {"§ 68-3": "ours"})
    assert merge(workspace, files, {"§ 68-5A": "theirs"}).conflicts == ()
    assert words(text(workspace, "2026-04-14.proposed.yard"))[1] == "The limit is 65 dBA at the line of the lot by day."
