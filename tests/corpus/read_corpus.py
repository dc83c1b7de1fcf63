"""Import every Word file under a folder, and say what became of each: ``make corpus DIR=…``.

Each file is read twice, strict and lenient, in a process of its own with bounds of time and memory. What was read is
judged by the reader that proves imports (``engross.import_proof``), which shares no code with the one that imports.
"""

from __future__ import annotations

import os
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bounded import Call, bounded_calls

from engross.errors import EngrossError
from engross.import_proof import ImportFault, judge_import
from engross.import_proof.expected_words import expected_words, note_words
from engross.import_proof.shown_page import shown_words
from engross.import_proof.word_file import word_page
from engross.importing import Identity, import_word
from engross.model.law.chapter import Body, Version

_SHOWN = 12
"""So many files or reasons of a kind are named."""
_KINDS = {
    "unreadable": "unreadable",
    "changes": "tracked changes lost",
    "numbered": "numbered text left out",
    "omitted": "too much left out",
}


@dataclass(frozen=True)
class Reading:
    """What became of a file: ``read``, ``refused``, or the kind of fault that the proof found; and the sentence."""

    outcome: str
    sentence: str = ""
    sections: int = 0


@dataclass(frozen=True)
class Job:
    """A file to be read, strict or lenient."""

    file: Path
    lenient: bool


def read(job: Job) -> Reading:
    """Import a file and judge the import."""
    data, name = job.file.read_bytes(), "x.docx"
    try:
        made = import_word(data, name, (), _identity, lenient=job.lenient)
    except EngrossError as refusal:
        return Reading("refused", str(refusal).removeprefix(f"{name}: "))
    listed = [remark.words for remark in made.remarks if remark.kind in ("furniture", "left out")]
    judged = judge_import(data, name, made.proposal, made.base, listed, lenient=job.lenient)
    if isinstance(judged, ImportFault):
        return Reading(_KINDS.get(judged.kind) or _lost_or_moved(data, name, made.proposal, listed), judged.sentence)
    return Reading("read", sections=sum(1 for _ in made.proposal.sections()))


def _identity(side: str, *_: object) -> Identity:
    version = Version(date(2026, 1, 2 if side == "new" else 1), "proposed" if side == "new" else "codified")
    return Identity("/akn/us/act/code/draft", Body("council", "Council"), version, (), "", "Draft")


def _lost_or_moved(data: bytes, name: str, chapter: object, listed: Sequence[str]) -> str:
    """Whether every word of the page is somewhere in what was read."""
    page = word_page(data, name)
    shown: Counter[str] = Counter(word for line in page.new for word in line.words.split())
    made: Counter[str] = Counter()
    for each in expected_words(chapter):  # type: ignore[arg-type]
        made.update(each.words.split())
        made.update(word for note in each.notes for word in note_words(note).split())
    made.update(word for words in listed for word in shown_words(words).split())
    return "lost words" if shown - made else "out of order"


def report(calls: Sequence[Call[Job, Reading]], root: Path) -> Iterator[str]:
    """The report, line by line: counts, reasons, faults, the slowest and the largest."""
    for lenient in (False, True):
        own = [call for call in calls if call.argument.lenient == lenient]
        outcomes = Counter(call.result.outcome if call.result else call.fault.split(":")[0] for call in own)
        yield f"{'lenient' if lenient else 'strict'}: {len(own)} files"
        for outcome in ("read", "refused", *_KINDS.values(), "out of order", "lost words", "traceback"):
            yield f"  {outcome}: {outcomes.pop(outcome, 0)}"
        yield from (f"  {outcome}: {count}" for outcome, count in sorted(outcomes.items()))
        yield from _reasons([call for call in own if call.result and call.result.outcome == "refused"], root)
        yield from _faults(
            [call for call in own if not call.result or call.result.outcome not in ("read", "refused")], root
        )
    yield "slowest:"
    for call in sorted(calls, key=lambda call: -call.seconds)[:3]:
        yield f"  {call.seconds:.1f} s: {call.argument.file.relative_to(root)}"
    yield "most memory:"
    for call in sorted(calls, key=lambda call: -call.megabytes)[:3]:
        yield f"  {call.megabytes:.0f} MB: {call.argument.file.relative_to(root)}"


def _reasons(refused: Sequence[Call[Job, Reading]], root: Path) -> Iterator[str]:
    reasons: dict[str, list[Path]] = defaultdict(list)
    for call in refused:
        if call.result:
            reasons[_general(call.result.sentence)].append(call.argument.file)
    for reason, files in sorted(reasons.items(), key=lambda item: -len(item[1]))[:_SHOWN]:
        yield f"  refused {len(files)}: {reason} (as {files[0].relative_to(root)})"


def _general(sentence: str) -> str:
    """A refusal without the words and numbers of its file."""
    sentence = re.sub(r" ?\(“.*?”\)|“.*?”|'.*?'", "…", sentence)
    return re.sub(r"\d+", "N", sentence)[:110]


def _faults(faulty: Sequence[Call[Job, Reading]], root: Path) -> Iterator[str]:
    for call in faulty[: 5 * _SHOWN]:
        outcome, sentence = (call.result.outcome, call.result.sentence) if call.result else (call.fault, "")
        yield f"  {call.argument.file.relative_to(root)}: {outcome}: {sentence}"[:330]


def main(folder: str) -> None:
    """Read every .docx file under ``folder``; exit status 1 where one was read wrongly."""
    root = Path(folder)
    files = sorted(path for path in root.rglob("*.docx") if path.is_file() and not path.name.startswith("~$"))
    if not files:
        sys.exit(f"there is no .docx file under {folder}; say make corpus DIR=…")
    jobs = [Job(file, lenient) for file in files for lenient in (False, True)]
    calls: list[Call[Job, Reading]] = []
    for call in bounded_calls(read, jobs, workers=os.cpu_count() or 1):
        calls.append(call)
        if sys.stderr.isatty():
            print(f"\r{len(calls)} of {len(jobs)}", end="", file=sys.stderr)
    calls.sort(key=lambda call: (call.argument.file, call.argument.lenient))
    print("\n".join(report(calls, root)))
    sys.exit(any(call.result is None or call.result.outcome not in ("read", "refused") for call in calls))


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "")
