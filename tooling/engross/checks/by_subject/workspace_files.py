"""Checks of the files beside the law: the city's, its meetings', the waivers."""

from __future__ import annotations

from collections.abc import Iterator

from engross.checks.remark import Remark


def unusable_file(fault: Exception) -> Iterator[Remark]:  # noqa: ARG001 - found where the file is read
    """The file of a meeting, of the city or of the waivers that cannot be used.

    It is not TOML, its schema does not hold, a day cannot be kept, or there are several files for one city. The law is
    checked all the same; where the city's file cannot be read, by the standard levels of a code. Correct what the
    message names.
    """
    return iter(())


def past_meeting_without_law(fault: Exception) -> Iterator[Remark]:  # noqa: ARG001 - found where the file is read
    """An item of a past meeting whose chapter or version is no longer in the workspace.

    Its agenda and notices cannot be made again. Put the file back, or take the item's ``chapter`` out of the meeting's
    file and say in ``words`` what it was.
    """
    return iter(())
