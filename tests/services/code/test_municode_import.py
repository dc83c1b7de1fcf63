"""A code exported to Markdown: units and sections as headings, items as lists, notes as paragraphs."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from engross.errors import EngrossError
from engross.import_proof.code_words import prove_code
from engross.import_proof.municode_words import municode_words
from engross.importing.code.item_nesting import follows
from engross.model.law.chapter import Chapter
from engross.model.law.provision import Provision
from engross.services.code.code_import import CodeImport, import_code
from engross.workspace import Workspace, load

EXPORT = """# Exampleton Law

Made from the pages of the City of Exampleton, MA.

- Retrieved: `2026-02-03T01:02:03`

---
<!-- id:1 -->
### PART I CHARTER

#### DIVISION 1 CHARTER

##### ARTICLE 1. NAME

###### SECTION 1-1: NAME

The city is Exampleton.

### PART II CODE

#### CHAPTER 1 DOGS*

Cross reference(s) – Cats, § 2-1.

##### ARTICLE I. IN GENERAL

###### DIVISION 1. LEASHES

###### Sec. 1-1. – Leash.

1. (a) A dog is on a leash that is:
2. (1) short; and
3. (2) of:
4. a. leather; or
5. b. rope.

Rope is dear.

1. (b) A cat is not.

| Dog | Fee |
| --- | --- |
| Big | $5 |

Words **behind** the table.

(Ord. No. 2019-4, 3-5-2019)

###### Secs. 1-2-1-9. Reserved.

###### Sec. 1-10. Fines.

A fine is $5.

###### Sec. 1-11. Costs.

A cost is $1.

#### ORDINANCE TABLE

Chapter 1 is of 1990.

### APPENDIX B RULES

#### Section 1. Quorum.

Five.
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> CodeImport:
    home = tmp_path_factory.mktemp("export")
    (home / "code.md").write_text(EXPORT, encoding="utf-8")
    return import_code(home, home / "workspace", None, datetime(2026, 11, 1, tzinfo=UTC))


@pytest.fixture(scope="module")
def chapters(made: CodeImport) -> dict[str, Chapter]:
    return {each.name: load(each.versions[-1].path) for each in Workspace(made.workspace).chapters()}


def shape(provision: Provision) -> object:
    """The labels of what stands in a provision, level by level; words between are "…"."""
    return [
        (child.label or "…", shape(child)) if child.children else child.label or "…" for child in provision.children
    ]


def test_each_chapter_appendix_and_part_without_chapters_has_a_file(chapters: dict[str, Chapter]) -> None:
    assert list(chapters) == [
        "001-dogs",
        "appendix-b-rules",
        "ordinance-table",
        "part-i-charter",
    ]
    assert chapters["part-i-charter"].root.level == "part"
    assert chapters["001-dogs"].above[0].label == "PART II"


def test_items_are_nested_by_their_labels(chapters: dict[str, Chapter]) -> None:
    leash = next(each for each in chapters["001-dogs"].walk() if each.number == "1-1")
    assert shape(leash) == [("(a)", ["(1)", ("(2)", ["a.", "b."])]), "…", "(b)"]
    assert leash.heading is not None
    assert leash.heading.plain == "Leash."
    assert [note.ordinance for note in leash.notes] == ["Ord. No. 2019-4"]


def test_a_range_is_one_provision_with_its_ends(chapters: dict[str, Chapter]) -> None:
    reserved = next(each for each in chapters["001-dogs"].walk() if each.status == "reserved")
    assert reserved.number == "1-2 to 1-9"


def test_what_is_not_law_is_counted(made: CodeImport) -> None:
    assert dict(made.losses) == {"words before the first unit (about the export)": 12}
    assert made.name == "City of Exampleton, MA, Code"
    assert str(made.version) == "2026-02-03.codified"


@pytest.mark.parametrize(
    ("was", "now"), [("Rope is dear.", "Rope dear."), ("1. (b)", "1. (c)"), ("Five.", "Five. Six."), ("Cats", "Cows")]
)
def test_the_proof_finds_another_word(chapters: dict[str, Chapter], was: str, now: str) -> None:
    names = ("part-i-charter", "001-dogs", "ordinance-table", "appendix-b-rules")
    read = [chapters[name] for name in names]
    history = frozenset({"(Ord. No. 2019-4, 3-5-2019)"})
    assert prove_code(municode_words(EXPORT.encode(), history), read).notes == 2
    with pytest.raises(EngrossError, match="not those of the code"):
        prove_code(municode_words(EXPORT.replace(was, now).encode(), history), read)


@pytest.mark.parametrize(
    ("before", "after", "next_"),
    [("(a)", "(b)", True), ("(h)", "(i)", True), ("(i)", "(ii)", True), ("(z)", "(aa)", True), ("(a)", "(1)", False),
     ("(a)", "(c)", False), ("9.", "10.", True), ("(ww)", "(xx)", True)],
)  # fmt: skip
def test_what_follows_in_a_series(before: str, after: str, next_: bool) -> None:
    assert follows(before, after) is next_


@pytest.mark.parametrize(
    "law",
    [
        "Ordinance No. 12 of the city, concerning dogs, shall be void.",
        "Ordinances No. 12 and 13 are repealed.",
        "Resolution No. 5 governs the fees of this chapter.",
    ],
)
def test_a_sentence_of_the_law_that_begins_as_a_history_note_does_is_law(law: str, tmp_path: Path) -> None:
    source = tmp_path / "code.md"
    note = "(Ord. No. 2005-12, § 1, 5-4-2005)"
    source.write_text(f"# Code\n\n#### CHAPTER 1 DOGS\n\n###### Sec. 1-1. Dogs.\n\n{law}\n\n{note}\n", encoding="utf-8")
    made = import_code(source, tmp_path / "workspace", date(2026, 2, 1), datetime(2026, 11, 1, tzinfo=UTC))
    (folder,) = Workspace(made.workspace).chapters()
    (section,) = load(folder.versions[0].path).sections()
    assert [text.plain for text in section.texts()][-1] == law
    assert [each.text.plain for each in section.notes] == [note]
