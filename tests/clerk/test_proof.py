"""The newspaper's pages of the packet, read against what was sent: the figures that matter, and nothing made up."""

from __future__ import annotations

import pytest

from clerk.test_fidelity import PACKET, desk
from engross.model.meeting.misprint import Misprint
from engross.model.publication.accepted_text import side_blocks
from engross.proofreading import proofread
from engross.services.meetings.documents import notice_of


def proof(item: str, file: str) -> tuple[Misprint, ...]:
    if not PACKET.is_dir():
        pytest.skip(f"the packet is not at {PACKET}; set ENGROSS_SHARED to the folder that holds it")
    made = notice_of(desk(), desk().item(item), "clean", "x", struck=True)
    return proofread("\n".join(side_blocks(made.blocks, "new")), (PACKET / file).read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("item", "file", "grave"),
    [
        ("84", "ch-084-notice-as-printed.md", [("date", 23, "17th", "_____"), ("added", 1, "", "PUBLIC NOTICES")]),
        (
            "parking",
            "parking-notice-as-printed.md",
            [("date", 13, "17th", "_____"), ("missing", 0, "Residential Parking Permit Program", "")],
        ),
        (
            "126",
            "ch-126-notice-as-printed.md",
            [("date", 111, "17th", "_____"), ("number", 69, "6.", "8."), ("added", 1, "", "PUBLIC NOTICES")],
        ),
        (
            "112",
            "ch-112-notice-as-printed.md",
            [
                ("date", 257, "17th", "_____"),
                ("date", 257, "2025.", "2026."),
                ("date", 307, "2028;", "2026;"),
                ("added", 149, "", "trees"),
            ],
        ),
    ],
)
def test_what_matters_on_the_printed_pages(item: str, file: str, grave: list[tuple[str, int, str, str]]) -> None:
    found = [each for each in proof(item, file) if each.kind not in ("noise", "repeated")]
    assert [(each.kind, each.line, each.sent, each.printed) for each in found] == grave


def test_columns_that_were_scanned_twice_are_no_misprints() -> None:
    kinds = [each.kind for each in proof("112", "ch-112-notice-as-printed.md")]
    assert kinds.count("repeated") == 5
    assert kinds.count("noise") == 4
