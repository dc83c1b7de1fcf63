from __future__ import annotations

import contextlib
import http.client
import socket
import threading
import time
from collections.abc import Iterator
from datetime import date
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from engross.errors import SourceError
from engross.preview.file_watching import stamp
from engross.preview.server import MOST_CONNECTIONS, Files, Site, server_of

DAY = date(2026, 1, 1)
PAGE = b"<!DOCTYPE html><title>One</title><body><p>One</p></body></html>"


class Source:
    def __init__(self) -> None:
        self.files: Files = {"index.html": lambda: PAGE, "a/b.txt": lambda: b"words"}
        self.fault: SourceError | None = None

    def build(self) -> Files:
        if self.fault:
            raise self.fault
        return dict(self.files)


@pytest.fixture
def source() -> Source:
    return Source()


@pytest.fixture
def site(source: Source) -> Site:
    made = Site(source.build)
    made.renew()
    return made


@pytest.fixture
def server(site: Site) -> Iterator[ThreadingHTTPServer]:
    made = server_of(site, 0)
    thread = threading.Thread(target=made.serve_forever)
    thread.start()
    yield made
    made.shutdown()
    thread.join()
    made.server_close()


def get(server: ThreadingHTTPServer, path: str, host: str = "127.0.0.1:1") -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=30)
    connection.request("GET", path, headers={"Host": host})
    answer = connection.getresponse()
    data = answer.read()
    connection.close()
    return answer.status, data


def test_only_this_machine_is_answered(server: ThreadingHTTPServer) -> None:
    assert server.server_address[0] == "127.0.0.1"
    assert get(server, "/", "evil.example:80")[0] == 403
    assert get(server, "/", "localhost:80")[0] == 200


def test_pages_and_files(server: ThreadingHTTPServer) -> None:
    status, page = get(server, "/")
    assert status == 200
    assert page.startswith(b"<!DOCTYPE html><title>One</title><body><p>One</p><script")
    assert get(server, "/a/b.txt") == (200, b"words")
    for path in ("/nothing", "/../../etc/passwd", "/%2e%2e/x", "/a"):
        assert get(server, path)[0] == 404


def test_what_a_file_is_does_not_depend_on_the_system(server: ThreadingHTTPServer, site: Site, source: Source) -> None:
    files = ("site.js", "site.css", "a/redline.docx", "feed.atom", "strange.bin")
    source.files = {name: lambda: b"" for name in files}
    site.renew()
    kinds = []
    for name in files:
        connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=30)
        connection.request("HEAD", f"/{name}", headers={"Host": "localhost:1"})
        kinds.append(connection.getresponse().getheader("Content-Type"))
        connection.close()
    assert kinds == [
        "text/javascript; charset=utf-8",
        "text/css; charset=utf-8",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/atom+xml",
        "application/octet-stream",
    ]


def test_a_page_waits_for_a_change(server: ThreadingHTTPServer, site: Site) -> None:
    assert b"wait.js?1" in get(server, "/-/reload.js?1")[1]
    threading.Timer(0.2, site.renew).start()
    assert get(server, f"/-/wait.js?{site.number}") == (200, b"location.reload();\n")


def test_a_fault_stands_in_place_of_pages_until_it_is_mended(
    server: ThreadingHTTPServer, site: Site, source: Source
) -> None:
    source.fault = SourceError("a.xml", 3, "<para> is not known")
    assert site.renew() == "a.xml:3: <para> is not known"
    assert b"a.xml:3: &lt;para&gt; is not known" in get(server, "/")[1]
    source.fault = None
    assert site.renew() == ""
    assert b"<p>One</p>" in get(server, "/")[1]


def test_a_change_on_disk_is_seen(tmp_path: Path) -> None:
    before = stamp([tmp_path], DAY)
    (tmp_path / "a").mkdir()
    (tmp_path / "a/b.xml").write_text("x", encoding="utf-8")
    assert stamp([tmp_path], DAY) != before


def test_no_version_of_anything_is_told(server: ThreadingHTTPServer) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=30)
    connection.request("GET", "/", headers={"Host": "localhost:1"})
    assert connection.getresponse().getheader("Server", "").strip() == "Engross"
    connection.close()


def test_a_file_that_can_be_served_no_longer_is_one_sentence(
    server: ThreadingHTTPServer, site: Site, source: Source
) -> None:
    def gone() -> bytes:
        raise SourceError("a.xml", 0, "resolves outside the workspace")

    source.files["a/b.txt"] = gone
    site.renew()
    assert get(server, "/a/b.txt") == (500, b"a.xml: resolves outside the workspace\n")


def test_idle_connections_are_bounded_and_those_asking_are_answered(
    server: ThreadingHTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = threading.active_count()
    idle = [socket.create_connection(("127.0.0.1", server.server_port), timeout=30) for _ in range(100)]
    try:
        closed = [each for each in idle[-20:] if each.recv(1) == b""]
        assert len(closed) == 20
        assert threading.active_count() - before <= MOST_CONNECTIONS
    finally:
        for each in idle:
            each.close()
    for _ in range(200):
        with contextlib.suppress(ConnectionError, http.client.BadStatusLine):
            assert get(server, "/")[0] == 200
            return
        time.sleep(0.05)
    raise AssertionError("no connection came free again")


def test_a_reader_who_leaves_is_passed_over(server: ThreadingHTTPServer, capfd: pytest.CaptureFixture[str]) -> None:
    for fault, said in ((ConnectionResetError(104, "reset"), ""), (ValueError("odd"), "(ValueError: odd)")):
        try:
            raise fault
        except Exception:
            server.handle_error(None, ("127.0.0.1", 1))
        err = capfd.readouterr().err
        assert said in err
        assert "Traceback" not in err
        assert bool(err) == bool(said)
