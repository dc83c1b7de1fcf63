"""Who is answered: harmless requests that must be refused, each for one reason."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from engross.desk import request_guard

ORIGIN = "http://127.0.0.1:8068"


def test_the_address_gives_a_cookie_that_other_sites_do_not_bring_along(app: Flask) -> None:
    answer = app.test_client().get("/?key=the-token", base_url=ORIGIN)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/")
    cookie = answer.headers["Set-Cookie"]
    assert cookie == "engross-desk-8068=the-token; HttpOnly; Path=/; SameSite=Strict"


@pytest.mark.parametrize("path", ["/", "/?key=guessed", "/chapters/068-noise", "/desk/desk.css", "/files/" + "0" * 24])
def test_without_the_token_nothing_is_answered(app: Flask, path: str) -> None:
    assert app.test_client().get(path, base_url=ORIGIN).status_code == 403


@pytest.mark.parametrize(
    "host",
    ["rebound.example", "rebound.example:8068", "127.0.0.1", "127.0.0.1:80", "127.0.0.1.example:8068", "[::1]:8068"],
)
def test_another_host_name_is_refused(client: FlaskClient, host: str) -> None:
    answer = client.get("/", base_url=ORIGIN, headers={"Host": host})
    assert answer.status_code == 421


def test_the_other_name_of_this_machine_is_taken(app: Flask) -> None:
    asking = app.test_client()
    assert asking.get("/?key=the-token", base_url="http://localhost:8068").status_code == 303
    assert asking.get("/", base_url="http://localhost:8068").status_code == 200


@pytest.mark.parametrize(
    "origin", [None, "null", "http://127.0.0.1:8069", "https://127.0.0.1:8068", "http://evil.example"]
)
def test_a_form_of_another_origin_is_refused(client: FlaskClient, form_token: str, origin: str | None) -> None:
    headers = {"Origin": origin} if origin else {}
    answer = client.post("/undo", base_url=ORIGIN, headers=headers, data={"form_token": form_token, "act": ""})
    assert answer.status_code == 403


@pytest.mark.parametrize("token", ["", "guessed", "the-token"])
def test_a_form_without_its_token_is_refused(client: FlaskClient, token: str) -> None:
    answer = client.post("/undo", base_url=ORIGIN, headers={"Origin": ORIGIN}, data={"form_token": token})
    assert answer.status_code == 403


def test_a_form_that_the_browser_says_is_of_another_site_is_refused(client: FlaskClient, form_token: str) -> None:
    headers = {"Origin": ORIGIN, "Sec-Fetch-Site": "cross-site"}
    assert client.post("/undo", base_url=ORIGIN, headers=headers, data={"form_token": form_token}).status_code == 403


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS"])
def test_other_methods_are_not_known(client: FlaskClient, method: str) -> None:
    assert client.open("/undo", method=method, base_url=ORIGIN).status_code == 405


def test_what_is_too_large_is_refused(
    client: FlaskClient, form_token: str, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert app.config["MAX_CONTENT_LENGTH"] == request_guard.MOST_REQUEST_BYTES
    app.config["MAX_CONTENT_LENGTH"] = 1000
    answer = client.post(
        "/undo", base_url=ORIGIN, headers={"Origin": ORIGIN}, data={"form_token": form_token, "act": "a" * 2000}
    )
    assert answer.status_code == 413


def test_every_page_forbids_foreign_scripts_and_frames(client: FlaskClient) -> None:
    for path in ("/", "/chapters/068-noise", "/desk/desk.js", "/nowhere"):
        headers = client.get(path, base_url=ORIGIN).headers
        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "script-src 'self'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Cache-Control"] == "no-store"


def test_a_document_that_is_shown_runs_no_script(client: FlaskClient) -> None:
    answer = client.get("/chapters/068-noise/texts/2025-10-21.proposed/redline.html", base_url=ORIGIN)
    policy = answer.headers["Content-Security-Policy"]
    assert "script-src" not in policy
    assert "default-src 'none'" in policy
    assert policy.endswith("sandbox")


@pytest.mark.parametrize(
    "path",
    [
        "/files/..%2f..%2fordinances",
        "/files/../ordinances",
        "/files/%2e%2e",
        "/chapters/..%2f..",
        "/chapters/068-noise/texts/..%2f2025-10-21.proposed/clean.docx",
        "/chapters/068-noise?text=../068-noise/2025-10-21.proposed",
        "/chapters/068-noise?text=/etc/passwd",
        "/chapters/068-noise?text=git:HEAD",
        "/desk/../page.html.jinja",
        "/desk/page.html.jinja",
    ],
)
def test_no_path_from_the_browser_is_opened(client: FlaskClient, path: str) -> None:
    assert client.get(path, base_url=ORIGIN).status_code == 404


def test_a_chapter_is_named_by_its_folder_or_number_alone(client: FlaskClient, root: Path) -> None:
    file = root / "ordinances" / "068-noise" / "2025-10-21.proposed.xml"
    assert client.get(f"/chapters/{file}", base_url=ORIGIN).status_code == 404
