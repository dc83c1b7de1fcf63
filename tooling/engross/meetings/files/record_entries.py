"""Writing into a meeting's file what happened at it; comments and order are kept."""

from __future__ import annotations

from typing import Any

import tomlkit

from engross.model.meeting.meeting_record import MeetingRecord, Motion

_ATTENDANCE = ("present", "absent", "called_to_order", "adjourned", "votes_posted", "minutes_posted")
_MOTION = ("item", "words", "by", "second", "ayes", "noes", "abstained", "amended", "at")


def with_attendance(text: str, record: MeetingRecord) -> str:
    """``text``, a meeting's file, with what ``record`` states besides its motions in the table ``record``; what it
    leaves open stays as it was."""
    document: Any = tomlkit.parse(text)
    if "record" not in document:
        document["record"] = tomlkit.table()
    for name in _ATTENDANCE:
        value = getattr(record, name)
        if value:
            document["record"][name] = _toml(value)
    return tomlkit.dumps(document)


def with_motion(text: str, motion: Motion) -> str:
    """``text``, a meeting's file, with ``motion`` behind those of its record."""
    document: Any = tomlkit.parse(text)
    if "record" not in document:
        document["record"] = tomlkit.table()
    if "motion" not in document["record"]:
        document["record"]["motion"] = tomlkit.aot()
    table: Any = tomlkit.table()
    for name in _MOTION:
        value = getattr(motion, name)
        if value:
            table[name] = _toml(value)
    document["record"]["motion"].append(table)
    return tomlkit.dumps(document)


def _toml(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value
