"""The one table of commands: what each does, and who is shown it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Flag, auto
from typing import TYPE_CHECKING, Any

from handlers import adding, admitting, articles, chance, languages, privacy, removing, starting, stats, summary, who

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from telegram import Message

    from handlers.desk import Desk


class Shown(Flag):
    """The lists of commands that Telegram shows; one in none of them works all the same."""

    PRIVATE = auto()
    GROUP = auto()
    ADMIN = auto()
    NOWHERE = 0
    EVERYWHERE = PRIVATE | GROUP | ADMIN
    ALONE = PRIVATE | ADMIN
    """In private, where an admin has a list of their own."""


@dataclass(frozen=True, slots=True)
class Command:
    """What the command does, where it is shown, and whether only an admin may use it; `command_NAME` in the phrases describes it."""

    does: Callable[[Desk, Message, str], Coroutine[Any, Any, None]]
    shown: Shown = Shown.EVERYWHERE
    admins_only: bool = False


COMMANDS = {
    "start": Command(starting.start, Shown.NOWHERE),
    "help": Command(articles.welcome),
    "summary": Command(summary.summary),
    "who": Command(who.who),
    "articles": Command(articles.articles),
    "random": Command(chance.chance),
    "language": Command(languages.language),
    "privacy": Command(privacy.privacy),
    "forget": Command(privacy.forget),
    "add": Command(adding.add, Shown.ADMIN, admins_only=True),
    "remove": Command(removing.remove, Shown.ADMIN, admins_only=True),
    "allow": Command(admitting.allow, Shown.ADMIN, admins_only=True),
    "deny": Command(admitting.deny, Shown.ADMIN, admins_only=True),
    "stats": Command(stats.stats, Shown.ADMIN, admins_only=True),
}
