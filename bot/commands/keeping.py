"""The commands that change the library, or write it out."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot import records
from bot.answers import Intake
from bot.commands.opened import Config, LibraryUrl, Opened, complain
from bot.commands.progress import progress
from bot.errors import Unreadable
from bot.loading import count, is_address
from bot.sandbox import Sandbox

if TYPE_CHECKING:
    from bot.shelf import Kept


def add(
    what: Annotated[list[str], typer.Argument(metavar="WHAT...", help="Files (.txt .md .html .pdf .jsonl), folders, addresses and feeds.")],
    config: Config = None,
    library: LibraryUrl = None,
) -> None:
    """Add articles, or change those that are there."""
    from bot.fetching import Web  # noqa: PLC0415 - the HTTP client takes a quarter of a second to load, and only `add` needs it

    outcomes: Counter[str] = Counter()
    with Sandbox() as sandbox, progress(sum(map(_size, what))) as advance:
        intake = Intake(Opened(config, library, reads=False).librarian, Web(), sandbox)
        for place in what:
            for one in intake.address(place) if is_address(place) else intake.path(Path(place)):
                outcomes[_told(one)] += 1
                advance()
    if outcomes.total() > 1:
        complain(", ".join(f"{many} {outcome}" for outcome, many in sorted(outcomes.items())))
    if outcomes["failed"]:
        raise typer.Exit(1)


def _size(place: str) -> int:
    """About how many articles there are to come; a feed tells only when it is read."""
    return 1 if is_address(place) else count(Path(place))


def _told(one: Kept | Unreadable) -> str:
    """Tell what became of an article, and return it in a word."""
    if isinstance(one, Unreadable):
        complain(str(one))
        return "failed"
    typer.echo(f"{one.outcome} {one.article.id}")
    return one.outcome


def remove(id: Annotated[str, typer.Argument(metavar="ID")], config: Config = None, library: LibraryUrl = None) -> None:
    """Take an article away."""
    typer.echo(f"removed {Opened(config, library).librarian.remove(id).id}")


def export(file: Annotated[Path, typer.Argument(metavar="FILE.jsonl")], config: Config = None, library: LibraryUrl = None) -> None:
    """Write every article to a file that `add` reads back."""
    found = Opened(config, library).librarian.articles()
    records.write(found, file)
    typer.echo(f"exported {len(found)} articles to {file}")
