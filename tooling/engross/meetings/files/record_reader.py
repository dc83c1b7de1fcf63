"""The record of a meeting, in its file, into a noun."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from engross.errors import SourceError
from engross.meetings.files.fields import maybe_day, read_time
from engross.meetings.files.json_schema import TomlTables
from engross.meetings.files.toml_lines import TomlPath, line_at
from engross.model.meeting.meeting_record import MeetingRecord, Motion


def read_meeting_record(
    table: TomlTables, keys: frozenset[str], file: str, lines: Mapping[TomlPath, int]
) -> MeetingRecord:
    """The record in the table ``record`` of a meeting's file; ``keys`` are those of its items.

    Errors: SourceError where a time or a day is wrong, a member is both present and absent, a motion is on no item of
    the agenda, or somebody votes who is not present, or twice.
    """

    def time_of(name: str, held: TomlTables, where: str, *path: str | int) -> object:
        return read_time(held[name], file, f"{where}, {name}", line_at(lines, (*path, name))) if name in held else None

    motions = []
    for at, each in enumerate(table.get("motion", [])):
        where = f"record, motion number {at + 1}"
        motion = Motion(
            each["words"],
            each["by"],
            each.get("item", ""),
            each.get("second", ""),
            tuple(each.get("ayes", [])),
            tuple(each.get("noes", [])),
            tuple(each.get("abstained", [])),
            each.get("amended", False),
            time_of("at", each, where, "record", "motion", at),  # type: ignore[arg-type]
        )
        for fault in _motion_faults(motion, keys, tuple(table.get("present", []))):
            raise SourceError(file, line_at(lines, ("record", "motion", at)), f"{where}: {fault}")
        motions.append(motion)
    both = [name for name in table.get("present", []) if name in table.get("absent", [])]
    if both:
        told = f"record: {both[0]} is both present and absent; keep one of them"
        raise SourceError(file, line_at(lines, ("record", "absent")), told)
    return MeetingRecord(
        tuple(table.get("present", [])),
        tuple(table.get("absent", [])),
        time_of("called_to_order", table, "record", "record"),  # type: ignore[arg-type]
        time_of("adjourned", table, "record", "record"),  # type: ignore[arg-type]
        tuple(motions),
        maybe_day(table, "votes_posted", file, "record", line_at(lines, ("record", "votes_posted"))),
        maybe_day(table, "minutes_posted", file, "record", line_at(lines, ("record", "minutes_posted"))),
    )


def _motion_faults(motion: Motion, keys: frozenset[str], present: tuple[str, ...]) -> Iterator[str]:
    if motion.item and motion.item not in keys:
        yield f"there is no item {motion.item!r} on the agenda; there are {', '.join(sorted(keys)) or 'none'}"
    voters = (*motion.ayes, *motion.noes, *motion.abstained)
    for name in dict.fromkeys((motion.by, *filter(None, [motion.second]), *voters)):
        if name not in present:
            yield f"{name} is not among those present; add the name under record, present, or correct it"
    for name in dict.fromkeys(voters):
        if voters.count(name) > 1:
            yield f"{name} votes {voters.count(name)} times; keep one of them"
    if motion.second and motion.second == motion.by:
        yield f"{motion.by} cannot second a motion of their own; correct the one or the other"
