"""The doorbell: the command line, and the one place where everything is put together."""

from __future__ import annotations

import logging
import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import typer

from bot import digest, evaluation, records
from bot.answers import Feeds, Intake, reading_ahead, watched
from bot.commands import AsJson, Config, LibraryUrl, Opened, add, check, complain, evaluate, export, gaps, remove, say, show_people
from bot.errors import ArticleBotError, UnusableSetting
from bot.index import passages
from bot.model import Question
from bot.sandbox import Sandbox
from bot.shelf import Followed
from config.settings import SettingsError, load_phrases, load_settings

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None, invoke_without_command=True)


@app.callback()
def doorbell(context: typer.Context, config: Config = None, library: LibraryUrl = None) -> None:
    """Answers questions about articles, word for word, with their sources. Without a command: run if a token is set, else chat."""
    if context.invoked_subcommand is None:
        (run if load_settings(config).telegram.token else chat)(config, library)
    elif config or library:
        raise typer.BadParameter("--config and --library go behind the command")


@app.command()
def run(config: Config = None, library: LibraryUrl = None) -> None:
    """Answer on Telegram."""
    settings = load_settings(config)
    if not settings.telegram.token:
        raise UnusableSetting("telegram.token", "config/settings.yaml", "is missing; set TELEGRAM_BOT_TOKEN to the one from @BotFather")
    from handlers import running  # noqa: PLC0415 - Telegram's library is loaded only by the commands that speak

    telegram = settings.telegram
    hook = telegram.webhook
    webhook = running.Webhook(hook.url, hook.listen, hook.port, hook.path, hook.secret_token or None) if hook.url else None
    rates = (telegram.messages_per_second, telegram.group_messages_per_minute)
    connection = running.Connection(telegram.token, telegram.base_url, *rates, webhook)
    opened = _opened(config, library)
    changed = Event()
    with (
        Sandbox() as sandbox,
        Sandbox(yields=True) as reading,
        watched(opened.library, changed),
        reading_ahead(opened.librarian.persons, reading, changed),
    ):
        running.run(connection, _desk(opened, sandbox, telegram.stale_minutes), _following(opened, sandbox))


@app.command()
def chat(config: Config = None, library: LibraryUrl = None) -> None:
    """The same bot in the terminal: a line is a message, a number presses a button."""
    from handlers import terminal  # noqa: PLC0415

    with Sandbox() as sandbox:
        terminal.chat(_desk(_opened(config, library), sandbox), sys.stdin.buffer, sys.stdout, prompt=sys.stdin.isatty())


def _opened(config: Path | None, library: str | None) -> Opened:
    opened = Opened(config, library, reads=False)
    opened.load_seeds()
    return opened


def _following(opened: Opened, sandbox: Sandbox) -> Any:
    from bot.fetching import Web  # noqa: PLC0415
    from handlers.feeds import Following  # noqa: PLC0415

    told = opened.settings
    feeds = Feeds(opened.librarian, Followed(opened.library.engine), Web(), sandbox)
    return Following(feeds, told.library.feeds, 60 * told.library.feed_minutes, told.telegram.announce)


def _desk(opened: Opened, sandbox: Sandbox, stale_minutes: float = 0) -> Any:
    from bot.fetching import Web  # noqa: PLC0415
    from bot.journal import Journal  # noqa: PLC0415
    from handlers.desk import Desk  # noqa: PLC0415
    from handlers.limits import Limits  # noqa: PLC0415
    from handlers.phrases import Phrases  # noqa: PLC0415
    from handlers.talks import Talks  # noqa: PLC0415

    oldest = datetime.now(UTC) - timedelta(minutes=stale_minutes) if stale_minutes else None
    telegram = opened.settings.telegram
    journal = Journal(opened.library.engine, bot=int(f"0{telegram.token.partition(':')[0]}"))
    known = journal, Phrases(load_phrases()), frozenset(telegram.allowed_chats), oldest
    intake, zone = Intake(opened.librarian, Web(), sandbox), ZoneInfo(opened.settings.time_zone)
    talks, days = Talks(opened.settings.answers.follow_up_minutes), opened.settings.log.retention_days
    limits = Limits(opened.settings.limits.questions_per_minute, opened.settings.limits.group_questions_per_minute)
    return Desk(opened.librarian, intake, *known, talks, frozenset(telegram.admins), kept_days=days, zone=zone, limits=limits)


