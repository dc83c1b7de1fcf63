"""The texts that notices were made from, as the files of the meetings record it: they are kept as they are."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from engross.workspace import Workspace, read_bytes


def noticed_texts(workspace: Workspace) -> Mapping[str, str]:
    """Of each text that a notice was sent of, by the SHA-256 (hex) of its file, the words that say so: "a notice of
    2025-10-21-laws.toml was made from (sent on 2025-09-18)". A file of a meeting that cannot be read says nothing."""
    return dict(reversed(list(_sent(workspace))))


def _sent(workspace: Workspace) -> Iterator[tuple[str, str]]:
    for path in workspace.meetings():
        try:
            meeting = tomllib.loads(read_bytes(path).decode("utf-8-sig"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError):
            continue  # the meeting's own commands say what is wrong with it
        for step in _steps(meeting):
            if step.get("state") != "drafted" and isinstance(step.get("draft"), str):
                told = f"a notice of {path.name} was made from ({step.get('state')} on {step.get('on')})"
                yield step["draft"], told


def _steps(meeting: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for part in meeting.get("part", []):
        for item in part.get("item", []):
            yield from item.get("notice", {}).get("step", [])
