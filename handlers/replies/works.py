"""What works in a group: which of mention, reply, command and inline reach the bot, and the one fix."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handlers.replies.reply import Reply
from handlers.rich import Rich, join, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.model import Article
    from handlers.phrases import Phrases


@dataclass(frozen=True, slots=True)
class Works:
    """The bot's name as it is mentioned, whether every message of the group reaches it, and whether it is asked inline."""

    name: str
    mentions: bool
    inline: bool


def works(told: Works, phrases: Phrases) -> tuple[Rich, ...]:
    """A line for each way of calling the bot, and below them what mends the first that does not work."""
    name = told.name
    lines = (
        phrases.say("works_here"),
        phrases.say("works_mention", name=name) if told.mentions else phrases.say("fails_mention", name=name),
        phrases.say("works_reply"),
        phrases.say("works_command", name=name),
        phrases.say("works_inline", name=name) if told.inline else phrases.say("fails_inline", name=name),
    )
    return join(map(plain, lines)), plain(_fix(told, phrases))


def _fix(told: Works, phrases: Phrases) -> str:
    if not told.mentions:
        return phrases.say("fix_mention")
    return "" if told.inline else phrases.say("fix_inline")


def added(articles: Sequence[Article], told: Works, phrases: Phrases) -> Reply:
    """What the bot says in a group that it was added to: what it is for, what it knows, and what works there."""
    knows = phrases.say("help_knows", count=len(articles), headline=articles[0].title) if articles else phrases.say("empty_library")
    return Reply((plain(phrases.say("greeting")), plain(knows), *works(told, phrases)))
