"""The report of a proof as a page: what differs, where, and the picture of it."""

from __future__ import annotations

import base64

from lxml import html

from engross.model.meeting.misprint import Misprint, PrintedPlace, ProofFinding
from engross.rendering.html.proof_page import proof_page


def test_each_difference_with_its_picture_and_its_words() -> None:
    figure = Misprint("figure", "$250", "$<b>260</b>", 3, "The fine is", 40)
    gone = Misprint("missing", "by night", "", 0, "measured", 60)
    findings = [ProofFinding(figure, PrintedPlace(1, 2, 14), b"PNG of it"), ProofFinding(gone)]
    page = html.fromstring(
        proof_page("Proof of page.jpg", "2 to look at", findings, ["30 lines of the page are others'"])
    )
    first, second = page.findall(".//section")
    assert first.findtext("h2") == "1. Another figure"
    (picture,) = first.findall(".//img")
    assert picture.get("src") == "data:image/png;base64," + base64.b64encode(b"PNG of it").decode()
    assert "page 1, column 2, line 14" in picture.get("alt")
    assert [each.text_content() for each in first.findall(".//dd")] == [
        "page 1, column 2, line 14",
        "The fine is",
        "$250",
        "$<b>260</b>",
    ]
    assert second.findall(".//img") == []
    assert [each.text_content() for each in second.findall(".//dd")] == ["measured", "by night", "nothing"]
    assert "30 lines of the page are others'." in page.text_content()
