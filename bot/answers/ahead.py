"""While the bot answers, the people of new articles are read in another process, so that nobody who asks for them has to wait."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING

from bot import people
from bot.answers.beside import PAUSE, beside

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from threading import Event

    from bot.answers.persons import Persons
    from bot.model import Article
    from bot.sandbox import Sandbox

log = logging.getLogger("article_bot")


def reading_ahead(persons: Persons, sandbox: Sandbox, changed: Event) -> AbstractContextManager[None]:
    """The people are read at the start, and after each time that `changed` is set, in a thread that works in the sandbox."""
    changed.set()
    return beside("reading ahead", partial(_read, persons, sandbox, changed))


def _read(persons: Persons, sandbox: Sandbox, changed: Event, ended: Event) -> None:
    def read(article: Article) -> object:
        return sandbox.call(people.read_plain, article)

    while not ended.is_set():
        if not changed.wait(PAUSE):
            continue
        changed.clear()
        try:
            while not ended.is_set() and persons.read_some(read):
                pass
            if not ended.is_set():
                persons.everyone()
        except Exception as error:  # noqa: BLE001 - whatever keeps it from reading ahead: who asks has them read all the same
            log.warning("People could not be read ahead (%s); they are read when they are asked for.", " ".join(str(error).split()))
