"""The commands that change the library, or write it out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot import records
from bot.commands.opened import Config, LibraryUrl, Opened, complain
from bot.errors import Unreadable
from bot.loading import is_address, load, load_address
from bot.sandbox import Sandbox

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.model import Article


def add(
    what: Annotated[list[str], typer.Argument(metavar="WHAT...", help="Files (.txt .md .html .jsonl), folders and addresses.")],
    config: Config = None,
    library: LibraryUrl = None,
) -> None:
    """Add articles, or change those that are there."""
    faults: list[Unreadable] = []

    def readable() -> Iterator[Article]:
        for one in _loaded(what):
            if isinstance(one, Unreadable):
                faults.append(one)
                complain(str(one))
            else:
                yield one

    for kept in Opened(config, library, reads=False).librarian.add_all(readable()):
        typer.echo(f"{kept.outcome} {kept.article.id}")
    if faults:
        raise typer.Exit(1)


def _loaded(places: list[str]) -> Iterator[Article | Unreadable]:
    """What is at each of the places, an error for what is not."""
    from bot.fetching import Web  # noqa: PLC0415 - the HTTP client takes a quarter of a second to load, and only `add` needs it

    web = Web()
    with Sandbox() as sandbox:
        for place in places:
            yield from load_address(place, web, sandbox) if is_address(place) else load(Path(place))


def remove(id: Annotated[str, typer.Argument(metavar="ID")], config: Config = None, library: LibraryUrl = None) -> None:
    """Take an article away."""
    typer.echo(f"removed {Opened(config, library).librarian.remove(id).id}")


def export(file: Annotated[Path, typer.Argument(metavar="FILE.jsonl")], config: Config = None, library: LibraryUrl = None) -> None:
    """Write every article to a file that `add` reads back."""
    found = Opened(config, library).librarian.articles()
    records.write(found, file)
    typer.echo(f"exported {len(found)} articles to {file}")
