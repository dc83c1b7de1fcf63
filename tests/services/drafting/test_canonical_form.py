"""Canonical form, through the service."""

from __future__ import annotations

import pytest

from engross.errors import EngrossError
from engross.services.drafting.canonical_form import reformat, reformattings, source_paths
from engross.workspace import Workspace
from workspaces import committing


def test_only_what_is_not_canonical_is_found_and_written(workspace: Workspace) -> None:
    paths = source_paths(workspace)
    assert len(paths) == 3
    assert not list(reformattings(workspace.root, paths))
    canonical = paths[1].read_bytes()
    paths[1].write_bytes(canonical.replace(b"<body>", b"<body >"))
    (found,) = reformattings(workspace.root, paths)
    assert found.name == "ordinances/068-noise/2025-10-21.proposed.xml"
    assert [each.action for each in reformat([found], committing(workspace))] == ["written"]
    assert paths[1].read_bytes() == canonical


def test_a_file_that_changed_after_it_was_read_is_left_alone(workspace: Workspace) -> None:
    path = source_paths(workspace)[0]
    path.write_bytes(path.read_bytes().replace(b"<body>", b"<body >"))
    (found,) = reformattings(workspace.root, [path])
    path.write_bytes(b"someone else's")
    with pytest.raises(EngrossError, match="changed by another program after it was read"):
        reformat([found], committing(workspace))
    assert path.read_bytes() == b"someone else's"
