"""What may have been meant, where no answer is sure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.text import stopwords, words
from handlers import replies

if TYPE_CHECKING:
    from bot.answers import Librarian
    from bot.model import Answer, Person
    from handlers.desk import Desk
    from handlers.replies import Reply

LONGEST_NAME = 3
"""Words that may be no more than somebody's name."""
MOST_PEOPLE = 3
"""So many people are offered."""


def unsure(desk: Desk, answer: Answer, key: str) -> Reply:
    """What may have been meant, people first where the question may be a mere name; else an honest no. `key` is the entry's. Blocks."""
    text = answer.question.meaning or answer.question.text
    people = desk.librarian.person(text)[:MOST_PEOPLE] if len(text.split()) <= LONGEST_NAME else ()
    if people or answer.offers:
        return replies.unsure(answer, people, desk.phrases, key)
    return replies.unanswered(answer, desk.librarian.articles(), desk.phrases)


def perhaps(librarian: Librarian, name: str) -> tuple[Person, ...]:
    """Who may be meant where the whole is nobody's name: the bearers of a surname in it ("Jim Lovell", "Lovell the pilot").

    Else those whom the articles describe in all of its words: "the prime minister".
    """
    said = {word for word in words(name) if word not in stopwords()}
    people = librarian.people()
    bearers = tuple(person for person in people if len(own := words(person.name)) > 1 and own[-1] in said)
    return bearers or tuple(person for person in people if said and said <= set(words(person.description or "")))
