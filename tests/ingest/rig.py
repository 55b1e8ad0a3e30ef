"""A web of our own on the loopback: servers that answer as a test says, and write down what they were asked."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from onrecord.ingest.addresses import networks
from onrecord.ingest.fetch import Fetcher

HERE = networks("127.0.0.1/32")
"""The one address that the tests' fetchers may fetch from; a trap stands at another."""


@dataclass
class Page:
    """One answer: its status, headers and body; or a function that writes to the connection as it likes."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    write: Callable[[object], None] | None = None


class Web:
    """The pages of a running server by their paths, and the requests it got: (path, headers in lower case)."""

    def __init__(self, address: str, port: int) -> None:
        self.pages: dict[str, Page] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        web = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                web.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
                page = web.pages.get(self.path, Page(status=404))
                if page.write is not None:
                    self.close_connection = True
                    page.write(self)
                    return
                self.send_response(page.status)
                headers = {"Content-Type": "text/html", "Content-Length": str(len(page.body))} | page.headers
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(page.body)

            def log_message(self, *_: object) -> None:
                """Be silent."""

        self.server = ThreadingHTTPServer((address, port), Handler)
        self.server.daemon_threads = True
        self.host, self.port = address, self.server.server_address[1]

    def url(self, path: str = "/", host: str | None = None) -> str:
        return f"http://{host or self.host}:{self.port}{path}"

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


@contextmanager
def web(address: str = "127.0.0.1", port: int = 0) -> Iterator[Web]:
    made = Web(address, port)
    thread = threading.Thread(target=made.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield made
    finally:
        made.server.shutdown()
        made.server.server_close()
        thread.join()


def fetcher(**how: object) -> Fetcher:
    """One that may fetch from the rig, and does not wait for turns."""
    return Fetcher(**({"allowed": HERE, "wait": lambda _: None} | how))


def article(text: str = "The harbour of Velmar was closed on Monday after the storm.") -> bytes:
    """A page that is a report."""
    paragraphs = f"<p>{text}</p>" * 6
    return f"<!DOCTYPE html><html><body><article><h1>Harbour closed</h1>{paragraphs}</article></body></html>".encode()
