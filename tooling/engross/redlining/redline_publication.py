"""A redlined Word file as a publication, as a list of its changes in words, and as data."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from engross.model.law.text import LINE_BREAK
from engross.model.publication.publication import PARAGRAPH_SIGN, Line, Publication, Run
from engross.redlining.edited_file import EditedFile
from engross.redlining.page_changes import changed_lines
from engross.redlining.redline_page import RedlinePage

_SIGNS = {"kept": "=", "deleted": "-", "inserted": "+"}
_BLANKS = {"\t": "[tab]", "\u00a0": "[no-break blank]", LINE_BREAK: "[line break]"}
_LONGEST = 160
"""Characters of a passage that are quoted in the list of changes."""


def redline_publication(redline: bytes, old: tuple[bytes, str], new: tuple[bytes, str]) -> Publication:
    """The redline of two Word files, each its bytes and its name, for any format."""
    (before, from_name), (after, to_name) = old, new
    title = f"{to_name}: redline against {from_name}"
    hashes = " · ".join(
        f"{name} sha256 {hashlib.sha256(data).hexdigest()[:16]}"
        for data, name in ((after, to_name), (before, from_name))
    )
    return Publication(title, RedlinePage(EditedFile(redline, to_name)).blocks(), footer=f"{title} · {hashes}")


def changes_publication(redline: Publication) -> Publication:
    """The changes of such a redline in words, a line a paragraph, under the headings that they stand under."""
    lines: list[Line] = []
    under = None
    for heading, line in changed_lines(redline.blocks):
        if heading != under:
            under = heading
            lines.append(Line("heading", (Run(heading or "At the beginning"),)))
        lines.append(Line("item", (Run(_sentence(line)),)))
    return Publication(redline.title, tuple(lines) or (Line("body", (Run("No words change."),)),), redline.footer)


def changes_json(redline: Publication, old_name: str, new_name: str) -> dict[str, object]:
    """The changes as data: each changed paragraph with its label, the heading above it, both texts and the operations.

    Kinds are ``added``, ``deleted`` and ``amended``.
    """
    return {
        "chapter": "",
        "from": old_name,
        "to": new_name,
        "changes": [
            {
                "kind": _kind(line),
                "number": "".join(run.text for run in line.label if run.mark != "deleted"),
                "heading": heading,
                "old": _side(line, "inserted"),
                "new": _side(line, "deleted"),
                "ops": [[_SIGNS[run.mark], _words(run.text)] for run in _shown(line)],
            }
            for heading, line in changed_lines(redline.blocks)
        ],
    }


def _kind(line: Line) -> str:
    """What became of a paragraph; one in a row that was added or deleted is added or deleted with it."""
    marks = {run.mark for run in line.runs} or {line.mark}
    if len(marks) > 1 or "kept" in marks:
        return "amended"
    return "added" if "inserted" in marks else "deleted"


def _sentence(line: Line) -> str:
    kind = _kind(line)
    if kind != "amended":
        verb = "Adds" if kind == "added" else "Deletes"
        return f"{verb} “{_quoted(''.join(map(_named, line.runs)))}”."
    said = "; ".join(_replacements(line))
    return f"{said[:1].upper()}{said[1:]}."


def _replacements(line: Line) -> Iterator[str]:
    """What is replaced, inserted and deleted in a paragraph, in order."""
    deleted = ""
    for run in (*_shown(line), Run("")):
        if run.mark == "deleted":
            deleted += _named(run)
        elif run.mark == "inserted":
            yield _replacement(deleted, _named(run)) if deleted else f"inserts “{_quoted(_named(run))}”"
            deleted = ""
        elif deleted:
            yield f"deletes “{_quoted(deleted)}”"
            deleted = ""


def _replacement(deleted: str, inserted: str) -> str:
    old, new = _quoted(deleted), _quoted(inserted)
    return f"replaces “{old}” with “{new}”" if old != new else f"replaces “{old}” with another that reads the same"


def _named(run: Run) -> str:
    """The words of a run; those of the marker of a note are the words of the note."""
    if run.note is None:
        return run.text
    words = " ".join("".join(each.text for each in content).strip() for content in run.note.content)
    return f"[note {run.text}: {words}]"


def _shown(line: Line) -> Iterator[Run]:
    """The runs of a line with the sign of its end, and behind the marker of each note the words that change in it."""
    for run in (*line.label, *line.runs_and_end):
        yield run
        if run.note and run.mark == "kept":
            yield from (each for content in run.note.content for each in content if each.mark != "kept")


def _quoted(text: str) -> str:
    """The beginning of a text; where it is nothing but blanks, what blanks they are."""
    if text and not text.strip():
        text = "".join(_BLANKS.get(blank, blank) for blank in text)
    words = text.replace("\t", " ").replace(LINE_BREAK, " / ") or PARAGRAPH_SIGN
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"


def _side(line: Line, gone: str) -> str:
    return "".join(_words(run.text) for run in line.runs if run.mark != gone and run.note is None)


def _words(text: str) -> str:
    return text.replace(LINE_BREAK, "\n")
