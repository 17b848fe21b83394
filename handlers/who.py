"""/who: the people in the articles, or one of them."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.journal import OFFERS
from handlers import replies

if TYPE_CHECKING:
    from collections.abc import Sequence

    from telegram import CallbackQuery, Message

    from bot.model import Person
    from handlers.desk import Desk
    from handlers.phrases import Phrases
    from handlers.replies import Reply


async def who(desk: Desk, message: Message, words: str) -> None:
    """Everyone, or the person of that name."""
    reply = await asyncio.to_thread(_reply, desk, words)
    sent = await desk.send(message, reply)
    if reply.turn:
        desk.talks.keep(message, words, sent, reply.turn)


def _reply(desk: Desk, name: str) -> Reply:
    if not name:
        return _everyone(desk, 0)
    people = desk.librarian.person(name)
    return who_is(name, people, desk.phrases) if people else _stranger(desk, name)


def _everyone(desk: Desk, page: int) -> Reply:
    if desk.librarian.empty:
        return replies.note(desk.phrases, "empty_library")
    return replies.people_list(desk.librarian.people(), page, desk.phrases)


def _stranger(desk: Desk, name: str) -> Reply:
    articles = desk.librarian.articles()
    return replies.not_found(articles, desk.phrases, "no_such_person", name=replies.echo_name(name))


def who_is(name: str, people: Sequence[Person], phrases: Phrases) -> Reply:
    """The person's card, or the question which of several is meant."""
    return replies.card(people[0], phrases, name) if len(people) == 1 else replies.choose_person(name, people, phrases)


async def press(desk: Desk, query: CallbackQuery, kind: str, value: str) -> None:
    """Turn the page ("p") or show the person of that key ("k"), with a way back to the page or entry named behind it."""
    await desk.show(query, await asyncio.to_thread(_pressed, desk, kind, value))


def _pressed(desk: Desk, kind: str, value: str) -> Reply:
    if kind == "p":
        return _everyone(desk, int(value))
    key, _, came_from = value.partition(".")
    found = [person for person in desk.librarian.people() if replies.person_key(person) == key]
    card = replies.card(found[0], desk.phrases) if found else replies.note(desk.phrases, "gone")
    where = f"who:p:{came_from}" if came_from.isdigit() else f"row:{OFFERS}:{came_from}"
    back = replies.Button(desk.phrases.say("previous"), where)
    return replace(card, buttons=(*card.buttons, (back,))) if came_from else card
