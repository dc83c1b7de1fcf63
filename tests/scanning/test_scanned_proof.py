"""Ten scanned pages of a newspaper, made badly: every slip on them is found, and hardly anything else."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from engross.errors import EngrossError
from engross.model.meeting.misprint import ProofFinding, ProofReport
from engross.services.meetings.newspaper_proof import proof_of
from newspaper_pages import BODIES, Scan, newspaper_page, notice_paragraphs

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("recogniser")]

SUBJECTS = tuple(BODIES)
Slip = tuple[str, str]
"""What was sent, and what stands on the page in its place."""

SLIPS: dict[int, tuple[tuple[Slip, Slip], ...]] = {
    150: (
        (("$175", "$176"), ("November 15", "November 16")),
        (("22 licences", "25 licences"), ("shop that sells the same goods", "goods")),
        (("Sections 83-1 and 83-9", "Sections 83-1 and 83-8"), ("10 days", "19 days")),
        (("March 12, 2026", "March 17, 2026"), ("375 bicycles", "315 bicycles")),
        (("Section 108-4", "Section 103-4"), ("350 feet away, for shells over 6 inches", "")),
    ),
    200: (
        (
            ("§ 41-7.", "§ 41-1."),
            ("visible for 2 miles, at its end. B. From November 15 to April 1 the light", "the light"),
        ),
        (("Thursday, March 12", "Tuesday, March 12"), ("6:30 a.m.", "6:80 a.m.")),
        (("8 inches", "3 inches"), ("An objection in writing leads to a hearing", "")),
        (("17 miles", "11 miles"), ("September 7", "September 1")),
        (("$1,000,000", "$1,000,600"), ("shall be gathered before 9:00 a.m. of the next day under the eyes of", "of")),
    ),
}
"""By dots an inch, for each notice."""


def page_with(number: int, slips: Sequence[Slip], scan: Scan) -> bytes:
    """A page that has a notice with slips, between the end of one and the beginning of another of the same meeting."""
    printed = "\n\n".join(notice_paragraphs(SUBJECTS[number]))
    for old, new in slips:
        assert printed.count(old) == 1, old
        printed = printed.replace(old, new)
    above, below = (notice_paragraphs(SUBJECTS[(number + step) % len(SUBJECTS)]) for step in (1, 2))
    return newspaper_page((above[-2:], printed.split("\n\n"), below[:2]), scan)


def report_on(number: int, page: bytes, folder: Path) -> ProofReport:
    file = folder / "page.jpg"
    file.write_bytes(page)
    return proof_of("\n\n".join(notice_paragraphs(SUBJECTS[number])), file, lambda _page, _pages: None)


def is_told(found: ProofFinding, slip: Slip) -> bool:
    """Whether a finding is of the words of a slip."""
    new = slip[1].split()
    gone = [word for word in slip[0].split() if word not in new]
    return all(word.strip(".,;") in found.misprint.sent for word in gone)


@pytest.mark.parametrize("ppi", [150, 200])
def test_ten_slips_on_five_pages(ppi: int, tmp_path: Path) -> None:
    missed, false = [], []
    for number, slips in enumerate(SLIPS[ppi]):
        scan = Scan(ppi, skew=1.0 if number % 2 else -1.0)
        report = report_on(number, page_with(number, slips, scan), tmp_path)
        assert len(report.remarks) == 1
        waiting = list(slips)
        for found in report.grave:
            assert found.picture.startswith(b"\x89PNG")
            told = next((slip for slip in waiting if is_told(found, slip)), None)
            if told is None:
                false.append((number, found.misprint))
            else:
                waiting.remove(told)
        missed += [(number, slip) for slip in waiting]
    assert missed == []
    assert len(false) <= 1, false


def test_a_page_that_lies_on_its_side_is_turned(tmp_path: Path) -> None:
    cv2 = pytest.importorskip("cv2")
    import numpy as np

    sent = notice_paragraphs(SUBJECTS[4])[2:3]
    printed = sent[0].replace("350 feet", "380 feet")
    page = cv2.imdecode(np.frombuffer(newspaper_page((("LEGAL NOTICE", printed),), Scan(150)), np.uint8), 0)
    for turn in (cv2.ROTATE_90_CLOCKWISE, cv2.ROTATE_180):
        turned = cv2.imencode(".png", cv2.rotate(page, turn))[1].tobytes()
        (tmp_path / "page.png").write_bytes(turned)
        (found,) = proof_of(sent[0], tmp_path / "page.png", lambda _page, _pages: None).grave
        assert (found.misprint.sent, found.misprint.printed) == ("350", "380")


def test_another_page_is_not_compared(tmp_path: Path) -> None:
    page = newspaper_page((notice_paragraphs(SUBJECTS[1])[2:4],), Scan(150))
    with pytest.raises(EngrossError, match=r"page\.jpg does not show this notice"):
        report_on(0, page, tmp_path)


@pytest.mark.parametrize(("name", "data"), [("a.png", b"no picture"), ("a.jpg", b"\xff\xd8\xff\xe0 cut off")])
def test_a_damaged_picture_is_refused(name: str, data: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(EngrossError, match=rf"{name}: it is damaged, too large, or no PNG or JPEG picture"):
        proof_of("words", tmp_path / name, lambda _page, _pages: None)
