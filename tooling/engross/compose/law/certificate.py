"""The last page of a redline: what was compared, how much changed, and what was verified."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from engross.compose.source_names import chapter_name, file_name, full_hash
from engross.model.comparison.comparison import ChangeKind, Comparison, ProvisionChange
from engross.model.fingerprint import FINGERPRINT_NAME, fingerprint
from engross.model.law.chapter import Stage
from engross.model.publication.accepted_text import side_text
from engross.model.publication.publication import Grid, GridCell, GridRow, Line, PageBlock, Run, Style

KIND_WORDS: dict[ChangeKind, str] = {
    "amended": "amended",
    "added": "added",
    "repealed": "repealed",
    "renumbered": "renumbered only",
    "moved": "moved (counted at both places)",
    "split": "split (each part counted)",
    "joined": "joined (each part counted)",
    "terms": "terms only (capitals or hyphens of defined terms)",
    "unchanged": "unchanged",
}
_TEXT_WORDS: dict[Stage, str] = {"codified": "Codified text", "enacted": "Enacted text", "proposed": "Proposal"}


def certificate(
    comparison: Comparison, root: ProvisionChange, page: Sequence[PageBlock], remarks: Sequence[str] = ()
) -> tuple[PageBlock, ...]:
    """The certificate of the redline of ``root``, whose lines are ``page``; ``remarks`` is what is to be known of its
    texts, a sentence each.

    It states that accept and reject were verified on the file's own bytes: whoever writes the file out does so
    first (``verify``), and writes nothing where they fail.
    """
    old, new = comparison.old, comparison.new
    counts = Counter(change.kind for change in root.walk())
    rows = [
        (_base_words(comparison, remarks), f"{file_name(old)} ({old.version})"),
        ("SHA-256 of that file", full_hash(old)),
        (_TEXT_WORDS[new.version.stage], f"{file_name(new)} ({new.version})"),
        ("SHA-256 of that file", full_hash(new)),
        *(("Note", remark) for remark in remarks),
        ("Provisions", "; ".join(f"{counts[kind]} {words}" for kind, words in KIND_WORDS.items() if counts[kind])),
        ("Text after rejecting all changes", fingerprint(side_text(page, "old"))),
        ("Text after accepting all changes", fingerprint(side_text(page, "new"))),
    ]
    return (
        Line("heading", (Run("Certificate of comparison"),)),
        Line("body", (Run(chapter_name(new)),)),
        plain_table(rows),
        Line(
            "body",
            (
                Run(
                    "Rejecting all changes in a file with tracked changes gives the base word for word, accepting all "
                    "changes gives the proposal; both were verified on the bytes of the file before it was written. "
                    f"A text's fingerprint ({FINGERPRINT_NAME}) is the SHA-256 of all that its reader sees, in order: "
                    "labels, words, line breaks, rows, cells (empty ones too) and notes."
                ),
            ),
        ),
    )


def _base_words(comparison: Comparison, remarks: Sequence[str]) -> str:
    """What the base is. That it is in force is said only of what a proposal changes, and where nothing is remarked: an
    enacted text may be the law itself, and a draft is compared with an earlier one, too."""
    old, new = comparison.old.version.stage, comparison.new.version.stage
    in_force = old != "proposed" and new == "proposed" and not remarks
    return f"{'Text in force' if in_force else _TEXT_WORDS[old]} (base)"


def plain_table(rows: Sequence[tuple[str, ...]], *, head: bool = False) -> Grid:
    """A table of plain words, a tuple a row; the rows are equally long. ``head``: the first row names the columns."""
    return Grid(tuple(_row(row, heading=head and at == 0) for at, row in enumerate(rows)), len(rows[0]))


def _row(cells: tuple[str, ...], *, heading: bool) -> GridRow:
    style: Style = "cell-heading" if heading else "cell"
    return GridRow(tuple(GridCell((Line(style, (Run(words),)),), heading=heading) for words in cells))
