"""The notebook of the documentation is run as a person runs it, cell by cell."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        importlib.util.find_spec("nbclient") is None or importlib.util.find_spec("ipykernel") is None,
        reason="not checked: the notebook; install nbclient and ipykernel",
    ),
    # The client and the kernel talk by sockets and event loops of their own, which they close late.
    pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning"),
]


def test_every_cell_runs_and_what_a_person_sees_is_html(monkeypatch: pytest.MonkeyPatch) -> None:
    import nbformat
    from nbclient import NotebookClient

    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT / "tooling"), os.environ.get("PYTHONPATH", "")]))
    notebook = nbformat.read(ROOT / "docs" / "notebook.ipynb", as_version=4)
    assert not any(cell.get("outputs") for cell in notebook.cells), "outputs are not kept: they are those of a run"
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(ROOT)}}).execute()
    codes = [cell for cell in notebook.cells if cell.cell_type == "code"]
    shown = [output.get("data", {}) for cell in codes for output in cell.outputs]
    assert len(shown) == len(codes)
    assert "Severability" not in shown[1]["text/html"]
    assert "Penalties for offenses" in shown[1]["text/html"]
    assert "<ins" in shown[2]["text/html"] or "<del" in shown[2]["text/html"]
    assert "'amended'" in shown[3]["text/plain"]
