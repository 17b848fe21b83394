"""The commands that change the library, or write it out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot import records
from bot.answers import Intake
from bot.commands.opened import Config, LibraryUrl, Opened, complain
from bot.errors import Unreadable
from bot.loading import is_address
from bot.sandbox import Sandbox


def add(
    what: Annotated[list[str], typer.Argument(metavar="WHAT...", help="Files (.txt .md .html .pdf .jsonl), folders and addresses.")],
    config: Config = None,
    library: LibraryUrl = None,
) -> None:
    """Add articles, or change those that are there."""
    from bot.fetching import Web  # noqa: PLC0415 - the HTTP client takes a quarter of a second to load, and only `add` needs it

    failed = False
    with Sandbox() as sandbox:
        intake = Intake(Opened(config, library, reads=False).librarian, Web(), sandbox)
        for place in what:
            for one in intake.address(place) if is_address(place) else intake.path(Path(place)):
                if isinstance(one, Unreadable):
                    failed = True
                    complain(str(one))
                else:
                    typer.echo(f"{one.outcome} {one.article.id}")
    if failed:
        raise typer.Exit(1)


def remove(id: Annotated[str, typer.Argument(metavar="ID")], config: Config = None, library: LibraryUrl = None) -> None:
    """Take an article away."""
    typer.echo(f"removed {Opened(config, library).librarian.remove(id).id}")


def export(file: Annotated[Path, typer.Argument(metavar="FILE.jsonl")], config: Config = None, library: LibraryUrl = None) -> None:
    """Write every article to a file that `add` reads back."""
    found = Opened(config, library).librarian.articles()
    records.write(found, file)
    typer.echo(f"exported {len(found)} articles to {file}")
