"""What to start with: an article's card, its people, and questions that a press asks."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from handlers.replies.people import named, person_button
from handlers.replies.reply import Button, Reply, rows
from handlers.replies.summaries import summary
from handlers.rich import BOLD, join, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.model import Person, Summary
    from handlers.phrases import Phrases

PEOPLE = 10
"""So many of an article's people are shown."""


def ask_key(question: str, article: int) -> str:
    """At most 28 characters by which a button names a question made from the article of that number; the same after a restart."""
    return f"{article}.{hashlib.blake2b(question.encode(), digest_size=4).hexdigest()}"


def ask_button(question: str, article: int) -> Button:
    """The button that asks the question."""
    return Button(question, f"ask:q:{ask_key(question, article)}")


def article_card(said: Summary, examples: Sequence[Button], phrases: Phrases, came_from: str = "") -> Reply:
    """Headline, source and summary, with buttons that ask what the article answers and one for its people.

    `came_from` is the kind of list that the reader came from, and its page, with a point between.
    """
    people = Button(phrases.say("people"), f"card:p:{said.article.number}{came_from and '.' + came_from}")
    return replace(summary(said, phrases), buttons=rows((*examples, people)))


def article_people(number: int, people: Sequence[Person], phrases: Phrases, came_from: str = "") -> Reply:
    """Those whom the article of that number names, with a button each, and the way back to its card."""
    shown = people[:PEOPLE]
    lines = [named(person) for person in shown]
    title = plain(phrases.say("article_people", count=len(people)) if people else phrases.say("no_people"))
    buttons = [person_button(person, f"i~{number}~0") for person in shown]
    kind, _, page = came_from.partition(".")
    back = Button(phrases.say("previous"), f"card:{kind}:{number}.{page}" if page else f"card:n:{number}")
    return Reply((title, join(lines)), rows((*buttons, back)), (number,))


def chance(question: Button, phrases: Phrases) -> Reply:
    """The question, with a button that asks it and one for another."""
    key = question.data.rpartition(":")[2]
    buttons = Button(phrases.say("ask_this"), question.data), Button(phrases.say("another"), f"random:n:{key}")
    return Reply((plain(question.label).shown(BOLD),), (buttons,))
