"""One bill that replaces words wherever they stand in the law."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from engross.akn import write_chapter
from engross.errors import EngrossError
from engross.services.bills.bill_files import bill_named
from engross.services.bills.bill_texts import bill_remarks, bill_texts
from engross.services.drafting.source_acts import SourceAct, act_recorder
from engross.services.search.everywhere import find_everywhere
from engross.services.search.replacement_bill import ReplacementBill, prepare_replacement
from engross.services.selection.base_and_draft_choice import SelectionContext
from engross.workspace import Workspace
from samples import chapter_of, item, section
from workspaces import committing

TODAY = date(2025, 10, 1)
BILL = ReplacementBill("fines", "An ordinance on fines", "$250", "$300", "Ann Lee")


@pytest.fixture
def fined(workspace: Workspace) -> Workspace:
    """Two chapters that are the law and state one figure three times, once in another form."""
    for number, folder in (("69", "069-dogs"), ("70", "070-cats")):
        law = chapter_of(
            section(
                "1", "Fines.", item("subsection", "A.", f"Of {folder}: $250, or $250.00 on holidays."), "Else $250."
            )
        )
        law = replace(law, uri=law.uri.replace("68", number), root=replace(law.root, label=f"Chapter {number}"))
        path = workspace.ordinances / folder
        path.mkdir()
        (path / f"{law.version}.xml").write_bytes(write_chapter(law))
    return Workspace(workspace.root)


def setting(workspace: Workspace) -> SelectionContext:
    return SelectionContext(workspace.root, workspace.root, TODAY)


def test_every_place_in_the_law_is_found_and_other_forms_are_named(fined: Workspace) -> None:
    found = find_everywhere(setting(fined), "$250")
    assert [(each.folder, each.is_law) for each in found.places] == [
        ("069-dogs", True),
        ("069-dogs", True),
        ("070-cats", True),
        ("070-cats", True),
    ]
    assert len([remark for remark in found.remarks if "in another form too" in remark]) == 2


def test_a_draft_of_each_chapter_and_the_bill_are_written_as_one_act(fined: Workspace) -> None:
    acts: list[SourceAct] = []
    prepare_replacement(setting(fined), BILL, act_recorder(acts))
    assert [len(act.changes) for act in acts] == [3]
    assert fined.bills() == {}
    made = prepare_replacement(setting(fined), BILL, committing(fined))
    assert made.done[0].startswith("069-dogs: “$250” → “$300” in 2 places: ")
    after = Workspace(fined.root)
    bill = bill_named(after, "fines")
    assert bill is not None
    assert (bill.title, bill.sponsor) == ("An ordinance on fines", "Ann Lee")
    texts = bill_texts(after, bill, TODAY)
    assert [text.folder for text in texts] == ["069-dogs", "070-cats"]
    assert not [remark for remark in bill_remarks(bill, texts) if "correct sections" in remark]
    words = " ".join(text.words for text in texts[0].draft.root.children[0].children[0].texts())
    assert words.endswith("$300, or $250.00 on holidays.")


def test_only_chosen_places_change(fined: Workspace) -> None:
    chosen = find_everywhere(setting(fined), "$250").places[2].key
    made = prepare_replacement(setting(fined), replace(BILL, chosen=frozenset([chosen])), committing(fined))
    assert [line.partition(":")[0] for line in made.done] == ["070-cats"]
    left = find_everywhere(setting(Workspace(fined.root)), "$300").places
    assert [(each.folder, each.is_law) for each in left] == [("070-cats", False)]


def test_a_pending_draft_that_keeps_the_words_is_left_to_decide(workspace: Workspace) -> None:
    bill = replace(BILL, words="Sound Level", by="Noise Level")
    with pytest.raises(EngrossError, match="stands not in any chapter that is the law"):
        prepare_replacement(setting(workspace), bill, committing(workspace))
    made = prepare_replacement(setting(workspace), replace(bill, words="dBA", by="dB(A)"), committing(workspace))
    assert any("the draft 2025-10-21.proposed keeps the words" in line for line in made.left)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"name": "No Name"}, "is no name of a bill"),
        ({"title": " "}, "a bill has a title"),
        ({"by": "$250"}, "the same before and after"),
        ({"words": "$999"}, "stands not in"),
        ({"chosen": frozenset(["069-dogs/none:1"])}, "stands not in 069-dogs/none:1"),
    ],
)
def test_what_makes_no_bill_is_refused(wrong: dict[str, object], said: str, fined: Workspace) -> None:
    with pytest.raises(EngrossError, match=said):
        prepare_replacement(setting(fined), replace(BILL, **wrong), committing(fined))  # type: ignore[arg-type]
    assert Workspace(fined.root).bills() == {}


def test_a_name_that_is_taken_is_refused(fined: Workspace) -> None:
    prepare_replacement(setting(fined), BILL, committing(fined))
    again = Workspace(fined.root)
    with pytest.raises(EngrossError, match="there is a bill fines already"):
        prepare_replacement(setting(again), BILL, committing(again))
