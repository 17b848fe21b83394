"""The commands that learn from questions: how well they are answered, and which the articles fail."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - typer reads the annotations
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot import evaluation, records
from bot.commands.opened import AsJson, Config, LibraryUrl, Opened, complain, say

if TYPE_CHECKING:
    from bot.journal import Log
    from bot.learning import Gap

FromLog = Annotated[bool, typer.Option("--from-log", help="The answers that readers gave a thumb up, asked again.")]


def evaluate(
    file: Annotated[Path | None, typer.Argument(metavar="FILE", help='Lines of {"question", "gold", "answers"?}.')] = None,
    from_log: FromLog = False,
    as_json: AsJson = False,
    config: Config = None,
    library: LibraryUrl = None,
) -> None:
    """How well the bot answers your own questions, or once more those that readers were pleased with."""
    from bot.evaluation import report  # noqa: PLC0415 - rich is loaded only by the command that draws

    if (file is None) != from_log:
        raise typer.BadParameter("either FILE or --from-log is wanted")
    rows = list(evaluation.questions(file)) if file else []
    opened = Opened(config, library)
    if from_log:
        rows = evaluation.replayed(opened.librarian, _log(opened).praised())
    if from_log and not rows:
        complain("no answer in the question log has a thumb up")
    trials = report.watched(evaluation.try_out(opened.librarian, rows), len(rows))
    say(report.evaluation_record(trials)) if as_json else report.show(trials)


def gaps(as_json: AsJson = False, config: Config = None, library: LibraryUrl = None) -> None:
    """The questions that the articles fail, those that are alike together, most asked first."""
    from bot.learning import gaps  # noqa: PLC0415 - its name is the command's

    opened = Opened(config, library)
    found = gaps(_log(opened).failed())
    if as_json:
        say({"gaps": [_record(opened, gap) for gap in found]})
    else:
        typer.echo(records.gaps_lines(found))


def _log(opened: Opened) -> Log:
    from bot.journal import Journal  # noqa: PLC0415 - only what looks into the log makes its tables

    return Journal(opened.library.engine).log


def _record(opened: Opened, gap: Gap) -> dict[str, Any]:
    return records.gap_record(gap, opened.librarian.article(gap.article) if gap.article else None)
