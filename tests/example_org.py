"""The web that the README's examples speak of: https://example.org with a page, a feed and a PDF, served on this machine."""

from __future__ import annotations

import os
import ssl
import sys
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

import httpcore
from builders import a_pdf
from local_web import ADDRESS, CERTIFICATE, a_web, serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PORT = "EXAMPLE_ORG_PORT"
FLOOD = "On 17 October 1814 a vat of porter burst at the Horse Shoe Brewery in London, and a wave of beer drowned eight people."
JURY = "The jury called it an act of God, so Henry Meux, who owned the brewery, did not have to pay anything for it."
KIWI = "The kiwi is as large as a hen, and yet the egg that she lays weighs about a fifth as much as the bird herself."
BRIDGE = "The bridge reopened on Tuesday, four years after the flood."
MOA = "The moa could not fly, and it had no wings at all; hunters had eaten the last of them a hundred years after they came."


def page(title: str, *paragraphs: str) -> bytes:
    about = f"<meta property='og:title' content='{title}'><meta property='og:site_name' content='Example Weekly'>"
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"<html><head><title>{title}</title>{about}</head><body><article><h1>{title}</h1>{body}</article></body></html>".encode()


def feed() -> bytes:
    whole = f"<title>The moa had no wings</title><link>https://example.org/moa</link><description>{f'{MOA} ' * 8}</description>"
    teaser = "<title>The kiwi lays a very large egg</title><link>https://example.org/kiwi</link><description>The kiwi is…</description>"
    day = "<pubDate>Sat, 01 Mar 2025 08:00:00 GMT</pubDate>"
    items = "".join(f"<item>{item}{day}</item>" for item in (whole, teaser))
    return f"<rss version='2.0'><channel><title>Example Weekly</title>{items}</channel></rss>".encode()


@contextmanager
def example_org(folder: Path) -> Iterator[dict[str, str]]:
    """While it is up, the environment in which `article-bot` reaches it; a program of that name is put into the folder for that."""
    with serving(tls=True) as web:
        web.shows("/beer-flood", page("The London beer flood", FLOOD, JURY))
        web.shows("/kiwi", page("The kiwi lays a very large egg", KIWI))
        web.shows("/feed.xml", (200, {"Content-Type": "application/rss+xml"}, feed()))
        web.shows(
            "/report.pdf", (200, {"Content-Type": "application/pdf"}, a_pdf("The bridge reopened on Tuesday, four years after the flood."))
        )
        program = folder / "article-bot"
        program.write_text(f'#!/bin/sh\nexec {sys.executable} {__file__} "$@"\n')
        program.chmod(0o755)
        yield {PORT: str(web.port)}


def main() -> None:
    """The command line, for which example.org is on this machine and public."""
    import bot.fetching  # noqa: PLC0415 - only the program has the bot on its path
    from bot.__main__ import main as article_bot  # noqa: PLC0415

    class Backend(httpcore.SyncBackend):
        def connect_tcp(self, host: str, port: int, *more: Any, **named: Any) -> httpcore.NetworkStream:  # noqa: ARG002
            return super().connect_tcp(host, int(os.environ[PORT]), *more, **named)

    httpcore.SyncBackend = Backend  # type: ignore[misc]
    trust = ssl.create_default_context(cafile=CERTIFICATE)
    bot.fetching.Web = partial(a_web, resolve=lambda *_: [ADDRESS], trust=trust)  # type: ignore[assignment,misc]
    article_bot()


if __name__ == "__main__":
    main()
