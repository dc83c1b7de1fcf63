"""What an import says: for people, and as JSON."""

from __future__ import annotations

from pathlib import Path

from engross.outputs.printed_json import json_document
from engross.services.drafting.draft_import import DraftImport
from engross.services.drafting.import_remarks import remark_lines
from engross.workspace import relative_name


def import_text(root: Path, made: DraftImport, dry_run: bool) -> str:
    """The report for people."""
    lines = []
    for each in made.versions:
        state = ("would be written" if dry_run else "written") if each.written else "as it stands"
        size = f"{each.sections} sections, {each.provisions} provisions"
        lines.append(f"{relative_name(root, each.path)}: {size}; {state}")
    if made.changes:
        lines += ["", "Changes that were read:"]
        lines += [f"- {change.place or 'the chapter'}: {change.words or change.kind + '.'}" for change in made.changes]
    lines += remark_lines(made.remarks)
    return "\n".join(lines) + "\n"


def import_json(root: Path, made: DraftImport, dry_run: bool) -> str:
    """The report as JSON; ``dry_run``: what it says is written would be."""
    data = {
        "dryRun": dry_run,
        "versions": [
            {
                "version": str(each.version),
                "file": relative_name(root, each.path),
                "written": each.written,
                "sections": each.sections,
                "provisions": each.provisions,
            }
            for each in made.versions
        ],
        "changes": [
            {"kind": c.kind, "number": c.place, "old": c.before, "new": c.after, "words": c.words} for c in made.changes
        ],
        "remarks": [{"kind": r.kind, "place": r.place, "words": r.words} for r in made.remarks],
    }
    return json_document("import", data) + "\n"
