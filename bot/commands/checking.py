"""The command that looks everything over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from bot.answers import Library
from bot.commands.opened import Config, LibraryUrl  # noqa: TC001 - typer reads the annotations
from bot.errors import ArticleBotError
from bot.loading import read_feed
from bot.sandbox import Sandbox
from bot.shelf import faults, open_database, shown
from config.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.fetching import Web
    from config.settings import Settings

Told = tuple[str, str, str]
"""Whether a thing is "ok", was "mended" or is "wrong"; its name; and a sentence about it."""


def check(config: Config = None, library: LibraryUrl = None) -> None:
    """What is wrong with token, library, index and feeds, and how to mend it; what can be mended is."""
    settings = load_settings(config)
    wrong = False
    for state, name, sentence in _everything(settings, library or settings.library.url):
        typer.echo(f"{state:<6}  {name}: {sentence}")
        wrong |= state == "wrong"
    if wrong:
        raise typer.Exit(1)


def _everything(settings: Settings, url: str) -> Iterator[Told]:
    yield "ok", "settings", "every one is understood"
    yield _token(settings)
    yield from _library(url)
    if settings.library.feeds:
        from bot.fetching import Web  # noqa: PLC0415 - the HTTP client takes a quarter of a second to load

        web = Web()
        with Sandbox() as sandbox:
            for address in settings.library.feeds:
                yield _feed(address, web, sandbox)


def _token(settings: Settings) -> Told:
    from handlers.checking import username  # noqa: PLC0415 - Telegram's library is loaded only by the commands that speak

    if not settings.telegram.token:
        return "ok", "token", "none is set, so the bot talks in the terminal; set TELEGRAM_BOT_TOKEN for Telegram"
    try:
        return "ok", "token", f"Telegram knows it as {username(settings.telegram.token, settings.telegram.base_url)}"
    except ArticleBotError as error:
        return "wrong", "token", str(error)


def _library(url: str) -> Iterator[Told]:
    try:
        engine = open_database(url)
        for fault in faults(engine):
            yield "mended" if fault.mended else "wrong", "library", fault.sentence
        engine.dispose()
        library = Library(url)
        yield "ok", "library", f"{library.shelf.count()} articles in {shown(url)}"
        if library.mended:
            yield "mended", "index", f"{library.mended} articles were not as in the library; they are now"
        else:
            yield "ok", "index", "in line with the library"
    except ArticleBotError as error:
        yield "wrong", "library", str(error)


def _feed(address: str, web: Web, sandbox: Sandbox) -> Told:
    try:
        web.check_robots(address)
        entries = read_feed(web.fetch(address), sandbox)
    except ArticleBotError as error:
        return "wrong", "feed", str(error) if address in str(error) else f"{address}: {error}"
    return "ok", "feed", f"{address} has {len(entries)} entries"
