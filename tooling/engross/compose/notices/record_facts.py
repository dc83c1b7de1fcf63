"""The facts of a meeting's record by the names that the template of the minutes uses."""

from __future__ import annotations

from engross.meetings.clock_times import clock_words
from engross.model.meeting.meeting import Meeting
from engross.model.meeting.meeting_record import MeetingRecord, Motion


def record_facts(meeting: Meeting) -> dict[str, object]:
    """``record`` (None where nothing is recorded), and ``other_motions``, those on no item."""
    record = meeting.record
    return {
        "record": None if record is None else _attendance(record),
        "other_motions": motion_facts(meeting, ""),
    }


def motion_facts(meeting: Meeting, key: str) -> list[dict[str, object]]:
    """The motions on the item ``key``, in the order of the record."""
    motions = meeting.record.motions if meeting.record is not None else ()
    return [_motion(motion) for motion in motions if motion.item == key]


def _attendance(record: MeetingRecord) -> dict[str, object]:
    return {
        "present": record.present,
        "absent": record.absent,
        "called_to_order": clock_words(record.called_to_order) if record.called_to_order else "",
        "adjourned": clock_words(record.adjourned) if record.adjourned else "",
    }


def _motion(motion: Motion) -> dict[str, object]:
    sides = (motion.ayes, motion.noes, motion.abstained)
    named = [", ".join(side) if side else "none" for side in sides]
    return {
        "by": motion.by,
        "second": motion.second,
        "words": motion.words,
        "amended": motion.amended,
        "at": clock_words(motion.at) if motion.at else "",
        "voted": any(sides),
        "outcome": "passed" if motion.passed else "failed",
        "tally": f"{len(motion.ayes)} in favor, {len(motion.noes)} opposed, {len(motion.abstained)} abstained",
        "ayes": named[0],
        "noes": named[1],
        "abstained": named[2],
    }
