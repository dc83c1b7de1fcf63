"""Acts from a page of the desk."""

from __future__ import annotations

from engross.desk.desk_setting import desk
from engross.services.drafting.source_acts import ActWriter, act_committer


def act_writer() -> ActWriter:
    """What a use case hands its act to: it is done as a whole, and can be undone."""
    return act_committer(desk().workspace, desk().now())
