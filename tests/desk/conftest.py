"""The desk of a small workspace, asked without a server."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from engross.desk.application import desk_application
from engross.desk.desk_setting import KEY, DeskSetting
from engross.services.documents.redline_document import redline_document
from engross.workspace import Workspace, load
from workspaces import write_meeting, write_workspace

PORT = 8068
ORIGIN = f"http://127.0.0.1:{PORT}"
TODAY = date(2025, 9, 18)

Post = Callable[..., Any]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_workspace(tmp_path)
    write_meeting(tmp_path)
    return tmp_path


@pytest.fixture
def today() -> date:
    """The day that the desk answers for; a module of tests may have another."""
    return TODAY


@pytest.fixture
def app(root: Path, today: date) -> Flask:
    moment = datetime(today.year, today.month, today.day, 12, tzinfo=UTC)
    setting = DeskSetting(root, "the-token", lambda: today, lambda: moment)
    return desk_application(setting)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser that was let in."""
    asking = app.test_client()
    asking.get("/?key=the-token", base_url=ORIGIN)
    return asking


@pytest.fixture
def form_token(app: Flask) -> str:
    setting = app.extensions[KEY]
    assert isinstance(setting, DeskSetting)
    return setting.form_token


@pytest.fixture
def post(client: FlaskClient, form_token: str) -> Post:
    """Send a form as a page of the desk does; the page that follows."""

    def send(path: str, follow: bool = True, **fields: Any) -> Any:
        return client.post(
            path,
            base_url=ORIGIN,
            headers={"Origin": ORIGIN},
            data={"form_token": form_token, **fields},
            follow_redirects=follow,
        )

    return send


@pytest.fixture
def redline(root: Path) -> bytes:
    """The Word redline of chapter 68."""
    noise = root / "ordinances" / "068-noise"
    old, new = (load(noise / name) for name in ("2020-01-14.codified.xml", "2025-10-21.proposed.xml"))
    return redline_document(old, new, "docx", Workspace(root).templates(), author="Ann Rowe")


@pytest.fixture
def dropped(post: Post, redline: bytes) -> str:
    """The address of the page on the redline, after it was dropped."""
    answer = post("/files", follow=False, file=(BytesIO(redline), "noise.docx"))
    assert answer.status_code == 303
    return str(answer.headers["Location"])
