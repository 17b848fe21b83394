"""Persons in a line each, and the question which one is meant."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from handlers.replies.reply import Button, Reply, deep_link, rows
from handlers.rich import BOLD, LINK, Rich, clip, echo, join, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.model import Person
    from handlers.phrases import Phrases

CHOICES = 10
"""So many people are offered to choose from."""
LONGEST_LABEL = 60


def person_key(person: Person) -> str:
    """Ten characters by which a button names the person, the same after a restart."""
    apart = f"\0{person.apart}" if person.apart else ""
    return hashlib.blake2b(f"{person.name}{apart}".encode(), digest_size=5).hexdigest()


def person_button(person: Person, came_from: str = "", kind: str = "k") -> Button:
    """The button with the person's name: to their card, or to what of `kind` there is of them; the way back leads where they came from."""
    return Button(clip(person.name, LONGEST_LABEL), f"who:{kind}:{person_key(person)}{came_from and '.' + came_from}")


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


def counted(person: Person, phrases: Phrases) -> str:
    """How often the person is named, and in how many articles."""
    articles = phrases.say("in_articles", count=len(person.articles))
    return ", ".join((phrases.say("mentions", count=person.mentions), articles))


def choose_person(name: str, people: Sequence[Person], phrases: Phrases, kind: str = "k") -> Reply:
    """Which of several people is meant: a button each, to what of `kind` there is of them; namesakes with what they are called."""
    return _choose(plain(phrases.say("which_person", name=echo_name(name))), people, kind)


def perhaps_person(name: str, people: Sequence[Person], phrases: Phrases, kind: str = "k") -> Reply:
    """That nobody is called so, and who may have been meant, as in `choose_person`."""
    said = (plain(phrases.say("no_such_person", name=echo_name(name))), plain(phrases.say("perhaps")))
    return _choose(join(said, " "), people, kind)


def _choose(title: Rich, people: Sequence[Person], kind: str) -> Reply:
    shown = people[:CHOICES]
    names = [person.name for person in shown]
    lines = [named(person) for person in shown]
    buttons = [person_button(person, kind=kind) if names.count(person.name) == 1 else _told_apart(person, kind) for person in shown]
    return Reply((title, join(lines)), rows(buttons))


def _told_apart(person: Person, kind: str) -> Button:
    label = f"{person.name} — {person.description or person.articles[0].title}"
    return Button(clip(label, LONGEST_LABEL), person_button(person, kind=kind).data)


def numbered_buttons(people: Iterable[tuple[int, Person]], came_from: str) -> tuple[tuple[Button, ...], ...]:
    """A button for the card of each, two in a row; namesakes have their number in the list before their names."""
    shown = list(people)
    names = [person.name for _, person in shown]
    cards = [(f"{at}. " if names.count(person.name) > 1 else "", person_button(person, came_from)) for at, person in shown]
    return rows([Button(clip(number + card.label, LONGEST_LABEL), card.data) for number, card in cards], 2)
