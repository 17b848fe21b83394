"""What the bot can do and what it knows, for /start and /help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.replies.reply import Reply, rows
from handlers.replies.works import works
from handlers.rich import Rich, join, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.model import Article
    from handlers.phrases import Phrases
    from handlers.replies.reply import Button
    from handlers.replies.works import Works


def welcome(
    articles: Sequence[Article], examples: Sequence[Button], phrases: Phrases, *, admin: bool = False, here: Works | None = None
) -> Reply:
    """A greeting, what is known, example questions made from the articles at hand, and the commands, an admin's among them.

    In a group, what works `here` is told as well.
    """
    knows = phrases.say("help_knows", count=len(articles), headline=articles[0].title) if articles else phrases.say("empty_library")
    asked = [Rich("• ") + plain(example.label) for example in examples]
    tries = join((plain(phrases.say("try_asking")), *asked)) if asked else Rich()
    admins = plain(phrases.say("help_admin")) if admin else Rich()
    called = works(here, phrases) if here else (plain(phrases.say("help_groups")),)
    return Reply(
        (plain(phrases.say("greeting")), plain(knows), tries, plain(phrases.say("help_commands")), *called, admins), rows(examples)
    )
