"""What every command shares: its options, the settings and librarian it opens, and how it speaks."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.answers import Librarian, Library
from bot.matching import Weights
from config.settings import Settings, load_settings, load_weights

Config = Annotated[Path | None, typer.Option("--config", metavar="FILE", help="Settings laid over config/settings.yaml.")]
LibraryUrl = Annotated[
    str | None, typer.Option("--library", metavar="URL", help="The library, as sqlite:///data/library.db; memory: for none.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for other programs.")]


class Opened:
    """The settings and the librarian of one command."""

    def __init__(self, config: Path | None, library: str | None, *, reads: bool = True) -> None:
        self.settings: Settings = load_settings(config)
        self.library = Library(library or self.settings.library.url)
        answers = self.settings.answers
        weights = Weights.parse(load_weights(), "config/ranking.yaml")
        self.librarian = Librarian(self.library, weights, answers.least_score, answers.passages)
        if reads and self.librarian.empty:
            self.load_seeds()

    def load_seeds(self) -> None:
        """Bring the library in line with the folder of seeds, where there is one."""
        if self.settings.library.seeds:
            for fault in self.librarian.load_seeds(Path(self.settings.library.seeds)):
                complain(fault)


def complain(sentence: str) -> None:
    """One line for the owner."""
    typer.echo(f"article-bot: {sentence}", err=True)


def say(record: dict[str, Any]) -> None:
    """One line of JSON."""
    typer.echo(json.dumps(record, ensure_ascii=False))
