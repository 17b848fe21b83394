"""Example questions: a press asks one, after a restart too, for it is made again from its article."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.model import Question
from handlers import questions, replies

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from telegram import CallbackQuery

    from bot.examples import Example
    from handlers.desk import Desk


def asks(desk: Desk, examples: Iterable[Example]) -> Iterator[replies.Button]:
    """A button for each of the examples that the bot would answer."""
    for example in examples:
        if example.kind == "who" or desk.librarian.answer(Question(example.question)).found:
            yield replies.ask_button(example.question, example.article)


async def press(desk: Desk, query: CallbackQuery, _kind: str, value: str) -> None:
    """Ask the question of that key; where its article says nothing of it any more, say so."""
    question = await asyncio.to_thread(_of_key, desk, value)
    await questions.ask_for(desk, query, question)


def _of_key(desk: Desk, key: str) -> str | None:
    article = desk.librarian.article(int(key.partition(".")[0]))
    every = desk.librarian.every_example([article] if article else [])
    made = (example.question for examples in every for example in examples)
    return next((question for question in made if article and replies.ask_key(question, article.number) == key), None)
