"""The site on this machine while it is drafted: made anew when a file changes, and the pages that are open with it.

Nobody but this machine is answered: the server listens on the loopback address and refuses any other host name.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote, urlsplit

from markupsafe import escape

from engross.errors import EngrossError

LOOPBACK = "127.0.0.1"
_WAIT = "/-/wait.js"
_RELOADER = "/-/reload.js"
_PATIENCE = 20.0
"""Seconds that a page waits for a change before it asks again."""
IDLE_SECONDS = 30.0
"""Seconds after which a connection on which nothing is asked is closed."""
MOST_CONNECTIONS = 64
"""Connections at a time: a browser opens six for a site and one waits for each open page."""

_KINDS = {
    "atom": "application/atom+xml",
    "css": "text/css",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html",
    "js": "text/javascript",
    "pdf": "application/pdf",
    "txt": "text/plain",
    "xml": "application/xml",
}
"""What the files of a site are, by their suffix: the system's own table may say that a script is plain text."""

Make = Callable[[], bytes]
Files = dict[str, Make]


class Site:
    """The site as it is now; ``build`` makes it anew and gives each file's maker by its address."""

    def __init__(self, build: Callable[[], Files]) -> None:
        """Nothing is built yet: ``renew`` does it."""
        self._build = build
        self._changed = threading.Condition()
        self._files: Files = {}
        self.fault = ""
        self.number = 0

    def renew(self) -> str:
        """Build anew; a fault in a source is kept, to be shown in place of every page, and given back."""
        try:
            files, fault = self._build(), ""
        except EngrossError as wrong:
            files, fault = self._files, str(wrong)
        with self._changed:
            self._files, self.fault = files, fault
            self.number += 1
            self._changed.notify_all()
        return fault

    def wait_for_change(self, since: int) -> bool:
        """Whether the site has changed since it had that number; waits a while for it."""
        with self._changed:
            return self._changed.wait_for(lambda: self.number != since, _PATIENCE)

    def file(self, address: str) -> bytes | None:
        """The bytes at an address, with a script that reloads the page; None where there is nothing."""
        make = self._files.get(address)
        if not address.endswith(".html"):
            return make() if make else None
        if self.fault:
            page = f"<!DOCTYPE html><html lang='en'><title>Fault</title><body><p>{escape(self.fault)}</p></body></html>"
            return _reloading(page.encode(), self.number)
        return _reloading(make(), self.number) if make else None


def _reloading(page: bytes, number: int) -> bytes:
    return page.replace(b"</body>", f'<script src="{_RELOADER}?{number}" defer></script></body>'.encode())


def server_of(site: Site, port: int) -> ThreadingHTTPServer:
    """A server of ``site`` on the loopback address; ``port`` 0 takes any that is free. Errors: OSError."""

    class Handler(BaseHTTPRequestHandler):
        timeout = IDLE_SECONDS

        def do_GET(self) -> None:
            self._answer(body=True)

        def do_HEAD(self) -> None:
            self._answer(body=False)

        def _answer(self, *, body: bool) -> None:
            name = self.headers.get("Host", "").rpartition(":")[0]
            if name not in (LOOPBACK, "localhost"):
                self._send(HTTPStatus.FORBIDDEN, "text/plain", b"this site is served to this machine only\n", body)
                return
            asked = urlsplit(self.path)
            if asked.path in (_RELOADER, _WAIT):
                self._send(HTTPStatus.OK, "text/javascript", _script(site, asked.path, asked.query), body)
                return
            address = unquote(asked.path).lstrip("/")
            address += "index.html" if not address or address.endswith("/") else ""
            try:
                data = site.file(address)
            except EngrossError as fault:
                self._send(HTTPStatus.INTERNAL_SERVER_ERROR, "text/plain", f"{fault}\n".encode(), body)
                return
            if data is None:
                self._send(HTTPStatus.NOT_FOUND, "text/plain", b"there is no such page\n", body)
                return
            kind = _KINDS.get(address.rpartition(".")[2], "application/octet-stream")
            self._send(HTTPStatus.OK, kind, data, body)

        def _send(self, status: HTTPStatus, kind: str, data: bytes, body: bool) -> None:
            self.send_response(status)
            charset = "; charset=utf-8" if kind.startswith("text/") else ""
            self.send_header("Content-Type", kind + charset)
            self.send_header("Content-Length", str(len(data)))
            self.send_header("Cache-Control", "no-store")
            self.send_header("X-Content-Type-Options", "nosniff")
            self.end_headers()
            if body:
                self.wfile.write(data)

        def version_string(self) -> str:
            """What the server calls itself: no version of anything."""
            return "Engross"

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that http.server gives it
            """Keep quiet: what is read is nobody's business."""

    return _Server((LOOPBACK, port), Handler)


class _Server(ThreadingHTTPServer):
    """A server with at most MOST_CONNECTIONS at a time; a further one is closed at once."""

    daemon_threads = True
    # On Windows this would let two servers have the same port; elsewhere a port just left can be had again.
    allow_reuse_address = os.name != "nt"

    def __init__(self, address: tuple[str, int], handler: type[BaseHTTPRequestHandler]) -> None:
        self._free = threading.BoundedSemaphore(MOST_CONNECTIONS)
        super().__init__(address, handler)

    def process_request(self, request: Any, client_address: Any) -> None:
        """Answer on a thread of its own, where one is free."""
        if not self._free.acquire(blocking=False):
            self.shutdown_request(request)
            return
        super().process_request(request, client_address)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Answer, then make room for another."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._free.release()

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ARG002 - socketserver's signature
        """Pass over a reader who left; say any other fault in one line."""
        fault = sys.exception()
        if not isinstance(fault, ConnectionError | TimeoutError):
            print(f"engross: a page could not be served ({type(fault).__name__}: {fault})", file=sys.stderr)


def _script(site: Site, path: str, query: str) -> bytes:
    """The script that waits for a change, or its answer: to load the page anew, or to wait on.

    A script and not a request by script: the pages' own policy, which is sent along unchanged, allows no such request.
    """
    since = int(query) if query.isascii() and query.isdigit() else 0
    if path == _WAIT and site.wait_for_change(since):
        return b"location.reload();\n"
    wait = f'const s = document.createElement("script"); s.src = "{_WAIT}?{since}"; document.head.append(s);'
    # Only once the page is there: until then the browser would wait for the answer to call it loaded.
    when = f'addEventListener("load", () => {{ {wait} }});' if path == _RELOADER else f"(() => {{ {wait} }})();"
    return f"{when}\n".encode()
