"""An Answer as it is said."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.model import Answer
from handlers.replies.reply import Reply
from handlers.replies.sources import headline, match_line, quotation, quoted
from handlers.rich import FOLDED, ITALIC, Rich, echo, join, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.model import Article, Match, Question
    from handlers.phrases import Phrases

HINTS = 5
"""So many headlines tell what the articles are about."""


def note(phrases: Phrases, key: str, **values: str | int) -> Reply:
    """One sentence of the bot's own."""
    return Reply((plain(phrases.say(key, **values)),))


def answer(answer: Answer, least_score: float, phrases: Phrases) -> Reply:
    """The best passage and its source, further good ones folded below it; for an answer that was found."""
    best, *others = answer.matches
    good = [match for match in others if match.score >= least_score]
    folded = join((plain(phrases.say("more_passages")), passages(good, phrases))).shown(FOLDED) if good else Rich()
    blocks = (read_as(answer, phrases), quoted(best, phrases), folded)
    numbers = dict.fromkeys(match.article.number for match in (best, *good))
    return Reply(blocks, articles=tuple(numbers), turn=answer.turn)


def passages(matches: Sequence[Match], phrases: Phrases) -> Rich:
    """The passages, each with its source below it."""
    return join((join((quotation(match), match_line(match, phrases))) for match in matches), "\n\n")


def read_as(answer: Answer, phrases: Phrases) -> Rich:
    """How a question was taken that leaned on the one before, or was misspelt, or what a button asked; nothing for one read as written."""
    if answer.question.meaning is not None:
        question = echo(answer.read_as or answer.question.meaning).text
        pressed = answer.question.meaning == answer.question.text
        said = phrases.say("asked", question=question) if pressed else phrases.say("taken_as", question=question)
        return plain(said).shown(ITALIC)
    if answer.read_as is None:
        return Rich()
    return plain(phrases.say("read_as", question=echo(answer.read_as).text)).shown(ITALIC)


def taken_as(question: Question, reply: Reply, phrases: Phrases) -> Reply:
    """The reply, with how the question was taken where it leaned on the one before."""
    return replace(reply, blocks=(read_as(Answer(question), phrases), *reply.blocks)) if question.meaning else reply


def unanswered(answer: Answer, articles: Sequence[Article], phrases: Phrases) -> Reply:
    """An honest no, with how the question was taken where it leaned on the one before."""
    return taken_as(answer.question, not_found(articles, phrases), phrases)


def not_found(articles: Sequence[Article], phrases: Phrases, key: str = "not_found", **values: str | int) -> Reply:
    """An honest no, and what the articles are about."""
    if not articles:
        return note(phrases, "empty_library")
    said = plain(phrases.say(key, **values))
    heads = [Rich("• ") + headline(article) for article in articles[:HINTS]]
    rest = len(articles) - HINTS
    if rest > 0:
        heads.append(Rich("• ") + plain(phrases.say("and_more", count=rest)))
    return Reply((said, join((plain(phrases.say("about_these")), *heads))))
