"""The desk's HTTP server: waitress, on the loopback address only."""

from __future__ import annotations

import socket

from flask import Flask
from waitress.server import BaseWSGIServer, MultiSocketServer, create_server

from engross.desk.request_guard import DESK_HOST, MOST_REQUEST_BYTES

_THREADS = 6
_MOST_CONNECTIONS = 64
_IDLE_SECONDS = 30
_MOST_HEADER_BYTES = 64 * 1024


def desk_server(app: Flask, port: int) -> tuple[MultiSocketServer | BaseWSGIServer, int]:
    """A server of ``app`` that listens already, and its port; ``port`` 0 takes any that is free. Errors: OSError."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        listening.bind((DESK_HOST, port))
    except OSError:
        listening.close()
        raise
    server = create_server(
        app,
        sockets=[listening],
        threads=_THREADS,
        connection_limit=_MOST_CONNECTIONS,
        channel_timeout=_IDLE_SECONDS,
        max_request_header_size=_MOST_HEADER_BYTES,
        max_request_body_size=MOST_REQUEST_BYTES,
        ident="Engross",
        clear_untrusted_proxy_headers=True,
    )
    return server, listening.getsockname()[1]
