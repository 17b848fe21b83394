"""What may have been meant, where no answer is sure: people and passages to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.journal import CHOICES
from handlers.replies.answers import read_as
from handlers.replies.people import named, person_button
from handlers.replies.reply import Button, Reply, rows
from handlers.replies.sources import headline, quoted
from handlers.rich import BOLD, Rich, clip, join, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.model import Answer, Match, Person
    from handlers.phrases import Phrases

LONGEST_OFFER = 160
"""Characters of an offered sentence; a passage is told from another by fewer."""
LONGEST_LABEL = 60


def unsure(answer: Answer, people: Sequence[Person], phrases: Phrases, key: str) -> Reply:
    """That no answer is sure, and what may have been meant: a line and a button for each person and passage.

    `key` is that of the entry that keeps the answer.
    """
    persons = [named(person) for person in people]
    passages = [join((_sentence(match), headline(match.article)), " — ") for match in answer.offers]
    lines = [Rich(f"{at}. ") + line for at, line in enumerate((*persons, *passages), 1)]
    buttons = [
        *(person_button(person, key) for person in people),
        *(Button(_label(match), f"row:{choice}:{key}") for choice, match in zip(CHOICES, answer.offers, strict=False)),
    ]
    said = join((plain(phrases.say("unsure")), plain(phrases.say("perhaps"))), " ")
    return Reply((read_as(answer, phrases), join((said, *lines))), rows(buttons))


def passage(match: Match, phrases: Phrases) -> Reply:
    """The passage in full with its source."""
    return Reply((quoted(match, phrases),), articles=(match.article.number,))


def _sentence(match: Match) -> Rich:
    return plain(clip(" ".join(match.sentence.split()), LONGEST_OFFER)).shown(BOLD)


def _label(match: Match) -> str:
    return clip(" ".join(match.article.title.split()) or match.article.id, LONGEST_LABEL)
