"""A web on this machine: pages by path, served at 127.0.0.2, which the tests alone declare public."""

from __future__ import annotations

import ssl
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_network
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

from bot.fetching import Web

if TYPE_CHECKING:
    from collections.abc import Iterator

ADDRESS = "127.0.0.2"
PUBLIC = [ip_network(f"{ADDRESS}/32")]
ON_LOCAL_WEB = """
import bot.fetching
from local_web import a_web
bot.fetching.Web = a_web
from bot.__main__ import main
main()
"""
"""The command line as a program that takes 127.0.0.2 for public."""
CERTIFICATE = Path(__file__).parent / "news.example.pem"


@dataclass
class LocalWeb:
    """What is served: for each path an HTML page, a status with headers and a body, or a function that writes what it likes."""

    port: int
    pages: dict[str, Any] = field(default_factory=dict)
    asked: list[BaseHTTPRequestHandler] = field(default_factory=list)

    @property
    def host(self) -> str:
        return f"{ADDRESS}:{self.port}"

    def at(self, path: str, host: str = ADDRESS, scheme: str = "http") -> str:
        return f"{scheme}://{host}:{self.port}{path}"

    def shows(self, path: str, page: Any) -> str:
        self.pages[path] = page
        return self.at(path)

    def redirects(self, path: str, location: str) -> str:
        return self.shows(path, (302, {"Location": location}, b""))


@contextmanager
def serving(*, tls: bool = False) -> Iterator[LocalWeb]:
    """The local web while it is up."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            local.asked.append(self)
            shown = local.pages.get(self.path, (404, {}, b""))
            if callable(shown):
                shown(self)
                return
            code, headers, content = (200, {"Content-Type": "text/html"}, shown) if isinstance(shown, bytes) else shown
            self.send_response(code)
            for name, value in {"Content-Length": str(len(content)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: Any) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: Any) -> None:
            pass  # the bot hangs up on what it does not want

    with Server((ADDRESS, 0), Handler) as server:
        local = LocalWeb(server.server_address[1])
        if tls:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(CERTIFICATE)
            server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
        Thread(target=server.serve_forever, args=[0.02], daemon=True).start()
        yield local
        server.shutdown()


def a_web(**how: Any) -> Web:
    """The web with 127.0.0.2 taken for public, nothing else of this machine."""
    told: dict[str, Any] = {"allowed": PUBLIC, "seconds": 5.0, "pause": 0.02} | how
    return Web(**told)
