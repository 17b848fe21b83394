"""An answer as it is kept in the journal, and back."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.journal import Entry, PassageKey, match_key, place_key
from bot.model import Answer, Match, Question, Turn

if TYPE_CHECKING:
    from bot.answers import Librarian
    from handlers.replies import Reply

KEPT = 10
"""So many passages of an answer are kept."""


def entry(key: str, answer: Answer, reply: Reply, before: Turn | None) -> Entry:
    """The answer as an entry; the passages by their places and digests, never by their texts; where none is sure, those offered."""
    shown = answer.matches if answer.found else answer.offers
    matches = tuple((match_key(match), match.score) for match in shown[:KEPT])
    question, best = answer.question, next(iter(answer.matches), None)
    told = Entry(question.text, answer.found, key, question.meaning, answer.read_as, matches, _written(reply.turn), _written(before))
    if best is None:
        return replace(told, article=next(iter(reply.articles), None) if answer.found else None)
    return replace(told, score=best.score, article=best.article.number)


def answer(librarian: Librarian, kept: Entry, choice: int | None = None) -> Answer | None:
    """The answer that the entry keeps, its best passage the one at the place that was chosen.

    None where that passage is gone or reads otherwise now; others that do are left out.
    """
    found = [(quoted(librarian, key), score) for key, score in kept.matches]
    if choice is not None:
        found = [*found[choice : choice + 1], *found[:choice], *found[choice + 1 :]] if choice < len(found) else []
    if not found or found[0][0] is None:
        return None
    matches = tuple(replace(match, score=score) for match, score in found if match)
    return Answer(Question(kept.asked, kept.meaning), matches, kept.read_as, found=True)


def offered(librarian: Librarian, kept: Entry) -> Answer | None:
    """The answer that is not sure, with what was offered in its place; None where any of that is gone or reads otherwise now."""
    found = [(quoted(librarian, key), score) for key, score in kept.matches]
    offers = tuple(replace(match, score=score) for match, score in found if match)
    return Answer(Question(kept.asked, kept.meaning), read_as=kept.read_as, offers=offers) if len(offers) == len(found) else None


def quoted(librarian: Librarian, key: str) -> Match | None:
    """The passage of that key, None where it is gone or reads otherwise now."""
    named = PassageKey.parse(key)
    match = librarian.quote(named.article, named.position, named.part, named.start, named.end)
    return match if match and named.holds(match.passage) else None


def turn(librarian: Librarian, written: str | None) -> Turn | None:
    """What the next question may lean on, None where there is nothing or its passage is gone."""
    if written is None:
        return None
    told = json.loads(written)
    match = quoted(librarian, told["match"])
    return Turn(told["question"], match.passage, match.sentence) if match else None


def _written(turn: Turn | None) -> str | None:
    if turn is None:
        return None
    start = max(0, turn.passage.text.find(turn.sentence))
    key = place_key(turn.passage, start, start + len(turn.sentence))
    return json.dumps({"question": turn.question, "match": key})
