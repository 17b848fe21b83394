"""Inline mode: `@bot words` in any chat offers passages to send there, and no words the newest articles."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from telegram import InlineQueryResultArticle, InlineQueryResultsButton, InputTextMessageContent
from telegram.error import BadRequest

from bot.digest import newest
from bot.errors import EmptyQuestion
from bot.journal import match_key
from bot.model import Question
from bot.people import asked_about
from handlers import replies
from handlers.access import admits_reader
from handlers.delivery import NO_PREVIEW

if TYPE_CHECKING:
    from collections.abc import Sequence

    from telegram import Update
    from telegram.ext import CallbackContext

    from bot.model import Article, Match, Person
    from handlers.desk import Desk
    from handlers.replies import Reply

PAGE = 10
"""So many results are shown at once."""
MOST = 50
"""So many there are at most, over all pages."""
LONGEST = 256
"""Characters of a query that are read."""
CACHED = 60
"""Seconds for which Telegram may show the same results again: what is added can be found a minute later."""
WORTH = 0.5
"""A passage of this share of the score that an answer needs, or that the best of what may be meant has, is worth showing."""
LONGEST_LINE = 160
"""Characters of a result's description."""
Results = list[InlineQueryResultArticle]


async def query(desk: Desk, update: Update, _context: CallbackContext[Any, Any, Any, Any]) -> None:
    """Offer a page of results; a reader who is not let in, or finds none, is offered the chat with the bot."""
    asked = update.inline_query
    if asked is None:
        return
    admitted = await admits_reader(desk, asked.from_user.id)
    words, offset = asked.query[:LONGEST].strip(), _offset(asked.offset)
    found = await asyncio.to_thread(results, desk, words, offset, asked.get_bot().username) if admitted else []
    try:
        await asked.answer(
            found[:PAGE],
            cache_time=CACHED,
            is_personal=True,
            next_offset=str(offset + PAGE) if len(found) > PAGE else "",
            button=None if found or offset else _button(desk, admitted=admitted),
        )
    except BadRequest as error:
        if "too old" not in error.message:  # the reader has typed on meanwhile
            raise


def _offset(given: str) -> int:
    return min(int(given), MOST) if given.isascii() and given.isdigit() else 0


def _button(desk: Desk, *, admitted: bool) -> InlineQueryResultsButton:
    label = desk.phrases.say("inline_none") if admitted else desk.phrases.say("inline_not_open")
    return InlineQueryResultsButton(label, start_parameter="inline")


def results(desk: Desk, words: str, offset: int, username: str) -> Results:
    """The page of results from `offset` on, and one more where there is a further page."""
    upto = min(offset + PAGE + 1, MOST)
    if not words:
        return [_article(desk, article, username) for article in newest(desk.librarian.articles())[offset:upto]]
    name = asked_about(words)
    people = desk.librarian.person(name) if name else ()
    found = (*(_person(desk, person, username) for person in people), *(_passage(desk, match, username) for match in _matches(desk, words)))
    return list(found[offset:upto])


def _person(desk: Desk, person: Person, username: str) -> InlineQueryResultArticle:
    key = f"{person.articles[0].number}.p{replies.person_key(person)}"
    return shown(key, person.name, person.description or "", replies.card(desk.librarian.portrait(person), desk.phrases), username)


def _matches(desk: Desk, words: str) -> Sequence[Match]:
    try:
        answer = desk.librarian.answer(Question(words), MOST)
    except EmptyQuestion:
        return ()
    best = answer.matches[0].score if answer.matches else 0.0
    least = min(best, desk.librarian.least_score) if answer.offers else desk.librarian.least_score
    return [match for match in answer.matches if match.score >= WORTH * least]


def _passage(desk: Desk, match: Match, username: str) -> InlineQueryResultArticle:
    line = " ".join(match.sentence.split())
    return shown(match_key(match), match.article.title, line, replies.passage(match, desk.phrases), username)


def _article(desk: Desk, article: Article, username: str) -> InlineQueryResultArticle:
    summary = desk.librarian.summary(article)
    line = " ".join(summary.sentences[0].text.split()) if summary.sentences else ""
    return shown(f"a{article.number}", article.title, line, replies.summary(summary, desk.phrases), username)


def shown(key: str, title: str, line: str, reply: Reply, username: str) -> InlineQueryResultArticle:
    """A result of that id, headline and line; what is sent when it is chosen is the first message of the reply."""
    said = reply.messages[0]
    content = InputTextMessageContent(said.text, entities=replies.entities(said, username), link_preview_options=NO_PREVIEW)
    return InlineQueryResultArticle(
        key, replies.one_line(title, LONGEST_LINE) or key, content, description=replies.one_line(line, LONGEST_LINE) or None
    )


async def chosen(desk: Desk, update: Update, _context: CallbackContext[Any, Any, Any, Any]) -> None:
    """Count the result that was sent."""
    result = update.chosen_inline_result
    number = result.result_id.removeprefix("a").partition(".")[0] if result else ""
    if result and number.isascii() and number.isdigit():
        await asyncio.to_thread(desk.journal.choices.keep, int(number), result.result_id)
