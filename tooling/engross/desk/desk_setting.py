"""What a running desk is: its workspace, its secret, its clock."""

from __future__ import annotations

import hmac
from collections.abc import Callable
from dataclasses import field
from datetime import date, datetime
from pathlib import Path

from flask import current_app

from engross.services.selection.base_and_draft_choice import SelectionContext
from engross.values import dataclass
from engross.workspace import Workspace

KEY = "engross"
"""Where the application keeps its ``DeskSetting``."""
STATE_FOLDER = "desk"
"""The desk's folder below the workspace's ``.engross``."""


@dataclass(frozen=True, slots=True)
class DeskSetting:
    """The workspace at ``root``, the secret ``token`` of the address, and the clock: ``today`` is the day that is
    answered for, ``now`` the moment (UTC). ``close`` ends the desk, where it runs by itself."""

    root: Path
    token: str = field(repr=False)
    today: Callable[[], date]
    now: Callable[[], datetime]
    close: Callable[[], None] = lambda: None

    @property
    def workspace(self) -> Workspace:
        """The workspace."""
        return Workspace(self.root)

    @property
    def selection(self) -> SelectionContext:
        """Where and when a use case is asked."""
        return SelectionContext(self.root, self.root, self.today())

    @property
    def form_token(self) -> str:
        """What every form of this desk carries, so that no other page can send one."""
        return hmac.new(self.token.encode(), b"form", "sha256").hexdigest()


def desk() -> DeskSetting:
    """The setting of the desk that answers the request at hand."""
    setting = current_app.extensions[KEY]
    assert isinstance(setting, DeskSetting)  # noqa: S101 - put there by desk_application
    return setting
