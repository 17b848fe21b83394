"""`article-bot who`: the people in the articles, for a person or in JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from bot import records
from bot.commands.opened import say
from bot.errors import ArticleBotError
from bot.people import asked_about
from bot.text import behind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answers import Librarian
    from bot.model import Person


def show_people(librarian: Librarian, words: str, *, as_json: bool) -> None:
    """Print everyone, or whom the words name: a NAME, "with" NAME, "in" WORDS; raises ArticleBotError where several may be meant."""
    if words in ("with", "in"):
        raise typer.BadParameter(f"{words!r} wants {'a NAME' if words == 'with' else 'WORDS of an article'} behind it")
    if name := behind(words, ["with"]):
        _together(librarian, name, as_json=as_json)
    elif subject := behind(words, ["in"]):
        _list(librarian, _in(librarian, subject), as_json=as_json)
    elif not words:
        _list(librarian, librarian.people(), as_json=as_json)
    else:
        _named(librarian, asked_about(f"who {words}") or words, as_json=as_json)  # "who is Amundsen?"


def _in(librarian: Librarian, words: str) -> Sequence[Person]:
    found = librarian.meant(words)
    if len(found) > 1:
        raise ArticleBotError("several articles fit, name one: " + ", ".join(article.id for article in found[:10]))
    return librarian.people_of(found[0])


def _list(librarian: Librarian, people: Sequence[Person], *, as_json: bool) -> None:
    if as_json:
        say({"people": [records.portrait_record(librarian.portrait(person)) for person in people]})
    else:
        typer.echo(records.people_lines(people))


def _named(librarian: Librarian, name: str, *, as_json: bool) -> None:
    people = librarian.person(name)
    if as_json or len(people) > 1:
        _list(librarian, people, as_json=as_json)
    elif people:
        typer.echo(records.portrait_lines(librarian.portrait(people[0])))
    else:
        typer.echo(f"The articles name nobody called {name}.")


def _together(librarian: Librarian, name: str, *, as_json: bool) -> None:
    people = librarian.person(name)
    if len(people) > 1:
        raise ArticleBotError("several people fit, name one: " + ", ".join(_told(person) for person in people[:10]))
    others = librarian.together(people[0]) if people else ()
    if as_json:
        told = [records.portrait_record(librarian.portrait(person)) | {"together": count} for person, count in others]
        say({"people": told})
    else:
        typer.echo(records.together_lines(others, people[0].name) if people else f"The articles name nobody called {name}.")


def _told(person: Person) -> str:
    """The name, and what the articles call them, by which namesakes are told apart."""
    return f"{person.name} ({person.description})" if person.description else person.name
