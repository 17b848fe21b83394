"""/who: the people in the articles, in one article, or named with somebody; or one of them."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from bot.journal import OFFERS
from bot.people import asked_about
from bot.text import before, behind, is_unspaced
from handlers import replies
from handlers.meant import perhaps
from handlers.phrases import FALLBACK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from telegram import CallbackQuery, Message

    from bot.model import Person
    from handlers.desk import Desk
    from handlers.replies import Reply

CHOICES = 10
"""So many articles are offered to choose from."""
ANY = "i"
"""What the kinds of the buttons have behind them that offer every article."""
MARKS = " ?!.,;:…"
"""What stands around a name and is no part of it."""


async def who(desk: Desk, message: Message, words: str) -> None:
    """Everyone, those in an article, those named with somebody, or the person of that name."""
    reply = await asyncio.to_thread(_reply, desk, words)
    sent = await desk.send(message, reply)
    if reply.turn:
        desk.talks.keep(message, words, sent, reply.turn)


def _reply(desk: Desk, words: str) -> Reply:
    with_whom, in_what = desk.phrases.words("word_with"), desk.phrases.words("word_in")
    if words.lower() in in_what:
        return _which(desk, 0)
    if not words or words.lower() in with_whom:
        return _everyone(desk, 0)
    words = asked_about(f"who {words}") or words  # "/who is Amundsen?"
    named, postposed = partial(_person, desk, words), partial(_postposed, desk, words)
    readings = (postposed, named) if is_unspaced(words[-1]) else (named, postposed)
    asked = _of(desk, behind(words, with_whom), behind(words, in_what))
    return asked or readings[0]() or readings[1]() or _stranger(desk, words)


def _postposed(desk: Desk, words: str) -> Reply | None:
    """What is asked where the word for "with" or "in" stands behind the others, as it never does in English."""
    spoken, english = desk.phrases, desk.phrases.of(FALLBACK)
    with_whom, in_what = (set(spoken.words(key)) - set(english.words(key)) for key in ("word_with", "word_in"))
    return _of(desk, before(words, with_whom), before(words, in_what))


def _person(desk: Desk, name: str) -> Reply | None:
    people = desk.librarian.person(name)
    return who_is(desk, name, people) if people else None


def _of(desk: Desk, name: str, subject: str) -> Reply | None:
    """Who is named with that person, else in an article about the subject; None where there is neither."""
    if name and (people := desk.librarian.person(name)):
        return _named_with(desk, people[0], 0) if len(people) == 1 else replies.choose_person(name, people, desk.phrases, kind="w")
    found = desk.librarian.about(subject) if subject else ()
    if len(found) > 1:
        return replies.choose_article(found[:CHOICES], 0, desk.phrases, what="who")
    return _in_article(desk, found[0].number, 0) if found else None


def _everyone(desk: Desk, page: int) -> Reply:
    if desk.librarian.empty:
        return replies.note(desk.phrases, "empty_library")
    return replies.people_list(desk.librarian.people(), page, desk.phrases)


def _which(desk: Desk, page: int) -> Reply:
    """In which of all articles, where that was not said."""
    articles = desk.librarian.articles()
    if not articles:
        return replies.note(desk.phrases, "empty_library")
    return replies.choose_article(articles, page, desk.phrases, what="who", behind=ANY)


def _named_with(desk: Desk, person: Person, page: int, came_from: str = "") -> Reply:
    return replies.named_with(person, desk.librarian.together(person), page, desk.phrases, came_from)


def _in_article(desk: Desk, number: int, page: int) -> Reply:
    article = desk.librarian.article(number)
    if article is None:
        return replies.note(desk.phrases, "gone")
    return replies.people_in(article, desk.librarian.people_of(article), page, desk.phrases)


def _stranger(desk: Desk, words: str) -> Reply:
    """That nobody is called so, with who may be meant; or that no article is about what the words say that people are named in."""
    articles = desk.librarian.articles()
    if behind(words, desk.phrases.words("word_in")):
        return replies.not_found(articles, desk.phrases, "no_such_article")
    together = behind(words, desk.phrases.words("word_with"))
    name = (together or words).strip(MARKS) or words
    if people := perhaps(desk.librarian, name):
        return replies.perhaps_person(name, people, desk.phrases, kind="w" if together else "k")
    return replies.not_found(articles, desk.phrases, "no_such_person", name=replies.echo_name(name))


def who_is(desk: Desk, name: str, people: Sequence[Person]) -> Reply:
    """The person's card, or the question which of several is meant."""
    if len(people) == 1:
        return replies.card(desk.librarian.portrait(people[0]), desk.phrases, name)
    return replies.choose_person(name, people, desk.phrases)


async def press(desk: Desk, query: CallbackQuery, kind: str, value: str) -> None:
    """Turn the page of everyone ("p"), of an article's people ("i", from its first "n", "ni") or of the articles ("pi"), or show a person.

    "k" is the card, "q" what they said, "a" the articles that name them, "w" who is named with them. Behind the person's key stands
    the page, but for a card, and where the reader came from.
    """
    await desk.show(query, await asyncio.to_thread(_pressed, desk, kind, value))


def _pressed(desk: Desk, kind: str, value: str) -> Reply:
    if kind == "p":
        return _everyone(desk, int(value))
    if kind == f"p{ANY}":
        return _which(desk, int(value))
    key, *rest = value.split(".", 1 if kind == "k" else 2)
    if kind in ("i", "n", f"n{ANY}"):
        return _in_article(desk, int(key), _page(rest))
    person = desk.librarian.person_of(lambda person: replies.person_key(person) == key)
    if person is None:
        return replies.note(desk.phrases, "gone")
    if kind == "k":
        return _card(desk, person, "".join(rest))
    return _page_of(desk, kind, person, _page(rest), "".join(rest[1:]))


def _page(rest: Sequence[str]) -> int:
    return int(rest[0]) if rest else 0


def _page_of(desk: Desk, kind: str, person: Person, page: int, came_from: str) -> Reply:
    """What the articles tell of a person beside their card; the card where they tell nothing of the kind any more."""
    if kind == "w":
        return _named_with(desk, person, page, came_from)
    if kind == "a":
        return replies.articles_naming(person, page, desk.phrases, came_from)
    portrait = desk.librarian.portrait(person)
    return replies.quotes(portrait, page, desk.phrases, came_from) if portrait.quotes else _card(desk, person, came_from)


def _card(desk: Desk, person: Person, came_from: str) -> Reply:
    card = replies.card(desk.librarian.portrait(person), desk.phrases, came_from=came_from)
    back = replies.Button(desk.phrases.say("previous"), _where(came_from))
    return replace(card, buttons=(*card.buttons, (back,))) if came_from else card


def _where(came_from: str) -> str:
    """What the way back from a card sends: to a page of everyone, of an article's people, of who is named with somebody, or to an entry."""
    if came_from.isdigit():
        return f"who:p:{came_from}"
    kind, _, place = came_from.partition("~")
    return f"who:{kind}:{place.replace('~', '.', 2)}" if place else f"row:{OFFERS}:{came_from}"
