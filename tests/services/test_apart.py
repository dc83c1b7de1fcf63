"""The services know of no command line; the use cases are driven through them alone."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import engross.services
from engross.workspace import Workspace
from workspaces import write_meeting

PACKAGE = Path(engross.services.__file__).parent
FILES = sorted(PACKAGE.rglob("*.py"))
MODULES = sorted(
    ".".join(["engross.services", *path.relative_to(PACKAGE).with_suffix("").parts]).removesuffix(".__init__")
    for path in FILES
)


@pytest.mark.parametrize("word", ["click", "print(", "input(", "sys.std", "os.environ", "getenv", "today()", ".now("])
def test_no_service_names_a_terminal_a_clock_or_the_environment(word: str) -> None:
    named = re.compile(rf"(?<!\w){re.escape(word)}" if word[0].isalpha() else re.escape(word))
    assert [str(path) for path in FILES if named.search(path.read_text(encoding="utf-8"))] == []


def test_no_service_imports_click() -> None:
    code = (
        "import sys\nfrom importlib import import_module\n"
        f"for name in {MODULES!r}: import_module(name)\n"
        "print(sorted(name for name in sys.modules if name.split('.')[0] == 'click'))"
    )
    path = {"PYTHONPATH": str(PACKAGE.parents[1]), "ENGROSS_CACHE": ""}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", env=path, check=True)
    assert done.stdout == "[]\n"


DRIVEN = """
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from engross.services.building.workspace_build import build_workspace
from engross.services.checking.check_report import account_of, every_chapter, report_of
from engross.services.checking.chapter_checks import codes_of
from engross.services.drafting.draft_import import import_draft
from engross.services.drafting.source_acts import act_committer
from engross.services.events import ignore
from engross.services.documents.clean_document import clean_document
from engross.services.documents.redline_document import changes_text, redline_document
from engross.services.meetings.agreement import checks_of, findings_about
from engross.services.meetings.documents import agenda_bytes, items_noticed, minutes_bytes, notice_bytes
from engross.services.meetings.loading import load_meeting, load_meetings, require_kept_dates
from engross.services.meetings.packets import packet_bytes, staff_file_bytes
from engross.services.documents.redline_author import redline_author
from engross.services.selection.base_and_draft_choice import SelectionContext, choose_base_and_draft
from engross.services.site.publishing import publish_site
from engross.services.building.build_verification import verify_build
from engross.workspace import Workspace

DAY = date(2025, 10, 1)
NOW = datetime(2025, 10, 1, tzinfo=UTC)
workspace = Workspace(Path(sys.argv[1]))
author, templates = redline_author(workspace), workspace.templates()
pair = choose_base_and_draft(SelectionContext(workspace.root, workspace.root, DAY), "68", None, None)
old, new = pair.old, pair.new
assert (str(old.version), str(new.version)) == ("2020-01-14.codified", "2025-10-21.proposed")
word = workspace.root / "noise.docx"
word.write_bytes(redline_document(old, new, "docx", templates, author=author))
assert b"70" in redline_document(old, new, "txt", templates, author=author, section="68-5")
assert b"60 dBA" in clean_document(new, "html", templates)
assert b"60" in changes_text(old, new)

codes = codes_of(None, None)
account = account_of(workspace, list(every_chapter(workspace, None, codes, DAY)), codes, map, DAY, meetings=None)
assert ("068-noise", "2025-10-21.proposed") in account.checked
assert all(finding.code in report_of(account, "json") for finding in account.findings)

loaded = load_meeting(workspace, "2025-10-21")
require_kept_dates(loaded)
found = list(findings_about(loaded))
(heard,) = items_noticed(loaded, ())
for made in (agenda_bytes(loaded, "docx"), minutes_bytes(loaded, "pdf"), notice_bytes(loaded, heard, None, author, "txt")):
    assert made
assert packet_bytes(loaded, author, "pdf").startswith(b"%PDF")
assert staff_file_bytes(loaded, checks_of(loaded), "docx").startswith(b"PK")

drafted = import_draft(workspace, word, "68", date(2026, 1, 5), None, lenient=False, write=act_committer(workspace, NOW))
assert [each.written for each in drafted.versions] == [False, True]

build_workspace(workspace, load_meetings(workspace), map, DAY, ignore)
assert publish_site(workspace, workspace.build / "site", map, DAY, ignore).files > 10
assert verify_build(workspace, workspace.build).faults == ()
print(sorted(name for name in sys.modules if name.split(".")[0] == "click"))
"""


def test_the_use_cases_are_driven_without_a_command_line(workspace: Workspace) -> None:
    write_meeting(workspace.root)
    done = subprocess.run(
        [sys.executable, "-c", DRIVEN, str(workspace.root)],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(PACKAGE.parents[1])},
        check=False,
    )
    assert (done.stdout, done.stderr, done.returncode) == ("[]\n", "", 0)
