"""What a newspaper printed, against what it was sent."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from engross.importing.printed_words import printed_words
from engross.model.meeting.misprint import ProofFinding, ProofReport
from engross.model.meeting.notice import NoticeForm
from engross.proofreading import proofread
from engross.rendering import render
from engross.rendering.html.proof_page import proof_page
from engross.services.meetings.documents import notice_of
from engross.services.meetings.loading import LoadedMeeting
from engross.services.meetings.scanned_proof import scanned_proof
from engross.services.scans.page_events import TellPage
from engross.services.scans.scanned_files import is_scan
from engross.workspace import read_bytes


def words_in_file(path: Path) -> str:
    """The words of a file: txt, md, docx or pdf. Errors: EngrossError where it cannot be read."""
    return printed_words(read_bytes(path), path.name)


def words_of_notice(loaded: LoadedMeeting, key: str, form: NoticeForm | None, author: str) -> str:
    """The words of the notice of item ``key`` as the newspaper is sent them. Errors: NotFoundError."""
    made = notice_of(loaded, loaded.item(key), form, author, struck=False)
    return render(replace(made, footer=""), "txt").decode("utf-8")


def proof_of(sent: str, printed: Path, tell: TellPage) -> ProofReport:
    """Where the words that were printed differ from those that were sent, the gravest first; a picture of the page is
    read by text recognition.

    Errors: EngrossError where the file cannot be read, or does not show the notice.
    """
    data = read_bytes(printed)
    if is_scan(data, printed.name):
        return scanned_proof(sent, data, printed.name, tell)
    return ProofReport(tuple(map(ProofFinding, proofread(sent, printed_words(data, printed.name)))))


def proof_report_html(report: ProofReport, printed: Path, summary: str, *, noise: bool) -> bytes:
    """A report as an HTML file, with the pictures; without what is noise unless it is asked for."""
    shown = [each for each in report.findings if noise or each.misprint.kind != "noise"]
    return proof_page(f"Proof of {printed.name}", summary, shown, report.remarks).encode("utf-8")
