"""A newspaper's page, scan or photograph, compared with the notice that was sent."""

from __future__ import annotations

from pathlib import Path

from engross.desk.kept_results import keep_data, keep_told
from engross.desk.kept_uploads import file_in
from engross.services.meetings.newspaper_proof import proof_of, words_in_file
from engross.services.scans.page_events import untold


def compare_printed_page(_root: Path, folder: Path) -> None:
    """Keep where the file of the role "page" in ``folder`` differs from that of "sent", with pictures of the places.

    Errors: EngrossError where the file cannot be read, or does not show the notice.
    """
    report = proof_of(words_in_file(file_in(folder, "sent")), file_in(folder, "page"), untold)
    shown = []
    for number, each in enumerate((each for each in report.findings if each.misprint.kind != "noise"), 1):
        picture = f"picture-{number}.png" if each.picture else ""
        if picture:
            keep_data(folder, picture, each.picture)
        misprint = each.misprint
        words = {"sent": misprint.sent, "printed": misprint.printed, "behind": misprint.behind}
        shown.append({"what": misprint.what, "where": each.where, "picture": picture, **words})
    noise = len(report.findings) - len(shown)
    keep_told(folder, {"findings": shown, "grave": len(report.grave), "noise": noise, "remarks": list(report.remarks)})