@app.command()
def ask(
    question: Annotated[str | None, typer.Argument(metavar="QUESTION")] = None,
    batch: Annotated[Path | None, typer.Option("--batch", metavar="FILE", help='A {"id", "question"} a line.')] = None,
    as_json: AsJson = False,
    limit: Annotated[int | None, typer.Option("--limit", min=1, max=50, help="At most so many passages.")] = None,
    config: Config = None,
    library: LibraryUrl = None,
) -> None:
    """Answer one question, or a file of them."""
    if (question is None) == (batch is None):
        raise typer.BadParameter("either QUESTION or --batch FILE is wanted")
    librarian = Opened(config, library).librarian
    if question is not None:
        answer = librarian.answer(Question(question), limit)
        say(records.answer_record(answer)) if as_json else typer.echo(records.answer_lines(answer))
        return
    for row in evaluation.questions(batch or Path()):
        named = {"id": row["id"]} if "id" in row else {}
        say(named | records.answer_record(evaluation.answered(librarian, row["question"], limit)))


@app.command()
def summary(
    what: Annotated[list[str] | None, typer.Argument(metavar="WHAT", help="An article's id, words, today, week, or since DATE.")] = None,
    as_json: AsJson = False,
    sentences: Annotated[int | None, typer.Option("--sentences", min=1, max=50, help="At most so many, of each article.")] = None,
    config: Config = None,
    library: LibraryUrl = None,
) -> None:
    """What an article says, in its own sentences; what several say of one thing; what was published today, in a week or since a day."""
    opened, words = Opened(config, library), " ".join(what or [])
    librarian, now = opened.librarian, datetime.now(ZoneInfo(opened.settings.time_zone))
    if days := digest.period(words, now.date()):
        fresh = digest.published(librarian.articles(), days.first, now, ZoneInfo(opened.settings.time_zone))
        found = tuple(librarian.summary(article, sentences or 1) for article in fresh)
    elif len(meant := librarian.meant(words)) == 1:
        one = librarian.summary(meant[0], sentences or 3)
        say(records.summary_record(one)) if as_json else typer.echo(records.summary_lines(one))
        return
    else:
        found = librarian.compare(meant, words, sentences or 2)
    say(records.summaries_record(found)) if as_json else typer.echo(records.summaries_lines(found))


@app.command()
def who(
    name: Annotated[list[str] | None, typer.Argument(metavar="NAME", help="A name, with NAME, or in WORDS of an article.")] = None,
    as_json: AsJson = False,
    config: Config = None,
    library: LibraryUrl = None,
) -> None:
    """The people in the articles, those of one name, those named together with somebody, or those of one article."""
    show_people(Opened(config, library).librarian, " ".join(name or []), as_json=as_json)


@app.command()
def articles(as_json: AsJson = False, config: Config = None, library: LibraryUrl = None) -> None:
    """The articles of the library."""
    found = Opened(config, library).librarian.articles()
    if as_json:
        say({"articles": [records.listed_record(article, len(list(passages(article)))) for article in found]})
    else:
        typer.echo(records.articles_lines(found))


for command in (add, remove, export, evaluate, gaps, check):
    app.command()(command)


def quieten() -> None:
    """Libraries do not talk to the owner: the bot says what matters itself, and no address with a token in it is ever written."""
    logging.basicConfig(format="article-bot: %(message)s", level=logging.ERROR, stream=sys.stderr)
    logging.getLogger("article_bot").setLevel(logging.INFO)
    for name in ("telegram", "httpx", "httpcore", "apscheduler", "tornado", "trafilatura", "asyncio"):
        logging.getLogger(name).setLevel(logging.CRITICAL)


def main() -> None:
    """Run a command; a fault is one line on stderr and the exit code 1, or 2 where the settings are at fault."""
    quieten()
    try:
        app()
    except (SettingsError, UnusableSetting) as error:
        complain(str(error))
        sys.exit(2)
    except ArticleBotError as error:
        complain(str(error))
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)


if __name__ == "__main__":
    main()
