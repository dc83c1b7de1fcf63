"""The clippings and affidavits that show what has become of a notice: kept beside the meetings, each with its hash."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from engross.errors import EngrossError
from engross.meetings.dates_in_words import long_day
from engross.model.meeting.notice import State
from engross.outputs.atomic_writing import digest
from engross.services.drafting.source_acts import SourceChange
from engross.services.meetings.loading import LoadedMeeting
from engross.values import dataclass
from engross.workspace import read_bytes

_FOLDER = "evidence"
_KINDS = (".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".txt", ".eml", ".docx", ".html")


@dataclass(frozen=True, slots=True)
class KeptEvidence:
    """A file as it is kept: its name from the meeting's folder, its SHA-256, and the change that puts it there."""

    name: str
    sha256: str
    change: SourceChange


def kept_evidence(loaded: LoadedMeeting, key: str, state: State, day: date, file: Path) -> KeptEvidence:
    """The file that shows that the notice of item ``key`` is in ``state``, as it is kept; ``day`` is in its name.

    Its name holds the beginning of its hash: another file never takes its place. Errors: EngrossError where it cannot
    be read, or is not of a kind that is kept.
    """
    suffix = file.suffix.lower()
    if suffix not in _KINDS:
        raise EngrossError(f"{file.name} is no clipping or affidavit; keep one of {', '.join(_KINDS)}")
    data = read_bytes(file)
    sha256 = hashlib.sha256(data).hexdigest()
    name = f"{_FOLDER}/{loaded.meeting.key}.{key}.{state}-{day.isoformat()}.{sha256[:8]}{suffix}"
    path = loaded.path.parent / name
    return KeptEvidence(name, sha256, SourceChange(path, data, digest(path) if path.exists() else None))


def evidence_faults(loaded: LoadedMeeting) -> Iterator[str]:
    """Each file of evidence that is gone, or another than the one that was kept: a sentence each."""
    for item in loaded.meeting.hearings():
        for step in item.notice.steps if item.notice else ():
            if not step.proof_hash:
                continue
            path = loaded.path.parent / step.proof
            where = f"item {item.key!r}: {step.proof}, which shows that the notice was {step.state}"
            if not path.is_file():
                yield f"{where} on {long_day(step.on)}, is gone; bring it back from a copy"
            elif digest(loaded.workspace.held(path)) != step.proof_hash:
                yield f"{where} on {long_day(step.on)}, is not the file that was kept; bring that back from a copy"
