"""What may have been meant, where no answer is sure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers import replies

if TYPE_CHECKING:
    from bot.model import Answer
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
