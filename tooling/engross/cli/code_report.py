"""The report of the import of a whole code, as words and as JSON."""

from __future__ import annotations

from collections.abc import Iterator

from engross.outputs.printed_json import json_document
from engross.services.code.code_import import CodeImport


def code_report(made: CodeImport) -> str:
    """What was found, what was not held, and what was proved, a line each."""
    return "\n".join(_lines(made)) + "\n"


def _lines(made: CodeImport) -> Iterator[str]:
    yield f"{made.name}, {made.version.words}: {made.written or 'no'} files written into {made.workspace}"
    yield ""
    yield "Found:"
    for word, count, forms in made.levels:
        yield f"- {count} {word}" + (f", numbered as {', '.join(forms)}" if forms else "")
    for kind, count in made.counts:
        yield f"- {count} {kind}"
    if made.moved:
        yield ""
        yield "Kept at another level, since the code has them at two places of its order:"
    for kind, count in made.moved:
        yield f"- {count} {kind}"
    yield ""
    yield "Not held:" if made.losses else "Nothing was left out."
    for kind, count in made.losses:
        yield f"- {count} {kind}"
    yield ""
    yield (
        f"Proved: the {made.proof.words} words of the law and the {made.proof.notes} notes in its files are, in "
        "their order, those of the files that were written, as read again."
    )
    if made.to_decide:
        yield ""
        yield "To decide:"
    for sentence in made.to_decide:
        yield f"- {sentence}"


def code_report_json(made: CodeImport) -> str:
    """The same as JSON."""
    data = {
        "code": made.name,
        "version": str(made.version),
        "written": made.written,
        "complete": made.complete,
        "levels": [{"word": word, "count": count, "numbered": list(forms)} for word, count, forms in made.levels],
        "found": dict(made.counts),
        "notHeld": dict(made.losses),
        "kept": dict(made.moved),
        "toDecide": list(made.to_decide),
        "proved": {"words": made.proof.words, "notes": made.proof.notes},
    }
    return json_document("code-import", data) + "\n"
