"""A Person as a card, and the question which one is meant."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from bot.examples import who_is
from bot.model import Turn
from handlers.replies.reply import Button, Reply, deep_link, rows
from handlers.replies.sources import quoted
from handlers.rich import BOLD, LINK, Rich, clip, echo, join, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.model import Person
    from handlers.phrases import Phrases

PASSAGES = 3
"""A card quotes so many passages."""
CHOICES = 10
"""So many people are offered to choose from."""


def person_key(person: Person) -> str:
    """Ten characters by which a button names the person, the same after a restart."""
    return hashlib.blake2b(person.name.encode(), digest_size=5).hexdigest()


def card(person: Person, phrases: Phrases, asked: str = "") -> Reply:
    """Full name, description, other forms of the name, and the passages that show it, each with its source.

    The talk goes on about the person by the name that was `asked` for, where it is one of theirs, else by the full name.
    """
    name = plain(clip(person.name, 200)).shown(BOLD)
    counted = plain(phrases.say("mentions", count=person.mentions))
    also = plain(phrases.say("also_called", names=", ".join(person.aliases[:8]))) if person.aliases else Rich()
    head = join((join((name, described(person)), " — "), also, counted))
    shown = (quoted(match, phrases) for match in person.matches[:PASSAGES])
    best = person.matches[0] if person.matches else None
    called = next((form for form in person.aliases if form.lower() == asked.lower()), person.name)
    turn = Turn(who_is(called), best.passage, best.sentence) if best else None
    return Reply((head, *shown), articles=tuple(article.number for article in person.articles), turn=turn)


def echo_name(name: str) -> str:
    """The name as the reader wrote it, safe to say back."""
    return echo(name, 60).text


def described(person: Person) -> Rich:
    """How the articles describe the person, in their words."""
    return plain(clip(person.description, 200)) if person.description else Rich()


def named(person: Person) -> Rich:
    """The name, linked to the person's card, and how the articles describe them."""
    name = plain(clip(person.name, 100)).shown(LINK, deep_link(f"p{person_key(person)}")).shown(BOLD)
    return join((name, described(person)), " — ")


def choose_person(name: str, people: Sequence[Person], phrases: Phrases) -> Reply:
    """Which of several people is meant: a button each."""
    lines = [named(person) for person in people[:CHOICES]]
    buttons = [Button(clip(person.name, 60), f"who:k:{person_key(person)}") for person in people[:CHOICES]]
    return Reply((plain(phrases.say("which_person", name=echo_name(name))), join(lines)), rows(buttons))
