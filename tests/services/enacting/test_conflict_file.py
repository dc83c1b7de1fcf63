"""The conflicts of a rebase as comments of a Word file, resolved there and read back."""

from __future__ import annotations

import re
import zipfile
from datetime import date
from pathlib import Path

import pytest

from engross.errors import EngrossError
from engross.model.law.chapter import Chapter
from engross.services.enacting.adoption import AdoptionFacts, adopt_draft
from engross.services.enacting.merged_drafts import MergedDraft
from engross.services.enacting.new_drafts import draft_chapter
from engross.services.enacting.rebased_draft import conflict_file, moved_draft, rebase_by_file
from engross.workspace import Workspace, load
from services.enacting.two_limits import write_law
from workspaces import committing

MARCH, APRIL, MAY = date(2026, 3, 2), date(2026, 4, 14), date(2026, 5, 4)
COMMENT = re.compile(r"<w:comment w:id=\"(\d+)\".*?</w:comment>", re.DOTALL)
REFERENCE = '<w:commentRange(?:Start|End) w:id="{0}"/>|<w:commentReference w:id="{0}"/>'


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A chapter whose law changed in two paragraphs that a pending draft changes, too."""
    write_law(tmp_path)
    made = Workspace(tmp_path)
    for name in ("porch", "yard"):
        draft_chapter(made, made.chapter("68"), MARCH, committing(made), name=name)
    edit(made, "2026-03-02.proposed.porch", ("70 dBA", "60 dBA"), ("thirty days", "forty days"))
    edit(made, "2026-03-02.proposed.yard", ("70 dBA", "65 dBA"), ("thirty days", "sixty days"), ("quiet", "peace"))
    told = AdoptionFacts("9-4", on=APRIL, effective="adoption", unnoticed="urgent", ordinance="2026-7")
    adopt_draft(made, made.chapter("68"), told, APRIL, committing(made), "porch")
    return made


def edit(workspace: Workspace, version: str, *changes: tuple[str, str]) -> None:
    path = workspace.ordinances / "068-noise" / f"{version}.xml"
    words = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in words
        words = words.replace(old, new)
    path.write_text(words, encoding="utf-8")


def written(workspace: Workspace) -> Path:
    folder = workspace.chapter("68")
    data = conflict_file(folder, moved_draft(workspace, folder, APRIL), {}, "Elmwood", "engross rebase 68 --from FILE")
    assert data is not None
    path = workspace.root / "conflicts.docx"
    path.write_bytes(data)
    return path


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def save(path: Path, made: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in made.items():
            archive.writestr(name, data)


def without_comment(path: Path, place: str) -> None:
    """Delete the comment on a place, as Word does."""
    made = parts(path)
    comments = made["word/comments.xml"].decode()
    found = next(each for each in COMMENT.finditer(comments) if f", {place} (" in each[0])
    made["word/comments.xml"] = comments.replace(found[0], "").encode()
    document = made["word/document.xml"].decode()
    made["word/document.xml"] = re.sub(REFERENCE.format(found[1]), "", document).encode()
    save(path, made)


def rejected(path: Path, word: str) -> None:
    """Reject the change that inserted ``word`` and the one before it, as Word does."""
    made = parts(path)
    document = made["word/document.xml"].decode()
    inserted = re.search(rf"<w:ins [^>]*>(?:(?!</w:ins>).)*>{word}<.*?</w:ins>", document, re.DOTALL)
    assert inserted is not None
    document = document.replace(inserted[0], "")
    deleted = list(re.finditer(r"<w:del [^>]*>(.*?)</w:del>", document[: inserted.start()], re.DOTALL))[-1]
    kept = deleted[1].replace("w:delText", "w:t")
    made["word/document.xml"] = document.replace(deleted[0], kept).encode()
    save(path, made)


def resolve(workspace: Workspace, path: Path) -> MergedDraft:
    return rebase_by_file(workspace, workspace.chapter("68"), MAY, committing(workspace), path)


def rebased(workspace: Workspace) -> Chapter:
    return load(workspace.ordinances / "068-noise" / "2026-05-04.proposed.yard.xml")


def words(chapter: Chapter) -> list[str]:
    return [block.plain for each in chapter.walk() for block in each.body]  # type: ignore[union-attr]


def test_each_conflict_is_a_comment_at_its_words_with_the_three_texts(workspace: Workspace) -> None:
    made = parts(written(workspace))
    comments = made["word/comments.xml"].decode()
    assert [place for place in ("§ 68-5A", "§ 68-5B") if f", {place} (words)." in comments] == ["§ 68-5A", "§ 68-5B"]
    assert "Conflict 1 of 2" in comments
    assert "What meets: “70” is “65” in the draft and “60” in the law now." in comments
    number = COMMENT.findall(comments)[0]
    document = made["word/document.xml"].decode()
    start = document.index(f'<w:commentRangeStart w:id="{number}"/>')
    around = document[start : document.index(f'<w:commentRangeEnd w:id="{number}"/>')]
    assert re.findall(r"<w:t(?: [^>]*)?>([^<]+)</w:t>", around) == ["65"]


def test_what_was_accepted_rejected_and_edited_is_the_rebased_draft(workspace: Workspace) -> None:
    path = written(workspace)
    rejected(path, "sixty")  # § 68-5B is as the law now has it
    without_comment(path, "§ 68-5B")
    made = parts(path)  # § 68-5A: other words are typed over those of the draft
    document = made["word/document.xml"].decode()
    assert document.count(">65<") == 1
    made["word/document.xml"] = document.replace(">65<", ">62<").encode()
    save(path, made)
    without_comment(path, "§ 68-5A")
    done = resolve(workspace, path)
    assert (done.conflicts, len(done.resolved), done.amendment.left) == ((), 2, ())
    assert words(rebased(workspace)) == [
        "This chapter protects the peace of the city.",
        "The limit is 62 dBA at the line of the lot by day.",
        "The permit of the director lasts for forty days.",
    ]
    assert rebased(workspace).base == "2026-04-14.enacted.porch"
    assert [action.kind for action in rebased(workspace).actions] == ["drafted", "rebased"]
    law = load(workspace.ordinances / "068-noise" / "2026-04-14.enacted.porch.xml")
    assert [each.identity for each in rebased(workspace).walk()] == [each.identity for each in law.walk()]


def test_a_comment_that_is_left_is_a_conflict_that_is_left(workspace: Workspace) -> None:
    path = written(workspace)
    without_comment(path, "§ 68-5A")
    before = sorted(workspace.ordinances.rglob("*"))
    done = resolve(workspace, path)
    assert [each.place for each in done.conflicts] == ["§ 68-5B"]
    assert "still has the comment of § 68-5B, so nothing was written" in done.amendment.left[0]
    assert sorted(workspace.ordinances.rglob("*")) == before


def test_a_comment_that_word_marks_as_resolved_is_resolved(workspace: Workspace) -> None:
    path = written(workspace)
    made = parts(path)
    w14, w15 = (f"http://schemas.microsoft.com/office/word/{name}" for name in ("2010/wordml", "2012/wordml"))
    at = iter(range(1, 9))
    comments = re.sub(
        r"<w:p>",
        lambda _: f'<w:p xmlns:w14="{w14}" w14:paraId="0000000{next(at)}">',
        made["word/comments.xml"].decode(),
    )
    made["word/comments.xml"] = comments.encode()
    done = "".join(f'<w15:commentEx w15:paraId="0000000{number}" w15:done="1"/>' for number in (1, 2))
    made["word/commentsExtended.xml"] = f'<w15:commentsEx xmlns:w15="{w15}">{done}</w15:commentsEx>'.encode()
    relation = (
        '<Relationship Id="rIdResolved" Type="http://schemas.microsoft.com/office/2011/relationships/commentsExtended" '
        'Target="commentsExtended.xml"/></Relationships>'
    )
    rels = made["word/_rels/document.xml.rels"].decode().replace("</Relationships>", relation)
    made["word/_rels/document.xml.rels"] = rels.encode()
    save(path, made)
    assert resolve(workspace, path).conflicts == ()
    assert words(rebased(workspace))[1] == "The limit is 65 dBA at the line of the lot by day."


def test_a_file_of_other_texts_is_refused(workspace: Workspace) -> None:
    path = written(workspace)
    edit(workspace, "2026-03-02.proposed.yard", ("peace", "calm"))
    with pytest.raises(
        EngrossError, match=r"was not made from 2026-03-02.proposed.yard and 2026-04-14.enacted.porch as"
    ):
        resolve(workspace, path)
    made = {name: data for name, data in parts(path).items() if not name.startswith("customXml")}
    rels = re.sub(rb"<Relationship [^>]*customXml[^>]*/>", b"", made["word/_rels/document.xml.rels"])
    save(path, made | {"word/_rels/document.xml.rels": rels})
    with pytest.raises(EngrossError, match="does not carry the texts that it was made from"):
        resolve(workspace, path)


def test_without_a_conflict_there_is_no_file(workspace: Workspace) -> None:
    folder = workspace.chapter("68")
    rebase = moved_draft(workspace, folder, APRIL)
    assert conflict_file(folder, rebase, {"": "ours"}, "Elmwood", "engross") is None
